import type { IndexColumn } from './projection.ts'
import type { WindowIndex } from './window-index.ts'

/**
 * The movements of a window index in order of time, by departure and by arrival: a sweep over the days reads them in
 * sequence and jumps about in nothing but the pools.
 *
 * Pools are numbered afresh, since the fewer there are, the nearer lies what a sweep keeps of each. Pool p below the
 * number of parties is all that party p gets or sends without a handover being possible, because nothing that could be
 * handed on leaves or arrives there; each of the others has both ends, and those of one party are neighbours.
 */
export interface Timetable {
  /** The distinct days on which anything departs or arrives, rising. A day's number is its place in this list. */
  readonly days: Int32Array
  readonly departures: Lane
  readonly arrivals: Lane
  /** Movement of each departure. */
  readonly order: Int32Array
  /** By day: how many arrive on the day they depart. First among departures, last among arrivals, in the same order. */
  readonly sameDay: Int32Array
  readonly pools: number
  /** Pools of party p that have both ends are `live[p]` up to `live[p + 1]`. */
  readonly live: Int32Array
}

/** One end of the movements, in order of the day at that end, then by id. */
export interface Lane {
  /** Those of the day of number d are `start[d]` up to `start[d + 1]`. */
  readonly start: Int32Array
  /** The pool that each leaves or enters. */
  readonly pool: Int32Array
  /** Its place among the departures; null where that is its own. */
  readonly slot: Int32Array | null
}

const made = new WeakMap<WindowIndex, Timetable>()

/** The timetable of an index, made when first asked for and kept as long as the index. */
export function timetableOf(index: WindowIndex): Timetable {
  let found = made.get(index)
  if (found === undefined) made.set(index, (found = timetable(index)))
  return found
}

/** Counting sorts: linear in movements, parties and the span of days. */
function timetable(index: WindowIndex): Timetable {
  const { order: positions, key, day, start: buckets, far } = index.departing
  const n = positions.length
  const { poolOf, live, pools } = numberPools(index)
  const { days, numberOf } = daysOf(key, day)
  const movements = positions.reduce((most, m) => Math.max(most, m + 1), 0)

  // By movement, to be gone through by id: the days at both ends, -1 where the index has no movement, and the pools.
  const leaves = new Int32Array(movements).fill(-1)
  const enters = new Int32Array(movements)
  const from = new Int32Array(movements)
  const into = consigneesOf(index, movements)
  for (let b = 0; b + 1 < buckets.length; b++)
    for (let i = buckets[b]!; i < buckets[b + 1]!; i++) {
      const m = positions[i]!
      leaves[m] = numberOf(key[i]!)
      enters[m] = numberOf(day[i]!)
      from[m] = poolOf[b]!
      if (far[i]! >= 0) into[m] = poolOf[far[i]!]!
    }

  const departing = new Int32Array(days.length + 1)
  const arriving = new Int32Array(days.length + 1)
  const sameDay = new Int32Array(days.length)
  for (let m = 0; m < movements; m++) {
    if (leaves[m]! < 0) continue
    departing[leaves[m]! + 1]!++
    arriving[enters[m]! + 1]!++
    if (leaves[m] === enters[m]) sameDay[leaves[m]!]!++
  }
  for (let d = 0; d < days.length; d++) {
    departing[d + 1]! += departing[d]!
    arriving[d + 1]! += arriving[d]!
  }

  const order = new Int32Array(n)
  const departures = { start: departing, pool: new Int32Array(n), slot: null }
  const arrivals = { start: arriving, pool: new Int32Array(n), slot: new Int32Array(n) }
  const nextSameDay = departing.slice(0, -1)
  const nextLater = sameDay.map((count, d) => departing[d]! + count)
  for (let m = 0; m < movements; m++) {
    if (leaves[m]! < 0) continue
    const next = leaves[m] === enters[m] ? nextSameDay : nextLater
    const at = next[leaves[m]!]!++
    order[at] = m
    departures.pool[at] = from[m]!
  }
  const nextEarlier = arriving.slice(0, -1)
  const nextToday = sameDay.map((count, d) => arriving[d + 1]! - count)
  for (let at = 0; at < n; at++) {
    const m = order[at]!
    const next = leaves[m] === enters[m] ? nextToday : nextEarlier
    const arrival = next[enters[m]!]!++
    arrivals.pool[arrival] = into[m]!
    arrivals.slot[arrival] = at
  }
  return { days, departures, arrivals, order, sameDay, pools, live }
}

/** Pool of each bucket of the departing side; it has both ends when some movement could be handed on into it. */
function numberPools({ departing }: WindowIndex) {
  const { start, far, party } = departing
  const parties = party.length - 1
  const poolOf = new Int32Array(start.length - 1)
  for (const bucket of far) if (bucket >= 0) poolOf[bucket] = 1
  const live = new Int32Array(parties + 1)
  let pools = parties
  for (let p = 0, b = 0; p < parties; p++) {
    live[p] = pools
    for (; b < poolOf.length && start[b]! < party[p + 1]!; b++) poolOf[b] = poolOf[b] === 1 ? pools++ : p
  }
  live[parties] = pools
  return { poolOf, live, pools }
}

function consigneesOf({ arriving }: WindowIndex, movements: number): Int32Array {
  const consignees = new Int32Array(movements)
  for (let p = 0; p + 1 < arriving.party.length; p++)
    for (let i = arriving.party[p]!; i < arriving.party[p + 1]!; i++) consignees[arriving.order[i]!] = p
  return consignees
}

function daysOf(...columns: IndexColumn[]): { days: Int32Array; numberOf: (day: number) => number } {
  let low = Infinity
  let high = -Infinity
  for (const column of columns)
    for (const day of column) {
      if (day < low) low = day
      if (day > high) high = day
    }
  if (high < low) return { days: new Int32Array(), numberOf: () => -1 }
  const number = new Int32Array(high - low + 1)
  for (const column of columns) for (const day of column) number[day - low] = 1
  const days: number[] = []
  for (let d = 0; d < number.length; d++) if (number[d] === 1) number[d] = days.push(d + low) - 1
  return { days: Int32Array.from(days), numberOf: (day) => number[day - low]! }
}
