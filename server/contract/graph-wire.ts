import type { GraphEdge, GraphNode, PropertyValue } from './graph.ts'
import { type EdgeKind, edgeKinds, type NodeKind, nodeKindNames } from './vocabulary.ts'

type Properties = Record<string, PropertyValue>

/**
 * What a node counts as. A company or person is that before anything else; a party of which no row has said which (it
 * is only named by a shipment) counts as a company.
 *
 * @returns undefined for labels outside the vocabulary: a foreign node in a shared Neo4j.
 */
export function nodeKind(labels: readonly string[]): NodeKind | undefined {
  return nodeKindNames.find((kind) => labels.includes(kind)) ?? (labels.includes('Party') ? 'Company' : undefined)
}

/** The node on the wire; undefined for a foreign one. What has no name is called by its id. */
export function wireNode(labels: readonly string[], properties: Properties): GraphNode | undefined {
  const kind = nodeKind(labels)
  const { id, name } = properties
  if (kind === undefined || typeof id !== 'string') return undefined
  return { id, kind, labels: [...labels].sort(), name: typeof name === 'string' && name !== '' ? name : id, properties }
}

/** Whether the vocabulary knows the edge kind; a shared Neo4j may hold others. */
export const isEdgeKind = (kind: string): kind is EdgeKind => Object.hasOwn(edgeKinds, kind)

/**
 * The edge on the wire. Its id is its own where a row states it (`OWNS`, `EXPORTED_TO`, …). The others exist at most once
 * between two nodes, so their ends name them, save `RECORDED_IN`: one per row of the file.
 */
export function wireEdge(kind: EdgeKind, from: string, to: string, properties: Properties): GraphEdge {
  const own = properties['id']
  const row = kind === 'RECORDED_IN' && properties['row'] !== undefined ? `#${String(properties['row'])}` : ''
  const id = typeof own === 'string' && own !== '' ? own : `${from}-${kind}->${to}${row}`
  return { id, kind, from, to, properties }
}
