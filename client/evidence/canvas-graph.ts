import type { PropertyValue } from '../../server/contract/graph.ts'
import type { PlainEdge, PlainGraph, PlainNode } from '../../server/contract/graph-plain.ts'
import { wireEdge } from '../../server/contract/graph-wire.ts'
import type { TraceAnswer, TraceMovement, TraceParty } from '../../server/contract/trace.ts'
import { tableData, type CanvasModel } from '../canvas/index.ts'

/** The property of a shipment that each measure is read from. */
const amountOf = { weight: 'netWeightKg', value: 'valueEur', quantity: 'quantity' } as const

/**
 * What the canvas shows, in its frame and without what is hidden, as a graph of the product's own vocabulary: parties,
 * shipments with their two ties, and what was added by hand with the ties among all these.
 *
 * @param coded whether names are hidden: then the codes stand for the ids too, which may be made of names
 */
export function canvasGraph(model: CanvasModel, coded: boolean): PlainGraph {
  const { answer, added, frame } = model.state()
  const hidden = model.unseen()
  const shown = { answer, hidden, added, frame, layout: model.layout() }
  const ids = (sheet: 'parties' | 'shipments' | 'related') => tableData(model, shown, sheet).rows.map(({ id }) => id)
  const parties = ids('parties').flatMap((id) => model.party(id) ?? [])
  const shipments = ids('shipments').flatMap((id) => model.movement(id) ?? [])
  const nodes: PlainNode[] = [
    ...parties.map(partyNode),
    ...shipments.map((movement) => shipmentNode(movement, answer)),
    ...ids('related').flatMap((id) => added.nodes.get(id) ?? []),
  ]
  const here = new Set(nodes.map(({ id }) => id))
  const edges: PlainEdge[] = [
    ...shipments.flatMap(({ id, from, to }) => [
      wireEdge('CONSIGNED', from, id, {}),
      wireEdge('DELIVERED_TO', id, to, {}),
    ]),
    ...model.relations(),
  ].filter(({ from, to }) => here.has(from) && here.has(to))
  return coded ? withoutIds({ nodes, edges }) : { nodes, edges }
}

const partyNode = ({ id, name, country, role, military, listedFrom }: TraceParty): PlainNode => ({
  id,
  kind: 'Party',
  labels: military ? ['EndUser', 'Party'] : ['Party'],
  name,
  properties: { country, role, military, listedFrom },
})

function shipmentNode(movement: TraceMovement, answer: TraceAnswer | null): PlainNode {
  const { id, departed, arrived, goods, amount, attributed, hopsFromSource, hopsToTarget } = movement
  const { measure, unit } = answer?.volume ?? { measure: 'weight' as const, unit: null }
  const properties: Record<string, PropertyValue> = { departed, arrived, [amountOf[measure]]: amount }
  if (measure === 'quantity') properties['unit'] = unit
  if (goods !== '') properties['hsCode'] = goods
  // On an answer without a chain shipments carry nothing, and no hop was counted between its two ends.
  if (answer?.ends === null) Object.assign(properties, { attributed, hopsFromSource, hopsToTarget })
  return { id, kind: 'Shipment', labels: ['Shipment'], name: id, properties }
}

const named: ReadonlySet<string> = new Set(['Party', 'Company', 'Person', 'Address', 'Contact'])

function withoutIds({ nodes, edges }: PlainGraph): PlainGraph {
  const code = new Map(nodes.map(({ id, kind, name }) => [id, named.has(kind) ? name : id]))
  const of = (id: string): string => code.get(id) ?? id
  return {
    nodes: nodes.map((node) => ({ ...node, id: of(node.id), properties: { ...node.properties, id: of(node.id) } })),
    edges: edges.map((edge, i) => ({
      ...edge,
      id: `${edge.kind} ${i + 1}`,
      from: of(edge.from),
      to: of(edge.to),
      properties: { ...edge.properties, id: `${edge.kind} ${i + 1}` },
    })),
  }
}
