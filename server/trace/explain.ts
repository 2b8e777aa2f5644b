import type { Explained } from '../contract/trace-details.ts'
import type { TraceQuestion } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'
import { conditionSentence, type Fails } from './explain-conditions.ts'
import { missSentence, nearestMiss, type Side } from './explain-miss.ts'
import { leastWalk } from './explain-walk.ts'
import { movementId, type Projection } from './projection.ts'
import { findText } from './text-table.ts'
import { partyRef } from './trace-answer.ts'
import type { TraceClock } from './trace-clock.ts'
import { type Cone, coneOf, memberOf } from './trace-cone.ts'
import { type Corridor, corridorOf, type Reached, reachedFromSources, reachedFromTargets } from './trace-corridor.ts'
import { role } from './trace-roles.ts'
import { type Subject, subjectOf, walksOf } from './trace-subject.ts'

/**
 * Why a movement is in the corridor: the walk of fewest movements through it, of several the one whose ids are least
 * (with via, a walk that passes). Or else the first condition that keeps it out, in the order of `explainReasons`.
 *
 * @throws WaybillError `not-found` for an unknown movement, and whatever the question brings; OutOfTime at the clock's
 *   end.
 */
export function explain(
  projection: Projection,
  question: TraceQuestion,
  movement: string,
  clock: TraceClock,
): Explained {
  const m = findText(projection.movements.ids, movement)
  if (m < 0)
    throw new WaybillError('not-found', `There is no movement with the id ${movement}.`, {
      next: 'Search for the shipment and use the id that the search gives.',
    })
  const subject = walksOf(subjectOf(projection, question))
  const out = {
    movement,
    inCorridor: false,
    chain: [],
    hopsFromSource: null,
    hopsToTarget: null,
    parties: endsOf(projection, [m]),
  }
  const condition = conditionSentence(subject, m)
  if (condition !== null) return { ...out, fails: condition }

  const { all, kept } = subject.filtered
  const ahead = reachedFromSources(subject, clock)
  const back = reachedFromTargets(subject, all ? null : kept, clock)
  const hops = (of: Reached) => (of.reached[m] === 0 ? null : of.hops[m]!)
  const found = { ...out, hopsFromSource: hops(ahead), hopsToTarget: hops(back) }
  if (found.hopsFromSource === null)
    return { ...found, ...unreached(subject, m, 'not-from-source', 'supply', ahead.reached) }
  if (found.hopsToTarget === null)
    return { ...found, ...unreached(subject, m, 'not-to-target', 'onward', back.reached) }

  const whole = corridorOf(subject, clock)
  const walk = walkThrough(subject, whole, m, clock)
  if (walk !== null)
    return { ...found, inCorridor: true, chain: walk.map((n) => movementId(projection, n)), fails: null }
  const places = question.via!.countries.join(' or ')
  const sentence = `It is on a chain, but on none that hands over at a party of ${places}.`
  return { ...found, fails: { condition: 'via', sentence, nearest: null } }
}

function unreached(
  subject: Subject,
  m: number,
  condition: 'not-from-source' | 'not-to-target',
  side: Side,
  reached: Uint8Array,
): Pick<Explained, 'parties'> & { fails: Fails } {
  const { projection } = subject
  const miss = nearestMiss(subject, m, side, reached)
  return {
    parties: endsOf(projection, miss === null ? [m] : [m, miss.movement]),
    fails: {
      condition,
      sentence: missSentence(subject, m, side, miss, reached),
      nearest: miss && { ...miss, movement: movementId(projection, miss.movement) },
    },
  }
}

/** The parties of some movements, each once. */
function endsOf(projection: Projection, movements: readonly number[]): Explained['parties'] {
  const { consignor, consignee } = projection.movements
  const ends = new Set(movements.flatMap((n) => [consignor[n]!, consignee[n]!]))
  return Array.from(ends, (party) => partyRef(projection, party))
}

/** The least of the walks of fewest movements through m that count; null when, with via, none does. */
function walkThrough(subject: Subject, whole: Corridor, m: number, clock: TraceClock): number[] | null {
  const cone = coneOf(subject, whole.movements)
  const { consignor, consignee } = subject
  const sources = members(cone, (n) => subject.roles[consignor[n]!] === role.source)
  const targets = members(cone, (n) => subject.roles[consignee[n]!] === role.target)
  const here = new Uint8Array(cone.movements.length)
  here[memberOf(cone.movements, m)] = 1
  /** A walk to m and one on from m, that pass a via party or need not. */
  const joined = (passesBefore: boolean, passesAfter: boolean) => {
    const before = leastWalk(subject, cone, sources, here, passesBefore, clock)
    const after = before && leastWalk(subject, cone, here, targets, passesAfter, clock)
    return after && [...before!, ...after.slice(1)]
  }
  if (subject.via === null) return joined(false, false)
  // A walk that passes does so before m or after it, and is then least on both sides.
  const walks = [joined(true, false), joined(false, true)].filter((walk) => walk !== null)
  return (
    walks.sort(
      (a, b) => a.length - b.length || a[a.findIndex((n, i) => n !== b[i])]! - b[a.findIndex((n, i) => n !== b[i])]!,
    )[0] ?? null
  )
}

function members({ movements }: Cone, is: (movement: number) => boolean): Uint8Array {
  return Uint8Array.from(movements, (n) => (is(n) ? 1 : 0))
}
