import type { Theme } from './canvas-theme.ts'
import type { NewPath, Pen } from './picture-pen.ts'
import type { Emphasis } from './corridor-emphasis.ts'
import { xOf, type Scale, type Tick } from './corridor-scale.ts'
import { markRoles, type CorridorLayout, type Stock } from './corridor-types.ts'

/** A canvas over part of the plot: `top` is the plot's y at its upper edge. */
export interface Surface {
  context: Pen
  newPath: NewPath
  width: number
  height: number
  top: number
}

const turn = Math.PI * 2

/** Gridlines, row lines, stock, tints of bundles and every line with its arrival. */
export function paintBase(
  surface: Surface,
  layout: CorridorLayout,
  scale: Scale,
  ticks: readonly Tick[],
  emphasis: Emphasis,
  theme: Theme,
): void {
  const { context, top } = surface
  context.save()
  context.translate(0, -top)
  paintGrid(surface, layout, ticks, theme)
  paintStock(context, layout, scale, theme)
  for (const lit of [0, 1]) {
    paintTints(context, layout, scale, emphasis, lit, theme)
    paintLines(surface, layout, scale, emphasis, lit, theme)
  }
  context.restore()
}

function paintGrid(
  { context, width, height, top }: Surface,
  layout: CorridorLayout,
  ticks: readonly Tick[],
  theme: Theme,
) {
  for (const major of [false, true]) {
    context.beginPath()
    for (const tick of ticks) {
      if (tick.major !== major) continue
      const x = Math.round(tick.x) + 0.5
      context.moveTo(x, Math.max(0, top))
      context.lineTo(x, Math.min(layout.height, top + height))
    }
    context.lineWidth = 1
    context.strokeStyle = major ? theme.line2 : theme.line
    context.stroke()
  }
  context.beginPath()
  for (const row of layout.rows) {
    context.moveTo(0, row.y + 0.5)
    context.lineTo(width, row.y + 0.5)
  }
  context.strokeStyle = theme.line2
  context.stroke()
}

const stockLeast = 1.2
const stockMost = 5

/** Bands on rows, as high to each side as the traced stock is large against the largest. */
function paintStock(context: Pen, layout: CorridorLayout, scale: Scale, theme: Theme) {
  context.beginPath()
  for (const band of layout.stock) tracePath(context, band, layout, scale)
  context.globalAlpha = 0.26
  context.fillStyle = theme.between
  context.fill()
  context.globalAlpha = 1
}

function tracePath(context: Pen, band: Stock, layout: CorridorLayout, scale: Scale) {
  const y = (layout.rows[band.row]?.y ?? 0) + 0.5
  for (let i = 0; i < band.day.length; i++) {
    const held = band.amount[i] ?? 0
    if (held <= 0) continue
    const x0 = xOf(scale, band.day[i] ?? 0)
    const x1 = i + 1 < band.day.length ? xOf(scale, band.day[i + 1] ?? 0) : x0
    if (x1 < 0 || x0 > scale.width) continue
    const half = stockLeast + (stockMost - stockLeast) * (held / layout.largestStock)
    context.rect(x0, y - half, x1 - x0, half * 2)
  }
}

const tintAlpha = { plain: [0.07, 0.05, 0.07], lit: [0.12, 0.12, 0.12], dim: [0.045, 0.028, 0.045] }

function paintTints(context: Pen, layout: CorridorLayout, scale: Scale, emphasis: Emphasis, lit: number, theme: Theme) {
  // Hundreds of tints over one another would be one grey field; a crowded corridor tints what is chosen.
  const plain = !layout.crowded || lit === 1
  for (const [i, bundle] of layout.bundles.entries()) {
    if (!plain || bundle.open || (emphasis.bundles[i] ?? 0) !== lit) continue
    const [x0, x1] = bundle.departed.map((day) => xOf(scale, day)) as [number, number]
    const [x2, x3] = bundle.arrived.map((day) => xOf(scale, day)) as [number, number]
    if (Math.max(x1, x3) < 0 || Math.min(x0, x2) > scale.width) continue
    const y0 = layout.rows[bundle.fromRow]?.y ?? 0
    const y1 = layout.rows[bundle.toRow]?.y ?? 0
    context.beginPath()
    context.moveTo(x0, y0)
    context.lineTo(x1, y0)
    context.lineTo(x3, y1)
    context.lineTo(x2, y1)
    context.closePath()
    context.globalAlpha = tintAlpha[lit === 1 ? 'lit' : emphasis.any ? 'dim' : 'plain'][bundle.role] ?? 0.05
    context.fillStyle = theme[markRoles[bundle.role] ?? 'between']
    context.fill()
  }
  context.globalAlpha = 1
}

