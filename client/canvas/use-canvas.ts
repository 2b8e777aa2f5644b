import { useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import type { CanvasModel } from './canvas-model.ts'
import type { CanvasState } from './canvas-state.ts'
import { onThemeChange, readTheme, type Theme } from './canvas-theme.ts'

export function useCanvasState(model: CanvasModel): CanvasState {
  return useSyncExternalStore(model.subscribe, model.state, model.state)
}

export interface Size {
  width: number
  height: number
}

/** An element's inner size in CSS pixels; null before it is known. */
export function useSize(ref: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = () => {
      const next = { width: element.clientWidth, height: element.clientHeight }
      setSize((last) => (last?.width === next.width && last.height === next.height ? last : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return size
}

/** The theme's colours, read again when it changes; null before the element is there. */
export function useTheme(ref: RefObject<HTMLElement | null>): Theme | null {
  const [theme, setTheme] = useState<Theme | null>(null)
  useLayoutEffect(() => {
    if (ref.current !== null) setTheme(readTheme(ref.current))
  }, [ref])
  useEffect(
    () =>
      onThemeChange(() => {
        if (ref.current !== null) setTheme(readTheme(ref.current))
      }),
    [ref],
  )
  return theme
}

/** Device pixels per CSS pixel, followed when the window moves to another screen or is zoomed. */
export function usePixelRatio(): number {
  const [ratio, setRatio] = useState(() => devicePixelRatio)
  useEffect(() => {
    const query = matchMedia(`(resolution: ${ratio}dppx)`)
    const changed = () => setRatio(devicePixelRatio)
    query.addEventListener('change', changed)
    return () => query.removeEventListener('change', changed)
  }, [ratio])
  return ratio
}

/** A callback that stays the same while what it calls may change with every render of the caller. */
export function useSteady<Args extends unknown[]>(call: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(call)
  useLayoutEffect(() => {
    latest.current = call
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
