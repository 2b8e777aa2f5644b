import type { FactRef } from '../../server/contract/case-content.ts'
import { canvas } from '../workspace/canvas.ts'

/** The same for the same fact, however it was come by. */
export const factKey = (fact: FactRef): string =>
  fact.kind === 'chain' ? `chain ${fact.movements.join(' ')}` : `${fact.kind} ${fact.id}`

/** What stands for an element of the canvas in a case: a bundle and a line are their shipments, a group its nodes. */
function factsBehind(id: string): FactRef[] {
  const { added } = canvas.state()
  const edge = added.edges.get(id)
  if (edge !== undefined) return [{ kind: 'edge', id, from: edge.from, to: edge.to }]
  const bundle = canvas.bundle(id)?.movements
  const ids =
    canvas.tie(id)?.movements ??
    (bundle === undefined ? null : Array.from(bundle, (i) => canvas.movementAt(i)?.id ?? '')) ??
    added.groups.get(id)?.members
  return (ids ?? [id]).map((each) => ({ kind: 'node', id: each }))
}

/** Everything that is selected, as facts; the marked chain where nothing is. */
export function selectedFacts(): FactRef[] {
  const { selection, chain } = canvas.state()
  if (selection.length === 0) return chain.length === 0 ? [] : [{ kind: 'chain', movements: [...chain] }]
  return withoutTwins(selection.flatMap(factsBehind))
}

const withoutTwins = (facts: readonly FactRef[]): FactRef[] => [
  ...new Map(facts.map((fact) => [factKey(fact), fact])).values(),
]

/** Facts with others added that are not among them yet. */
export function joined(facts: readonly FactRef[], more: readonly FactRef[]): FactRef[] {
  return withoutTwins([...facts, ...more])
}

export const without = (facts: readonly FactRef[], fact: FactRef): FactRef[] =>
  facts.filter((each) => factKey(each) !== factKey(fact))
