import { useSyncExternalStore } from 'react'
import type { CanvasModel } from './canvas-model.ts'
import type { ShownMap } from './picture-map.ts'
import { wholeMap, type Camera } from './map-zoom.ts'

interface Held {
  camera: Camera
  /** Amount that one pixel of a line's width stands for. */
  perPixel: number | null
  /** What was drawn last. */
  shown: ShownMap | null
  listeners: Set<() => void>
}

const held = new WeakMap<CanvasModel, Held>()

const of = (model: CanvasModel): Held => {
  let one = held.get(model)
  if (one === undefined)
    held.set(model, (one = { camera: wholeMap, perPixel: null, shown: null, listeners: new Set() }))
  return one
}

/** Where the map looks; it stays while another view is shown. */
export function useCamera(model: CanvasModel): [Camera, (next: Camera | ((now: Camera) => Camera)) => void] {
  const camera = useHeld(model, (one) => one.camera)
  const set = (next: Camera | ((now: Camera) => Camera)) =>
    change(model, (one) => (one.camera = typeof next === 'function' ? next(one.camera) : next))
  return [camera, set]
}

/** What a line's width stands for on the map, for its legend. */
export const useMapScale = (model: CanvasModel): number | null => useHeld(model, (one) => one.perPixel)

export const keepScale = (model: CanvasModel, perPixel: number | null): void =>
  change(model, (one) => (one.perPixel = perPixel))

/** Keeps what the map shows, for pictures of it. */
export const keepShown = (model: CanvasModel, shown: ShownMap | null): void => {
  of(model).shown = shown
}

export const heldMap = (model: CanvasModel): ShownMap | null => of(model).shown

function change(model: CanvasModel, how: (one: Held) => void): void {
  const one = of(model)
  how(one)
  for (const listener of one.listeners) listener()
}

function useHeld<T>(model: CanvasModel, read: (one: Held) => T): T {
  const one = of(model)
  return useSyncExternalStore(
    (listener) => {
      one.listeners.add(listener)
      return () => one.listeners.delete(listener)
    },
    () => read(one),
  )
}
