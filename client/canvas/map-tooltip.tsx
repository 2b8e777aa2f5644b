import type { CanvasModel } from './canvas-model.ts'
import { amountWith, counted } from './canvas-words.ts'
import type { Curve, Spot } from './map-scene.ts'
import style from './map-view.module.css'

interface Props {
  model: CanvasModel
  on: Spot | Curve
  x: number
  y: number
  width: number
}

/** What lies under the pointer: a party or port with what passed it, or a line with what it stands for. */
export function MapTooltip({ model, on, x, y, width }: Props) {
  const unit = model.state().answer?.volume.unit ?? null
  const left = x + 260 > width
  return (
    <div
      className={style.tooltip}
      role="presentation"
      style={{ top: y + 14, [left ? 'right' : 'left']: left ? width - x + 12 : x + 14 }}
    >
      {'point' in on ? (
        <>
          <b>
            <bdi>{on.point.kind === 'party' ? model.nameOf(on.point.id) : on.point.name}</bdi>
          </b>
          <div>{amountWith(on.point.amount, unit)} on this map</div>
        </>
      ) : (
        <>
          <b>{counted(on.arc.movements.length, 'shipment')}</b>
          <div>{amountWith(on.arc.amount, unit)}</div>
        </>
      )}
    </div>
  )
}
