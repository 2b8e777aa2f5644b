import { showDay } from './canvas-days.ts'
import { dayAt, xOf, type Scale } from './corridor-scale.ts'
import type { CorridorLayout } from './corridor-types.ts'

export interface ListedLabel {
  row: number
  x: number
  y: number
  text: string
  /** Text stands left of its octagon where the plot ends. */
  flip: boolean
  width: number
}

/** Octagons on rows from the day of a listing; an earlier listing stands at the plot's left edge, a later one is not in view. */
export function listedLabels(layout: CorridorLayout, scale: Scale): ListedLabel[] {
  return layout.rows.flatMap((row, i) => {
    if (row.listed === null) return []
    const at = xOf(scale, row.listed)
    if (at > scale.width) return []
    const inView = at >= 0
    const text = `listed ${showDay(row.listed, !inView || dayAt(scale, scale.width) - scale.from > 800)}`
    const width = text.length * 5.6 + 8
    const x = Math.max(8, at)
    return [{ row: i, x, y: row.y, text, width, flip: x + 8 + width > scale.width }]
  })
}
