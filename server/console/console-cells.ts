import type { CypherAnswer } from '../contract/console.ts'
import type { GraphEdge, GraphNode, PropertyValue } from '../contract/graph.ts'
import { isEdgeKind, wireEdge, wireNode } from '../contract/graph-wire.ts'
import { EdgeCell, NodeCell } from '../graph/graph.ts'

type Wire = CypherAnswer['rows'][number][number]

/** Turns the cells of one answer into what goes over the wire, and gathers the nodes and edges they name. */
export interface Cells {
  /** Takes a row in; undefined, and nothing of it is gathered, where the answer would have no room for it. */
  take(row: readonly unknown[]): Wire[] | undefined
  /** What was gathered since it was last asked for; each thing comes once. */
  fresh(): CypherAnswer['graph']
}

/** @param room bytes that all rows, nodes and edges may have together, as JSON. */
export function createCells(room: number): Cells {
  // The things themselves are let go of once they are given, so that a long answer costs no more than its ids.
  const known = { nodes: new Set<string>(), edges: new Set<string>() }
  let nodes: GraphNode[] = []
  let edges: GraphEdge[] = []
  let bytes = 0

  function nodeOf({ labels, properties }: NodeCell): string | undefined {
    const { id } = properties
    if (typeof id === 'string' && known.nodes.has(id)) return id
    const node = wireNode(labels, flat(properties))
    if (node === undefined) return undefined
    known.nodes.add(node.id)
    nodes.push(node)
    bytes += JSON.stringify(node).length
    return node.id
  }

  function edgeOf({ type, properties, from, to }: EdgeCell): string | undefined {
    const tail = nodeOf(from)
    const head = nodeOf(to)
    if (tail === undefined || head === undefined || !isEdgeKind(type)) return undefined
    const edge = wireEdge(type, tail, head, flat(properties))
    if (!known.edges.has(edge.id)) {
      known.edges.add(edge.id)
      edges.push(edge)
      bytes += JSON.stringify(edge).length
    }
    return edge.id
  }

  function wire(value: unknown): Wire {
    if (value instanceof NodeCell) {
      const node = nodeOf(value)
      return node === undefined ? wire(value.properties) : { $node: node }
    }
    if (value instanceof EdgeCell) {
      const edge = edgeOf(value)
      return edge === undefined ? wire(value.properties) : { $edge: edge }
    }
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
    if (typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value !== 'object' || value === null) return null
    if (Array.isArray(value)) return value.map(wire)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wire(item)]))
  }

  return {
    take(row) {
      const before = { nodes: nodes.length, edges: edges.length, bytes }
      const wired = row.map(wire)
      bytes += JSON.stringify(wired).length
      if (bytes <= room) return wired
      for (const { id } of nodes.splice(before.nodes)) known.nodes.delete(id)
      for (const { id } of edges.splice(before.edges)) known.edges.delete(id)
      bytes = before.bytes
      return undefined
    },
    fresh() {
      const graph = { nodes, edges }
      nodes = []
      edges = []
      return graph
    },
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
