import { geoConicEqualArea, geoNaturalEarth1, geoPath, type GeoProjection } from 'd3-geo'
import type { NewPath } from './picture-pen.ts'
import { collectionOf, type Place, type World } from './map-world.ts'

const air = 56

/** An equal-area projection in which all of these places lie within the view; the whole earth without any. */
export function fittedProjection(places: readonly Place[], width: number, height: number): GeoProjection {
  const middle = meanLongitude(places)
  const turned = places.map(([longitude]) => wrap(longitude - middle))
  const south = Math.min(...places.map(([, latitude]) => latitude))
  const north = Math.max(...places.map(([, latitude]) => latitude))
  const wide = places.length === 0 || Math.max(...turned) - Math.min(...turned) > 150
  const projection = wide
    ? geoNaturalEarth1().rotate([-middle, 0])
    : geoConicEqualArea().rotate([-middle, 0]).parallels(parallels(south, north))
  const box: [[number, number], [number, number]] = [
    [air, air],
    [Math.max(air + 1, width - air), Math.max(air + 1, height - air)],
  ]
  if (places.length === 0) return projection.fitExtent(box, { type: 'Sphere' })
  projection.fitExtent(box, { type: 'MultiPoint', coordinates: spread(places).map((place) => [...place]) })
  return projection.precision(0.4)
}

/** Two parallels within the span that do not mirror each other, which a cone cannot have. */
function parallels(south: number, north: number): [number, number] {
  const sixth = (north - south) / 6
  const [a, b] = [south + sixth, north - sixth]
  return Math.abs(a + b) < 4 ? [a + 3, b + 3] : [a, b]
}

/** Places that lie too close together to fill a view get room around them: two degrees at least. */
function spread(places: readonly Place[]): Place[] {
  const longitudes = places.map(([x]) => x)
  const latitudes = places.map(([, y]) => y)
  const [x, y] = [mid(longitudes), mid(latitudes)]
  const far = Math.max(...longitudes) - Math.min(...longitudes) + Math.max(...latitudes) - Math.min(...latitudes)
  return far >= 4 ? [...places] : [...places, [x - 4, y - 2], [x + 4, y + 2]]
}

const mid = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2
const wrap = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180

/** The longitude that these places lie around, also across the date line. */
function meanLongitude(places: readonly Place[]): number {
  let x = 0
  let y = 0
  for (const [longitude] of places) {
    x += Math.cos((longitude * Math.PI) / 180)
    y += Math.sin((longitude * Math.PI) / 180)
  }
  return (Math.atan2(y, x) * 180) / Math.PI
}

export interface Shapes {
  /** Coastlines and borders. */
  land: Path2D
  /** By ISO code. */
  countries: ReadonlyMap<string, Path2D>
  /** Where a country's name stands, and how wide it is there, in fitted pixels. */
  names: readonly { name: string; x: number; y: number; width: number }[]
}

/** The countries as paths of fitted pixels; the costly part, made once for a projection. */
export function shapesOf(world: World, projection: GeoProjection, newPath: NewPath = () => new Path2D()): Shapes {
  const land = newPath()
  geoPath(projection, asContext(land))(collectionOf(world))
  const countries = new Map<string, Path2D>()
  const names: Shapes['names'][number][] = []
  const bounds = geoPath(projection)
  for (const { code, name, shape, middle } of world.countries) {
    if (code !== '') {
      const path = newPath()
      geoPath(projection, asContext(path))(shape)
      countries.set(code, path)
    }
    const at = projection([...middle])
    const [[left], [right]] = bounds.bounds(shape)
    if (at !== null) names.push({ name, x: at[0], y: at[1], width: right - left })
  }
  return { land, countries, names }
}

/** A path takes every drawing step that a projection makes, besides the one that begins a path. */
const asContext = (path: Path2D) =>
  ({
    beginPath() {},
    moveTo: path.moveTo.bind(path),
    lineTo: path.lineTo.bind(path),
    closePath: path.closePath.bind(path),
    arc: path.arc.bind(path),
  }) as unknown as CanvasRenderingContext2D
