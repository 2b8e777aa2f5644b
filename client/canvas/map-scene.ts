import type { GeoProjection } from 'd3-geo'
import { roundUp, thinnest } from './corridor-marks.ts'
import type { Shapes } from './map-camera.ts'
import type { Camera } from './map-zoom.ts'
import type { MapArc, MapPoint, MapRoutes } from './map-routes.ts'
import { markRoles } from './corridor-types.ts'

/** An arc on screen: a quadratic curve with its width in pixels. */
export interface Curve {
  arc: MapArc
  width: number
  from: readonly [x: number, y: number]
  bend: readonly [x: number, y: number]
  to: readonly [x: number, y: number]
}

export interface Spot {
  point: MapPoint
  x: number
  y: number
}

export interface MapScene {
  curves: Curve[]
  /** Smaller amounts first, so that larger ones lie on top. */
  spots: Spot[]
  dotted: { from: readonly [number, number]; to: readonly [number, number]; key: string; country: string }[]
  /** Amount that one pixel of width stands for; null when none is known. */
  perPixel: number | null
}

const widest = 9
/** Pixels between parties that stand at one place. */
const apart = 17

/** Everything that is drawn, in pixels of the screen. */
export function mapScene(routes: MapRoutes, projection: GeoProjection, camera: Camera): MapScene {
  const onScreen = ([longitude, latitude]: readonly [number, number]): readonly [number, number] | null => {
    const at = projection([longitude, latitude])
    return at === null ? null : [at[0] * camera.k + camera.x, at[1] * camera.k + camera.y]
  }
  const spots = new Map<string, Spot>()
  for (const point of routes.points.values()) {
    const at = onScreen(point.place)
    if (at === null) continue
    // A sunflower's order: each next one finds room, however many there are.
    const angle = point.rank * 2.399963
    const radius = apart * Math.sqrt(point.rank)
    spots.set(point.id, { point, x: at[0] + radius * Math.cos(angle), y: at[1] + radius * Math.sin(angle) })
  }
  const most = routes.arcs.reduce((max, { amount }) => Math.max(max, amount ?? 0), 0)
  const perPixel = most > 0 ? roundUp(most / widest) : null
  const curves = routes.arcs.flatMap((arc): Curve[] => {
    const a = spots.get(arc.from)
    const b = spots.get(arc.to)
    if (a === undefined || b === undefined) return []
    const width = arc.amount === null || perPixel === null ? 1 : Math.max(thinnest, arc.amount / perPixel)
    // Bent to the left of its way, so that goods there and back do not lie on one another.
    const bend = [(a.x + b.x) / 2 + (b.y - a.y) * 0.14, (a.y + b.y) / 2 - (b.x - a.x) * 0.14] as const
    return [{ arc, width, from: [a.x, a.y], bend, to: [b.x, b.y] }]
  })
  curves.sort((a, b) => markRoles.indexOf(a.arc.role) - markRoles.indexOf(b.arc.role) || b.width - a.width)
  const dotted = routes.declared.flatMap(({ key, from, country, place }) => {
    const a = spots.get(from)
    const to = onScreen(place)
    return a === undefined || to === null ? [] : [{ key, country, from: [a.x, a.y] as const, to }]
  })
  return {
    curves,
    dotted,
    perPixel,
    spots: [...spots.values()].sort((a, b) => a.point.amount - b.point.amount),
  }
}

/** A point of a curve, `t` from 0 to 1. */
export function onCurve({ from, bend, to }: Curve, t: number): readonly [number, number] {
  const u = 1 - t
  return [u * u * from[0] + 2 * u * t * bend[0] + t * t * to[0], u * u * from[1] + 2 * u * t * bend[1] + t * t * to[1]]
}

const steps = 24

/** What lies under a point of the screen: a party or port before a line, the nearest of each. */
export function pickOnMap(scene: MapScene, x: number, y: number): Spot | Curve | null {
  let best: Spot | Curve | null = null
  let least = 12
  for (const spot of scene.spots) {
    const far = Math.hypot(spot.x - x, spot.y - y)
    if (far <= least) [best, least] = [spot, far]
  }
  if (best !== null) return best
  least = Infinity
  for (const curve of scene.curves) {
    let last = curve.from
    for (let i = 1; i <= steps; i++) {
      const next = onCurve(curve, i / steps)
      const far = toSegment(x, y, last, next) - curve.width / 2
      if (far < 5 && far < least) [best, least] = [curve, far]
      last = next
    }
  }
  return best
}

function toSegment(x: number, y: number, a: readonly [number, number], b: readonly [number, number]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const long = dx * dx + dy * dy
  const t = long === 0 ? 0 : Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / long))
  return Math.hypot(a[0] + t * dx - x, a[1] + t * dy - y)
}

/** Names of countries that are wide enough for them and on which nothing else stands. */
export function countryCaptions(
  names: Shapes['names'],
  camera: Camera,
  size: { width: number; height: number },
  captions: readonly MapCaption[],
  scene: MapScene,
): { name: string; x: number; y: number }[] {
  const taken = [
    ...captions.map(({ name, x, y }) => ({ x, y, w: name.length * 6.3 + 6, h: 16 })),
    ...scene.spots.map(({ x, y }) => ({ x: x - 6, y: y - 6, w: 12, h: 12 })),
  ]
  return names.flatMap(({ name, x: fx, y: fy, width }) => {
    const [x, y, wide] = [fx * camera.k + camera.x, fy * camera.k + camera.y, width * camera.k]
    const w = name.length * 7.4
    if (wide < w || wide > 9000 || x < w / 2 || y < 8 || x > size.width - w / 2 || y > size.height - 8) return []
    const box = { x: x - w / 2, y: y - 8, w, h: 16 }
    if (taken.some((other) => overlap(box, other))) return []
    taken.push(box)
    return [{ name, x, y }]
  })
}

interface Box {
  x: number
  y: number
  w: number
  h: number
}
const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

export interface MapCaption {
  id: string
  name: string
  x: number
  y: number
  /** The side of its point that it stands on. */
  side: 'left' | 'right'
}

/** Captions that do not lie on one another or on a point; those of the largest amounts first. */
export function mapCaptions(
  scene: MapScene,
  size: { width: number; height: number },
  nameOf: (point: MapPoint) => string,
  first: ReadonlySet<string>,
): MapCaption[] {
  const taken: Box[] = scene.spots.map(({ x, y }) => ({
    x: x - 6,
    y: y - 6,
    w: 12,
    h: 12,
  }))
  const captions: MapCaption[] = []
  const order = scene.spots
    .filter(({ x, y }) => x > 0 && y > 0 && x < size.width && y < size.height)
    .toReversed()
    .sort(
      (a, b) =>
        Number(first.has(b.point.id)) - Number(first.has(a.point.id)) ||
        Number(a.point.kind === 'port') - Number(b.point.kind === 'port'),
    )
  for (const spot of order) {
    const name = nameOf(spot.point)
    const w = name.length * 6.3 + 6
    for (const side of ['right', 'left'] as const) {
      const box = { x: side === 'right' ? spot.x + 9 : spot.x - 9 - w, y: spot.y - 8, w, h: 16 }
      if (box.x < 0 || box.x + w > size.width) continue
      if (taken.some((other) => overlap(box, other))) continue
      taken.push(box)
      captions.push({ id: spot.point.id, name, x: box.x, y: box.y, side })
      break
    }
    if (captions.length >= 120) break
  }
  return captions
}
