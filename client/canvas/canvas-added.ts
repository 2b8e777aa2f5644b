import type { Graph, GraphEdge, GraphNode } from '../../server/contract/graph.ts'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import { nodeKinds, type NodeKind } from '../../server/contract/vocabulary.ts'
import { counted } from './canvas-words.ts'

/** Neighbours added together, drawn as one until opened. */
export interface Group {
  /** `group:<origin>:<kind>:<nth>` */
  id: string
  kind: NodeKind
  /** Ids of its nodes. */
  members: readonly string[]
  beside: string
}

/** Nodes and edges put onto the canvas beside an answer, with the element each node was placed beside. */
export interface Added {
  nodes: ReadonlyMap<string, GraphNode>
  edges: ReadonlyMap<string, GraphEdge>
  beside: ReadonlyMap<string, string>
  groups: ReadonlyMap<string, Group>
}

export const nothingAdded: Added = { nodes: new Map(), edges: new Map(), beside: new Map(), groups: new Map() }

/** More neighbours of one kind than this come as one group. */
export const groupAbove = 50

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
  const groups = new Map(added.groups)
  const fresh: GraphNode[] = []
  for (const node of graph.nodes) {
    if (parties.has(node.id) || shipments.has(node.id) || nodes.has(node.id)) continue
    nodes.set(node.id, node)
    beside.set(node.id, besideId)
    fresh.push(node)
  }
  for (const edge of graph.edges) {
    const ends = (parties.has(edge.from) || nodes.has(edge.from)) && (parties.has(edge.to) || nodes.has(edge.to))
    if (ends && !edges.has(edge.id)) edges.set(edge.id, edge)
  }
  for (const [kind, members] of Map.groupBy(fresh, (node) => node.kind)) {
    if (members.length <= groupAbove) continue
    const id = `group:${besideId}:${kind}:${groups.size + 1}`
    groups.set(id, { id, kind, members: members.map((node) => node.id), beside: besideId })
  }
  const more = { nodes: fresh.length, edges: edges.size - added.edges.size }
  return { added: { nodes, edges, beside, groups }, ...more }
}

/** `202 companies`. */
export function groupName(group: Group): string {
  const { label, plural } = nodeKinds[group.kind]
  return counted(group.members.length, label.toLowerCase(), plural.toLowerCase())
}

/** For each node in a closed group, that group. */
export function closedGroups(added: Added, open: ReadonlySet<string>): Map<string, Group> {
  const inside = new Map<string, Group>()
  for (const group of added.groups.values())
    if (!open.has(group.id)) for (const id of group.members) inside.set(id, group)
  return inside
}
