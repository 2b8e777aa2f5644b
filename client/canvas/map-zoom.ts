/** Screen pixels are fitted pixels times `k` plus `x`, `y`. */
export interface Camera {
  k: number
  x: number
  y: number
}

export const wholeMap: Camera = { k: 1, x: 0, y: 0 }
const zoomRange = [0.15, 60] as const

/** Zooms about a point of the screen. */
export function zoomCamera(camera: Camera, factor: number, at: { x: number; y: number }): Camera {
  const k = Math.min(zoomRange[1], Math.max(zoomRange[0], camera.k * factor))
  const by = k / camera.k
  return { k, x: at.x - (at.x - camera.x) * by, y: at.y - (at.y - camera.y) * by }
}
