import type { TraceAnswer, TraceQuestion } from '../contract/trace.ts'
import { movementId, type Projection } from './projection.ts'
import { type Attribution, attribute, attributedRange } from './trace-attribution.ts'
import { corridorMovements, partiesOf } from './trace-answer.ts'
import { rankChains } from './trace-chains.ts'
import { OutOfTime, type TraceClock, type TracePhase } from './trace-clock.ts'
import { coneOf } from './trace-cone.ts'
import { type Corridor, corridorOf } from './trace-corridor.ts'
import { countWalks } from './trace-count.ts'
import { lowerBound } from './flow-lower.ts'
import { upperBound } from './flow-upper.ts'
import { nearSubject } from './near-projection.ts'
import { isCyclic } from './trace-cyclic.ts'
import { departuresByMonth } from './trace-departures.ts'
import { endsOf } from './trace-ends.ts'
import { subjectOf, walksOf } from './trace-subject.ts'
import { passing, volumesCorridor } from './trace-via.ts'

const nothing: Corridor = {
  movements: new Int32Array(),
  hopsFromSource: new Int32Array(),
  hopsToTarget: new Int32Array(),
}

/**
 * Answers a question on a projection (TRACE). When the clock runs out the finished parts are answered, the rest are
 * null or empty, and `stoppedBy` names the phase.
 *
 * @throws WaybillError `invalid`, `no-source`, `no-target` or `cancelled`.
 */
export function trace(projection: Projection, question: TraceQuestion, clock: TraceClock): TraceAnswer {
  const timings: Record<string, number> = {}
  const timed = <T>(name: string, work: () => T): T => {
    const start = performance.now()
    try {
      return work()
    } finally {
      timings[name] = performance.now() - start
    }
  }
  const begun = performance.now()
  const whole = timed('question', () => subjectOf(projection, question))
  let stoppedIn: TracePhase | undefined
  /** Runs a phase unless an earlier one was stopped; undefined when it was not finished. */
  const phase = <T>(name: TracePhase, work: () => T): T | undefined => {
    if (stoppedIn !== undefined) return undefined
    try {
      return work()
    } catch (error) {
      if (!(error instanceof OutOfTime)) throw error
      stoppedIn = name
      return undefined
    }
  }

  const found = phase('corridor', () => {
    const everywhere = timed('corridor', () => corridorOf(walksOf(whole), clock))
    const near = timed('near', () => nearSubject(whole, everywhere, true))
    const walks = walksOf(near.subject)
    const corridor = timed('via', () => passing(walks, near.corridor, clock))
    return {
      subject: near.subject,
      everywhere: near.corridor,
      corridor,
      cyclic: timed('cyclic', () => isCyclic(walks, corridor.movements, clock)),
      ends: corridor.movements.length > 0 ? null : timed('ends', () => endsOf(walksOf(whole), clock)),
    }
  })
  // All but the lower bound and what is counted over all records is found near the corridor.
  const { subject, corridor } = found ?? { subject: whole, corridor: nothing }
  const walks = walksOf(subject)
  const count = phase('count', () => timed('count', () => countWalks(walks, coneOf(walks, corridor.movements), clock)))
  const attribution: Attribution | undefined = phase('attribution', () =>
    timed('attribution', () => attribute(subject, clock)),
  )
  const chains = phase('chains', () =>
    timed('chains', () => rankChains(subject, corridor, attribution!, question.limit, clock)),
  )
  const upper = phase('upper', () =>
    timed('upper', () => upperBound(subject, volumesCorridor(subject, corridor, clock).movements, clock)),
  )
  const lower = phase('lower', () => timed('lower', () => lowerBound(whole, clock)))
  const range = phase('range', () =>
    timed('range', () => attributedRange(nearSubject(subject, found!.everywhere, false).subject, attribution!, clock)),
  )
  const { amount, unit } = subject.measure
  const { departed } = subject.projection.movements
  const idOf = (m: number) => movementId(subject.projection, m)
  const idsOf = (some: Int32Array = new Int32Array()) => Array.from(some, idOf)
  const movements = timed('wire', () => corridorMovements(subject, corridor, attribution, chains ?? []))
  const parties = partiesOf(subject, corridor.movements)
  timings.total = performance.now() - begun
  return {
    complete: stoppedIn === undefined,
    ...(stoppedIn === undefined
      ? {}
      : { stoppedBy: { limit: 'time' as const, phase: stoppedIn, detail: detailOf(stoppedIn) } }),
    cyclic: found?.cyclic ?? null,
    unmatchable: walksOf(whole).filtered.unmatchable,
    corridor: {
      movements,
      parties,
      counts: { movements: corridor.movements.length, parties: parties.length },
      truncated: movements.length < corridor.movements.length,
    },
    chainCount: count?.toString() ?? null,
    volume: {
      measure: question.measure,
      unit,
      bound: question.measure !== 'value',
      delivered: attribution?.delivered ?? null,
      attributed: attribution?.attributed ?? null,
      unexplained: attribution?.unexplained ?? null,
      throughAvoided: attribution?.throughAvoided ?? null,
      upper: upper?.upper ?? null,
      attributedRange: range ?? null,
      lower: lower?.lower ?? null,
      shortfall: lower?.shortfall ?? null,
      cut: idsOf(upper?.cut),
      unlimitedBy: idsOf(upper?.unlimitedBy),
      missingAmounts: corridor.movements.reduce((missing, m) => missing + (Number.isNaN(amount[m]!) ? 1 : 0), 0),
    },
    chains: (chains ?? []).map((chain) => ({
      movements: chain.movements.map(idOf),
      attributed: chain.attributed,
      days: chain.lastArrival - departed[chain.movements[0]!]!,
    })),
    departures: timed('departures', () => departuresByMonth(whole)),
    ends: found?.ends ?? null,
    projection: { version: projection.version, movements: projection.movements.count },
    timings,
  }
}

/** The phases after the corridor in the order they run: what each does, and what is missing without it. */
const parts: readonly (readonly [phase: TracePhase, doing: string, missing: string])[] = [
  ['count', 'chains were counted', 'the chain count'],
  ['attribution', 'amounts were followed', 'the attributed amounts'],
  ['chains', 'chains were ranked', 'the list of chains'],
  ['upper', 'the upper bound was computed', 'the upper bound'],
  ['lower', 'the lower bound was computed', 'the lower bound'],
  ['range', 'the other draw rules were followed', 'the range of attribution'],
]

/** What the limit left out: the phase it stopped, and all that comes after. */
function detailOf(stoppedIn: TracePhase): string {
  const from = parts.findIndex(([phase]) => phase === stoppedIn)
  if (from === -1)
    return 'The time ran out before the corridor was complete, so nothing is known yet: narrow the period or the goods, or allow more time.'
  const missing = new Intl.ListFormat('en-GB').format(parts.slice(from).map(([, , part]) => part))
  return `The time ran out while ${parts[from]![1]}: all but ${missing} is complete.`
}
