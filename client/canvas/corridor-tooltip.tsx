import type { CanvasModel } from './canvas-model.ts'
import { dayOf, showDay } from './canvas-days.ts'
import { endsOf, endWords } from './canvas-ends.ts'
import { shortId } from './canvas-names.ts'
import { amountWith, counted } from './canvas-words.ts'
import type { CorridorLayout } from './corridor-types.ts'
import style from './corridor-tooltip.module.css'

export interface Hover {
  /** Mark index; -1 when a bundle's tint or caption is under the pointer. */
  mark: number
  bundle: number
  x: number
  y: number
  /** False over a bare tint: it is outlined, but says nothing until its caption or a line is pointed at. */
  tells: boolean
}

interface Props {
  model: CanvasModel
  layout: CorridorLayout
  hover: Hover
  width: number
  height: number
}

export function CorridorTooltip({ model, layout, hover, width, height }: Props) {
  const unit = model.state().answer?.volume.unit ?? null
  const movement = model.movementAt(layout.marks.movement[hover.mark] ?? -1)
  const bundle = layout.bundles[movement === undefined ? (layout.marks.bundle[hover.mark] ?? hover.bundle) : -1]
  if (movement === undefined && bundle === undefined) return null
  const from = movement === undefined ? (layout.rows[bundle?.fromRow ?? 0]?.name ?? '') : model.nameOf(movement.from)
  const to = movement === undefined ? (layout.rows[bundle?.toRow ?? 0]?.name ?? '') : model.nameOf(movement.to)
  const end = endsOf(model.state().answer)?.of.get(
    movement?.id ?? model.movementAt(bundle?.movements[0] ?? -1)?.id ?? '',
  )
  const left = hover.x + 280 > width
  const above = hover.y + 110 > height
  return (
    <div
      className={style.tooltip}
      role="presentation"
      style={{
        [left ? 'right' : 'left']: left ? width - hover.x + 14 : hover.x + 14,
        [above ? 'bottom' : 'top']: above ? height - hover.y + 12 : hover.y + 14,
      }}
    >
      <div className={style.tooltipHead}>
        {movement === undefined
          ? counted(bundle?.movements.length ?? 0, 'shipment')
          : `Shipment ${shortId(movement.id)}`}
        <em>{movement?.goods ?? bundle?.goods}</em>
      </div>
      <b>
        <bdi>{from}</bdi> → <bdi>{to}</bdi>
      </b>
      {movement !== undefined && (
        <div>
          {showDay(dayOf(movement.departed))} → {showDay(dayOf(movement.arrived))}
        </div>
      )}
      {movement === undefined && bundle !== undefined && (
        <div>
          {showDay(bundle.departed[0])} → {showDay(bundle.arrived[1])}
        </div>
      )}
      <div>
        {amountWith(movement === undefined ? (bundle?.amount ?? null) : movement.amount, unit)}
        <span>
          ,{' '}
          {end === undefined
            ? `${amountWith(movement?.attributed ?? bundle?.attributed ?? 0, unit)} attributed`
            : endWords[end]}
        </span>
      </div>
    </div>
  )
}
