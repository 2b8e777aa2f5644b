import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { isoOf, showDay, type Frame } from './canvas-days.ts'
import style from './timeline.module.css'

interface Props {
  frame: Frame
  /** All that can be framed. */
  whole: Frame
  /** Days at the plot's ends. */
  scale: Frame
  width: number
  /** The frame in words. */
  described: string
  /** Null when the frame holds everything. */
  onChange(frame: Frame | null): void
}

type Grip = 'from' | 'to' | 'body' | 'new'

const least = 3
const keyStep = { ArrowLeft: -7, ArrowDown: -7, ArrowRight: 7, ArrowUp: 7, PageUp: 30, PageDown: -30 } as const

/** The frame over the bars: two handles, a body to move, and a fresh frame drawn where there is none. */
export function TimelineFrame({ frame, whole, scale, width, described, onChange }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const drag = useRef<{ grip: Grip; day: number; frame: Frame } | null>(null)
  const xOf = (day: number) => ((day - scale.from) / (scale.to - scale.from)) * width
  const dayOf = (event: PointerEvent) => {
    const box = root.current?.getBoundingClientRect()
    return scale.from + ((event.clientX - (box?.left ?? 0)) / width) * (scale.to - scale.from)
  }
  const give = (next: Frame) => {
    const from = Math.max(whole.from, Math.min(next.from, whole.to - least))
    const to = Math.min(whole.to, Math.max(next.to, from + least))
    onChange(from <= whole.from && to >= whole.to ? null : { from, to })
  }
  const down = (grip: Grip) => (event: PointerEvent) => {
    if (event.button !== 0) return
    event.stopPropagation()
    drag.current = { grip, day: dayOf(event), frame }
    root.current?.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent) => {
    if (drag.current === null) return
    const { grip, day, frame: was } = drag.current
    const now = dayOf(event)
    if (grip === 'from') give({ from: Math.min(Math.round(was.from + now - day), was.to - least), to: was.to })
    else if (grip === 'to') give({ from: was.from, to: Math.max(Math.round(was.to + now - day), was.from + least) })
    else if (grip === 'new') {
      if (Math.abs(now - day) > 2) give({ from: Math.round(Math.min(day, now)), to: Math.round(Math.max(day, now)) })
    } else {
      const span = was.to - was.from
      const from = Math.max(whole.from, Math.min(was.from + now - day, whole.to - span))
      give({ from, to: from + span })
    }
  }
  const key = (grip: 'from' | 'to') => (event: KeyboardEvent) => {
    const step = keyStep[event.key as keyof typeof keyStep]
    const to =
      event.key === 'Home'
        ? whole.from
        : event.key === 'End'
          ? whole.to
          : step === undefined
            ? undefined
            : frame[grip] + step
    if (to === undefined) return
    event.preventDefault()
    if (grip === 'from') give({ from: Math.min(to, frame.to - least), to: frame.to })
    else give({ from: frame.from, to: Math.max(to, frame.from + least) })
  }
  // Two ends of one range on one track: native range inputs cannot share one.
  const handle = (grip: 'from' | 'to', label: string) => (
    <div
      className={style.handle}
      style={{ left: xOf(frame[grip]) }}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={Math.floor(whole.from)}
      aria-valuemax={Math.ceil(whole.to)}
      aria-valuenow={Math.round(frame[grip])}
      aria-valuetext={`${showDay(grip === 'to' ? frame.to - 1 : frame.from)}; ${described}`}
      data-day={isoOf(frame[grip])}
      onPointerDown={down(grip)}
      onKeyDown={key(grip)}
    />
  )
  return (
    <div
      ref={root}
      className={style.frameArea}
      onPointerDown={down('new')}
      onPointerMove={move}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
      onDoubleClick={() => onChange(null)}
    >
      <div
        className={style.frame}
        style={{ left: xOf(frame.from), width: xOf(frame.to) - xOf(frame.from) }}
        // All of time framed leaves nothing to move: a drag then draws a new frame.
        onPointerDown={down(frame.from <= whole.from && frame.to >= whole.to ? 'new' : 'body')}
      />
      {handle('from', 'First day shown')}
      {handle('to', 'Last day shown')}
    </div>
  )
}
