import { add, type Fraction, isZero, less, minus, over, sum, times, zero, fraction } from './fraction.ts'
import type { TwinAttribution } from './twin-attribution.ts'
import type { TwinAnswer } from './twin.ts'
import { handsOver, type TwinMovement, type TwinWorld } from './twin-world.ts'

interface TwinCarrier {
  received: { movements: number; amount: Fraction }
  sent: { movements: number; amount: Fraction }
  attributed: Fraction
  /** What was handed over here from one movement to another, over all chains. */
  handed: { days: number; amount: Fraction }[]
  /** Days since 1970-01-01. */
  ranEmpty: number | null
  movements: string[]
}

/**
 * Every party in between, told from the list of all chains and the simulation's own draws.
 *
 * @param plain the corridor that volumes know: that of the question without transformations.
 */
export function twinCarriers(
  world: TwinWorld,
  answer: TwinAnswer,
  plain: TwinMovement[],
  simulated: TwinAttribution,
): Map<string, TwinCarrier> {
  const byId = new Map([...world.movements, ...world.widened].map((m) => [m.id, m]))
  const corridor = [...answer.corridor.keys()].map((id) => byId.get(id)!)
  const chains = answer.chains.map((chain) => ({
    movements: chain.movements.map((id) => byId.get(id)!),
    attributed: chain.attributed ?? zero,
  }))
  const parties = [...new Set(corridor.flatMap((m) => [m.from, m.to]))].filter(
    (party) => world.role(party) === 'between',
  )
  return new Map(
    parties.map((party) => {
      const total = (movements: TwinMovement[]) => ({
        movements: movements.length,
        amount: sum(movements.map((m) => m.amount ?? zero)),
      })
      const handovers = chains.flatMap(({ movements, attributed }) =>
        movements
          .slice(1)
          .map((n, i) => ({ m: movements[i]!, n, attributed }))
          .filter(({ m, n }) => m.to === party || n.from === party),
      )
      const pairs = new Map<string, { days: number; amount: Fraction }>()
      for (const { m, n, attributed } of handovers) {
        const key = `${m.id} ${n.id}`
        const known = pairs.get(key)?.amount ?? zero
        pairs.set(key, { days: n.departed - m.arrived, amount: add(known, attributed) })
      }
      return [
        party,
        {
          received: total(world.movements.filter((m) => m.to === party)),
          sent: total(world.movements.filter((m) => m.from === party)),
          attributed: sum(
            chains
              .filter(({ movements }) =>
                movements.slice(1).some((n, i) => n.from === party || movements[i]!.to === party),
              )
              .map((c) => c.attributed),
          ),
          handed: [...pairs.values()].filter(({ amount }) => !isZero(amount)),
          ranEmpty: ranEmpty(world, plain, simulated, party),
          movements: corridor.filter((m) => m.from === party || m.to === party).map((m) => m.id),
        },
      ]
    }),
  )
}

function ranEmpty(
  world: TwinWorld,
  corridor: TwinMovement[],
  { drawn }: TwinAttribution,
  party: string,
): number | null {
  const order = [...drawn.keys()]
  const days = corridor
    .filter((n) => n.from === party)
    .flatMap((n) => {
      const supply = corridor.filter((m) => handsOver(world, m, n) && (m.amount === null || !isZero(m.amount)))
      if (supply.length === 0) return []
      const emptied = supply.map((m) => usedUp(m, order.slice(0, order.indexOf(n)), drawn))
      return emptied.includes(null) ? [] : [Math.max(...emptied.map((day) => day!))]
    })
  return days.length === 0 ? null : Math.min(...days)
}

/** The day on which the last of a lot was drawn by one of these; null when it was not. */
function usedUp(m: TwinMovement, by: TwinMovement[], drawn: TwinAttribution['drawn']): number | null {
  if (m.amount === null) return null
  let left = m.amount
  for (const n of by) {
    left = minus(left, drawn.get(n)?.get(m) ?? zero)
    if (isZero(left)) return n.departed
  }
  return null
}

/** Least, mean and most days, of what is more than nothing. */
export function twinDays(handed: TwinCarrier['handed']): { least: number; mean: Fraction; most: number } | null {
  if (handed.length === 0) return null
  const days = handed.map((one) => one.days)
  const weighed = sum(handed.map(({ days: d, amount }) => times(fraction(BigInt(d), 1n), amount)))
  return { least: Math.min(...days), most: Math.max(...days), mean: over(weighed, sum(handed.map((h) => h.amount))) }
}

/** Whether one of these is so small beside all of them that a double cannot tell it from nothing for sure. */
export const hasDust = (handed: TwinCarrier['handed']): boolean => {
  const total = sum(handed.map(({ amount }) => amount))
  return handed.some(({ amount }) => less(times(amount, fraction(10_000_000n, 1n)), total))
}
