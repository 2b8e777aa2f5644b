import { type Carrier, carrierMovements, type Carriers, type CarriersQuestion } from '../contract/trace-details.ts'
import { flowThrough } from './carriers-flow.ts'
import { daysHeld, ranEmpty } from './carriers-held.ts'
import { carriedThrough, partiesBetween } from './carriers-through.ts'
import { unitsOf } from './flow-amounts.ts'
import { upperBound } from './flow-upper.ts'
import { nearQuestion } from './near-projection.ts'
import { movementId, type Projection } from './projection.ts'
import { partyRef } from './trace-answer.ts'
import { attribute, attributedThrough } from './trace-attribution.ts'
import { OutOfTime, type TraceClock, within } from './trace-clock.ts'
import { type Cone, coneOf } from './trace-cone.ts'
import { type Subject, subjectOf } from './trace-subject.ts'
import { volumesCorridor } from './trace-via.ts'

/**
 * Who carried it: the parties in between through which most was attributed, and what is known of each (`Carrier`).
 *
 * @throws WaybillError what the question brings; OutOfTime when the time runs out before all but `atMost` is known.
 */
export function carriers(projection: Projection, asked: CarriersQuestion, clock: TraceClock): Carriers {
  const begun = performance.now()
  const whole = subjectOf(projection, asked.question)
  const { subject, corridor } = nearQuestion(whole, clock)
  const volumes = volumesCorridor(subject, corridor, clock)
  const attribution = attribute(subject, clock)
  const { consignor, consignee } = subject.projection.movements
  const between = partiesBetween(subject, corridor.movements)

  const listed = carriedThrough(subject, between, volumes.movements, attribution, asked.limit, clock)
  const turnover = turnoverOf(
    whole,
    listed.map(({ party }) => party),
  )
  const pools = poolDepartures(subject, between, corridor.movements)
  const into = new Map<number, number[]>(listed.map(({ party }) => [party, []]))
  const out = new Map<number, number[]>(listed.map(({ party }) => [party, []]))
  for (const m of corridor.movements) {
    into.get(consignee[m]!)?.push(m)
    out.get(consignor[m]!)?.push(m)
  }
  const cone = coneOf(subject, volumes.movements)
  const held = listed.map(({ party, attributed }): Omit<Carrier, 'atMost'> => {
    const departures = out.get(party)!
    const own = [...into.get(party)!, ...departures]
    return {
      party: partyRef(projection, party),
      ...turnover.get(party)!,
      attributed,
      daysHeld:
        attributed === 0
          ? null
          : daysHeld(subject, attribution, party, pools.get(between.get(party)!)!, attributed, clock),
      ranEmpty: ranEmpty(subject, cone, attribution, departures, clock),
      movements: largest(own, (m) => attributedThrough(attribution, m)).map((m) => movementId(subject.projection, m)),
      movementCount: own.length,
    }
  })
  const atMost = mostThrough(subject, cone, listed, within(clock, asked.seconds ?? Infinity))
  const shown = held.map((carrier, i): Carrier => ({ ...carrier, atMost: finite(atMost[i]) }))
  return {
    unit: subject.measure.unit,
    carriers: shown,
    count: between.size,
    truncated: shown.length < between.size,
    notComputed: shown.length - atMost.length,
    milliseconds: performance.now() - begun,
  }
}

/** The most through each listed party, until the time runs out; Infinity where nothing limits it. */
function mostThrough(subject: Subject, cone: Cone, listed: readonly { party: number }[], clock: TraceClock): number[] {
  const found: number[] = []
  try {
    const units = unitsOf(Float64Array.from(cone.movements, (m) => subject.measure.amount[m]!))
    const whole = upperBound(subject, cone.movements, clock).upper ?? Infinity
    for (const { party } of listed) {
      clock.check()
      found.push(Math.min(whole, units.amountOf(flowThrough(subject, cone, units, party, clock))))
    }
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error
  }
  return found
}

const finite = (amount: number | undefined) => (amount === undefined || amount === Infinity ? null : amount)

/** The corridor's movements out of each pool party. */
function poolDepartures(subject: Subject, between: Map<number, number>, movements: Int32Array): Map<number, number[]> {
  const out = new Map<number, number[]>([...between.values()].map((pool) => [pool, []]))
  for (const m of movements) out.get(subject.consignor[m]!)?.push(m)
  return out
}

/** What those parties received and sent, over all filtered movements. */
function turnoverOf({ projection, filtered, measure }: Subject, parties: readonly number[]) {
  const { consignor, consignee, count } = projection.movements
  const empty = () => ({ movements: 0, amount: 0 })
  const turnover = new Map(parties.map((party) => [party, { received: empty(), sent: empty() }]))
  const listed = new Uint8Array(projection.parties.count)
  for (const party of parties) listed[party] = 1
  const add = (to: { movements: number; amount: number }, amount: number) => {
    to.movements++
    if (!Number.isNaN(amount)) to.amount += amount
  }
  for (let m = 0; m < count; m++) {
    if (filtered.kept[m] === 0) continue
    if (listed[consignee[m]!] === 1) add(turnover.get(consignee[m]!)!.received, measure.amount[m]!)
    if (listed[consignor[m]!] === 1) add(turnover.get(consignor[m]!)!.sent, measure.amount[m]!)
  }
  return turnover
}

/** The movements that fit the wire, those with most attributed, in id order. */
function largest(movements: readonly number[], attributed: (m: number) => number): number[] {
  const kept =
    movements.length <= carrierMovements
      ? [...movements]
      : movements.toSorted((a, b) => attributed(b) - attributed(a) || a - b).slice(0, carrierMovements)
  return kept.sort((a, b) => a - b)
}
