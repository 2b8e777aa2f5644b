import type { GraphEdge } from '../../server/contract/graph.ts'
import { edgeKinds } from '../../server/contract/vocabulary.ts'
import type { CanvasModel } from './canvas-model.ts'
import { showDay } from './canvas-days.ts'
import { amountWith, count } from './canvas-words.ts'
import { roundUp, thinnest } from './corridor-marks.ts'

/** An element of the network as plain data, before Cytoscape has it. */
export interface NetworkElement {
  id: string
  classes: string
  data: Record<string, unknown>
  /** Ends of an edge; a node has none. */
  ends?: { source: string; target: string }
}

const widest = 11
/** So many of the largest ties carry a caption at all times. */
const captioned = 5

/** Amount that a pixel of a tie's width stands for; null when no amount is known. */
export function tieUnit(model: CanvasModel): number | null {
  const most = model.ties().reduce((max, tie) => Math.max(max, tie.amount ?? 0), 0)
  return most > 0 ? roundUp(most / widest) : null
}

/** All that the network shows: parties, ties between them, and what was added beside the answer. */
export function networkElements(model: CanvasModel, captions: ReadonlyMap<string, string>): NetworkElement[] {
  const { answer, hidden, added } = model.state()
  const parties = (answer?.corridor.parties ?? []).filter((party) => !hidden.has(party.id))
  const unit = answer?.volume.unit ?? null
  const perPixel = tieUnit(model)
  const elements: NetworkElement[] = []
  for (const party of parties) {
    elements.push({
      id: party.id,
      classes: 'party',
      data: { label: captions.get(party.id) ?? model.nameOf(party.id), kind: 'Company', role: party.role },
    })
    const listed = model.listedFrom(party.id)
    if (listed !== null)
      elements.push({
        id: `listed:${party.id}`,
        classes: 'listed',
        data: { label: `listed ${showDay(listed)}`, beside: party.id },
      })
  }
  const ties = model.ties()
  const large = new Set(
    ties
      .toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0))
      .slice(0, captioned)
      .map((tie) => tie.id),
  )
  for (const tie of ties) {
    const width = perPixel === null || tie.amount === null ? 1 : Math.max(thinnest, tie.amount / perPixel)
    elements.push({
      id: tie.id,
      classes: large.has(tie.id) ? 'tie captioned' : 'tie',
      ends: { source: tie.from, target: tie.to },
      data: {
        role: tie.role,
        label: `${count(tie.movements.length)} │ ${amountWith(tie.amount === null ? null : Math.round(tie.amount), unit)}`,
        width,
        // The marker shows on either side of the line, however wide that is.
        marker: width / 2 + 5,
      },
    })
  }
  for (const node of added.nodes.values())
    if (!hidden.has(node.id))
      elements.push({ id: node.id, classes: 'added', data: { label: node.name, kind: node.kind } })
  const here = new Set(elements.map((element) => element.id))
  for (const [pair, edges] of Map.groupBy(added.edges.values(), (edge) => `${edge.from}>${edge.to}`)) {
    const first = edges[0]
    if (first === undefined || !here.has(first.from) || !here.has(first.to)) continue
    elements.push({
      id: `edge:${pair}`,
      classes: 'related',
      ends: { source: first.from, target: first.to },
      data: {
        label: [...new Set(edges.map(edgeCaption))].join(', '),
        marker: 6,
        near: added.nodes.has(first.from) ? 'source' : 'target',
      },
    })
  }
  return elements
}

function edgeCaption(edge: GraphEdge): string {
  const percent = edge.properties['percent']
  if (edge.kind === 'OWNS' && typeof percent === 'number') return `${percent} %`
  return edgeKinds[edge.kind].caption
}
