import type { Point } from './network-layout.ts'

/** Whether a point lies within a closed line, by the even-odd rule. */
export function isInside({ x, y }: Point, around: readonly Point[]): boolean {
  let inside = false
  for (let i = 0, j = around.length - 1; i < around.length; j = i++) {
    const [a, b] = [around[i]!, around[j]!]
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}
