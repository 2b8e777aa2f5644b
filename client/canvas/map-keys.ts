import type { KeyboardEvent } from 'react'
import type { MapScene } from './map-scene.ts'

interface MapKeys {
  focus(id: string | null): void
  zoom(factor: number): void
  fit(): void
  select(id: string): void
  open(id: string): void
  expand(id: string): void
  hide(id: string): void
}

const ways: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Keys of the map; those it does not know go on to the page. Returns whether the key was one of its own. */
export function mapKey(event: KeyboardEvent, scene: MapScene, focused: string | null, act: MapKeys): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const way = ways[event.key]
  if (way !== undefined) {
    act.focus(nextSpot(scene, focused, way))
    return true
  }
  switch (event.key) {
    case '+':
    case '=':
      act.zoom(1.4)
      return true
    case '-':
      act.zoom(1 / 1.4)
      return true
    case 'f':
      act.fit()
      return true
    case 'Escape':
      if (focused === null) return false
      act.focus(null)
      return true
  }
  if (focused === null) return false
  if (event.key === 'Enter') act.open(focused)
  else if (event.key === ' ') act.select(focused)
  else if (event.key === 'e') act.expand(focused)
  else if (event.key === 'h') {
    act.focus(null)
    act.hide(focused)
  } else return false
  return true
}

/** The nearest point in a direction, what lies straight ahead before what lies aside; the largest one to begin with. */
export function nextSpot(scene: MapScene, focused: string | null, [dx, dy]: readonly [number, number]): string | null {
  const here = scene.spots.find(({ point }) => point.id === focused)
  if (here === undefined) return scene.spots.at(-1)?.point.id ?? null
  let best: string | null = null
  let least = Infinity
  for (const { point, x, y } of scene.spots) {
    const ahead = (x - here.x) * dx + (y - here.y) * dy
    const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx)
    if (ahead <= 0.5 || ahead + 2 * aside >= least) continue
    best = point.id
    least = ahead + 2 * aside
  }
  return best ?? focused
}
