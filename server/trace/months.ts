import type { Months } from '../contract/trace-details.ts'
import type { TraceQuestion } from '../contract/trace.ts'
import type { RankedChain } from './chain-order.ts'
import { nearQuestion } from './near-projection.ts'
import { type IndexColumn, partyId, type Projection } from './projection.ts'
import { partyRef } from './trace-answer.ts'
import { attribute, attributedThrough } from './trace-attribution.ts'
import { rankChains } from './trace-chains.ts'
import { type TraceClock, unlessOutOfTime } from './trace-clock.ts'
import { role } from './trace-roles.ts'
import { routesOf } from './trace-routes.ts'
import { type Subject, subjectOf } from './trace-subject.ts'

/** What arrived at the targets in one month; `movements` are the last ones of chains. */
interface Flow {
  attributed: number
  readonly movements: Set<number>
}

/**
 * The corridor's deliveries to the targets by month of arrival: in all, by route of the listed chains, and the rest.
 * When the time runs out while chains are ranked there are no routes, everything is in the rest, and `complete` is
 * false.
 *
 * @throws WaybillError what the question brings; OutOfTime when the time runs out before the months are known.
 */
export function months(projection: Projection, question: TraceQuestion, clock: TraceClock): Months {
  const begun = performance.now()
  const { subject, corridor } = nearQuestion(subjectOf(projection, question), clock)
  const attribution = attribute(subject, clock)
  const all = new Calendar(subject)
  for (const m of corridor.movements)
    if (subject.roles[subject.consignee[m]!] === role.target) all.add(m, attributedThrough(attribution, m))

  const chains = unlessOutOfTime(() => rankChains(subject, corridor, attribution, question.limit, clock))
  const routes = routesOf(subject, chains ?? [])
  const listed = new Calendar(subject)
  for (const chain of chains ?? []) addChain(listed, chain)
  const named = new Set(routes.flatMap((route) => route.parties))
  return {
    complete: chains !== undefined,
    unit: subject.measure.unit,
    months: all.span(),
    routes: routes.map((route) => {
      const calendar = new Calendar(subject)
      for (const chain of route.chains) addChain(calendar, chain)
      return {
        parties: route.parties.map((party) => partyId(projection, party)),
        attributed: route.attributed,
        months: calendar.filled(),
      }
    }),
    rest: all.less(listed),
    parties: [...named].sort((a, b) => a - b).map((party) => partyRef(projection, party)),
    milliseconds: performance.now() - begun,
  }
}

const addChain = (calendar: Calendar, { movements, attributed }: RankedChain) =>
  calendar.add(movements.at(-1)!, attributed ?? 0)

type MonthFlow = Months['months'][number]

/** Flows by month of arrival. */
class Calendar {
  private readonly flows = new Map<number, Flow>()
  private readonly arrived: IndexColumn

  constructor({ projection }: Subject) {
    this.arrived = projection.movements.arrived
  }

  add(movement: number, attributed: number): void {
    const month = monthOf(this.arrived[movement]!)
    let flow = this.flows.get(month)
    if (flow === undefined) this.flows.set(month, (flow = { attributed: 0, movements: new Set() }))
    flow.attributed += attributed
    flow.movements.add(movement)
  }

  /** Months with a movement, earliest first. */
  filled(): MonthFlow[] {
    return [...this.flows]
      .sort(([a], [b]) => a - b)
      .map(([month, flow]) => shown(month, flow.attributed, flow.movements.size))
  }

  /** All months from the first to the last with a movement. */
  span(): MonthFlow[] {
    const filled = [...this.flows.keys()]
    const first = filled.reduce((low, month) => Math.min(low, month), Infinity)
    const last = filled.reduce((high, month) => Math.max(high, month), -Infinity)
    const span: MonthFlow[] = []
    for (let month = first; month <= last; month++) {
      const flow = this.flows.get(month)
      span.push(shown(month, flow?.attributed ?? 0, flow?.movements.size ?? 0))
    }
    return span
  }

  /** What is left of this without another: of amounts what is more, of movements those that it has not. */
  less(other: Calendar): MonthFlow[] {
    return [...this.flows]
      .sort(([a], [b]) => a - b)
      .map(([month, flow]) => {
        const without = other.flows.get(month)
        const left = flow.attributed - (without?.attributed ?? 0)
        // Of equal sums taken in another order, rounding may leave a hair.
        const attributed = left > flow.attributed * 1e-12 ? left : 0
        const movements = [...flow.movements].filter((m) => without?.movements.has(m) !== true).length
        return shown(month, attributed, movements)
      })
      .filter(({ attributed, movements }) => attributed > 0 || movements > 0)
  }
}

/** Months since the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * 86_400_000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

const shown = (month: number, attributed: number, movements: number): MonthFlow => ({
  month: `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`,
  attributed,
  movements,
})
