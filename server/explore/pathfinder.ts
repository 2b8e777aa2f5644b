import { setImmediate as breathe } from 'node:timers/promises'
import type { z } from 'zod'
import type { GraphEdge, GraphNode } from '../contract/graph.ts'
import { isEdgeKind, wireEdge, wireNode } from '../contract/graph-wire.ts'
import type { PathsAnswer, PathsQuestion } from '../contract/paths.ts'
import { type EdgeKind, edgeKindNames, hubKinds, type NodeKind } from '../contract/vocabulary.ts'
import { WaybillError } from '../errors.ts'
import type { Graph, RunOptions } from '../graph/graph.ts'
import { edgesInQuery, edgesOutQuery } from './explore-queries.ts'
import { compare, countEdges, findNodes, unknown } from './explore-reads.ts'
import { pathsOfLength, Steps } from './paths-search.ts'

export interface Pathfinder {
  /**
   * All paths between the asked things, the shortest first: exact as far as `completeTo` says. The ties around the
   * things are read ring by ring: a path of 2k+1 or 2k+2 steps has all its ties at nodes at most k steps from an end.
   *
   * @throws WaybillError `not-found` pointing at each unknown id, and what the graph throws.
   */
  paths(question: z.output<typeof PathsQuestion>, options?: Pick<RunOptions, 'signal'>): Promise<PathsAnswer>
}

/** More ties than this are not read for one question: they would take a gigabyte to hold. */
const mostEdges = 200_000
/** So many nodes' ties are asked for in one statement. */
const batch = 200

type Stop = NonNullable<PathsAnswer['stoppedBy']>

/** @param limits `seconds` for one question; `edges` to be looked at. */
export function createPathfinder({
  graph,
  seconds,
  edges: most = mostEdges,
}: {
  graph: Graph
  seconds: number
  edges?: number
}): Pathfinder {
  return {
    async paths(question, { signal } = {}) {
      const deadline = performance.now() + seconds * 1000
      const options = () => ({
        timeout: Math.max(1, Math.ceil(deadline - performance.now())),
        ...(signal !== undefined && { signal }),
      })
      const { ids } = question
      const terminals = await findNodes(graph, ids, options())
      const missing = ids.filter((id) => !terminals.has(id))
      if (missing.length > 0) throw unknown(missing, ids)
      const search = new Search(graph, question, terminals)
      let completeTo = 0
      let stoppedBy: Stop | null = null
      while (stoppedBy === null && completeTo < question.hops) {
        stoppedBy = await search.widen(most, deadline, options)
        if (stoppedBy !== null) break
        const ring = Math.min(question.hops, completeTo + 2)
        while (stoppedBy === null && completeTo < ring) {
          stoppedBy = await search.collect(completeTo + 1, deadline, signal)
          if (stoppedBy === null) completeTo++
        }
      }
      return { ...search.answer(), completeTo, stoppedBy }
    },
  }
}

class Search {
  readonly #graph: Graph
  readonly #question: z.output<typeof PathsQuestion>
  readonly #edgeKinds: readonly EdgeKind[]
  readonly #hubs: ReadonlySet<NodeKind>
  readonly #nodes: Map<string, GraphNode>
  readonly #edges = new Map<string, GraphEdge>()
  readonly #steps = new Steps()
  /** Ties of the nodes that were or are outermost. */
  readonly #ties = new Map<string, number>()
  readonly #busy = new Map<string, number>()
  readonly #seen: Set<string>
  readonly #paths: (readonly string[])[] = []
  #ring: string[]

  constructor(graph: Graph, question: z.output<typeof PathsQuestion>, terminals: Map<string, GraphNode>) {
    this.#graph = graph
    this.#question = question
    this.#edgeKinds = question.edges ?? edgeKindNames
    this.#hubs = new Set(hubKinds.filter((kind) => !question.cross.includes(kind)))
    this.#nodes = new Map(terminals)
    this.#ring = [...question.ids]
    this.#seen = new Set(this.#ring)
  }

