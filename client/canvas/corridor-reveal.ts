import type { CanvasModel } from './canvas-model.ts'
import type { CorridorLayout } from './corridor-types.ts'
import type { Place } from './corridor-walk.ts'

/** Scrolls to where the keyboard is. */
export function revealPlace(scroller: HTMLElement | null, layout: CorridorLayout, place: Place): void {
  if (scroller === null) return
  const mark = place.kind === 'shipment' ? (layout.markOfMovement[place.movement] ?? -1) : -1
  const row =
    place.kind === 'row'
      ? place.row
      : place.kind === 'bundle'
        ? layout.bundles[place.bundle]?.fromRow
        : layout.marks.fromRow[mark]
  const y = layout.rows[row ?? 0]?.y ?? 0
  if (y - 40 < scroller.scrollTop) scroller.scrollTop = y - 60
  else if (y + 40 > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = y + 60 - scroller.clientHeight
}

/** Scrolls to a selected element, wherever it was selected, unless part of it is in view already. */
export function revealSelected(scroller: HTMLElement, model: CanvasModel, id: string): void {
  const layout = model.layout()
  const rows = layout === null ? null : rowsOf(model, layout, id)
  if (layout === null || rows === null) return
  const [first, last] = rows.map((row) => layout.rows[row]?.y ?? 0).sort((a, b) => a - b) as [number, number]
  const { scrollTop, clientHeight } = scroller
  const room = 60
  if (last - 20 > scrollTop && first + 20 < scrollTop + clientHeight) return
  scroller.scrollTop = first < scrollTop ? first - room : Math.min(first - room, last + room - clientHeight)
}

/** Rows of the ends of a shipment or bundle, or the row of a party; null for what is not drawn here. */
function rowsOf(model: CanvasModel, layout: CorridorLayout, id: string): [number, number] | null {
  const bundle = model.bundle(id)
  if (bundle !== undefined) return [bundle.fromRow, bundle.toRow]
  const mark = layout.markOfMovement[model.movementIndex(id)] ?? -1
  const ends = [layout.marks.fromRow[mark], layout.marks.toRow[mark]]
  if (ends[0] !== undefined && ends[1] !== undefined) return [ends[0], ends[1]]
  const row = layout.rows.findIndex(({ parties }) => parties.some((party) => party === id))
  return row < 0 ? null : [row, row]
}
