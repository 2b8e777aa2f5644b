import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { Theme } from './canvas-theme.ts'
import type { Emphasis } from './corridor-emphasis.ts'
import { paintBase, type Surface } from './corridor-paint-base.ts'
import { paintTop, type TopMarks } from './corridor-paint-top.ts'
import type { Scale, Tick } from './corridor-scale.ts'
import type { CorridorLayout } from './corridor-types.ts'
import { usePixelRatio } from './use-canvas.ts'
import style from './corridor-view.module.css'

interface Props {
  layout: CorridorLayout
  scale: Scale
  ticks: readonly Tick[]
  emphasis: Emphasis
  marks: TopMarks
  theme: Theme
  /** The part of the plot the canvases cover; they scroll with the rest and are moved before it runs out. */
  top: number
  height: number
}

/** Two canvases: what only zoom changes, and above it what the pointer, the keyboard and the selection change. */
export function CorridorSurface({ layout, scale, ticks, emphasis, marks, theme, top, height }: Props) {
  const base = useRef<HTMLCanvasElement>(null)
  const over = useRef<HTMLCanvasElement>(null)
  const ratio = usePixelRatio()
  const width = scale.width
  // Painting in a layout effect puts canvas, axis and captions of one zoom step into the same frame.
  useLayoutEffect(() => {
    const surface = surfaceOf(base, width, height, top, ratio)
    if (surface !== null) paintBase(surface, layout, scale, ticks, emphasis, theme)
  }, [layout, scale, ticks, emphasis, theme, top, width, height, ratio])
  useLayoutEffect(() => {
    const surface = surfaceOf(over, width, height, top, ratio)
    if (surface !== null) paintTop(surface, layout, scale, marks, theme)
  }, [layout, scale, marks, theme, top, width, height, ratio])
  const place = { top, width, height }
  return (
    <>
      <canvas ref={base} className={style.canvas} style={place} aria-hidden="true" />
      <canvas ref={over} className={style.canvas} style={place} aria-hidden="true" />
    </>
  )
}

function surfaceOf(
  ref: RefObject<HTMLCanvasElement | null>,
  width: number,
  height: number,
  top: number,
  ratio: number,
): Surface | null {
  const canvas = ref.current
  const context = canvas?.getContext('2d') ?? null
  if (canvas === null || context === null) return null
  const pixels = { width: Math.round(width * ratio), height: Math.round(height * ratio) }
  // Setting a canvas' size clears and reallocates it, which zoom at a steady size can do without.
  if (canvas.width !== pixels.width || canvas.height !== pixels.height) Object.assign(canvas, pixels)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  return { context, newPath: () => new Path2D(), width, height, top }
}
