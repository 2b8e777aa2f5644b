import { add, type Fraction, isZero, least, less, minus, one, over, sum, times, zero } from './fraction.ts'
import { goodsMatch, handsOver, type TwinMovement, type TwinWorld } from './twin-world.ts'

interface Lot {
  movement: TwinMovement
  left: Fraction
}

export interface TwinAttribution {
  /** What n drew from m's lot, by m and n. */
  drawn: Map<TwinMovement, Map<TwinMovement, Fraction>>
  /** Part of each movement that left a source; and that left one and passed a via party. */
  tag: Map<TwinMovement, Fraction>
  passed: Map<TwinMovement, Fraction>
}

/** The stock simulation, lot by lot and day by day, as the specification tells it. */
export function simulate(world: TwinWorld): TwinAttribution {
  const { movements, role, isVia } = world
  const { minHandlingDays: min, maxHoldDays: max, draw } = world.question.handover
  const lots: Lot[] = []
  const result: TwinAttribution = { drawn: new Map(), tag: new Map(), passed: new Map() }

  const depart = (n: TwinMovement, today: number) => {
    const draws = new Map<TwinMovement, Fraction>()
    result.drawn.set(n, draws)
    let tag = role(n.from) === 'source' ? one : zero
    let passed = zero
    if (role(n.from) === 'between' && n.amount !== null) {
      const available = lots.filter(
        ({ movement: m, left }) =>
          m.taker === n.giver &&
          goodsMatch(m.goods, n.goods, world.question.handover.match) &&
          m.arrived + min <= today &&
          today <= m.arrived + max &&
          !isZero(left),
      )
      const stock = sum(available.map((lot) => lot.left))
      const wanted = least(n.amount, stock)
      if (draw === 'proportional') {
        for (const lot of available) draws.set(lot.movement, over(times(wanted, lot.left), stock))
      } else {
        const byTurn = (a: Lot, b: Lot) =>
          a.movement.arrived - b.movement.arrived || (a.movement.id < b.movement.id ? -1 : 1)
        const turn = available.sort(draw === 'fifo' ? byTurn : (a, b) => byTurn(b, a))
        let need = wanted
        for (const lot of turn) {
          if (isZero(need)) break
          draws.set(lot.movement, least(need, lot.left))
          need = minus(need, draws.get(lot.movement)!)
        }
      }
      for (const lot of available) {
        const drawn = draws.get(lot.movement)
        if (drawn === undefined || isZero(n.amount)) continue
        lot.left = minus(lot.left, drawn)
        const share = over(drawn, n.amount)
        const m = lot.movement
        const passes = isVia(m.to) || isVia(n.from)
        tag = add(tag, times(share, result.tag.get(m)!))
        passed = add(passed, times(share, passes ? result.tag.get(m)! : result.passed.get(m)!))
      }
    }
    result.tag.set(n, tag)
    result.passed.set(n, passed)
    // Arriving today it enters its pool at once; arriving later it is not drawn before its day, so it may lie here too.
    if (role(n.to) === 'between' && n.amount !== null) lots.push({ movement: n, left: n.amount })
  }

  for (const today of [...new Set(movements.map((m) => m.departed))].sort((a, b) => a - b)) {
    const departing = movements.filter((m) => m.departed === today)
    for (const n of dayOrder(world, departing)) depart(n, today)
  }
  return result
}

/** Components of the day's handovers, always the ready one with the smallest id first; within one, by id. */
function dayOrder(world: TwinWorld, departing: TwinMovement[]): TwinMovement[] {
  const supplies = (m: TwinMovement, n: TwinMovement) => handsOver(world, m, n)
  const reaches = departing.map((m) => departing.map((n) => m === n || supplies(m, n)))
  for (const k of departing.keys())
    for (const i of departing.keys())
      for (const j of departing.keys()) if (reaches[i]![k] && reaches[k]![j]) reaches[i]![j] = true
  const together = (i: number, j: number) => reaches[i]![j]! && reaches[j]![i]!
  const order: TwinMovement[] = []
  const left = new Set(departing.keys())
  while (left.size > 0) {
    const ready = [...left].filter((i) => [...left].every((j) => !reaches[j]![i] || together(i, j)))
    const first = ready.sort((i, j) => (departing[i]!.id < departing[j]!.id ? -1 : 1))[0]!
    const component = [...left].filter((i) => together(i, first))
    for (const i of component.sort((a, b) => (departing[a]!.id < departing[b]!.id ? -1 : 1))) {
      order.push(departing[i]!)
      left.delete(i)
    }
  }
  return order
}

export interface TwinFigures {
  delivered: Fraction
  attributed: Fraction
  unexplained: Fraction
  throughAvoided: Fraction
}

export function figures(world: TwinWorld, { drawn, tag, passed }: TwinAttribution): TwinFigures {
  const { role } = world
  const into = world.movements.filter((m) => role(m.to) === 'target' && role(m.from) !== 'target')
  const known = into.filter((m): m is TwinMovement & { amount: Fraction } => m.amount !== null)
  const part = world.question.via === undefined ? tag : passed
  return {
    delivered: sum(known.map((m) => m.amount)),
    attributed: sum(known.map((m) => times(m.amount, part.get(m)!))),
    unexplained: sum(
      known.filter((m) => role(m.from) === 'between').map((m) => minus(m.amount, sum([...drawn.get(m)!.values()]))),
    ),
    throughAvoided: sum(known.filter((m) => role(m.from) === 'avoided').map((m) => m.amount)),
  }
}

/** Part of n that came from m's lot. */
export function share({ drawn }: TwinAttribution, m: TwinMovement, n: TwinMovement): Fraction {
  const amount = drawn.get(n)?.get(m)
  return amount === undefined || n.amount === null || !less(zero, n.amount) ? zero : over(amount, n.amount)
}
