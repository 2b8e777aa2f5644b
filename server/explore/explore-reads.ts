import type { GraphNode } from '../contract/graph.ts'
import { isEdgeKind, wireNode } from '../contract/graph-wire.ts'
import type { EdgeCount, ExpandAnswer } from '../contract/nodes.ts'
import type { EdgeKind } from '../contract/vocabulary.ts'
import { WaybillError } from '../errors.ts'
import type { Graph, RunOptions } from '../graph/graph.ts'
import { countsInQuery, countsOutQuery, nodesQuery } from './explore-queries.ts'

export type Direction = EdgeCount['direction']
type Counted = ExpandAnswer['counts'][number]

/** The nodes by id; ids that are not in the graph are missing from it. */
export async function findNodes(
  graph: Graph,
  ids: readonly string[],
  options?: RunOptions,
): Promise<Map<string, GraphNode>> {
  const found = new Map<string, GraphNode>()
  for (const row of await graph.read(nodesQuery, { ids: [...ids] }, options)) {
    const node = wireNode(row.labels, row.properties)
    if (node !== undefined && !found.has(row.id)) found.set(row.id, node)
  }
  return found
}

/** Edges of each node by kind and direction, in the order of the ids, kinds and directions; what has none is left out. */
export async function countEdges(
  graph: Graph,
  ids: readonly string[],
  edges: readonly EdgeKind[],
  directions: readonly Direction[],
  options?: RunOptions,
): Promise<Counted[]> {
  const params = { ids: [...ids], edges: [...edges] }
  const counted = await Promise.all(
    directions.map(async (direction) => {
      const rows = await graph.read(direction === 'in' ? countsInQuery : countsOutQuery, params, options)
      return rows.flatMap(({ id, edge, count }) => (isEdgeKind(edge) ? [{ id, edge, direction, count }] : []))
    }),
  )
  const position = new Map(ids.map((id, index) => [id, index]))
  return counted
    .flat()
    .sort(
      (a, b) =>
        (position.get(a.id) ?? 0) - (position.get(b.id) ?? 0) ||
        compare(a.edge, b.edge) ||
        compare(a.direction, b.direction),
    )
}

/** Plain string comparison, as everywhere ids are ordered. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The problem of ids that the graph does not hold; `asked` is the list in the question that they came in. */
export function unknown(missing: readonly string[], asked?: readonly string[]): WaybillError {
  const [first = ''] = missing
  const more = missing.length > 1 ? ` and ${missing.length - 1} more of the ids asked for` : ''
  return new WaybillError('not-found', `The graph holds nothing with the id “${shorten(first)}”${more}.`, {
    next: 'Search for it by name: ids are made of the dataset, a colon and the id in the file. If an import was undone, what only it brought is gone.',
    fields:
      asked === undefined ? [] : missing.map((id) => ({ pointer: `/ids/${asked.indexOf(id)}`, detail: 'unknown' })),
  })
}

const shorten = (id: string): string => (id.length > 80 ? `${id.slice(0, 80)}…` : id)
