import type { PropertyValue } from './graph.ts'

/** A graph as files of other programs take it. A `Graph` of the wire is one; so is what the canvas shows. */
export interface PlainGraph {
  nodes: readonly PlainNode[]
  edges: readonly PlainEdge[]
}
export interface PlainNode {
  id: string
  kind: string
  labels: readonly string[]
  name: string
  properties: Readonly<Record<string, PropertyValue>>
}
export interface PlainEdge {
  id: string
  kind: string
  from: string
  to: string
  properties: Readonly<Record<string, PropertyValue>>
}

export type ColumnType = 'boolean' | 'integer' | 'double' | 'string'
export interface Column {
  name: string
  type: ColumnType
}

/** Of a property that is said beside the others. */
const said = new Set(['id', 'name'])

/** Every property that occurs, by name, with the one type that all its values have: text where they differ. */
export function columnsOf(things: Iterable<{ properties: Readonly<Record<string, PropertyValue>> }>): Column[] {
  const types = new Map<string, ColumnType>()
  for (const { properties } of things)
    for (const [name, value] of Object.entries(properties)) {
      if (value === null || said.has(name)) continue
      const [before, now] = [types.get(name), typeOf(value)]
      types.set(name, before === undefined || before === now ? now : wider(before, now))
    }
  return Array.from(types, ([name, type]) => ({ name, type })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

function typeOf(value: NonNullable<PropertyValue>): ColumnType {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value !== 'number') return 'string'
  return Number.isSafeInteger(value) ? 'integer' : 'double'
}

const wider = (a: ColumnType, b: ColumnType): ColumnType =>
  a !== 'string' && b !== 'string' && a !== 'boolean' && b !== 'boolean' ? 'double' : 'string'

/** A value as one text; a list is parted by semicolons. */
export const textOf = (value: NonNullable<PropertyValue>): string =>
  Array.isArray(value) ? value.join('; ') : String(value)

const day = /^\d{4}-\d{2}-\d{2}$/

/**
 * From when to when a node or edge holds, where its properties say so: a shipment is under way from its departure to its
 * arrival, a tie holds from its first to its last day. Nothing where the days run backwards.
 */
export function spanOf(properties: Readonly<Record<string, PropertyValue>>): { start?: string; end?: string } {
  const start = dayIn(properties['departed'] ?? properties['from'])
  const end = dayIn(properties['arrived'] ?? properties['to'])
  if (start !== undefined && end !== undefined && start > end) return {}
  return { ...(start !== undefined && { start }), ...(end !== undefined && { end }) }
}

const dayIn = (value: PropertyValue | undefined): string | undefined =>
  typeof value === 'string' && day.test(value) ? value : undefined

/**
 * Shipments as edges from the consignor to the consignee, as the canvas draws them, each by itself, however many run
 * between the same two. One with other ties than those two stays a node: an edge could not hold them.
 */
export function shipmentsAsEdges(graph: PlainGraph): PlainGraph {
  const ties = new Map<string, PlainEdge[]>()
  for (const edge of graph.edges)
    for (const end of new Set([edge.from, edge.to])) {
      const known = ties.get(end)
      if (known === undefined) ties.set(end, [edge])
      else known.push(edge)
    }
  const folded = new Map<string, PlainEdge>()
  for (const { id, kind, properties } of graph.nodes) {
    const own = kind === 'Shipment' ? (ties.get(id) ?? []) : []
    const from = own.find((edge) => edge.kind === 'CONSIGNED' && edge.to === id)?.from
    const to = own.find((edge) => edge.kind === 'DELIVERED_TO' && edge.from === id)?.to
    if (own.length === 2 && from !== undefined && to !== undefined)
      folded.set(id, { id, kind: 'SHIPPED_TO', from, to, properties })
  }
  return {
    nodes: graph.nodes.filter(({ id }) => !folded.has(id)),
    edges: [...folded.values(), ...graph.edges.filter(({ from, to }) => !folded.has(from) && !folded.has(to))],
  }
}
