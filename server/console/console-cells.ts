import type { CypherAnswer } from '../contract/console.ts'
import type { GraphEdge, GraphNode, PropertyValue } from '../contract/graph.ts'
import { isEdgeKind, wireEdge, wireNode } from '../contract/graph-wire.ts'
import { EdgeCell, NodeCell } from '../graph/graph.ts'

type Wire = CypherAnswer['rows'][number][number]

/** Turns the cells of one answer into what goes over the wire, and gathers the nodes and edges they name. */
export interface Cells {
  /** Takes a row in; undefined, and nothing of it is gathered, where the answer would have no room for it. */
  take(row: readonly unknown[]): Wire[] | undefined
  graph(): CypherAnswer['graph']
}

/** @param room bytes that all rows, nodes and edges may have together, as JSON. */
export function createCells(room: number): Cells {
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
    take(row) {
      const before = { nodes: nodes.size, edges: edges.size, bytes }
      const wired = row.map(wire)
      bytes += JSON.stringify(wired).length
      if (bytes <= room) return wired
      // What was gathered last is last in a map.
      for (const id of [...nodes.keys()].slice(before.nodes)) nodes.delete(id)
      for (const id of [...edges.keys()].slice(before.edges)) edges.delete(id)
      bytes = before.bytes
      return undefined
    },
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
