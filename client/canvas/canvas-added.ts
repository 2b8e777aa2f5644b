import type { Graph, GraphEdge, GraphNode } from '../../server/contract/graph.ts'
import type { TraceAnswer } from '../../server/contract/trace.ts'

/** Nodes and edges put onto the canvas beside an answer, with the element each node was placed beside. */
export interface Added {
  nodes: ReadonlyMap<string, GraphNode>
  edges: ReadonlyMap<string, GraphEdge>
  beside: ReadonlyMap<string, string>
}

export const nothingAdded: Added = { nodes: new Map(), edges: new Map(), beside: new Map() }

/**
 * Adds a graph beside an element. What the answer shows already (its parties, and its shipments as lines) is not added
 * again; an edge is kept when both its ends are on the canvas.
 */
export function addTo(
  added: Added,
  graph: Graph,
  besideId: string,
  answer: TraceAnswer | null,
): { added: Added; nodes: number; edges: number } {
  const parties = new Set(answer?.corridor.parties.map((party) => party.id))
  const shipments = new Set(answer?.corridor.movements.map((movement) => movement.id))
  const nodes = new Map(added.nodes)
  const edges = new Map(added.edges)
  const beside = new Map(added.beside)
  for (const node of graph.nodes) {
    if (parties.has(node.id) || shipments.has(node.id) || nodes.has(node.id)) continue
    nodes.set(node.id, node)
    beside.set(node.id, besideId)
  }
  for (const edge of graph.edges) {
    const ends = (parties.has(edge.from) || nodes.has(edge.from)) && (parties.has(edge.to) || nodes.has(edge.to))
    if (ends && !edges.has(edge.id)) edges.set(edge.id, edge)
  }
  const more = { nodes: nodes.size - added.nodes.size, edges: edges.size - added.edges.size }
  return { added: { nodes, edges, beside }, ...more }
}
