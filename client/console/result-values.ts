import type { CypherAnswer } from '../../server/contract/console.ts'
import type { Graph } from '../../server/contract/graph.ts'
import type { CsvValue } from '../../server/contract/csv-text.ts'

export type Cell = CypherAnswer['rows'][number][number]
export type Row = CypherAnswer['rows'][number]

/** Ids of the nodes and edges that a cell names, at any depth. */
export function namedIn(cell: Cell): { nodes: string[]; edges: string[] } {
  const found = { nodes: [] as string[], edges: [] as string[] }
  const look = (value: Cell): void => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) return value.forEach(look)
    const { $node, $edge } = value
    if (typeof $node === 'string') found.nodes.push($node)
    else if (typeof $edge === 'string') found.edges.push($edge)
    else Object.values(value).forEach(look)
  }
  look(cell)
  return found
}

/** The part of an answer's graph that these rows name, with the ends of their edges, and edges between their nodes. */
export function graphOf(answer: CypherAnswer, rows: readonly Row[]): Graph {
  const nodes = new Set<string>()
  const edges = new Set<string>()
  for (const row of rows)
    for (const cell of row) {
      const named = namedIn(cell)
      for (const id of named.nodes) nodes.add(id)
      for (const id of named.edges) edges.add(id)
    }
  const ties = answer.graph.edges.filter(({ id, from, to }) => edges.has(id) || (nodes.has(from) && nodes.has(to)))
  for (const { from, to } of ties) nodes.add(from).add(to)
  return { nodes: answer.graph.nodes.filter(({ id }) => nodes.has(id)), edges: ties }
}

/** A cell as one value: a node by its name, an edge by its id, anything else nested as JSON. */
export function plainOf(cell: Cell, names: ReadonlyMap<string, string>): CsvValue {
  if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell
  if (typeof cell === 'boolean') return String(cell)
  if (Array.isArray(cell)) return cell.map((item) => String(plainOf(item, names) ?? '')).join(', ')
  const { $node, $edge } = cell
  if (typeof $node === 'string') return names.get($node) ?? $node
  if (typeof $edge === 'string') return $edge
  // A map projection of a named thing (`a {.id, .name}`) reads as its name.
  const { name } = cell
  return typeof name === 'string' ? name : JSON.stringify(cell)
}

/** The id that a cell opens: a node's, or that of a map with an id of the graph. */
export function openedBy(cell: Cell): string | null {
  if (typeof cell !== 'object' || cell === null || Array.isArray(cell)) return null
  const { $node, id } = cell
  if (typeof $node === 'string') return $node
  return typeof id === 'string' && id.includes(':') ? id : null
}

/** Order of cells: numbers before texts, nothing last. */
export function compareCells(a: CsvValue, b: CsvValue): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return String(a).localeCompare(String(b), 'en', { numeric: true })
}
