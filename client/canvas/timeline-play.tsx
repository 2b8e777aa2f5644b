import { Pause, Play, StepForward } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Frame } from './canvas-days.ts'
import type { CanvasModel } from './canvas-model.ts'
import type { TimelineBin } from './timeline-bins.ts'
import { useSteady } from './use-canvas.ts'
import style from './timeline.module.css'

/** So many bins are in view at once, unless a frame says otherwise. */
const usual = 3
/** Milliseconds that each step can be looked at. */
const pace = 800

/**
 * The frame after this one: as many bins, one further on; the first ones without a frame. Null after the last, which
 * shows all of the answer again.
 */
export function nextFrame(
  frame: Frame | null,
  bins: readonly Pick<TimelineBin, 'from' | 'to'>[],
  whole: Frame,
): Frame | null {
  const within = (first: number, count: number): Frame | null => {
    const [from, to] = [bins[first]?.from, bins[first + count - 1]?.to]
    if (from === undefined || to === undefined) return null
    const clipped = { from: Math.max(whole.from, from), to: Math.min(whole.to, to) }
    return clipped.to > clipped.from ? clipped : null
  }
  if (frame === null) return within(0, Math.min(usual, bins.length))
  const at = bins.findLastIndex((bin) => bin.from <= frame.from + 0.5)
  const count = bins.filter((bin) => bin.to > frame.from + 0.5 && bin.from < frame.to - 0.5).length
  return within(Math.max(0, at) + 1, Math.max(1, count))
}

interface Props {
  model: CanvasModel
  bins: readonly TimelineBin[]
  /** What a bin is: month, quarter, year. */
  what: string
}

/** Plays the answer month by month in whatever view is shown. Who wants no motion steps by hand instead. */
export function TimelinePlay({ model, bins, what }: Props) {
  const [playing, setPlaying] = useState(false)
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const step = useSteady(() => {
    const next = nextFrame(model.state().frame, bins, model.fit())
    model.setFrame(next)
    if (next === null) setPlaying(false)
  })
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(step, pace)
    return () => clearInterval(timer)
  }, [playing, step])
  const label = still ? `Next ${what}` : playing ? 'Pause' : `Play ${what} by ${what}`
  const Icon = still ? StepForward : playing ? Pause : Play
  return (
    <button
      type="button"
      className={style.play}
      aria-label={label}
      title={label}
      onClick={() => {
        if (!playing) step()
        if (!still) setPlaying(!playing)
      }}
    >
      <Icon size={13} aria-hidden />
    </button>
  )
}
