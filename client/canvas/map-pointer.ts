import { useEffect, useRef, type RefObject } from 'react'

interface MapActions {
  zoom(factor: number, x: number, y: number): void
  pan(dx: number, dy: number): void
  hover(x: number, y: number): void
  leave(): void
  press(x: number, y: number, toggle: boolean): void
  open(x: number, y: number): void
  /** A menu is about to open here. */
  menu(x: number, y: number): void
}

const dragFrom = 4

/** Wheel, drag, pinch and clicks on the map; what moves within one frame is joined into one drawing. */
export function useMapPointer(target: RefObject<HTMLElement | null>, actions: MapActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const element = target.current
    if (element === null) return
    const abort = new AbortController()
    const { signal } = abort
    const pointers = new Map<number, { x: number; y: number }>()
    let start: { x: number; y: number } | null = null
    let dragging = false
    let pending = { dx: 0, dy: 0, factor: 1, x: 0, y: 0 }
    let frame = 0
    const flush = () => {
      frame = 0
      const { dx, dy, factor, x, y } = pending
      pending = { dx: 0, dy: 0, factor: 1, x: 0, y: 0 }
      if (factor !== 1) latest.current.zoom(factor, x, y)
      if (dx !== 0 || dy !== 0) latest.current.pan(dx, dy)
    }
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(flush)
    }
    const at = (event: { clientX: number; clientY: number }) => {
      const box = element.getBoundingClientRect()
      return { x: event.clientX - box.left, y: event.clientY - box.top }
    }
    element.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault()
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
        Object.assign(pending, at(event))
        pending.factor *= Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.006 : 0.0016))
        soon()
      },
      { passive: false, signal },
    )
    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0 || (event.target as Element).closest('button') !== null) return
        pointers.set(event.pointerId, at(event))
        start = at(event)
        dragging = false
      },
      { signal },
    )
    element.addEventListener(
      'pointermove',
      (event) => {
        const now = at(event)
        const before = pointers.get(event.pointerId)
        if (before === undefined) return latest.current.hover(now.x, now.y)
        if (start !== null && !dragging && Math.hypot(now.x - start.x, now.y - start.y) < dragFrom) return
        if (!dragging) {
          dragging = true
          latest.current.leave()
          element.setPointerCapture(event.pointerId)
        }
        const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
        if (other === undefined) {
          pending.dx += now.x - before.x
          pending.dy += now.y - before.y
        } else {
          const was = Math.max(20, Math.hypot(before.x - other.x, before.y - other.y))
          pending.factor *= Math.max(20, Math.hypot(now.x - other.x, now.y - other.y)) / was
          Object.assign(pending, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 })
        }
        pointers.set(event.pointerId, now)
        soon()
      },
      { signal },
    )
    element.addEventListener(
      'pointerup',
      (event) => {
        if (!pointers.delete(event.pointerId)) return
        const now = at(event)
        if (!dragging) latest.current.press(now.x, now.y, event.ctrlKey || event.metaKey || event.shiftKey)
        if (pointers.size === 0) dragging = false
      },
      { signal },
    )
    element.addEventListener('pointercancel', (event) => void pointers.delete(event.pointerId), { signal })
    element.addEventListener('pointerleave', () => latest.current.leave(), { signal })
    element.addEventListener('contextmenu', (event) => latest.current.menu(at(event).x, at(event).y), { signal })
    element.addEventListener('dblclick', (event) => latest.current.open(at(event).x, at(event).y), { signal })
    return () => {
      abort.abort()
      cancelAnimationFrame(frame)
    }
  }, [target])
}
