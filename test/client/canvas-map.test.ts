import { createRequire } from 'node:module'
import { geoContains, geoArea } from 'd3-geo'
import fc from 'fast-check'
import { whereNumeric } from 'iso-3166-1'
import { describe, expect, it } from 'vitest'
import { fittedProjection } from '../../client/canvas/map-camera.ts'
import { nextSpot } from '../../client/canvas/map-keys.ts'
import { mapRoutes } from '../../client/canvas/map-routes.ts'
import { mapCaptions, mapScene, onCurve, pickOnMap } from '../../client/canvas/map-scene.ts'
import { worldOf, type Place } from '../../client/canvas/map-world.ts'
import { wholeMap, zoomCamera } from '../../client/canvas/map-zoom.ts'
import type { Places } from '../../server/contract/places.ts'
import { yasenets } from './canvas-answers.ts'

const atlas: Parameters<typeof worldOf>[0] = createRequire(import.meta.url)('world-atlas/countries-50m.json')
const world = worldOf(
  atlas,
  (numeric) => whereNumeric(numeric)?.alpha2 ?? '',
  (shape, place) => geoContains(shape, [...place]),
)
const countryAt = (place: Place) =>
  world.countries.filter(({ shape }) => geoContains(shape, [...place])).map(({ code }) => code)

describe('the world of the map', () => {
  it('has the borders that the EU recognises', () => {
    expect(countryAt([34.1, 45.1])).toEqual(['UA'])
    expect(countryAt([30.5, 50.4])).toEqual(['UA'])
    expect(countryAt([37.6, 55.7])).toEqual(['RU'])
    expect(countryAt([33.6, 35.3])).toEqual(['CY'])
    expect(countryAt([44.1, 9.6])).toEqual(['SO'])
    expect(countryAt([21.0, 42.6])).toEqual(['XK'])
  })

  it('loses no land by moving it', () => {
    const sum = (areas: number[]) => areas.reduce((a, b) => a + b, 0)
    const ours = sum(world.countries.map(({ shape }) => geoArea(shape)))
    expect(ours).toBeGreaterThan(3.6)
    expect(ours).toBeLessThan(3.8)
  })

  it('knows where every country of the reference stands', () => {
    for (const code of ['DE', 'KZ', 'AE', 'HK', 'SG', 'MT', 'LT', 'AM', 'RU']) expect(world.anchor(code)).not.toBeNull()
    expect(world.anchor('ZZ')).toBeNull()
  })
})

const movements = yasenets.corridor.movements
const noPorts: Places = { ports: [], shipments: [] }
const all = () => true

