import type { Point } from './network-layout.ts'

/** A rectangle that lines and captions keep off. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Control points of a line as weights along, and distances from, the straight line between its ends. */
export interface Curve {
  weights: number[]
  distances: number[]
}

/** Ends less far apart than this stand in one column, as far as a line between them goes. */
const sameColumn = 82
const bends = [0, 40, -40, 72, -72, 104, -104, 140, -140]
/** Bends of both halves, least first. */
const detours = bends
  .flatMap((first) => bends.map((second) => [first, second] as const))
  .sort((a, b) => Math.abs(a[0]) + Math.abs(a[1]) - Math.abs(b[0]) - Math.abs(b[1]))
const samples = 28

/**
 * How a tie runs: an S that leaves and arrives level, bent up or down as little as keeps it off what stands in its way.
 * Where nothing keeps it off everything, the way that meets least.
 */
export function tieCurve(from: Point, to: Point, inTheWay: readonly Box[] = []): Curve {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = Math.hypot(dx, dy)
  if (length === 0) return { weights: [0.5], distances: [40] }
  // Within a column, or backwards, an arc keeps the tie off the nodes between.
  if (dx < sameColumn) return { weights: [0.5], distances: [Math.min(90, 24 + length / 5)] }
  let best: Curve | null = null
  let least = Infinity
  for (const [first, second] of detours) {
    // Two quadratics with these control points meet in the middle with the tangent of the cubic S between the two ends.
    const points = [
      { x: dx / 4, y: first },
      { x: (dx * 3) / 4, y: dy + second },
    ]
    const curve = {
      weights: points.map((point) => (point.x * dx + point.y * dy) / (length * length)),
      distances: points.map((point) => (point.y * dx - point.x * dy) / length),
    }
    const met = meets(from, to, curve, inTheWay, least)
    if (met >= least) continue
    best = curve
    least = met
    if (met === 0) break
  }
  return best ?? { weights: [0.5], distances: [0] }
}

/** How many of some points along a line lie in boxes; stops counting at `enough`. */
function meets(from: Point, to: Point, curve: Curve, boxes: readonly Box[], enough: number): number {
  if (boxes.length === 0) return 0
  let met = 0
  for (let i = 1; i < samples && met < enough; i++) {
    const { x, y } = pointOn(from, to, curve, i / samples)
    for (const box of boxes) if (x > box.left && x < box.right && y > box.top && y < box.bottom) met++
  }
  return met
}

/** The point of a line at a share of its way, from 0 to 1, as Cytoscape draws it. */
export function pointOn(from: Point, to: Point, { weights, distances }: Curve, share: number): Point {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = Math.hypot(dx, dy) || 1
  const control = (i: number): Point => ({
    x: from.x + dx * (weights[i] ?? 0.5) - (dy / length) * (distances[i] ?? 0),
    y: from.y + dy * (weights[i] ?? 0.5) + (dx / length) * (distances[i] ?? 0),
  })
  const first = control(0)
  if (weights.length < 2) return quadratic(from, first, to, share)
  const second = control(1)
  const middle = { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 }
  return share < 0.5 ? quadratic(from, first, middle, share * 2) : quadratic(middle, second, to, share * 2 - 1)
}

function quadratic(a: Point, b: Point, c: Point, t: number): Point {
  const [p, q, r] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t]
  return { x: p * a.x + q * b.x + r * c.x, y: p * a.y + q * b.y + r * c.y }
}
