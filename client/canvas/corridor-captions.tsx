import type { CanvasModel } from './canvas-model.ts'
import type { ListedLabel } from './corridor-listed.ts'
import type { Badge } from './corridor-badges.ts'
import { markRoles } from './corridor-types.ts'
import style from './corridor-captions.module.css'

interface Props {
  model: CanvasModel
  badges: readonly Badge[]
  listed: readonly ListedLabel[]
  selection: readonly string[]
  onHover(bundle: number): void
}

export function CorridorCaptions({ model, badges, listed, selection, onHover }: Props) {
  return (
    <>
      {badges.map((badge) => (
        <button
          key={badge.key}
          type="button"
          tabIndex={-1}
          className={style.badge}
          data-role={markRoles[badge.role]}
          data-lit={badge.lit || selection.includes(badge.key) || undefined}
          style={{ left: badge.x, top: badge.y, width: badge.width }}
          onClick={(event) => model.select([badge.key], event.ctrlKey || event.metaKey || event.shiftKey)}
          onDoubleClick={() => model.toggleBundle(badge.key)}
          onPointerEnter={() => onHover(badge.bundle)}
          onPointerLeave={() => onHover(-1)}
        >
          <b>{badge.count}</b>
          <span>{badge.total}</span>
        </button>
      ))}
      {listed.map((label) => (
        <div
          key={label.row}
          className={style.listed}
          data-flip={label.flip || undefined}
          style={{ left: label.x, top: label.y }}
        >
          <svg width="15" height="15" viewBox="-7.5 -7.5 15 15" aria-hidden="true">
            <path d="M-5.2-2.2-2.2-5.2h4.4l3 3v4.4l-3 3h-4.4l-3-3z" />
            <path d="M-1.5-2.6v5h3.2" />
          </svg>
          <span>{label.text}</span>
        </div>
      ))}
    </>
  )
}
