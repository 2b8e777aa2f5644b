import type { Theme } from './canvas-theme.ts'
import type { Pen } from './picture-pen.ts'
import type { Surface } from './corridor-paint-base.ts'
import { xOf, type Scale } from './corridor-scale.ts'
import type { CorridorLayout } from './corridor-types.ts'

export interface TopMarks {
  /** Movement indexes of the chosen chain, in order. */
  chain: readonly number[]
  /** Selected shipments and bundles. */
  movements: readonly number[]
  bundles: readonly number[]
  /** Mark under the pointer; -1 for none. */
  hovered: number
  hoveredBundle: number
  /** Keyboard's place: a movement index, a bundle index; -1 for none. */
  focusedMovement: number
  focusedBundle: number
}

const turn = Math.PI * 2

/** Marker pen, chosen chain, selection, hover and focus: all that changes without the rest being drawn again. */
export function paintTop(surface: Surface, layout: CorridorLayout, scale: Scale, top: TopMarks, theme: Theme): void {
  const { context } = surface
  context.save()
  context.translate(0, -surface.top)
  context.lineJoin = 'round'
  context.lineCap = 'round'

  for (const index of new Set([...top.bundles, top.hoveredBundle, top.focusedBundle]))
    outlineBundle(context, layout, scale, index, top, theme)
  const place = (movement: number) => {
    const mark = layout.markOfMovement[movement] ?? -1
    return mark < 0 ? null : ends(layout, scale, mark)
  }
  const legs = top.chain.map(place).filter((leg) => leg !== null)
  const selected = top.movements.filter((movement) => !top.chain.includes(movement)).map(place)
  for (const leg of selected) if (leg !== null) marker(context, [leg], theme)
  if (legs.length > 0) marker(context, legs, theme)

  if (top.hovered >= 0 && top.hovered < layout.marks.count) {
    const leg = ends(layout, scale, top.hovered)
    context.beginPath()
    trace(context, [leg])
    context.lineWidth = Math.max(2.2, layout.marks.width[top.hovered] ?? 1)
    context.strokeStyle = theme.ink
    context.stroke()
    stops(context, [leg], theme)
  }
  for (const movement of top.movements) {
    const leg = place(movement)
    if (leg !== null) diamond(context, (leg[0] + leg[2]) / 2, (leg[1] + leg[3]) / 2, theme)
  }
  const focused = place(top.focusedMovement)
  if (focused !== null) focusRing(context, focused, theme)
  context.restore()
}

type Leg = readonly [x0: number, y0: number, x1: number, y1: number]

function ends(layout: CorridorLayout, scale: Scale, mark: number): Leg {
  const { marks, rows } = layout
  return [
    xOf(scale, marks.departed[mark] ?? 0),
    (rows[marks.fromRow[mark] ?? 0]?.y ?? 0) + 0.5,
    xOf(scale, marks.arrived[mark] ?? 0),
    (rows[marks.toRow[mark] ?? 0]?.y ?? 0) + 0.5,
  ]
}

function trace(context: Pen, legs: readonly Leg[]) {
  for (const [i, [x0, y0, x1, y1]] of legs.entries()) {
    // Between two legs the line runs along the row: the holding time of the handover.
    if (i === 0) context.moveTo(x0, y0)
    else context.lineTo(x0, y0)
    context.lineTo(x1, y1)
  }
}

function marker(context: Pen, legs: readonly Leg[], theme: Theme) {
  context.beginPath()
  trace(context, legs)
  context.lineWidth = 11
  context.strokeStyle = theme.mark
  context.stroke()
  context.lineWidth = 2.2
  context.strokeStyle = theme.ink
  context.stroke()
  stops(context, legs, theme)
}

function stops(context: Pen, legs: readonly Leg[], theme: Theme) {
  context.beginPath()
  for (const [x0, y0, x1, y1] of legs) {
    context.moveTo(x0 + 3.2, y0)
    context.arc(x0, y0, 3.2, 0, turn)
    context.moveTo(x1 + 3.2, y1)
    context.arc(x1, y1, 3.2, 0, turn)
  }
  context.fillStyle = theme.panel
  context.fill()
  context.lineWidth = 1.6
  context.strokeStyle = theme.ink
  context.stroke()
}

function diamond(context: Pen, x: number, y: number, theme: Theme) {
  context.beginPath()
  context.moveTo(x, y - 6.5)
  context.lineTo(x + 6.5, y)
  context.lineTo(x, y + 6.5)
  context.lineTo(x - 6.5, y)
  context.closePath()
  context.fillStyle = theme.mark
  context.fill()
  context.lineWidth = 1.6
  context.strokeStyle = theme.ink
  context.stroke()
}

function outlineBundle(context: Pen, layout: CorridorLayout, scale: Scale, index: number, top: TopMarks, theme: Theme) {
  const bundle = layout.bundles[index]
  if (bundle === undefined) return
  const y0 = (layout.rows[bundle.fromRow]?.y ?? 0) + 0.5
  const y1 = (layout.rows[bundle.toRow]?.y ?? 0) + 0.5
  context.beginPath()
  context.moveTo(xOf(scale, bundle.departed[0]), y0)
  context.lineTo(xOf(scale, bundle.departed[1]), y0)
  context.lineTo(xOf(scale, bundle.arrived[1]), y1)
  context.lineTo(xOf(scale, bundle.arrived[0]), y1)
  context.closePath()
  if (top.bundles.includes(index)) {
    context.globalAlpha = 0.38
    context.fillStyle = theme.mark
    context.fill()
    context.globalAlpha = 1
  }
  context.lineWidth = index === top.focusedBundle ? 2 : 1.2
  context.strokeStyle = theme.ink
  context.stroke()
}

function focusRing(context: Pen, [x0, y0, x1, y1]: Leg, theme: Theme) {
  const angle = Math.atan2(y1 - y0, x1 - x0)
  context.save()
  context.translate((x0 + x1) / 2, (y0 + y1) / 2)
  context.rotate(angle)
  const half = Math.hypot(x1 - x0, y1 - y0) / 2 + 7
  context.beginPath()
  context.roundRect(-half, -8, half * 2, 16, 8)
  context.lineWidth = 2
  context.strokeStyle = theme.ink
  context.stroke()
  context.restore()
}
