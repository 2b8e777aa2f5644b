import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Point } from './network-layout.ts'

/** How far a pointer moves before a press becomes a drag, in pixels. */
const dragFrom = 4

/** What a turn of the wheel means: a pan, a zoom, or nothing of the view's (the page scrolls). */
export type Turn = { pan: number } | { zoom: number } | null

interface Gestures {
  /** Shift was held over a drag around these points; with Ctrl what is inside is added to the selection. */
  lasso(around: readonly Point[], add: boolean): void
  /** A lasso may begin, or is over: other drags have to wait. */
  lassoing?(on: boolean): void
  /** All else; without it whatever draws the view sees to that. */
  rest?: Rest
}

interface Rest {
  /** Zoom about a point of the view; a factor above 1 shows things larger. */
  zoom(factor: number, at: Point): void
  /** Move by pixels. */
  pan(dx: number, dy: number): void
  hover(at: Point): void
  leave(): void
  press(at: Point, toggle: boolean): void
  open(at: Point): void
  /** A menu is about to open here. */
  menu(at: Point): void
  turn(event: WheelEvent, element: HTMLElement): Turn
  /** How far apart two fingers are, of which the change is the zoom. */
  apart(a: Point, b: Point): number
}

/** The usual share of a zoom that a wheel's turn stands for; a trackpad's pinch comes as a turn with Ctrl. */
export function zoomOfTurn(event: WheelEvent): number {
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
  return Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.006 : 0.0016))
}

/**
 * Wheel, drag, pinch, lasso and clicks on a drawing, in its own pixels. Zoom and pan of one frame are joined, so that a
 * fast wheel costs one drawing. Gives the lasso while it is drawn.
 */
export function useGestures(target: RefObject<HTMLElement | null>, gestures: Gestures): readonly Point[] {
  const latest = useRef(gestures)
  const [around, setAround] = useState<readonly Point[]>([])
  useEffect(() => {
    latest.current = gestures
  })
  useEffect(() => {
    const element = target.current
    if (element === null) return
    const abort = new AbortController()
    const { signal } = abort
    const pointers = new Map<number, Point>()
    let start: Point | null = null
    let dragging = false
    let lasso: Point[] | null = null
    let pending = { dx: 0, dy: 0, factor: 1, about: { x: 0, y: 0 } }
    let frame = 0
    const rest = () => latest.current.rest
    const flush = () => {
      frame = 0
      const { dx, dy, factor, about } = pending
      pending = { dx: 0, dy: 0, factor: 1, about }
      if (factor !== 1) rest()?.zoom(factor, about)
      if (dx !== 0 || dy !== 0) rest()?.pan(dx, dy)
      if (lasso !== null) setAround([...lasso])
    }
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(flush)
    }
    const at = (event: { clientX: number; clientY: number }): Point => {
      const box = element.getBoundingClientRect()
      return { x: event.clientX - box.left, y: event.clientY - box.top }
    }
    const onControl = (event: Event) => (event.target as Element).closest('button') !== null
    const letGo = () => {
      if (lasso !== null) latest.current.lassoing?.(false)
      lasso = null
      setAround([])
    }
    const listen = <K extends keyof HTMLElementEventMap>(
      name: K,
      handle: (event: HTMLElementEventMap[K]) => void,
      passive = true,
    ) => element.addEventListener(name, handle, { passive, signal })

    listen(
      'wheel',
      (event) => {
        const turn = rest()?.turn(event, element) ?? null
        if (turn === null) return
        event.preventDefault()
        if ('pan' in turn) pending.dx += turn.pan
        else Object.assign(pending, { factor: pending.factor * turn.zoom, about: at(event) })
        soon()
      },
      false,
    )
    listen('pointerdown', (event) => {
      if (event.button !== 0 || onControl(event) || (rest() === undefined && !event.shiftKey)) return
      pointers.set(event.pointerId, at(event))
      start = at(event)
      dragging = false
      if (!event.shiftKey) return
      lasso = [at(event)]
      latest.current.lassoing?.(true)
    })
    listen('pointermove', (event) => {
      const now = at(event)
      const before = pointers.get(event.pointerId)
      if (before === undefined) {
        if (!onControl(event)) rest()?.hover(now)
        return
      }
      if (start !== null && !dragging && Math.hypot(now.x - start.x, now.y - start.y) < dragFrom) return
      if (!dragging) {
        dragging = true
        rest()?.leave()
        element.setPointerCapture(event.pointerId)
      }
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
      if (lasso !== null) lasso.push(now)
      else if (other === undefined) {
        pending.dx += now.x - before.x
        pending.dy += now.y - before.y
      } else {
        const apart = (a: Point, b: Point) => Math.max(20, rest()?.apart(a, b) ?? 20)
        pending.factor *= apart(now, other) / apart(before, other)
        pending.about = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
      }
      pointers.set(event.pointerId, now)
      soon()
    })
    listen('pointerup', (event) => {
      if (!pointers.delete(event.pointerId)) return
      const more = event.ctrlKey || event.metaKey
      if (!dragging) rest()?.press(at(event), more || event.shiftKey)
      else if (lasso !== null) latest.current.lasso(lasso, more)
      letGo()
      if (pointers.size === 0) dragging = false
    })
    listen('pointercancel', (event) => {
      pointers.delete(event.pointerId)
      letGo()
    })
    listen('pointerleave', () => rest()?.leave())
    listen('contextmenu', (event) => void (onControl(event) || rest()?.menu(at(event))))
    listen('dblclick', (event) => void (onControl(event) || rest()?.open(at(event))))
    return () => {
      abort.abort()
      cancelAnimationFrame(frame)
    }
  }, [target])
  return around
}
