import type cytoscape from 'cytoscape'
import { nodeKinds, type NodeKind } from '../../server/contract/vocabulary.ts'
import type { CanvasModel } from './canvas-model.ts'
import type { Theme } from './canvas-theme.ts'
import type { Role } from './corridor-types.ts'
import { faint, fainter, type PlainTie } from './network-beneath.ts'
import { captionHeight, curveOn } from './network-captions.ts'
import { pointOn } from './network-curve.ts'
import type { NetworkGraph } from './network-graph.ts'
import type { Pen, Picture } from './picture-pen.ts'
import { outline } from './picture-shapes.ts'
import { footHeight, say, sayFoot } from './picture-words.ts'

const air = 40
/** Names break over lines as wide as this. */
const nameWidth = 124

/** The network as it stands, all of it: the same places, lines, names and marks. Null while nothing is on it. */
export function networkPicture(model: CanvasModel, { cy, beneath }: NetworkGraph, theme: Theme): Picture | null {
  const nodes = cy.nodes('.party, .added')
  if (nodes.empty()) return null
  const box = bounds(cy)
  const [width, height] = [Math.ceil(box.right - box.left + air * 2), Math.ceil(box.bottom - box.top + air * 2)]
  return {
    width,
    height: height + footHeight,
    title: `Network. ${model.status().network}`,
    paint(pen) {
      pen.fillStyle = theme.paper
      pen.fillRect(0, 0, width, height + footHeight)
      pen.save()
      pen.translate(air - box.left, air - box.top)
      paintBehind(pen, cy, theme)
      for (const tie of beneath.ties) paintBeneath(pen, cy, tie, theme)
      cy.edges('.tie').forEach((edge) => paintTie(pen, edge, theme))
      cy.edges('.related').forEach((edge) => paintRelated(pen, edge, theme))
      nodes.forEach((node) => paintNode(pen, node, theme))
      cy.nodes('.caption').forEach((node) => paintCaption(pen, node, theme))
      cy.nodes('.listed').forEach((node) => paintListed(pen, node, theme))
      cy.nodes('.pin').forEach((node) => paintPin(pen, node, theme))
      pen.restore()
      sayFoot(pen, model.status().network, width, height, theme)
    },
  }
}

/** From Cytoscape's places and not its boxes, which know sizes only once it has drawn. */
function bounds(cy: cytoscape.Core) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  const take = (x: number, y: number, halfWidth: number, halfHeight: number) => {
    box.left = Math.min(box.left, x - halfWidth)
    box.right = Math.max(box.right, x + halfWidth)
    box.top = Math.min(box.top, y - halfHeight)
    box.bottom = Math.max(box.bottom, y + halfHeight)
  }
  cy.nodes('.party, .added').forEach((node) => take(node.position().x, node.position().y, nameWidth / 2, 40))
  cy.nodes('.heading').forEach((node) => take(node.position().x, node.position().y, nameWidth / 2, 10))
  cy.nodes('.block').forEach((node) =>
    take(node.position().x, node.position().y, Number(node.data('width')) / 2, Number(node.data('height')) / 2),
  )
  cy.nodes('.words').forEach((node) => take(node.position().x + 60, node.position().y, 60, 8))
  return box
}

function paintBehind(pen: Pen, cy: cytoscape.Core, theme: Theme): void {
  cy.nodes('.rule').forEach((node) => {
    const { x, y } = node.position()
    const [w, h] = [Number(node.data('width')), Number(node.data('height'))]
    pen.fillStyle = node.hasClass('block') ? theme.sunken : theme.line
    pen.fillRect(x - w / 2, y - h / 2, w, h)
  })
  cy.nodes('.heading').forEach((node) => {
    const role = roleOf(node)
    const colour = role === 'between' ? theme.ink2 : theme[role]
    const align = node.hasClass('beneath') ? 'left' : 'center'
    say(pen, String(node.data('label')), node.position().x, node.position().y, { colour, weight: 600, align })
  })
}

const roleOf = (element: cytoscape.SingularElementArgument): Role =>
  (element.data('role') as Role | undefined) ?? 'between'

function paintBeneath(pen: Pen, cy: cytoscape.Core, { from, to, role, width, back }: PlainTie, theme: Theme): void {
  const [a, b] = [cy.getElementById(from).position(), cy.getElementById(to).position()]
  pen.beginPath()
  pen.moveTo(a.x, a.y)
  pen.lineTo(b.x, b.y)
  pen.strokeStyle = theme[role]
  pen.globalAlpha = back ? fainter : faint
  pen.lineWidth = width
  pen.stroke()
  pen.globalAlpha = 1
}

function paintTie(pen: Pen, edge: cytoscape.EdgeSingular, theme: Theme): void {
  const [from, to] = [edge.source().position(), edge.target().position()]
  const curve = curveOn(edge)
  const width = Number(edge.data('width'))
  const draw = () => {
    pen.beginPath()
    pen.moveTo(from.x, from.y)
    // As many straight pieces as no eye tells from the curve.
    for (let i = 1; i <= 24; i++) {
      const { x, y } = pointOn(from, to, curve, i / 24)
      pen.lineTo(x, y)
    }
    pen.stroke()
  }
  pen.lineCap = 'round'
  if (edge.selected() || edge.hasClass('holds')) {
    pen.strokeStyle = theme.mark
    pen.lineWidth = width + 10
    draw()
  }
  pen.strokeStyle = theme[roleOf(edge)]
  pen.globalAlpha = edge.hasClass('lit') ? 0.95 : edge.hasClass('back') ? fainter : faint
  pen.lineWidth = width
  draw()
  pen.globalAlpha = 1
  pen.lineCap = 'butt'
}