  /** Reads the ties of the outermost nodes; those they lead to, as far as they may be crossed, are outermost then. */
  async widen(most: number, deadline: number, options: () => RunOptions): Promise<Stop | null> {
    try {
      if (this.#ties.size === 0) await this.#count(this.#ring, options)
      const next: string[] = []
      for (let at = 0; at < this.#ring.length; at += batch) {
        if (performance.now() > deadline) return 'time'
        const ids = this.#ring.slice(at, at + batch)
        const ties = ids.reduce((sum, id) => sum + (this.#ties.get(id) ?? 0), 0)
        if (this.#edges.size + ties > most) return 'size'
        next.push(...(await this.#read(ids, ties, options)))
      }
      // What is too busy has to be known before a path is led across it.
      await this.#count(next, options)
      for (const id of next) {
        const ties = this.#ties.get(id) ?? 0
        if (ties > this.#question.busyAbove) this.#busy.set(id, ties)
      }
      this.#ring = next.filter((id) => !this.#busy.has(id)).sort(compare)
      return null
    } catch (error) {
      if (error instanceof WaybillError && error.code === 'query-timeout') return 'time'
      throw error
    }
  }

  /** Collects the paths of exactly so many steps, as long as there are no more than asked for. */
  async collect(length: number, deadline: number, signal: AbortSignal | undefined): Promise<Stop | null> {
    const found = pathsOfLength(this.#steps, this.#question.ids, (id) => this.#canCross(id), length)
    for (const path of found) {
      if (path === null) {
        if (performance.now() > deadline) return 'time'
        await breathe()
        signal?.throwIfAborted()
      } else if (this.#paths.length === this.#question.limit) return 'count'
      else this.#paths.push(path)
    }
    return null
  }

  answer(): Omit<PathsAnswer, 'completeTo' | 'stoppedBy'> {
    const paths = this.#paths.map((nodes) => ({
      nodes: [...nodes],
      edges: nodes.slice(1).map((node, i) => this.#steps.between(nodes[i] ?? '', node)),
    }))
    return {
      nodes: [...new Set([...this.#question.ids, ...paths.flatMap(({ nodes }) => nodes)])].flatMap(
        (id) => this.#nodes.get(id) ?? [],
      ),
      edges: [...new Set(paths.flatMap(({ edges }) => edges.flat()))].flatMap((id) => this.#edges.get(id) ?? []),
      paths,
      notCrossed: {
        kinds: [...this.#hubs],
        busy: Array.from(this.#busy, ([id, ties]) => ({ node: this.#nodes.get(id), ties }))
          .flatMap(({ node, ties }) =>
            node === undefined ? [] : { id: node.id, kind: node.kind, name: node.name, ties },
          )
          .sort((a, b) => b.ties - a.ties || compare(a.id, b.id)),
      },
    }
  }

  #canCross(id: string): boolean {
    const node = this.#nodes.get(id)
    return node !== undefined && !this.#hubs.has(node.kind) && !this.#busy.has(id)
  }

  async #count(ids: readonly string[], options: () => RunOptions): Promise<void> {
    for (let at = 0; at < ids.length; at += batch) {
      const asked = ids.slice(at, at + batch)
      for (const { id, count } of await countEdges(this.#graph, asked, this.#edgeKinds, ['in', 'out'], options()))
        this.#ties.set(id, (this.#ties.get(id) ?? 0) + count)
    }
  }

  /** The nodes that these ties lead to for the first time and that may be crossed. */
  async #read(ids: readonly string[], ties: number, options: () => RunOptions): Promise<string[]> {
    if (ties === 0) return []
    // All of them and one more: what another writer adds meanwhile belongs to the next question.
    const params = { ids: [...ids], edges: [...this.#edgeKinds], limit: ties + 1 }
    const rows = await Promise.all(
      [edgesInQuery, edgesOutQuery].map((query) => this.#graph.read(query, params, options())),
    )
    const next: string[] = []
    for (const [way, list] of rows.entries())
      for (const { tail, kind, head, edge, labels, node } of list) {
        const neighbour = way === 0 ? tail : head
        const wire = wireNode(labels, node)
        if (wire === undefined || !isEdgeKind(kind)) continue
        if (!this.#nodes.has(neighbour)) this.#nodes.set(neighbour, wire)
        const tie = wireEdge(kind, tail, head, edge)
        this.#edges.set(tie.id, tie)
        this.#steps.add(tail, head, tie.id)
        if (this.#seen.has(neighbour) || this.#hubs.has(wire.kind)) continue
        this.#seen.add(neighbour)
        next.push(neighbour)
      }
    return next
  }
}
