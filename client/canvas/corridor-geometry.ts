import { xOf, type Scale } from './corridor-scale.ts'
import type { CorridorLayout } from './corridor-types.ts'

export interface Cover {
  top: number
  height: number
}

/**
 * The part of the content that the canvases cover: all of it when short, else two viewports of it, moved only when the
 * viewport leaves it. Returns `last` itself when that still holds.
 */
export function coverFor(scrollTop: number, viewport: number, content: number, last: Cover): Cover {
  const height = Math.min(content, viewport * 2)
  const inside = scrollTop >= last.top && scrollTop + viewport <= last.top + last.height
  if (height === last.height && inside) return last
  const top = Math.round(Math.min(Math.max(0, scrollTop - viewport / 2), Math.max(0, content - height)))
  return top === last.top && height === last.height ? last : { top, height }
}

/** Small boxes along the chosen chain, so that captions keep clear of it. */
export function chainBoxes(layout: CorridorLayout, scale: Scale, chain: readonly number[]) {
  const { marks, rows } = layout
  const half = 8
  return chain.flatMap((movement) => {
    const mark = layout.markOfMovement[movement] ?? -1
    if (mark < 0) return []
    const x0 = xOf(scale, marks.departed[mark] ?? 0)
    const x1 = xOf(scale, marks.arrived[mark] ?? 0)
    const y0 = rows[marks.fromRow[mark] ?? 0]?.y ?? 0
    const y1 = rows[marks.toRow[mark] ?? 0]?.y ?? 0
    const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / (half * 2)))
    return Array.from({ length: steps + 1 }, (_, i) => ({
      x: x0 + ((x1 - x0) * i) / steps - half,
      y: y0 + ((y1 - y0) * i) / steps - half,
      width: half * 2,
      height: half * 2,
    }))
  })
}
