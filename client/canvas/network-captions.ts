import type cytoscape from 'cytoscape'
import { pointOn, type Box, type Curve } from './network-curve.ts'
import type { Point } from './network-layout.ts'

/** A tie that should say how much it is. */
export interface Captioned {
  id: string
  from: Point
  to: Point
  curve: Curve
  width: number
}

export const captionHeight = 16
const shares = [0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.23, 0.77]
const air = 1

/**
 * Where captions stand on their ties, in the order given: as near the middle as keeps them off nodes, names and each
 * other. One that finds no place is left out; its tie is still there to be selected.
 */
export function placeCaptions(ties: readonly Captioned[], keepClear: readonly Box[]): Map<string, Point> {
  const taken = new TakenBoxes(keepClear)
  const places = new Map<string, Point>()
  for (const tie of ties) {
    for (const share of shares) {
      const point = pointOn(tie.from, tie.to, tie.curve, share)
      const box = {
        left: point.x - tie.width / 2 - air,
        right: point.x + tie.width / 2 + air,
        top: point.y - captionHeight / 2 - air,
        bottom: point.y + captionHeight / 2 + air,
      }
      if (taken.meets(box)) continue
      taken.add(box)
      places.set(tie.id, point)
      break
    }
  }
  return places
}

/** Boxes by the squares that they touch: a large selection asks for thousands of captions among thousands of names. */
class TakenBoxes {
  readonly #squares = new Map<string, Box[]>()

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) this.add(box)
  }

  add(box: Box): void {
    for (const key of squaresOf(box)) {
      const here = this.#squares.get(key)
      if (here === undefined) this.#squares.set(key, [box])
      else here.push(box)
    }
  }

  meets(box: Box): boolean {
    return squaresOf(box).some((key) => this.#squares.get(key)?.some((other) => overlap(box, other)) === true)
  }
}

const square = 64

function squaresOf({ left, right, top, bottom }: Box): string[] {
  const keys: string[] = []
  for (let x = Math.floor(left / square); x * square <= right; x++)
    for (let y = Math.floor(top / square); y * square <= bottom; y++) keys.push(`${x},${y}`)
  return keys
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** How a tie is bent; straight where nothing is said of it. */
export const curveOn = (tie: cytoscape.EdgeSingular): Curve => ({
  weights: (tie.data('weights') as number[] | undefined) ?? [0.5],
  distances: (tie.data('distances') as number[] | undefined) ?? [0],
})

/** Room of a caption of this text. */
export const captionWidth = (text: string): number => text.length * 5.9 + 10

const lineMost = 124

/** What a node and its name take up. */
export function nodeBoxes(node: cytoscape.NodeSingular): Box[] {
  const { x, y } = node.position()
  const label = String(node.data('label') ?? '')
  const lines = Math.ceil((label.length * 6.2) / lineMost)
  const half = Math.min(lineMost, label.length * 6.2) / 2 + 3
  return [
    { left: x - 12, right: x + 12, top: y - 12, bottom: y + 12 },
    { left: x - half, right: x + half, top: y + 10, bottom: y + 12 + Math.max(1, lines) * 14 },
  ]
}

/** What the words about a listing beside its party take up. */
export function listedBox(node: cytoscape.NodeSingular): Box {
  const { x, y } = node.position()
  return { left: x - 8, right: x + 12 + String(node.data('label') ?? '').length * 5.8, top: y - 8, bottom: y + 8 }
}

/** Puts captions where they belong as nodes of their own: a line's own label would be struck through by lines above it. */
export function showCaptions(cy: cytoscape.Core): void {
  const clear = cy.nodes('.party, .added').map(nodeBoxes).flat()
  clear.push(...cy.nodes('.listed.words').map(listedBox))
  const ties = cy
    .edges('.captioned')
    .toArray()
    .sort(
      (a, b) =>
        Number(b.hasClass('lit')) - Number(a.hasClass('lit')) || Number(b.data('width')) - Number(a.data('width')),
    )
    .map((tie) => ({
      id: tie.id(),
      from: tie.source().position(),
      to: tie.target().position(),
      curve: curveOn(tie),
      width: captionWidth(String(tie.data('label'))),
    }))
  const places = placeCaptions(ties, clear)
  cy.nodes('.caption')
    .filter((node) => !places.has(String(node.data('of'))))
    .remove()
  for (const { id, width } of ties) {
    const position = places.get(id)
    if (position === undefined) continue
    const tie = cy.getElementById(id)
    const known = cy.getElementById(`caption:${id}`)
    const data = { label: tie.data('label') as string, colour: tie.data('role') as string, width }
    if (known.nonempty()) known.data(data).position(position)
    else
      cy.add({
        group: 'nodes',
        classes: 'caption',
        selectable: false,
        grabbable: false,
        position,
        data: { id: `caption:${id}`, of: id, ...data },
      })
    cy.getElementById(`caption:${id}`).toggleClass('strong', tie.hasClass('lit'))
  }
  hideSmall(cy)
}

/** Below this zoom captions cannot be read. */
const legible = 0.53

/** Takes captions away while they are too small to be read, since their boxes alone say nothing. */
export function hideSmall(cy: cytoscape.Core): void {
  cy.nodes('.caption').toggleClass('small', cy.zoom() < legible)
}
