import type cytoscape from 'cytoscape'
import type { Graph } from '../../server/contract/graph.ts'
import type { EdgeKind } from '../../server/contract/vocabulary.ts'
import type { CanvasModel } from './canvas-model.ts'
import { countryName } from './canvas-words.ts'
import type { PlainTie } from './network-beneath.ts'
import { groupBy, groupByShared, type Grouped } from './network-groups.ts'
import type { Arrangement } from './network-lines.ts'

/** All that parties are tied to by ties of a kind, as the records have it. */
export type Related = (ids: readonly string[], edge: EdgeKind) => Promise<Graph>

/** Whether an arrangement has titles, and room beneath for what was added. */
export const isLaid = (arrangement: Arrangement): boolean => arrangement !== 'force' && arrangement !== 'concentric'

/** What an arrangement puts together; null for one that groups nothing. */
export async function groupsFor(
  arrangement: Arrangement,
  model: CanvasModel,
  related: Related | null,
): Promise<Grouped[] | null> {
  const unseen = model.unseen()
  const ids = (model.state().answer?.corridor.parties ?? []).flatMap(({ id }) => (unseen.has(id) ? [] : [id]))
  if (arrangement === 'country')
    return groupBy(ids, (id) => model.party(id)?.country ?? null, countryName, 'Country not recorded')
  if ((arrangement !== 'owner' && arrangement !== 'address') || related === null) return null
  const { nodes, edges } = await related(ids, arrangement === 'owner' ? 'OWNS' : 'REGISTERED_AT')
  const known = new Map(nodes.map((node) => [node.id, node]))
  return groupByShared(ids, known, edges, arrangement === 'owner' ? 'No owner shared' : 'No address shared')
}

/** Circles about whoever has most ties. */
export function concentricLayout(cy: cytoscape.Core, beneath: readonly PlainTie[]): cytoscape.LayoutOptions {
  const more = new Map<string, number>()
  for (const id of beneath.flatMap(({ from, to }) => [from, to])) more.set(id, (more.get(id) ?? 0) + 1)
  const degree = (node: cytoscape.NodeSingular) => node.degree(false) + (more.get(node.id()) ?? 0)
  const most = cy.nodes('.party, .added').reduce((max, node) => Math.max(max, degree(node)), 0)
  return {
    name: 'concentric',
    animate: false,
    minNodeSpacing: 96,
    concentric: degree,
    levelWidth: () => Math.max(1, most / 4),
  } as unknown as cytoscape.LayoutOptions
}