function paintRelated(pen: Pen, edge: cytoscape.EdgeSingular, theme: Theme): void {
  const [from, to] = [edge.source().position(), edge.target().position()]
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const tip = { x: to.x - dx * 10, y: to.y - dy * 10 }
  pen.strokeStyle = theme.ink2
  pen.lineWidth = 1.3
  pen.beginPath()
  pen.moveTo(from.x, from.y)
  pen.lineTo(tip.x, tip.y)
  pen.stroke()
  pen.beginPath()
  pen.moveTo(tip.x, tip.y)
  pen.lineTo(tip.x - dx * 7 - dy * 3.4, tip.y - dy * 7 + dx * 3.4)
  pen.lineTo(tip.x - dx * 7 + dy * 3.4, tip.y - dy * 7 - dx * 3.4)
  pen.closePath()
  pen.fillStyle = theme.ink2
  pen.fill()
  const near = edge.data('near') === 'source' ? from : to
  const way = near === from ? 1 : -1
  const at = { x: near.x + dx * 46 * way, y: near.y + dy * 46 * way }
  words(pen, String(edge.data('label')), at.x, at.y, theme, theme.ink2)
}

function paintNode(pen: Pen, node: cytoscape.NodeSingular, theme: Theme): void {
  const { x, y } = node.position()
  const role = roleOf(node)
  const kind = nodeKinds[(node.data('kind') as NodeKind | undefined) ?? 'Company']
  const party = node.hasClass('party')
  if (node.selected()) {
    pen.fillStyle = theme.mark
    outline(pen, 'circle', x, y, 15)
    pen.fill()
  }
  const half = kind.shape === 'square' ? (role === 'target' && party ? 6.5 : 6) : 7.5
  pen.lineWidth = 1.6
  pen.strokeStyle = party ? theme[role] : theme.ink2
  pen.fillStyle = party && role === 'source' ? theme.source : theme.panel
  if (node.hasClass('group')) {
    outline(pen, kind.shape, x + 3, y - 3, half)
    pen.fill()
    pen.stroke()
  }
  outline(pen, kind.shape, x, y, half)
  pen.fill()
  pen.stroke()
  if (party && role === 'target') {
    pen.fillStyle = theme.target
    pen.fillRect(x - 3, y - 3, 6, 6)
  }
  const bold = node.hasClass('lit') || node.selected()
  for (const [i, line] of lines(String(node.data('label'))).entries())
    words(pen, line, x, y + 19 + i * 14, theme, bold ? theme.ink : theme.ink2, bold ? 700 : 500)
}

/** Words broken where they would run wider than a name may. */
function lines(text: string): string[] {
  const broken = ['']
  for (const word of text.split(' ')) {
    const last = broken.at(-1) ?? ''
    if (last !== '' && (last.length + word.length + 1) * 6.2 > nameWidth) broken.push(word)
    else broken[broken.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return broken
}

function words(pen: Pen, text: string, x: number, y: number, theme: Theme, colour: string, weight = 500): void {
  const width = text.length * 6 + 6
  pen.globalAlpha = 0.86
  pen.fillStyle = theme.paper
  pen.fillRect(x - width / 2, y - 7, width, 14)
  pen.globalAlpha = 1
  say(pen, text, x, y, { colour, weight, align: 'center' })
}

function paintCaption(pen: Pen, node: cytoscape.NodeSingular, theme: Theme): void {
  const { x, y } = node.position()
  const width = Number(node.data('width'))
  const colour = theme[(node.data('colour') as Role | undefined) ?? 'between']
  pen.beginPath()
  pen.roundRect(x - width / 2, y - captionHeight / 2, width, captionHeight, 4)
  pen.fillStyle = theme.panel
  pen.fill()
  pen.lineWidth = 1
  pen.strokeStyle = colour
  pen.globalAlpha = node.hasClass('strong') ? 1 : 0.55
  pen.stroke()
  pen.globalAlpha = 1
  say(pen, String(node.data('label')), x, y, { colour, size: 10.5, weight: 600, align: 'center' })
}

function paintListed(pen: Pen, node: cytoscape.NodeSingular, theme: Theme): void {
  const { x, y } = node.position()
  const text = String(node.data('label'))
  if (node.hasClass('words')) {
    say(pen, text, x + 9, y, { colour: theme.target, size: 10.5, weight: 500 })
    return
  }
  outline(pen, 'octagon', x, y, 6.4)
  pen.fillStyle = theme.panel
  pen.fill()
  pen.lineWidth = 1.5
  pen.strokeStyle = theme.target
  pen.stroke()
  say(pen, text, x, y, { colour: theme.target, size: 7.5, weight: 700, align: 'center' })
}

function paintPin(pen: Pen, node: cytoscape.NodeSingular, theme: Theme): void {
  const { x, y } = node.position()
  pen.fillStyle = theme.ink
  pen.fillRect(x - 2.7, y - 6.5, 5.4, 5)
  pen.fillRect(x - 3.6, y - 1.5, 7.2, 1.8)
  pen.fillRect(x - 0.5, y, 1, 6.5)
}
