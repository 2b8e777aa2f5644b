import type { GraphEdge } from '../../server/contract/graph.ts'
import { edgeKinds } from '../../server/contract/vocabulary.ts'
import { closedGroups, groupName } from './canvas-added.ts'
import type { CanvasModel } from './canvas-model.ts'
import type { Tie } from './canvas-ties.ts'
import { showDay } from './canvas-days.ts'
import { amountWith, count } from './canvas-words.ts'
import { roundUp, thinnest } from './corridor-marks.ts'
import type { PlainTie } from './network-beneath.ts'
import { setBackBy } from './network-stress.ts'

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

/** From so many parties on, ties are painted beneath the graph, and forces between them are drafted in a thread. */
export const manyParties = 400

/** Where the sign of a listing stands from its party, in pixels. */
const above = [18, -20]
/** Where a pin stands from its node. */
const pinned = [-13, -11]

/** What the width of a tie stands for where widths say something, and its caption always. */
const weightOf = (model: CanvasModel, tie: Tie): number | null =>
  model.state().drawing.width === 'attributed' ? tie.attributed : tie.amount

/** Amount that a pixel of a tie's width stands for; null when no amount is known or widths say nothing. */
export function tieUnit(model: CanvasModel): number | null {
  if (model.state().drawing.width === 'even') return null
  const most = model.ties().reduce((max, tie) => Math.max(max, weightOf(model, tie) ?? 0), 0)
  return most > 0 ? roundUp(most / widest) : null
}

/** Width of every tie where widths say nothing. */
const even = 2.4

function widthOf(model: CanvasModel, tie: Tie, perPixel: number | null): number {
  if (model.state().drawing.width === 'even') return even
  const weight = weightOf(model, tie)
  return perPixel === null || weight === null ? 1 : Math.max(thinnest, weight / perPixel)
}

/** What the network is made of. */
export interface NetworkParts {
  /** Parties, ties between them, and what was added beside the answer. */
  elements: NetworkElement[]
  /** Ties that are no elements; none unless there are many parties. */
  beneath: PlainTie[]
  /** Whether the network is so large that it is drawn plainly: straight lines, and fitted by where its nodes are. */
  crowded: boolean
}

/** Of so many ties times parties nobody could follow a bend round a name, and finding all of them would take seconds. */
const mostWays = 20_000

/** All that the network shows. */
export function networkParts(model: CanvasModel, captions: ReadonlyMap<string, string>): NetworkParts {
  const { answer } = model.state()
  const hidden = model.unseen()
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
      elements.push(
        { id: `listed:${party.id}`, classes: 'beside listed', data: { label: 'L', of: party.id, offset: above } },
        {
          id: `listing:${party.id}`,
          classes: 'beside listed words',
          data: { label: `listed ${showDay(listed)}`, of: party.id, offset: above },
        },
      )
  }
  const ties = model.ties()
  const large = new Set(
    ties
      .toSorted((a, b) => (weightOf(model, b) ?? 0) - (weightOf(model, a) ?? 0))
      .slice(0, captioned)
      .map((tie) => tie.id),
  )
  const beneath: PlainTie[] = []
  const isSetBack = setBackBy(model)
  const apart = parties.length < manyParties ? null : tiesApart(model)
  for (const tie of ties) {
    const width = widthOf(model, tie, perPixel)
    if (apart?.(tie) === false && !large.has(tie.id)) {
      beneath.push({ id: tie.id, from: tie.from, to: tie.to, role: tie.role, width, back: isSetBack(tie) })
      continue
    }
    const weight = weightOf(model, tie)
    elements.push({
      id: tie.id,
      classes: `tie${large.has(tie.id) ? ' captioned' : ''}${isSetBack(tie) ? ' back' : ''}`,
      ends: { source: tie.from, target: tie.to },
      data: {
        role: tie.role,
        label: `${count(tie.movements.length)} | ${amountWith(weight === null ? null : Math.round(weight), unit)}`,
        width,
        // The marker shows on either side of the line, however wide that is.
        marker: width / 2 + 5,
      },
    })
  }
  elements.push(...addedElements(model, new Set(parties.map((party) => party.id))))
  const nodes = new Set(elements.flatMap(({ id, classes }) => (/^(?:party|added)/.test(classes) ? [id] : [])))
  for (const id of model.state().pins.keys())
    if (nodes.has(id)) elements.push({ id: `pin:${id}`, classes: 'beside pin', data: { of: id, offset: pinned } })
  return { elements, beneath, crowded: parties.length * ties.length > mostWays }
}

/** Tells the ties that something sets apart: they, their ends or their shipments are selected, or the chosen chain runs along them. */
function tiesApart(model: CanvasModel): (tie: Tie) => boolean {
  const { selection, chain } = model.state()
  const ids = new Set(selection)
  for (const id of [...selection, ...chain]) {
    const movement = model.movement(id)
    if (movement !== undefined) ids.add(`tie:${movement.from}>${movement.to}`)
  }
  return (tie) => ids.has(tie.id) || ids.has(tie.from) || ids.has(tie.to)
}

/** What was added by hand: nodes, groups that stand for many, and one line per pair with all that ties it. */
function addedElements(model: CanvasModel, parties: ReadonlySet<string>): NetworkElement[] {
  const { added, open } = model.state()
  const hidden = model.unseen()
  const grouped = closedGroups(added, open)
  const elements: NetworkElement[] = []
  const here = new Set(parties)
  const put = (id: string, classes: string, data: Record<string, unknown>) => {
    elements.push({ id, classes, data })
    here.add(id)
  }
  for (const group of new Set(grouped.values()))
    if (!hidden.has(group.id)) put(group.id, 'added group', { label: groupName(group), kind: group.kind })
  for (const node of added.nodes.values())
    if (!hidden.has(node.id) && !grouped.has(node.id)) put(node.id, 'added', { label: node.name, kind: node.kind })

  const end = (id: string) => grouped.get(id)?.id ?? id
  for (const [pair, edges] of Map.groupBy(model.relations(), (edge) => `${end(edge.from)}>${end(edge.to)}`)) {
    const first = edges[0]
    if (first === undefined) continue
    const [source, target] = [end(first.from), end(first.to)]
    if (source === target || !here.has(source) || !here.has(target)) continue
    const label = [...new Set(edges.map(edgeCaption))]
    elements.push({
      id: `edge:${pair}`,
      classes: 'related',
      ends: { source, target },
      data: {
        // Different shares of many owners would make a caption nobody can read.
        label: label.length > 3 ? `${label.length} ties` : label.join(', '),
        marker: 6,
        near: parties.has(source) ? 'target' : 'source',
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