interface Batch {
  role: number
  width: number
  alpha: number
  gone: boolean
  lines: Path2D
}

/** Lines that look alike are stroked at once; widths are told apart by an eighth of a pixel. */
function paintLines(
  { context, newPath, top, height }: Surface,
  layout: CorridorLayout,
  scale: Scale,
  emphasis: Emphasis,
  lit: number,
  theme: Theme,
) {
  const { marks, rows } = layout
  const thin = lit === 1 ? 1 : faintness(layout, scale)
  const batches = new Map<number, Batch>()
  const dots = new Map<number, { role: number; alpha: number; full: Path2D; open: Path2D }>()
  for (let i = 0; i < marks.count; i++) {
    if ((emphasis.marks[i] ?? 0) !== lit) continue
    const x0 = xOf(scale, marks.departed[i] ?? 0)
    let x1 = xOf(scale, marks.arrived[i] ?? 0)
    if (x1 < -8 || x0 > scale.width + 8) continue
    const y0 = (rows[marks.fromRow[i] ?? 0]?.y ?? 0) + 0.5
    let y1 = (rows[marks.toRow[i] ?? 0]?.y ?? 0) + 0.5
    if (Math.max(y0, y1) < top - 8 || Math.min(y0, y1) > top + height + 8) continue
    const bundled = (marks.bundle[i] ?? -1) >= 0 && layout.bundles[marks.bundle[i] ?? 0]?.open === false
    const role = marks.role[i] ?? 1
    const step = Math.round((marks.width[i] ?? 1) * 8)
    const gone = emphasis.gone[i] === 1
    const usual = strength(emphasis.any, lit === 1, bundled && (marks.movement[i] ?? -1) >= 0) * thin
    const alpha = gone ? usual * 0.45 : usual
    const key = ((step * 4 + role) * 2 + Number(bundled)) * 2 + Number(gone)
    let batch = batches.get(key)
    if (batch === undefined) batches.set(key, (batch = { role, width: step / 8, alpha, gone, lines: newPath() }))
    const dotKey = (role * 2 + Number(bundled)) * 2 + Number(gone)
    let dot = dots.get(dotKey)
    if (dot === undefined) dots.set(dotKey, (dot = { role, alpha, full: newPath(), open: newPath() }))
    const radius = bundled && lit === 0 ? 1.5 : 2
    if (Number.isNaN(marks.amount[i] ?? Number.NaN)) {
      // An open end: the line stops short of a ring, since nobody recorded how much arrived.
      dot.open.moveTo(x1 + 2.2, y1)
      dot.open.arc(x1, y1, 2.2, 0, turn)
      const length = Math.hypot(x1 - x0, y1 - y0)
      const short = length === 0 ? 0 : Math.min(1, 6 / length)
      x1 -= (x1 - x0) * short
      y1 -= (y1 - y0) * short
    } else {
      dot.full.moveTo(x1 + radius, y1)
      dot.full.arc(x1, y1, radius, 0, turn)
    }
    batch.lines.moveTo(x0, y0)
    batch.lines.lineTo(x1, y1)
  }
  for (const batch of batches.values()) {
    context.globalAlpha = batch.alpha
    context.lineWidth = batch.width
    context.strokeStyle = theme[markRoles[batch.role] ?? 'between']
    context.setLineDash(batch.gone ? [4, 4] : [])
    context.stroke(batch.lines)
  }
  context.setLineDash([])
  for (const dot of dots.values()) {
    context.globalAlpha = Math.min(1, dot.alpha + 0.25)
    context.fillStyle = theme[markRoles[dot.role] ?? 'between']
    context.fill(dot.full)
    context.lineWidth = 1.2
    context.strokeStyle = theme[markRoles[dot.role] ?? 'between']
    context.stroke(dot.open)
  }
  context.globalAlpha = 1
}

/** Hundreds of lines over one another are told apart only where each is faint; the fewer a zoom leaves, the stronger they get. */
function faintness({ marks }: CorridorLayout, scale: Scale): number {
  const from = scale.from
  const to = scale.from + scale.width / scale.perDay
  let seen = 0
  for (let i = 0; i < marks.count; i++) if ((marks.departed[i] ?? 0) <= to && (marks.arrived[i] ?? 0) >= from) seen++
  return Math.min(1, Math.max(0.35, 350 / seen))
}

function strength(any: boolean, lit: boolean, bundled: boolean): number {
  if (lit) return bundled ? 0.66 : 0.85
  if (any) return bundled ? 0.3 : 0.5
  return bundled ? 0.5 : 0.7
}
