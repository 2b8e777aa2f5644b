import { ChainCover, countOf } from './choke-cover.ts'
import type { ChokeGraph } from './choke-graph.ts'
import type { CoverSolver } from './choke-solver.ts'
import { OutOfTime, type TraceClock } from './trace-clock.ts'
import type { WalkFinder } from './choke-walks.ts'

/** What a search for choke points has found; numbers of parties are those of the graph. */
export interface ChokeSearch {
  /** A walk that no choosable party hands over, as vertices: there is no set then. */
  readonly unbreakable: number[] | null
  /** Per party, 1 when it is in the smallest set found that leaves no walk; null when there is none or none was found. */
  readonly set: Uint8Array | null
  /** No smaller set leaves no walk. */
  readonly bound: number
  /** Walks, as vertices, of which no two share a choosable party. */
  readonly disjoint: readonly number[][]
  readonly kept: number
  readonly stopped: boolean
}

/**
 * The smallest set of parties without which no walk is left: an implicit hitting set (Karp 1972 for the program; Moreno-
 * Centeno and Karp, "The implicit hitting set approach to solve combinatorial optimization problems", 2013). A set
 * leaves no walk exactly when it has a party of every walk. Of walks kept so far a smallest set that hits them all is no
 * larger than the one that is looked for; when no walk avoids it, it is that one. Between two exact solutions the set is
 * completed greedily (Davies and Bacchus, "Postponing optimization to speed up MAXSAT solving", 2013), which brings many
 * walks for one program and, at its end, a set that leaves none.
 *
 * @throws WaybillError `cancelled`. When the time runs out the answer has what was found so far.
 */
export function searchChokepoints(
  graph: ChokeGraph,
  finder: WalkFinder,
  solver: CoverSolver,
  clock: TraceClock,
): ChokeSearch {
  const parties = graph.parties.length
  const cover = new ChainCover(parties)
  const disjoint: number[][] = []
  let best: Uint8Array | null = null
  let bound = 0
  const answer = (stopped: boolean): ChokeSearch => ({
    unbreakable: null,
    set: best,
    bound,
    disjoint,
    kept: cover.rows.length,
    stopped,
  })
  const keep = (walks: readonly number[][]) => {
    for (const walk of walks) cover.add(partiesOf(graph, walk))
  }
  const offer = (set: Uint8Array) => {
    if (best === null || countOf(set) < countOf(best)) best = set.slice()
  }
  try {
    const unbreakable = finder.find(new Uint8Array(parties).fill(1), clock)[0]
    if (unbreakable !== undefined) return { ...answer(false), unbreakable }
    for (const set of firstSets(graph)) offer(set)

    const members = new Uint8Array(parties)
    for (let walks = finder.find(members, clock); walks.length > 0; walks = finder.find(members, clock)) {
      disjoint.push(...walks)
      bound = disjoint.length
      keep(walks)
      for (const walk of walks) for (const party of partiesOf(graph, walk)) members[party] = 1
    }
    offer(members)

    for (;;) {
      // The smallest set that hits the walks kept: a quick one, if nothing smaller is possible, or an exact one.
      members.fill(0)
      cover.complete(members)
      cover.thin(members)
      if (countOf(members) > bound) {
        const exact = solver.solve(cover.rows, parties, clock)
        bound = Math.max(bound, exact.bound)
        if (exact.members !== null) {
          members.fill(0)
          for (const party of exact.members) members[party] = 1
        }
      }
      for (let walks = finder.find(members, clock); walks.length > 0; walks = finder.find(members, clock)) {
        keep(walks)
        cover.complete(members)
      }
      offer(members)
      if (countOf(best!) <= bound) return answer(false)
      clock.check()
    }
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error
    return answer(true)
  }
}

/** The choosable parties that a walk hands over at. */
export function partiesOf(graph: ChokeGraph, walk: readonly number[]): Set<number> {
  const parties = new Set<number>()
  for (const v of walk) for (const party of [graph.takes[v]!, graph.gives[v]!]) if (party >= 0) parties.add(party)
  return parties
}

/** Sets that need no search: whoever may be chosen, everybody at a first handover, everybody at a last one. */
function* firstSets({ size, start, end, gives, takes, parties }: ChokeGraph): Generator<Uint8Array> {
  yield new Uint8Array(parties.length).fill(1)
  const sides = [
    { at: start, party: gives },
    { at: end, party: takes },
  ]
  for (const { at, party } of sides) {
    const set = new Uint8Array(parties.length)
    let all = true
    for (let v = 0; v < size && all; v++)
      if (at[v] === 1) {
        if (party[v]! < 0) all = false
        else set[party[v]!] = 1
      }
    if (all) yield set
  }
}
