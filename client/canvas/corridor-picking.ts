import type { CorridorLayout } from './corridor-types.ts'
import { xOf, type Scale } from './corridor-scale.ts'
import type { Point } from './network-layout.ts'
import { isInside } from './view-inside.ts'

/**
 * Marks by cell of (day, y), so that time zoom needs no new index. Cells are 24 px high; a mark is listed in every cell its
 * line passes, in two flat arrays: cell c holds `items[start[c] .. start[c + 1]]`.
 */
export interface PickGrid {
  from: number
  perCell: number
  columns: number
  rows: number
  start: Int32Array
  items: Int32Array
}

const cell = 24
const mostColumns = 512

export function pickGrid(layout: CorridorLayout): PickGrid {
  const { marks } = layout
  const from = layout.days?.first ?? 0
  const span = Math.max(1, (layout.days?.last ?? 0) - from + 1)
  const columns = Math.min(mostColumns, Math.ceil(span))
  const rows = Math.max(1, Math.ceil(layout.height / cell))
  const grid = { from, perCell: span / columns, columns, rows }
  const start = new Int32Array(columns * rows + 1)
  for (let i = 0; i < marks.count; i++) eachCell(layout, grid, i, (c) => (start[c + 1] = (start[c + 1] ?? 0) + 1))
  for (let c = 0; c < columns * rows; c++) start[c + 1] = (start[c + 1] ?? 0) + (start[c] ?? 0)
  const items = new Int32Array(start[columns * rows] ?? 0)
  const next = start.slice()
  for (let i = 0; i < marks.count; i++)
    eachCell(layout, grid, i, (c) => {
      const at = next[c] ?? 0
      items[at] = i
      next[c] = at + 1
    })
  return { ...grid, start, items }
}

function eachCell(
  layout: CorridorLayout,
  grid: Omit<PickGrid, 'start' | 'items'>,
  mark: number,
  visit: (cell: number) => void,
): void {
  const { marks, rows } = layout
  const d0 = marks.departed[mark] ?? 0
  const d1 = marks.arrived[mark] ?? 0
  const y0 = rows[marks.fromRow[mark] ?? 0]?.y ?? 0
  const y1 = rows[marks.toRow[mark] ?? 0]?.y ?? 0
  const low = Math.min(y0, y1)
  const high = Math.max(y0, y1)
  const dayFor = (y: number) => (y0 === y1 ? d0 : d0 + ((y - y0) / (y1 - y0)) * (d1 - d0))
  for (let r = clamp(Math.floor(low / cell), grid.rows); r <= clamp(Math.floor(high / cell), grid.rows); r++) {
    const a = y0 === y1 ? d0 : dayFor(Math.max(low, r * cell))
    const b = y0 === y1 ? d1 : dayFor(Math.min(high, (r + 1) * cell))
    const first = clamp(Math.floor((Math.min(a, b) - grid.from) / grid.perCell), grid.columns)
    const last = clamp(Math.floor((Math.max(a, b) - grid.from) / grid.perCell), grid.columns)
    for (let c = first; c <= last; c++) visit(r * grid.columns + c)
  }
}

const clamp = (value: number, end: number) => Math.min(Math.max(value, 0), end - 1)

/** The mark whose line is nearest to a point of the plot, within `reach` pixels; -1 when none is. Ties go to the first. */
export function pickMark(
  layout: CorridorLayout,
  grid: PickGrid,
  scale: Scale,
  x: number,
  y: number,
  reach = 5,
): number {
  const day = scale.from + x / scale.perDay
  const days = reach / scale.perDay
  const first = clamp(Math.floor((day - days - grid.from) / grid.perCell), grid.columns)
  const last = clamp(Math.floor((day + days - grid.from) / grid.perCell), grid.columns)
  let best = -1
  let least = reach
  for (
    let r = clamp(Math.floor((y - reach) / cell), grid.rows);
    r <= clamp(Math.floor((y + reach) / cell), grid.rows);
    r++
  )
    for (let c = first; c <= last; c++) {
      const at = r * grid.columns + c
      for (let k = grid.start[at] ?? 0; k < (grid.start[at + 1] ?? 0); k++) {
        const mark = grid.items[k] ?? 0
        const distance = markDistance(layout, scale, mark, x, y)
        if (distance < least || (distance === least && (best === -1 || mark < best))) {
          least = distance
          best = mark
        }
      }
    }
  return best
}

/** Pixels from a point to a mark's line. */
export function markDistance(layout: CorridorLayout, scale: Scale, mark: number, x: number, y: number): number {
  const { marks, rows } = layout
  const x0 = xOf(scale, marks.departed[mark] ?? 0)
  const x1 = xOf(scale, marks.arrived[mark] ?? 0)
  const y0 = rows[marks.fromRow[mark] ?? 0]?.y ?? 0
  const y1 = rows[marks.toRow[mark] ?? 0]?.y ?? 0
  const dx = x1 - x0
  const dy = y1 - y0
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length))
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy)
}

/** The closed bundle with the smallest tint around a point of the plot; -1 when none. */
export function pickBundle(layout: CorridorLayout, scale: Scale, x: number, y: number): number {
  let best = -1
  let least = Infinity
  for (const [i, bundle] of layout.bundles.entries()) {
    if (bundle.open) continue
    const y0 = layout.rows[bundle.fromRow]?.y ?? 0
    const y1 = layout.rows[bundle.toRow]?.y ?? 0
    const t = (y - y0) / (y1 - y0)
    if (!(t >= 0 && t <= 1)) continue
    const left = xOf(scale, bundle.departed[0] + t * (bundle.arrived[0] - bundle.departed[0]))
    const right = xOf(scale, bundle.departed[1] + t * (bundle.arrived[1] - bundle.departed[1]))
    if (x >= left && x <= right && right - left < least) {
      least = right - left
      best = i
    }
  }
  return best
}

/** Marks that leave and arrive within a closed line around a part of the plot. */
export function marksWithin({ marks, rows }: CorridorLayout, scale: Scale, around: readonly Point[]): number[] {
  const end = (days: Float64Array, row: Int32Array, mark: number): Point => ({
    x: xOf(scale, days[mark] ?? 0),
    y: rows[row[mark] ?? 0]?.y ?? 0,
  })
  const within: number[] = []
  for (let mark = 0; mark < marks.count; mark++)
    if (
      isInside(end(marks.departed, marks.fromRow, mark), around) &&
      isInside(end(marks.arrived, marks.toRow, mark), around)
    )
      within.push(mark)
  return within
}
