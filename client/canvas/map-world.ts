import { geoArea, geoCentroid } from 'd3-geo'
import { countryName } from './canvas-words.ts'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature, merge } from 'topojson-client'
import type {
  GeometryCollection,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
  Topology,
} from 'topojson-specification'

/** Degrees east and north. */
export type Place = readonly [longitude: number, latitude: number]

export interface Country {
  /** ISO 3166-1 alpha-2; empty where the map's source has none. */
  code: string
  name: string
  shape: Feature<Polygon | MultiPolygon>
  /** Middle of its largest part. */
  middle: Place
}

export interface World {
  countries: readonly Country[]
  /** Where something stands of which only the country is known. */
  anchor(code: string): Place | null
}

type Shape = (TopoPolygon | TopoMultiPolygon) & { id?: string | number; properties: { name: string } }
type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>

/** The middle of these lies far from where anybody trades: their capital stands for them. */
const capitals: Record<string, Place> = {
  RU: [37.62, 55.75],
  CN: [116.4, 39.9],
  CA: [-75.7, 45.42],
  US: [-77.04, 38.9],
}

/** A point in Crimea: its part of the source's Russia belongs to Ukraine, as the EU and the UN hold. */
const crimea: Place = [34.1, 45.1]
/** Parts that the source draws by themselves and no EU member state recognises, by the country they belong to. */
const partOf: Record<string, string> = { 'N. Cyprus': '196', Somaliland: '706' }

let world: Promise<World> | undefined

/** The countries of Natural Earth at 1:50 million, with the borders that the EU recognises; loaded once. */
export function loadWorld(): Promise<World> {
  world ??= makeWorld().catch((error: unknown) => {
    world = undefined
    throw error
  })
  return world
}

async function makeWorld(): Promise<World> {
  const [{ default: atlas }, { whereNumeric }, { geoContains }] = await Promise.all([
    import('world-atlas/countries-50m.json'),
    import('iso-3166-1'),
    import('d3-geo'),
  ])
  return worldOf(
    atlas as unknown as Atlas,
    (numeric) => whereNumeric(numeric)?.alpha2 ?? '',
    (shape, place) => geoContains(shape, [...place]),
  )
}

/** The world of an atlas whose countries carry ISO numeric ids. */
export function worldOf(
  atlas: Atlas,
  alpha2: (numeric: string) => string,
  contains: (shape: Feature<Polygon | MultiPolygon>, place: Place) => boolean,
): World {
  const parts = new Map<string, { name: string; shapes: Shape[] }>()
  const add = (id: string, name: string, shape: Shape) => {
    const known = parts.get(id)
    if (known === undefined) parts.set(id, { name, shapes: [shape] })
    else known.shapes.push(shape)
  }
  for (const shape of atlas.objects.countries.geometries as Shape[]) {
    const name = shape.properties.name
    const id = partOf[name] ?? String(shape.id ?? name)
    if (id !== '643' || shape.type !== 'MultiPolygon') {
      add(id, name, shape)
      continue
    }
    const [own, moved] = divide(atlas, shape, (part) => contains(part, crimea))
    add(id, name, own)
    if (moved !== null) add('804', 'Ukraine', moved)
  }
  const countries = [...parts].map(([id, { name, shapes }]): Country => {
    const shape: Feature<Polygon | MultiPolygon> =
      shapes.length === 1
        ? (feature(atlas, shapes[0]!) as Feature<Polygon | MultiPolygon>)
        : { type: 'Feature', properties: {}, geometry: merge(atlas as Topology, shapes) as MultiPolygon }
    const code = name === 'Kosovo' ? 'XK' : alpha2(id)
    return { code, name: code === '' ? name : countryName(code), shape, middle: middleOf(shape) }
  })
  const byCode = new Map(countries.filter(({ code }) => code !== '').map((country) => [country.code, country]))
  return { countries, anchor: (code) => capitals[code] ?? byCode.get(code)?.middle ?? null }
}

function divide(
  atlas: Atlas,
  shape: TopoMultiPolygon & Shape,
  goes: (part: Feature<Polygon | MultiPolygon>) => boolean,
): [own: Shape, moved: Shape | null] {
  const stay: TopoMultiPolygon['arcs'] = []
  const move: TopoMultiPolygon['arcs'] = []
  for (const arcs of shape.arcs) {
    const part = feature(atlas, { type: 'Polygon', arcs } as TopoPolygon) as Feature<Polygon>
    ;(goes(part) ? move : stay).push(arcs)
  }
  const moved: Shape | null =
    move.length === 0 ? null : { type: 'MultiPolygon', arcs: move, properties: shape.properties }
  return [{ ...shape, arcs: stay }, moved]
}

function middleOf(shape: Feature<Polygon | MultiPolygon>): Place {
  const { geometry } = shape
  const parts: Polygon[] =
    geometry.type === 'Polygon'
      ? [geometry]
      : geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
  const largest = parts.reduce((most, part) => (geoArea(part) > geoArea(most) ? part : most))
  return geoCentroid(largest)
}

/** All countries as one collection, as projections are fitted to. */
export const collectionOf = (world: World): FeatureCollection => ({
  type: 'FeatureCollection',
  features: world.countries.map(({ shape }) => shape),
})
