import type { Chokepoints, ChokepointsQuestion } from '../contract/chokepoints.ts'
import { WaybillError } from '../errors.ts'
import { chokeCurve } from './choke-curve.ts'
import { type ChokeGraph, chokeGraph } from './choke-graph.ts'
import { type ChokeSearch, searchChokepoints } from './choke-search.ts'
import type { CoverSolver } from './choke-solver.ts'
import { type WalkFinder, walkFinder } from './choke-walks.ts'
import { nearProjection } from './near-projection.ts'
import { movementId, type Projection } from './projection.ts'
import { findText } from './text-table.ts'
import { partyRef } from './trace-answer.ts'
import { OutOfTime, startClock, type TraceClock, within } from './trace-clock.ts'
import type { Corridor } from './trace-corridor.ts'
import { countrySet } from './trace-roles.ts'
import { subjectOf, walksOf } from './trace-subject.ts'
import { askedCorridor } from './trace-via.ts'

/** Parts of the time that the proof may take, and then of what is left what counting the breaks may take. */
const proofPart = 0.6
const breaksPart = 0.2

/**
 * The smallest set of parties in between without which no walk is left, with its proof, and the greedy curve (TRACE,
 * "Chokepoints"). When the time runs out the answer has the best set, the bound and the part of the curve so far.
 *
 * @throws WaybillError `invalid`, `no-source`, `no-target` or `cancelled`.
 */
export function chokepoints(
  projection: Projection,
  { question, among, seconds }: ChokepointsQuestion,
  solver: CoverSolver,
  limit: { seconds: number; cancelled?: Int32Array },
): Chokepoints {
  const begun = performance.now()
  const time = Math.min(seconds, limit.seconds)
  const clock = startClock(time, limit.cancelled)
  const left = () => time - (performance.now() - begun) / 1000
  const subject = subjectOf(projection, question)
  const choosable = choosableParties(projection, among)
  const stops: string[] = []
  /** What a part of the work brings, or undefined where the time ran out. */
  const timed = <T>(part: number, what: string, work: (clock: TraceClock) => T): T | undefined => {
    try {
      return work(within(clock, part * left()))
    } catch (error) {
      if (!(error instanceof OutOfTime)) throw error
      stops.push(what)
      return undefined
    }
  }

  const found = timed(1, 'The time ran out before the corridor was complete, so nothing is known yet.', (c): Found => {
    const near = nearProjection(subject, c)
    const walks = walksOf(subjectOf(near, question))
    const corridor = askedCorridor(walks, c)
    const graph = chokeGraph(walks, corridor, choosable, c)
    return { near, corridor, graph, finder: walkFinder(graph) }
  })
  const ids = (walk: readonly number[]) => walk.map((v) => movementId(found!.near, found!.graph.movement[v]!))
  const search = found && timed(proofPart, '', (c) => searchChokepoints(found.graph, found.finder, solver, c))
  const none = noneOf(found?.graph, search, ids)
  const members = none === null ? search?.set : null
  const set = members ? [...members.keys()].filter((party) => members[party] === 1) : []
  const size = members ? set.length : null
  if (search?.stopped)
    stops.push(
      size === null
        ? 'The time ran out before any set was found.'
        : `The time ran out before it was proved which set is the smallest: it has at least ${search.bound} and at most ${size} parties.`,
    )
  const breaks = new Map<number, number>()
  if (found !== undefined)
    timed(breaksPart, 'The time ran out before it was counted what listing each alone would break.', (c) => {
      for (const party of busiest(found.graph, set)) breaks.set(party, breaksOf(found, party, c))
    })
  const curve: Chokepoints['curve'] = []
  let mixed: string | null = null
  if (found !== undefined)
    timed(1, 'The time ran out while parties were listed one after another.', (c) => {
      try {
        for (const step of chokeCurve(found.near, question, choosable, c)) curve.push(step)
      } catch (error) {
        // The question itself was asked above; one that avoids more can still mix units, and says in which.
        if (!(error instanceof WaybillError) || error.code !== 'invalid') throw error
        mixed = `The curve ends here: ${error.message}`
      }
    })

  return {
    none,
    set: set
      .map((party) => ({
        ...partyRef(projection, found!.graph.parties[party]!),
        breaks: breaks.get(party) ?? null,
      }))
      .sort((a, b) => (b.breaks ?? -1) - (a.breaks ?? -1) || (a.id < b.id ? -1 : 1)),
    size,
    lowerBound: search?.bound ?? 0,
    proved: size !== null && size === search?.bound,
    disjointChains: search?.disjoint.map(ids) ?? [],
    chainsKept: search?.kept ?? 0,
    curve,
    unit: subject.measure.unit,
    stoppedBy: stoppedBy(stops, mixed),
    milliseconds: performance.now() - begun,
  }
}

function stoppedBy(stops: readonly string[], mixed: string | null): Chokepoints['stoppedBy'] {
  if (stops.length > 0) return { limit: 'time', detail: stops.join(' ') }
  return mixed === null ? null : { limit: 'unit', detail: mixed }
}

/** Per party, 1 when it is of a chosen country, if any are chosen, and not left out. */
function choosableParties(p: Projection, among: ChokepointsQuestion['among']): Uint8Array {
  const { same, country, count } = p.parties
  const countries = among?.countries === undefined ? null : countrySet(p, among.countries)
  const choosable = new Uint8Array(count)
  for (let party = 0; party < count; party++) if (countries?.has(country[party]!) !== false) choosable[same[party]!] = 1
  const unknown: { pointer: string; detail: string }[] = []
  for (const [i, id] of (among?.not ?? []).entries()) {
    const found = findText(p.parties.ids, id)
    const party = found < 0 ? found : p.parties.same[found]!
    if (party < 0) unknown.push({ pointer: `/among/not/${i}`, detail: `no party has the id ${id}` })
    else choosable[same[party]!] = 0
  }
  if (unknown.length > 0)
    throw new WaybillError('invalid', 'The question leaves out a party that the graph does not have.', {
      next: 'Search for the party and use the id that the search gives.',
      fields: unknown,
    })
  return choosable
}

/** Those on most movements first: what the time leaves out then breaks little. */
function busiest({ takes, gives, parties }: ChokeGraph, set: readonly number[]): number[] {
  const movements = new Int32Array(parties.length)
  for (const ends of [takes, gives]) for (const party of ends) if (party >= 0) movements[party]!++
  return set.toSorted((a, b) => movements[b]! - movements[a]!)
}

interface Found {
  readonly near: Projection
  readonly corridor: Corridor
  readonly graph: ChokeGraph
  readonly finder: WalkFinder
}

function breaksOf({ corridor, graph, finder }: Found, party: number, clock: TraceClock): number {
  const blocked = new Uint8Array(graph.parties.length)
  blocked[party] = 1
  return corridor.movements.length - finder.survivors(blocked, clock)
}

function noneOf(
  graph: ChokeGraph | undefined,
  search: ChokeSearch | undefined,
  ids: (walk: readonly number[]) => string[],
): Chokepoints['none'] {
  if (graph === undefined || search === undefined) return null
  if (graph.size === 0) return { because: 'empty', chain: [] }
  if (search.unbreakable === null) return null
  return { because: search.unbreakable.length === 1 ? 'direct' : 'not-among', chain: ids(search.unbreakable) }
}
