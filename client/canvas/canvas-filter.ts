import type { GraphNode } from '../../server/contract/graph.ts'
import type { TraceAnswer, TraceMovement } from '../../server/contract/trace.ts'
import { edgeKinds, nodeKinds, type EdgeKind, type NodeKind } from '../../server/contract/vocabulary.ts'
import type { Added } from './canvas-added.ts'
import { count } from './canvas-words.ts'

/** What a filter asks about. Of each, everything is shown until a choice is taken out. */
export const facets = ['goods', 'date', 'amount', 'dataset', 'kind', 'relation'] as const
export type Facet = (typeof facets)[number]

/** One choice of a facet, with how many things it holds among those that every other facet keeps. */
export interface Choice {
  /** `goods:854231`, what a filter holds when the choice is taken out. */
  key: string
  label: string
  count: number
}

type Values = Partial<Record<Facet, string>>
type Item = Values & { id: string }

const bounds = [10, 100, 1000, 10_000]

/** Amounts by their power of ten; those that no row gives are a choice of their own. */
function amountChoice(amount: number | null): string {
  return amount === null ? 'none' : String(bounds.filter((bound) => amount >= bound).length)
}

const datasetOf = (id: string) => id.slice(0, Math.max(0, id.indexOf(':')))

const ofMovement = ({ id, goods, departed, amount }: TraceMovement): Item => ({
  id,
  goods: goods.slice(0, 6),
  date: departed.slice(0, 4),
  amount: amountChoice(amount),
  dataset: datasetOf(id),
})

const ofNode = ({ id, kind }: GraphNode): Item => ({ id, kind })

const passes = (item: Values, off: ReadonlySet<string>, except?: Facet): boolean =>
  facets.every((facet) => facet === except || item[facet] === undefined || !off.has(`${facet}:${item[facet]}`))

/**
 * Ids that a filter takes off the canvas: shipments and added nodes that it does not keep, and parties of which it
 * keeps no shipment.
 */
export function filteredOut(answer: TraceAnswer | null, added: Added, off: ReadonlySet<string>): ReadonlySet<string> {
  const out = new Set<string>()
  if (off.size === 0) return out
  const left = new Set<string>()
  for (const movement of answer?.corridor.movements ?? []) {
    if (!passes(ofMovement(movement), off)) out.add(movement.id)
    else left.add(movement.from).add(movement.to)
  }
  for (const { id } of answer?.corridor.parties ?? []) if (!left.has(id)) out.add(id)
  for (const node of added.nodes.values()) if (!passes(ofNode(node), off)) out.add(node.id)
  return out
}

/** Whether a filter keeps ties of a kind. */
export const keepsRelation = (off: ReadonlySet<string>, kind: EdgeKind): boolean => !off.has(`relation:${kind}`)

/** The choices of each facet, most frequent first; years and amounts in their own order. */
export function choicesOf(
  answer: TraceAnswer | null,
  added: Added,
  off: ReadonlySet<string>,
): { facet: Facet; choices: Choice[] }[] {
  const items: Item[] = [
    ...(answer?.corridor.movements ?? []).map(ofMovement),
    ...Array.from(added.nodes.values(), ofNode),
    ...Array.from(added.edges.values(), ({ id, kind }) => ({ id, relation: kind })),
  ]
  return facets.flatMap((facet) => {
    const counts = new Map<string, number>()
    for (const item of items) {
      const value = item[facet]
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + Number(passes(item, off, facet)))
    }
    if (counts.size === 0) return []
    const choices = Array.from(counts, ([value, n]) => ({
      key: `${facet}:${value}`,
      value,
      label: labelOf(facet, value, answer?.volume.unit ?? null),
      count: n,
    }))
    const inOrder = facet === 'date' || facet === 'amount'
    choices.sort((a, b) => (inOrder ? 0 : b.count - a.count) || (a.value < b.value ? -1 : 1))
    return [{ facet, choices: choices.map(({ key, label, count: n }) => ({ key, label, count: n })) }]
  })
}

function labelOf(facet: Facet, value: string, unit: string | null): string {
  if (facet === 'goods') return value === '' ? 'without a code' : value
  if (facet === 'kind') return nodeKinds[value as NodeKind].plural
  if (facet === 'relation') return edgeKinds[value as EdgeKind].caption
  if (facet !== 'amount') return value
  if (value === 'none') return 'not recorded'
  const at = Number(value)
  const suffix = unit === null ? '' : ` ${unit}`
  const [from, to] = [bounds[at - 1], bounds[at]]
  if (from === undefined) return `below ${count(to ?? 0)}${suffix}`
  return to === undefined ? `${count(from)}${suffix} and more` : `${count(from)} to ${count(to)}${suffix}`
}
