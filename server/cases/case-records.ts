import { isEdgeKind, wireEdge } from '../contract/graph-wire.ts'
import { WaybillError } from '../errors.ts'
import type { Graph, RunOptions } from '../graph/graph.ts'
import { identitiesQuery } from '../graph/identities.ts'
import { edgesNowQuery, type MovementNow, movementsNowQuery, nodesNowQuery } from './case-queries.ts'

/** Ids that one statement asks for: one that takes too long costs no more than these. */
const idsAtOnce = 2000
/** Fewer, since from one node there may be very many ties. */
const tailsAtOnce = 200

/** A graph that is asked until the time is over. */
export class Records {
  private readonly graph: Graph
  private readonly until: number
  private readonly signal: AbortSignal | undefined

  constructor(graph: Graph, { seconds, signal }: { seconds: number; signal: AbortSignal | undefined }) {
    this.graph = graph
    this.until = performance.now() + seconds * 1000
    this.signal = signal
  }

  /**
   * What the records say of movements, with the parties that stand for consignor and consignee where parties count as
   * one: as a trace would have it. Those in `left` were not looked at.
   */
  async movements(ids: Iterable<string>): Promise<{ found: Map<string, MovementNow>; left: Set<string> }> {
    const found = new Map<string, MovementNow>()
    const pairs: { a: string; b: string }[] = []
    const known = await this.within(async (options) => {
      pairs.push(...(await this.graph.read(identitiesQuery, {}, options)))
    })
    if (!known) return { found, left: new Set(ids) }
    const standsFor = standInsOf(pairs)
    const left = await this.each(ids, idsAtOnce, async (some, options) => {
      for (const row of await this.graph.read(movementsNowQuery, { ids: some }, options)) {
        if (found.has(row.id)) continue
        found.set(row.id, { ...row, consignor: standsFor(row.consignor), consignee: standsFor(row.consignee) })
      }
    })
    return { found, left }
  }

  /** Which ids the graph holds; those in `left` were not looked at. */
  async nodes(ids: Iterable<string>): Promise<{ found: Set<string>; left: Set<string> }> {
    const found = new Set<string>()
    const left = await this.each(ids, idsAtOnce, async (some, options) => {
      for (const { id } of await this.graph.read(nodesNowQuery, { ids: some }, options)) found.add(id)
    })
    return { found, left }
  }

  /** Edges, by `edgeName`, that lead from some nodes to others, at least those between `ends`; tails in `left` were not looked at. */
  async edges(
    ends: readonly { readonly from: string; readonly to: string }[],
  ): Promise<{ found: Set<string>; left: Set<string> }> {
    const found = new Set<string>()
    const byTail = Map.groupBy(ends, ({ from }) => from)
    const left = await this.each(byTail.keys(), tailsAtOnce, async (tails, options) => {
      const heads = [...new Set(tails.flatMap((tail) => byTail.get(tail)!.map(({ to }) => to)))]
      for (const { tail, kind, head, stated, row } of await this.graph.read(edgesNowQuery, { tails, heads }, options))
        if (isEdgeKind(kind)) {
          const { id } = wireEdge(kind, tail, head, { id: stated, ...(row === null ? {} : { row }) })
          found.add(edgeName({ id, from: tail, to: head }))
        }
    })
    return { found, left }
  }

  /** Runs `work` on so many ids after the other; gives those for which there was no time. */
  private async each(
    ids: Iterable<string>,
    atOnce: number,
    work: (some: string[], options: RunOptions) => Promise<void>,
  ): Promise<Set<string>> {
    const left = new Set<string>()
    const all = [...ids]
    for (let from = 0; from < all.length; from += atOnce) {
      const some = all.slice(from, from + atOnce)
      if (!(await this.within((options) => work(some, options)))) for (const id of some) left.add(id)
    }
    return left
  }

  /** Whether there was time for it. */
  private async within(work: (options: RunOptions) => Promise<void>): Promise<boolean> {
    const timeout = Math.floor(this.until - performance.now())
    if (timeout <= 0) return false
    try {
      await work({ timeout, ...(this.signal === undefined ? {} : { signal: this.signal }) })
      return true
    } catch (error) {
      if (error instanceof WaybillError && error.code === 'query-timeout') return false
      throw error
    }
  }
}

/** An edge is another one when it leads elsewhere, whatever its id. */
export const edgeName = ({ id, from, to }: { id: string; from: string; to: string }): string =>
  JSON.stringify([id, from, to])

/** Of parties that count as one, the one of the smallest id stands for all. */
function standInsOf(pairs: readonly { readonly a: string; readonly b: string }[]): (id: string) => string {
  const above = new Map<string, string>()
  const standsFor = (id: string): string => {
    let at = id
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next
    // Shorter ways for all that come after.
    for (let on = id; on !== at;) {
      const next = above.get(on)!
      above.set(on, at)
      on = next
    }
    return at
  }
  for (const { a, b } of pairs) {
    const [x, y] = [standsFor(a), standsFor(b)]
    if (x < y) above.set(y, x)
    else if (y < x) above.set(x, y)
  }
  return standsFor
}
