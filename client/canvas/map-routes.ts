import type { Places } from '../../server/contract/places.ts'
import type { TraceAnswer, TraceMovement, TraceParty } from '../../server/contract/trace.ts'
import type { Role } from './corridor-types.ts'
import type { Place } from './map-world.ts'

/** A party or port with its place; several may share one. */
export interface MapPoint {
  id: string
  kind: 'party' | 'port'
  name: string
  role: Role
  place: Place
  /** Which of the parties at the same place it is: they are drawn around it. */
  rank: number
  /** Known amounts of shipments that start, end or pass here. */
  amount: number
}

/** All goods of one role that went from one point to the next. */
export interface MapArc {
  key: string
  from: string
  to: string
  role: Role
  movements: string[]
  /** Sum of known amounts; null when none is known. */
  amount: number | null
}

/** Goods whose papers named another country than the one they reached. */
export interface Declared {
  key: string
  from: string
  country: string
  place: Place
  movements: string[]
}

export interface MapRoutes {
  points: Map<string, MapPoint>
  arcs: MapArc[]
  declared: Declared[]
  /** Shipments of which neither ports nor countries have a place. */
  unplaced: number
}

type Anchor = (country: string) => Place | null

/**
 * Parties, ports and what went between them. A party stands where its own shipments name a port of its country, in the
 * middle of them; else where its country is. A shipment goes from its consignor over its ports to its consignee.
 */
export function mapRoutes(
  answer: TraceAnswer,
  shown: (index: number) => boolean,
  places: Places,
  anchor: Anchor,
  role: (movement: TraceMovement) => Role,
): MapRoutes {
  const of = new Map(places.shipments.map((shipment) => [shipment.id, shipment]))
  const parties = placeParties(answer, places, of, anchor)
  const points = new Map<string, MapPoint>()
  const arcs = new Map<string, MapArc>()
  const declared = new Map<string, Declared>()
  const partyOf = new Map(answer.corridor.parties.map((party) => [party.id, party]))
  let unplaced = 0

  const pointOfPort = (at: number | null | undefined): MapPoint | null => {
    const port = at == null ? undefined : places.ports[at]
    if (port === undefined || port.latitude === null || port.longitude === null) return null
    let point = points.get(port.id)
    if (point === undefined) {
      const place: Place = [port.longitude, port.latitude]
      point = { id: port.id, kind: 'port', name: port.name, role: 'between', place, rank: 0, amount: 0 }
      points.set(port.id, point)
    }
    return point
  }
  const pointOfParty = (id: string): MapPoint | null => {
    const known = points.get(id)
    if (known !== undefined) return known
    const place = parties.get(id)
    if (place === undefined) return null
    const party = partyOf.get(id)
    const point: MapPoint = {
      id,
      kind: 'party',
      name: party?.name ?? id,
      role: party?.role ?? 'between',
      place,
      rank: 0,
      amount: 0,
    }
    points.set(id, point)
    return point
  }

  for (const [i, m] of answer.corridor.movements.entries()) {
    if (!shown(i)) continue
    const ports = of.get(m.id)
    const stops = [
      pointOfParty(m.from),
      pointOfPort(ports?.loaded),
      pointOfPort(ports?.crossed),
      pointOfPort(ports?.discharged),
      pointOfParty(m.to),
    ].filter((stop, at, all) => stop !== null && all.findIndex((other) => other?.id === stop.id) === at)
    if (stops.length < 2) {
      unplaced++
      continue
    }
    for (const stop of stops) stop!.amount += m.amount ?? 0
    for (let s = 1; s < stops.length; s++) addTo(arcs, stops[s - 1]!.id, stops[s]!.id, role(m), m)
    const country = ports?.declared ?? null
    if (country === null || country === (partyOf.get(m.to)?.country ?? country)) continue
    const place = anchor(country)
    const last = pointOfPort(ports?.crossed) ?? pointOfPort(ports?.loaded) ?? pointOfParty(m.from)
    if (place === null || last === null) continue
    const key = `declared:${last.id}>${country}`
    const line = declared.get(key)
    if (line === undefined) declared.set(key, { key, from: last.id, country, place, movements: [m.id] })
    else line.movements.push(m.id)
  }
  rankPoints(points)
  return { points, arcs: [...arcs.values()], declared: [...declared.values()], unplaced }
}

function addTo(arcs: Map<string, MapArc>, from: string, to: string, role: Role, m: TraceMovement): void {
  const key = `${from}>${to}>${role}`
  let arc = arcs.get(key)
  if (arc === undefined) arcs.set(key, (arc = { key, from, to, role, movements: [], amount: null }))
  arc.movements.push(m.id)
  if (m.amount !== null) arc.amount = (arc.amount ?? 0) + m.amount
}

/** Where each party stands; those without a place are missing. */
function placeParties(
  answer: TraceAnswer,
  places: Places,
  of: ReadonlyMap<string, Places['shipments'][number]>,
  anchor: Anchor,
): Map<string, Place> {
  const country = new Map(answer.corridor.parties.map(({ id, country: code }: TraceParty) => [id, code]))
  const seen = new Map<string, { x: number; y: number; z: number }>()
  const look = (party: string, at: number | null | undefined) => {
    const port = at == null ? undefined : places.ports[at]
    if (port === undefined || port.latitude === null || port.longitude === null) return
    if (port.country === null || port.country !== country.get(party)) return
    const [lambda, phi] = [(port.longitude * Math.PI) / 180, (port.latitude * Math.PI) / 180]
    const sum = seen.get(party) ?? { x: 0, y: 0, z: 0 }
    sum.x += Math.cos(phi) * Math.cos(lambda)
    sum.y += Math.cos(phi) * Math.sin(lambda)
    sum.z += Math.sin(phi)
    seen.set(party, sum)
  }
  for (const m of answer.corridor.movements) {
    const ports = of.get(m.id)
    look(m.from, ports?.loaded)
    look(m.to, ports?.discharged)
  }
  const placed = new Map<string, Place>()
  for (const [id, code] of country) {
    const sum = seen.get(id)
    const place =
      sum === undefined
        ? code === null
          ? null
          : anchor(code)
        : ([
            (Math.atan2(sum.y, sum.x) * 180) / Math.PI,
            (Math.atan2(sum.z, Math.hypot(sum.x, sum.y)) * 180) / Math.PI,
          ] as const)
    if (place !== null) placed.set(id, place)
  }
  return placed
}

/** Parties at one place (to a tenth of a degree) are numbered, largest first, after the port that is there. */
function rankPoints(points: Map<string, MapPoint>): void {
  const taken = new Map<string, number>()
  const key = ({ place: [x, y] }: MapPoint) => `${Math.round(x * 10)} ${Math.round(y * 10)}`
  const order = [...points.values()].sort(
    (a, b) => Number(a.kind === 'party') - Number(b.kind === 'party') || b.amount - a.amount || (a.id < b.id ? -1 : 1),
  )
  for (const point of order) {
    const at = key(point)
    const rank = taken.get(at) ?? 0
    taken.set(at, rank + 1)
    if (point.kind === 'party') point.rank = rank
  }
}
