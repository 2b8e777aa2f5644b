import { add, type Fraction, less, minus, rounded9, zero } from './fraction.ts'
import type { TwinAnswer } from './twin.ts'
import type { TwinMovement, TwinWorld } from './twin-world.ts'

export interface TwinFlow {
  month: string
  attributed: Fraction
  movements: number
}

export interface TwinMonths {
  months: TwinFlow[]
  routes: { parties: string[]; attributed: Fraction; months: TwinFlow[] }[]
  rest: TwinFlow[]
}

/** The twin's answer told by month of arrival: every sum is taken over the chains that it is about. */
export function twinMonths(world: TwinWorld, answer: TwinAnswer): TwinMonths {
  const byId = new Map([...world.movements, ...world.widened].map((m) => [m.id, m]))
  const month = (m: TwinMovement) => new Date(m.arrived * 86_400_000).toISOString().slice(0, 7)
  const into = [...answer.corridor].map(([id, found]) => ({ m: byId.get(id)!, attributed: found.attributed }))
  const deliveries = into.filter(({ m }) => world.role(m.to) === 'target')
  const flows = (ends: { m: TwinMovement; attributed: Fraction }[]): TwinFlow[] =>
    [...new Set(ends.map(({ m }) => month(m)))].sort().map((name) => {
      const here = ends.filter(({ m }) => month(m) === name)
      return {
        month: name,
        attributed: here.reduce((sum, end) => add(sum, end.attributed), zero),
        movements: new Set(here.map(({ m }) => m)).size,
      }
    })
  const chains = answer.chains.map((chain) => {
    const movements = chain.movements.map((id) => byId.get(id)!)
    const named = movements.flatMap((m) => [m.from, m.to])
    const parties = named.filter((party, i) => party !== named[i - 1])
    return { parties, end: { m: movements.at(-1)!, attributed: chain.attributed ?? zero } }
  })
  const routes = [...new Set(chains.map(({ parties }) => parties.join(' ')))].map((key) => {
    const ends = chains.filter(({ parties }) => parties.join(' ') === key).map(({ end }) => end)
    return {
      parties: key.split(' '),
      attributed: ends.reduce((sum, end) => add(sum, end.attributed), zero),
      months: flows(ends),
    }
  })
  const listed = flows(chains.map(({ end }) => end))
  const ended = new Set(chains.map(({ end }) => end.m))
  return {
    months: flows(deliveries),
    routes: routes.sort((a, b) => {
      const [x, y] = [rounded9(a.attributed), rounded9(b.attributed)]
      return less(x, y) ? 1 : less(y, x) ? -1 : 0
    }),
    rest: flows(deliveries)
      .map((flow) => ({
        ...flow,
        attributed: minus(flow.attributed, listed.find((other) => other.month === flow.month)?.attributed ?? zero),
        movements: deliveries.filter(({ m }) => month(m) === flow.month && !ended.has(m)).length,
      }))
      .filter((flow) => less(zero, flow.attributed) || flow.movements > 0),
  }
}
