import type { GraphEdge, GraphNode, PropertyValue } from '../contract/graph.ts'
import type { TraceQuestion } from '../contract/trace.ts'
import type { EngineParts, TraceWorld } from './evidence-parts.ts'
import type { EvidenceAnswer } from './evidence-facts.ts'

const text = (value: PropertyValue | undefined): string | null => (typeof value === 'string' ? value : null)
const number = (value: PropertyValue | undefined): number | null => (typeof value === 'number' ? value : null)

/**
 * What the engine sees of a graph: the same columns that it reads of the whole one (`cypher/trace/`). Shipments that are
 * not among `movements` are left out.
 */
export function worldOf(
  graph: { nodes: readonly GraphNode[]; edges: readonly GraphEdge[] },
  movements: ReadonlySet<string>,
): TraceWorld {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const of = (kind: string) => graph.edges.filter((edge) => edge.kind === kind)
  const consignor = new Map(of('CONSIGNED').map((edge) => [edge.to, edge.from]))
  const consignee = new Map(of('DELIVERED_TO').map((edge) => [edge.from, edge.to]))
  const listings = Map.groupBy(of('LISTED_IN'), (edge) => edge.from)
  return {
    parties: graph.nodes
      .filter((node) => node.labels.includes('Party'))
      .map(({ id, name, labels, properties }) => ({
        id,
        name,
        country: text(properties['country']),
        military: properties['military'] === true,
        endUser: labels.includes('EndUser'),
        listings: (listings.get(id) ?? []).map(({ to }) => {
          const listing = nodes.get(to)?.properties ?? {}
          return { from: text(listing['date']), until: text(listing['until']) }
        }),
      })),
    movements: graph.nodes.flatMap(({ id, kind, properties: p }) => {
      const [from, to] = [consignor.get(id), consignee.get(id)]
      if (kind !== 'Shipment' || !movements.has(id) || from === undefined || to === undefined) return []
      return [
        {
          id,
          consignor: from,
          consignee: to,
          departed: text(p['departed']) ?? '',
          arrived: text(p['arrived']) ?? '',
          code: text(p['hsCode']) ?? '',
          weight: number(p['netWeightKg']),
          value: number(p['valueEur']),
          quantity: number(p['quantity']),
          unit: text(p['unit']),
          dataset: text(p['dataset']) ?? '',
          post: text(p['borderPost']),
        },
      ]
    }),
    owners: of('OWNS')
      .filter(({ properties }) => (number(properties['percent']) ?? 0) > 50)
      .map(({ from, to, properties }) => ({
        owner: from,
        owned: to,
        from: text(properties['from']),
        until: text(properties['to']),
      })),
    identities: of('SAME_AS')
      .filter(({ properties }) => properties['decision'] === 'confirmed')
      .map(({ from, to }) => ({ a: from, b: to })),
    transformations: of('TURNS_INTO').map(({ from, to }) => ({
      from: text(nodes.get(from)?.properties['code']) ?? '',
      to: text(nodes.get(to)?.properties['code']) ?? '',
    })),
  }
}

/** The answer on a world; the same question on the same world gives the same to the last digit. */
export function answerOn(
  world: TraceWorld,
  question: TraceQuestion,
  parts: Pick<EngineParts, 'trace'>,
): EvidenceAnswer {
  const { complete, stoppedBy, cyclic, corridor, chainCount, volume, chains } = parts.trace(world, question)
  return { complete, ...(stoppedBy === undefined ? {} : { stoppedBy }), cyclic, corridor, chainCount, volume, chains }
}
