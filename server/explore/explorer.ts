import type { z } from 'zod'
import type { GraphEdge, GraphNode } from '../contract/graph.ts'
import { isEdgeKind, wireEdge, wireNode } from '../contract/graph-wire.ts'
import type { Places } from '../contract/places.ts'
import type { ExpandAnswer, ExpandQuestion, NodeAnswer } from '../contract/nodes.ts'
import { edgeKindNames } from '../contract/vocabulary.ts'
import type { Graph, RunOptions } from '../graph/graph.ts'
import { type EdgeRow, edgesInQuery, edgesOutQuery, sourcesQuery } from './explore-queries.ts'
import { compare, countEdges, type Direction, findNodes, unknown } from './explore-reads.ts'
import { placesOf } from './places.ts'

const sourceLimit = 500

export interface Explorer {
  /**
   * The node, its counts per edge kind and direction, and its sources, newest first, at most 500.
   *
   * @throws WaybillError `not-found`, and what the graph throws.
   */
  node(id: string, options?: RunOptions): Promise<NodeAnswer>

  /** The nodes of these ids, in no order; ids that are not in the graph are left out. */
  nodes(ids: readonly string[], options?: RunOptions): Promise<GraphNode[]>

  /**
   * The nodes beside the asked ones and the edges between. `limit` is the number of edges; `truncated` says that there
   * are more. Order: edge kind by name, `in` before `out`, the neighbour's id. An edge between two asked nodes is given
   * once and counted at both.
   *
   * @throws WaybillError `not-found` pointing at each unknown id, and what the graph throws.
   */
  expand(question: z.input<typeof ExpandQuestion>, options?: RunOptions): Promise<ExpandAnswer>

  /** Where shipments went, in the order asked; those that the graph does not have are left out. */
  places(shipments: readonly string[], options?: RunOptions): Promise<Places>
}

export function createExplorer({ graph }: { graph: Graph }): Explorer {
  return {
    places: (shipments, options) => placesOf(graph, shipments, options),

    nodes: async (ids, options) => [...(await findNodes(graph, ids, options)).values()],

    async node(id, options) {
      const node = (await findNodes(graph, [id], options)).get(id)
      if (node === undefined) throw unknown([id])
      const [counts, sources] = await Promise.all([
        countEdges(graph, [id], edgeKindNames, ['in', 'out'], options),
        graph.read(sourcesQuery, { ids: [id], limit: sourceLimit + 1 }, options),
      ])
      return {
        node,
        counts: counts.map(({ edge, direction, count }) => ({ edge, direction, count })),
        sources: sources.slice(0, sourceLimit),
        sourcesTruncated: sources.length > sourceLimit,
      }
    },

    async expand({ ids: asked, edges = edgeKindNames, direction = 'both', limit = 500 }, options) {
      const ids = [...new Set(asked)]
      const found = await findNodes(graph, ids, options)
      const missing = ids.filter((id) => !found.has(id))
      if (missing.length > 0) throw unknown(missing, asked)
      const directions: Direction[] = direction === 'both' ? ['in', 'out'] : [direction]
      const counts = await countEdges(graph, ids, edges, directions, options)
      if (limit === 0 || counts.length === 0) {
        return { nodes: [], edges: [], truncated: counts.length > 0, counts }
      }
      const params = { ids, edges: [...edges], limit: limit + 1 }
      const rows = await Promise.all(
        directions.map(async (way) => {
          const found = await graph.read(way === 'in' ? edgesInQuery : edgesOutQuery, params, options)
          return found.map((row) => ({ row, way, neighbour: way === 'in' ? row.tail : row.head }))
        }),
      )
      return { ...gather(rows.flat(), new Set(ids), limit), counts }
    },
  }
}

interface Step {
  row: EdgeRow
  way: Direction
  neighbour: string
}

/**
 * The first `limit` different edges in the answer's order, with the neighbours they lead to. Each direction came with
 * one row more than `limit`, of different edges, so that what is dropped here as a repetition hides nothing.
 */
function gather(steps: Step[], asked: ReadonlySet<string>, limit: number): Omit<ExpandAnswer, 'counts'> {
  steps.sort((a, b) => compare(a.row.kind, b.row.kind) || compare(a.way, b.way) || compare(a.neighbour, b.neighbour))
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  for (const { row, neighbour } of steps) {
    const node = wireNode(row.labels, row.node)
    if (node === undefined || !isEdgeKind(row.kind)) continue
    const edge = wireEdge(row.kind, row.tail, row.head, row.edge)
    if (edges.has(edge.id)) continue
    if (edges.size === limit) return { nodes: [...nodes.values()], edges: [...edges.values()], truncated: true }
    edges.set(edge.id, edge)
    if (!asked.has(neighbour)) nodes.set(neighbour, node)
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()], truncated: false }
}
