import type { CypherAnswer } from '../../server/contract/console.ts'
import type { Graph } from '../../server/contract/graph.ts'
import type { CsvValue } from '../../server/contract/csv-text.ts'
import type { Answer } from './console-answer.ts'

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
export function graphOf(answer: Pick<Answer, 'nodes' | 'edges'>, rows: readonly Row[]): Graph {
  const nodes = new Set<string>()
  const edges = new Set<string>()
  for (const row of rows)
    for (const cell of row) {
      const named = namedIn(cell)
      for (const id of named.nodes) nodes.add(id)
      for (const id of named.edges) edges.add(id)
    }
  const ties = [...answer.edges.values()].filter(
    ({ id, from, to }) => edges.has(id) || (nodes.has(from) && nodes.has(to)),
  )
  for (const { from, to } of ties) nodes.add(from).add(to)
  return { nodes: [...nodes].flatMap((id) => answer.nodes.get(id) ?? []), edges: ties }
}

/** A cell as one value: a node by its name, an edge by its id, anything else nested as JSON. */
export function plainOf(cell: Cell, nodes: Answer['nodes']): CsvValue {
  if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell
  if (typeof cell === 'boolean') return String(cell)
  if (Array.isArray(cell)) return cell.map((item) => String(plainOf(item, nodes) ?? '')).join(', ')
  const { $node, $edge } = cell
  if (typeof $node === 'string') return nodes.get($node)?.name ?? $node
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

/** Made once: a comparison by locale costs far more than one by this. */
const inOrder = new Intl.Collator('en', { numeric: true })

/** Order of cells: numbers before texts, nothing last. */
function compareCells(a: CsvValue, b: CsvValue): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return inOrder.compare(String(a), String(b))
}

/** Rows as objects by column, for other programs: a node is its id, name and kind, an edge its ends and type. */
export const jsonOf = ({ columns, nodes, edges }: Answer, rows: readonly Row[]): string => {
  const value = (cell: Cell): unknown => {
    if (typeof cell !== 'object' || cell === null) return cell
    if (Array.isArray(cell)) return cell.map(value)
    const { $node, $edge } = cell
    const node = typeof $node === 'string' ? nodes.get($node) : undefined
    if (node !== undefined) return { id: node.id, name: node.name, kind: node.kind }
    const edge = typeof $edge === 'string' ? edges.get($edge) : undefined
    if (edge !== undefined) return { id: edge.id, from: edge.from, kind: edge.kind, to: edge.to }
    return Object.fromEntries(Object.entries(cell).map(([key, item]) => [key, value(item)]))
  }
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, value(row[i] ?? null)])))
  return `${JSON.stringify(objects, null, 2)}\n`
}

/**
 * Rows as they are shown, by their index: those of which a cell holds the words, in the order of a column.
 *
 * @returns null for all of them as they came.
 */
export function shownRows(
  { rows, nodes }: Pick<Answer, 'rows' | 'nodes'>,
  order: { column: number; down: boolean } | null,
  words: string,
): number[] | null {
  const sought = words.trim().toLocaleLowerCase('en')
  if (order === null && sought === '') return null
  const holds = (row: Row) =>
    row.some((cell) =>
      String(plainOf(cell, nodes) ?? '')
        .toLocaleLowerCase('en')
        .includes(sought),
    )
  const found = rows.flatMap((row, i) => (sought === '' || holds(row) ? [i] : []))
  if (order === null) return found
  const values = new Map(found.map((i) => [i, plainOf(rows[i]?.[order.column] ?? null, nodes)]))
  const way = order.down ? -1 : 1
  return found.sort((a, b) => {
    const [left, right] = [values.get(a) ?? null, values.get(b) ?? null]
    // What is missing stays last either way.
    return left === null || right === null
      ? compareCells(left, right) || a - b
      : way * compareCells(left, right) || a - b
  })
}
