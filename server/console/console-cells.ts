import type { CypherAnswer } from '../contract/console.ts'
import type { GraphEdge, GraphNode, PropertyValue } from '../contract/graph.ts'
import { isEdgeKind, wireEdge, wireNode } from '../contract/graph-wire.ts'
import { EdgeCell, NodeCell } from '../graph/graph.ts'

type Wire = CypherAnswer['rows'][number][number]

/** Turns the cells of one answer into what goes over the wire, and gathers the nodes and edges they name. */
export interface Cells {
  wire(this: void, value: unknown): Wire
  /** Adds a row's size to the answer's. */
  count(row: readonly Wire[]): void
  /** Size of what was gathered and counted so far, as JSON. */
  bytes(): number
  graph(): CypherAnswer['graph']
}

export function createCells(): Cells {
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  let bytes = 0

  function nodeOf({ labels, properties }: NodeCell): GraphNode | undefined {
    const { id } = properties
    const known = typeof id === 'string' ? nodes.get(id) : undefined
    if (known !== undefined) return known
    const node = wireNode(labels, flat(properties))
    if (node === undefined) return undefined
    nodes.set(node.id, node)
    bytes += JSON.stringify(node).length
    return node
  }

  function edgeOf({ type, properties, from, to }: EdgeCell): GraphEdge | undefined {
    const tail = nodeOf(from)
    const head = nodeOf(to)
    if (tail === undefined || head === undefined || !isEdgeKind(type)) return undefined
    const edge = wireEdge(type, tail.id, head.id, flat(properties))
    if (!edges.has(edge.id)) {
      edges.set(edge.id, edge)
      bytes += JSON.stringify(edge).length
    }
    return edge
  }

  function wire(value: unknown): Wire {
    if (value instanceof NodeCell) {
      const node = nodeOf(value)
      return node === undefined ? wire(value.properties) : { $node: node.id }
    }
    if (value instanceof EdgeCell) {
      const edge = edgeOf(value)
      return edge === undefined ? wire(value.properties) : { $edge: edge.id }
    }
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
    if (typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value !== 'object' || value === null) return null
    if (Array.isArray(value)) return value.map(wire)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wire(item)]))
  }

  return {
    wire,
    count: (row) => (bytes += JSON.stringify(row).length),
    bytes: () => bytes,
    graph: () => ({ nodes: [...nodes.values()], edges: [...edges.values()] }),
  }
}

/** Properties as the wire takes them: an engine may hold values of other shapes in a graph that others write too. */
function flat(properties: Record<string, unknown>): Record<string, PropertyValue> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      isScalar(value) || (Array.isArray(value) && value.every((item) => item !== null && isScalar(item)))
        ? (value as PropertyValue)
        : JSON.stringify(value),
    ]),
  )
}

const isScalar = (value: unknown): boolean =>
  value === null ||
  ['string', 'boolean'].includes(typeof value) ||
  (typeof value === 'number' && Number.isFinite(value))
