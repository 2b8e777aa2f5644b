import type cytoscape from 'cytoscape'
import type { Theme } from './canvas-theme.ts'
import type { Role } from './corridor-types.ts'
import type { Point } from './network-layout.ts'

/** A tie that is no element of the graph: a straight line beneath the nodes. */
export interface PlainTie {
  id: string
  from: string
  to: string
  role: Role
  width: number
  /** What the reader has stand out leaves it fainter still. */
  back: boolean
}

/** How faint a tie is that nothing sets apart. */
export const faint = 0.42
/** And one that is set back. */
export const fainter = 0.15
/** So many lines are stroked at once. Where lines of one stroke cross, they look no denser than one. */
const together = 48
/** How far from a line a press still means it, in pixels. */
const reach = 5

/**
 * The ties of a large network, painted on a canvas beneath the graph's own: as elements, thousands of them take most of
 * the time until the first picture, and of every frame after it. They follow camera and nodes.
 */
export class NetworkBeneath {
  readonly #cy: cytoscape.Core
  #canvas: HTMLCanvasElement | null = null
  #theme: Theme | null = null
  #ties: readonly PlainTie[] = []
  /** Of each tie x and y of its start, then of its end; null once a node has moved. */
  #ends: Float64Array | null = null
  #frame = 0

  constructor(cy: cytoscape.Core) {
    this.#cy = cy
    cy.on('viewport resize', () => this.#soon())
    cy.on('position', 'node.party', () => this.moved())
  }

  get ties(): readonly PlainTie[] {
    return this.#ties
  }

  mount(container: HTMLElement, theme: Theme): void {
    this.#canvas = document.createElement('canvas')
    Object.assign(this.#canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' })
    container.prepend(this.#canvas)
    this.paint(theme)
  }

  unmount(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#canvas?.remove()
    this.#canvas = null
  }

  paint(theme: Theme): void {
    this.#theme = theme
    this.#soon()
  }

  show(ties: readonly PlainTie[]): void {
    if (ties.length === 0 && this.#ties.length === 0) return
    this.#ties = ties.toSorted(
      (a, b) =>
        Number(b.back) - Number(a.back) || a.width - b.width || (a.role < b.role ? -1 : a.role > b.role ? 1 : 0),
    )
    this.moved()
  }

  moved(): void {
    this.#ends = null
    this.#soon()
  }

  /** The tie that a press at this place of the graph means: the nearest, if any is near. */
  at({ x, y }: Point): string | null {
    const ends = this.#located()
    let [best, least] = [null as string | null, Infinity]
    for (const [i, { id, width }] of this.#ties.entries()) {
      const [x1, y1, x2, y2] = [ends[i * 4] ?? 0, ends[i * 4 + 1] ?? 0, ends[i * 4 + 2] ?? 0, ends[i * 4 + 3] ?? 0]
      const [dx, dy] = [x2 - x1, y2 - y1]
      const share = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)))
      const distance = Math.hypot(x - x1 - share * dx, y - y1 - share * dy)
      if (distance <= Math.max(width / 2, reach / this.#cy.zoom()) && distance < least) [best, least] = [id, distance]
    }
    return best
  }

  #located(): Float64Array {
    if (this.#ends !== null) return this.#ends
    const ends = new Float64Array(this.#ties.length * 4)
    for (const [i, { from, to }] of this.#ties.entries()) {
      const [a, b] = [this.#cy.getElementById(from).position(), this.#cy.getElementById(to).position()]
      ends.set([a.x, a.y, b.x, b.y], i * 4)
    }
    this.#ends = ends
    return ends
  }

  #soon(): void {
    if (this.#frame !== 0 || this.#canvas === null) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#draw()
    })
  }

  #draw(): void {
    const [canvas, theme, cy] = [this.#canvas, this.#theme, this.#cy]
    const pen = canvas?.getContext('2d') ?? null
    if (canvas === null || pen === null || theme === null) return
    const ratio = devicePixelRatio
    const size = { width: Math.round(cy.width() * ratio), height: Math.round(cy.height() * ratio) }
    if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size)
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.clearRect(0, 0, size.width, size.height)
    if (this.#ties.length === 0) return
    const [zoom, pan, view, ends] = [cy.zoom() * ratio, cy.pan(), cy.extent(), this.#located()]
    pen.setTransform(zoom, 0, 0, zoom, pan.x * ratio, pan.y * ratio)
    pen.lineCap = 'round'
    let lines = 0
    let [role, width, back]: [Role | null, number, boolean] = [null, 0, false]
    for (const [i, tie] of this.#ties.entries()) {
      const [x1, y1, x2, y2] = [ends[i * 4] ?? 0, ends[i * 4 + 1] ?? 0, ends[i * 4 + 2] ?? 0, ends[i * 4 + 3] ?? 0]
      const [above, before] = [y1 < view.y1 && y2 < view.y1, x1 < view.x1 && x2 < view.x1]
      if (above || before || (y1 > view.y2 && y2 > view.y2) || (x1 > view.x2 && x2 > view.x2)) continue
      // Widths that no eye tells apart are one.
      const wide = Math.max(0.75, Math.round(tie.width * 4) / 4)
      if (tie.role !== role || wide !== width || tie.back !== back || lines === together) {
        if (lines > 0) pen.stroke()
        ;[role, width, back, lines] = [tie.role, wide, tie.back, 0]
        pen.strokeStyle = theme[role]
        pen.lineWidth = width
        pen.globalAlpha = back ? fainter : faint
        pen.beginPath()
      }
      pen.moveTo(x1, y1)
      pen.lineTo(x2, y2)
      lines++
    }
    if (lines > 0) pen.stroke()
  }
}
