import { PanelLeftClose, PanelLeftOpen, PanelRightClose, PanelRightOpen } from 'lucide-react'
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useOverlaid, useTight } from './narrow.ts'
import css from './panel.module.css'
import { panelWidth, useWorkspace } from './store.ts'
import { words } from './words.ts'

interface Props {
  side: 'left' | 'right'
  label: string
  id: string
  children: ReactNode
}

const icons = { left: [PanelLeftClose, PanelLeftOpen], right: [PanelRightClose, PanelRightOpen] } as const

/** A side panel: its inner edge resizes it (by pointer or arrows), its button folds it away. */
export const Panel = ({ side, label, id, children }: Props) => {
  const overlaid = useOverlaid() && side === 'right'
  // What is open in the inspector takes the answer's room before it takes the canvas'.
  const yields = useTight() && side === 'left'
  const yielding = useWorkspace((s) => yields && s.over)
  const folded = useWorkspace((s) => yielding || (overlaid ? !s.over : s.folded[side]))
  const width = useWorkspace((s) => s.width[side])
  const fold = useWorkspace((s) => s.fold)
  const setWidth = useWorkspace((s) => s.setWidth)
  const from = useRef<{ x: number; width: number } | null>(null)
  const outward = side === 'left' ? 1 : -1
  const [Close, Open] = icons[side]

  const onPointerDown = (event: PointerEvent) => {
    from.current = { x: event.clientX, width }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent) => {
    if (from.current !== null) setWidth(side, from.current.width + outward * (event.clientX - from.current.x))
  }
  const onPointerUp = () => {
    from.current = null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 16, ArrowLeft: -16 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    setWidth(side, width + outward * by)
  }

  if (folded)
    return (
      <div className={`${css.folded} ${css[side]}`}>
        <button
          type="button"
          className={css.fold}
          aria-label={words.panels.unfold[side]}
          title={words.panels.unfold[side]}
          onClick={() => (yielding ? fold('right') : fold(side))}
        >
          <Open size={15} aria-hidden />
        </button>
      </div>
    )
  return (
    <aside className={`${css.panel} ${css[side]}`} aria-label={label} id={id} style={{ width }}>
      {children}
      <button
        type="button"
        className={css.edge}
        aria-label={words.panels.resize[side](width)}
        aria-keyshortcuts="ArrowLeft ArrowRight"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onDoubleClick={() => setWidth(side, panelWidth.usual)}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        className={css.tuck}
        aria-label={words.panels.fold[side]}
        title={words.panels.fold[side]}
        onClick={() => fold(side)}
      >
        <Close size={14} aria-hidden />
      </button>
    </aside>
  )
}
