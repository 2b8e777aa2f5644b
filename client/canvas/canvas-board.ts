import type { GraphEdge, GraphNode } from '../../server/contract/graph.ts'
import { nodeKinds } from '../../server/contract/vocabulary.ts'
import { nothingAdded, type Added, type Group } from './canvas-added.ts'
import { plainDrawing, type Drawing } from './corridor-types.ts'
import type { Point } from './network-layout.ts'

/** What undo and redo go back to, and what a canvas is kept as. */
export interface Board {
  hidden: ReadonlySet<string>
  open: ReadonlySet<string>
  unfolded: ReadonlySet<string>
  added: Added
  /** Where nodes of the network stay, whatever arranges the others. */
  pins: ReadonlyMap<string, Point>
  drawing: Drawing
  /** Choices that a filter has taken out. */
  off: ReadonlySet<string>
}

export const emptyBoard: Board = {
  hidden: new Set(),
  open: new Set(),
  unfolded: new Set(),
  added: nothingAdded,
  pins: new Map(),
  drawing: plainDrawing,
  off: new Set(),
}

/** A board as plain JSON, in an order that is the same each time. */
export interface BoardJson {
  version: 1
  hidden: string[]
  open: string[]
  unfolded: string[]
  /** Added nodes, each with the id of what it was placed beside. */
  nodes: { node: GraphNode; beside: string }[]
  edges: GraphEdge[]
  groups: { id: string; kind: GraphNode['kind']; members: string[]; beside: string }[]
  pins: { id: string; x: number; y: number }[]
  drawing: Drawing
  off: string[]
}

export function boardToJson({ hidden, open, unfolded, added, pins, drawing, off }: Board): BoardJson {
  return {
    version: 1,
    hidden: [...hidden],
    open: [...open],
    unfolded: [...unfolded],
    nodes: Array.from(added.nodes.values(), (node) => ({ node, beside: added.beside.get(node.id) ?? '' })),
    edges: [...added.edges.values()],
    groups: Array.from(added.groups.values(), (group) => ({ ...group, members: [...group.members] })),
    pins: Array.from(pins, ([id, { x, y }]) => ({ id, x, y })),
    drawing,
    off: [...off],
  }
}

/** Reads what `boardToJson` wrote; what is not of that form is left out, and null comes back for what is no board at all. */
export function boardFromJson(json: unknown): Board | null {
  if (!isRecord(json) || json['version'] !== 1) return null
  const texts = (name: string) => new Set(list(json[name]).filter((item) => typeof item === 'string'))
  const nodes = new Map<string, GraphNode>()
  const beside = new Map<string, string>()
  for (const item of list(json['nodes'])) {
    if (!isRecord(item) || !isNode(item['node'])) continue
    nodes.set(item['node'].id, item['node'])
    beside.set(item['node'].id, typeof item['beside'] === 'string' ? item['beside'] : '')
  }
  const edges = list(json['edges']).filter(isEdge)
  const groups = list(json['groups'])
    .filter(isGroup)
    .map((group) => ({ ...group, members: group.members.filter((id) => nodes.has(id)) }))
  const pins = list(json['pins']).filter(isPin)
  return {
    hidden: texts('hidden'),
    open: texts('open'),
    unfolded: texts('unfolded'),
    added: { nodes, beside, edges: byId(edges), groups: byId(groups) },
    pins: new Map(pins.map(({ id, x, y }) => [id, { x, y }])),
    drawing: drawingOf(json['drawing']),
    off: texts('off'),
  }
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]))
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const areTexts = (...values: unknown[]) => values.every((value) => typeof value === 'string')
const isKind = (kind: unknown) => typeof kind === 'string' && Object.hasOwn(nodeKinds, kind)
const isNode = (value: unknown): value is GraphNode =>
  isRecord(value) &&
  areTexts(value['id'], value['name']) &&
  isKind(value['kind']) &&
  Array.isArray(value['labels']) &&
  isRecord(value['properties'])
const isEdge = (value: unknown): value is GraphEdge =>
  isRecord(value) && areTexts(value['id'], value['kind'], value['from'], value['to']) && isRecord(value['properties'])
const isGroup = (value: unknown): value is Group =>
  isRecord(value) && areTexts(value['id'], value['beside']) && isKind(value['kind']) && Array.isArray(value['members'])
const isPin = (value: unknown): value is { id: string } & Point =>
  isRecord(value) && areTexts(value['id']) && Number.isFinite(value['x']) && Number.isFinite(value['y'])

function drawingOf(value: unknown): Drawing {
  if (!isRecord(value)) return plainDrawing
  const { lanes, width, bundleFrom, stress } = value
  return {
    lanes: lanes === 'hands' ? lanes : plainDrawing.lanes,
    width: width === 'attributed' || width === 'even' ? width : plainDrawing.width,
    bundleFrom:
      bundleFrom === null || (Number.isSafeInteger(bundleFrom) && Number(bundleFrom) > 1)
        ? (bundleFrom as number | null)
        : plainDrawing.bundleFrom,
    stress: stress === 'listed' || stress === 'after' ? stress : plainDrawing.stress,
  }
}