describe('routes on the map', () => {
  it('give every shipment a line for each stretch, whatever its rows name', () => {
    const ports = [
      { id: 'port:LTKLJ', name: 'Klaipėda', country: 'LT', latitude: 55.7, longitude: 21.1 },
      { id: 'port:KZALA', name: 'Almaty', country: 'KZ', latitude: 43.25, longitude: 76.95 },
      { id: 'port:XXNOW', name: 'XXNOW', country: null, latitude: null, longitude: null },
    ]
    const at = fc.option(fc.integer({ min: 0, max: 2 }))
    fc.assert(
      fc.property(
        fc.array(fc.record({ loaded: at, crossed: at, discharged: at }), { maxLength: movements.length }),
        (named) => {
          const shipments = named.map((one, i) => ({ id: movements[i]!.id, declared: null, ...one }))
          const routes = mapRoutes(yasenets, all, { ports, shipments }, world.anchor, () => 'between')
          const seen = new Map<string, number>()
          for (const arc of routes.arcs) for (const id of arc.movements) seen.set(id, (seen.get(id) ?? 0) + 1)
          expect(seen.size + routes.unplaced).toBe(movements.length)
          for (const [i, one] of shipments.entries()) {
            const stops = new Set([one.loaded, one.crossed, one.discharged].filter((port) => port === 0 || port === 1))
            expect(seen.get(movements[i]!.id)).toBe(stops.size + 1)
          }
          for (const arc of routes.arcs) expect(routes.points.has(arc.from) && routes.points.has(arc.to)).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('say how many shipments have no place at all', () => {
    const routes = mapRoutes(
      yasenets,
      all,
      noPorts,
      () => null,
      () => 'between',
    )
    expect([routes.unplaced, routes.arcs.length]).toEqual([movements.length, 0])
  })

  it('lead to the declared country where the goods did not go', () => {
    const [first] = movements
    const to = yasenets.corridor.parties.find(({ id }) => id === first!.to)!
    const declaredAs = (declared: string | null) =>
      mapRoutes(
        yasenets,
        all,
        { ports: [], shipments: [{ id: first!.id, loaded: null, crossed: null, discharged: null, declared }] },
        world.anchor,
        () => 'between',
      ).declared.map(({ country, movements: held }) => [country, held])
    expect(declaredAs('UZ')).toEqual([['UZ', [first!.id]]])
    expect(declaredAs(to.country)).toEqual([])
    expect(declaredAs(null)).toEqual([])
  })
})

const anyPlace = fc.tuple(fc.integer({ min: -170, max: 170 }), fc.integer({ min: -60, max: 75 }))

describe('the camera', () => {
  it('holds every place within the view', () => {
    fc.assert(
      fc.property(fc.array(anyPlace, { minLength: 1, maxLength: 12 }), (places) => {
        const projection = fittedProjection(places, 800, 600)
        for (const place of places) {
          const [x, y] = projection([...place])!
          expect(x).toBeGreaterThan(-1)
          expect(x).toBeLessThan(801)
          expect(y).toBeGreaterThan(-1)
          expect(y).toBeLessThan(601)
        }
      }),
    )
  })

  it('keeps the point under the pointer where it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), fc.nat(800), fc.nat(600), (factor, x, y) => {
        const next = zoomCamera(wholeMap, factor, { x, y })
        expect(((x - next.x) / next.k - x) ** 2).toBeLessThan(1e-9)
        expect(((y - next.y) / next.k - y) ** 2).toBeLessThan(1e-9)
      }),
    )
  })
})

describe('what lies under the pointer', () => {
  const routes = mapRoutes(yasenets, all, noPorts, world.anchor, () => 'between')
  const projection = fittedProjection(
    [...routes.points.values()].map(({ place }) => place),
    800,
    600,
  )
  const scene = mapScene(routes, projection, wholeMap)

  it('is the party or the line that is drawn there', () => {
    for (const spot of scene.spots) {
      const found = pickOnMap(scene, spot.x, spot.y)
      expect(found !== null && 'point' in found).toBe(true)
      const near = found as typeof spot
      expect(Math.hypot(near.x - spot.x, near.y - spot.y)).toBeLessThan(1)
    }
    for (const curve of scene.curves) {
      const [x, y] = onCurve(curve, 0.5)
      expect(pickOnMap(scene, x, y)).not.toBeNull()
    }
    expect(pickOnMap(scene, -500, -500)).toBeNull()
  })

  it('captions nothing twice and never over one another', () => {
    const captions = mapCaptions(scene, { width: 800, height: 600 }, ({ name }) => name, new Set())
    expect(new Set(captions.map(({ id }) => id)).size).toBe(captions.length)
    for (const a of captions)
      for (const b of captions)
        if (a !== b) {
          const apart = a.x + a.name.length * 6.3 + 6 <= b.x || b.x + b.name.length * 6.3 + 6 <= a.x
          expect(apart || Math.abs(a.y - b.y) >= 16).toBe(true)
        }
  })

  it('leads arrow keys to nearly every place', () => {
    const start = nextSpot(scene, null, [1, 0])
    const seen = new Set([start])
    const line = [start]
    for (let at = line.pop(); at != null; at = line.pop())
      for (const way of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        const next = nextSpot(scene, at, way)
        if (next !== null && !seen.has(next)) {
          seen.add(next)
          line.push(next)
        }
      }
    expect(seen.size).toBeGreaterThan(scene.spots.length * 0.8)
  })
})
