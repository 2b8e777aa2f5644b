import { useEffect, useRef, type RefObject } from 'react'

export interface PointerActions {
  /** Zoom about an x of the plot; a factor below 1 shows less time. */
  zoom(factor: number, x: number): void
  /** Move by pixels of the plot. */
  pan(dx: number): void
  hover(x: number, y: number): void
  leave(): void
  press(x: number, y: number, toggle: boolean): void
  open(x: number, y: number): void
  /** A menu is about to open here. */
  menu(x: number, y: number): void
}

const dragFrom = 4

/**
 * Wheel, drag, pinch and clicks on the plot. Wheel zooms time; where the rows scroll it scrolls them and zooms with Ctrl
 * (as a trackpad pinch does). Zoom and pan of one frame are joined, so that a fast wheel costs one drawing.
 */
export function useCorridorPointer(plot: RefObject<HTMLElement | null>, actions: PointerActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const element = plot.current
    if (element === null) return
    const abort = new AbortController()
    const { signal } = abort
    let factor = 1
    let about = 0
    let moved = 0
    let frame = 0
    const flush = () => {
      frame = 0
      if (factor !== 1) latest.current.zoom(factor, about)
      if (moved !== 0) latest.current.pan(moved)
      factor = 1
      moved = 0
    }
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(flush)
    }
    const at = (event: { clientX: number; clientY: number }) => {
      const box = element.getBoundingClientRect()
      return { x: event.clientX - box.left, y: event.clientY - box.top }
    }
    const wheel = (event: WheelEvent) => {
      const scroller = element.closest<HTMLElement>('[data-scroller]')
      const scrolls = scroller !== null && scroller.scrollHeight > scroller.clientHeight + 1
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) moved -= sideways
      else if (!event.ctrlKey && !event.metaKey && scrolls) return
      else {
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
        factor *= Math.exp(event.deltaY * lines * (event.ctrlKey ? 0.006 : 0.0016))
        about = at(event).x
      }
      event.preventDefault()
      soon()
    }
    const pointers = new Map<number, { x: number; y: number }>()
    let start: { x: number; y: number } | null = null
    let dragging = false
    const down = (event: PointerEvent) => {
      if (event.button !== 0 || (event.target as Element).closest('button') !== null) return
      pointers.set(event.pointerId, at(event))
      start = at(event)
      dragging = false
    }
    const move = (event: PointerEvent) => {
      const now = at(event)
      const before = pointers.get(event.pointerId)
      if (before === undefined) {
        if ((event.target as Element).closest('button') === null) latest.current.hover(now.x, now.y)
        return
      }
      if (start !== null && !dragging && Math.hypot(now.x - start.x, now.y - start.y) < dragFrom) return
      if (!dragging) {
        dragging = true
        latest.current.leave()
        element.setPointerCapture(event.pointerId)
      }
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
      if (other === undefined) moved += now.x - before.x
      else {
        const was = Math.max(20, Math.abs(before.x - other.x))
        factor *= was / Math.max(20, Math.abs(now.x - other.x))
        about = (now.x + other.x) / 2
      }
      pointers.set(event.pointerId, now)
      soon()
    }
    const up = (event: PointerEvent) => {
      if (!pointers.delete(event.pointerId)) return
      const now = at(event)
      if (!dragging) latest.current.press(now.x, now.y, event.ctrlKey || event.metaKey || event.shiftKey)
      if (pointers.size === 0) dragging = false
    }
    element.addEventListener('wheel', wheel, { passive: false, signal })
    element.addEventListener('pointerdown', down, { signal })
    element.addEventListener('pointermove', move, { signal })
    element.addEventListener('pointerup', up, { signal })
    element.addEventListener('pointercancel', (event) => pointers.delete(event.pointerId), { signal })
    element.addEventListener('pointerleave', () => latest.current.leave(), { signal })
    element.addEventListener(
      'dblclick',
      (event) => {
        if ((event.target as Element).closest('button') === null) latest.current.open(at(event).x, at(event).y)
      },
      { signal },
    )
    element.addEventListener(
      'contextmenu',
      (event) => {
        if ((event.target as Element).closest('button') === null) latest.current.menu(at(event).x, at(event).y)
      },
      { signal },
    )
    return () => {
      abort.abort()
      cancelAnimationFrame(frame)
    }
  }, [plot])
}
