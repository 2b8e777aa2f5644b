import { deepest, PoolFronts } from './pool-fronts.ts'
import type { Lane, Timetable } from './timetable.ts'
import type { TraceClock } from './trace-clock.ts'

/** One way through the days. */
export interface Sweep {
  readonly timetable: Timetable
  /** Into the future, from what departs to what arrives; or back. */
  readonly forward: boolean
  readonly minDays: number
  readonly maxDays: number
  /** Numbers of the first and last day on which anything is looked at, in order of time. */
  readonly from: number
  readonly to: number
}

/**
 * Fewest movements by which each is reached, itself included, by departure; 0 where it is not. Goes through the days
 * once: on each, what has arrived long enough ago is put into its pool, then whatever departs asks its pool how it can
 * be reached. So a pool at a time is looked at, and everything else is read in sequence; nothing is ever queued, and
 * same-day handovers alone need more than one look. False when some way is longer than a front can hold.
 *
 * @param fronts with every pool emptied, opened or shut.
 * @param hops what is found, by departure; only movements whose `gate` is not 0 are reached (null: all may be).
 */
export function sweep(
  { timetable, forward, minDays, maxDays, from, to }: Sweep,
  fronts: PoolFronts,
  hops: Uint8Array,
  gate: Uint8Array | null,
  clock: TraceClock,
): boolean {
  const { days, departures, arrivals } = timetable
  const [takes, gives] = forward ? [departures, arrivals] : [arrivals, departures]
  const step = forward ? 1 : -1
  const first = forward ? from : to
  const visits = to - from + 1
  const sameDay = minDays === 0 ? new SameDay(timetable, forward, fronts, hops, gate) : null
  // Days are counted as they are visited. Invariant: lots of all days before `next` are in their pools; those of days
  // before `oldest` are out of the window, and no lot of a visit v has a stamp other than v + 1.
  let next = 0
  let oldest = 0
  for (let visit = 0; visit < visits; visit++) {
    clock.check()
    const d = first + step * visit
    const age = (other: number) => Math.abs(days[d]! - days[first + step * other]!)
    while (oldest < visit && age(oldest) > maxDays) oldest++
    const limit = (oldest + 1) << 8
    for (; next <= visit && age(next) >= minDays; next++) {
      if (next < oldest) continue
      const [begin, end] = next === visit ? others(timetable, gives, d) : whole(gives, first + step * next)
      fronts.put(gives, begin, end, limit, hops, next + 1)
    }
    if (sameDay === null) fronts.draw(takes, ...whole(takes, d), limit, hops, gate)
    else {
      if (timetable.sameDay[d]! > 0 && !sameDay.settle(d, limit, visit + 1)) return false
      fronts.draw(takes, ...others(timetable, takes, d), limit, hops, gate)
    }
  }
  return !fronts.tooDeep
}

const whole = ({ start }: Lane, d: number): [number, number] => [start[d]!, start[d + 1]!]

/** The day's movements that take longer than the day. */
function others({ departures, sameDay }: Timetable, lane: Lane, d: number): [number, number] {
  const [begin, end] = whole(lane, d)
  return lane === departures ? [begin + sameDay[d]!, end] : [begin, end - sameDay[d]!]
}

/**
 * The movements that arrive on their day of departure, where that is soon enough to be handed on. They may supply one
 * another in circles, so they are settled by hops, fewest first (Dial 1969): a pool gets better at most once a day.
 */
class SameDay {
  private readonly timetable: Timetable
  private readonly fronts: PoolFronts
  private readonly hops: Uint8Array
  private readonly gate: Uint8Array | null
  private readonly takes: Lane
  private readonly gives: Lane
  /** Members of a day in lists by hops. Node 2k is how member k was reached at first, 2k + 1 how it is reached now. */
  private readonly byHops = new Int32Array(deepest + 2).fill(-1)
  private readonly next: Int32Array
  /** Members by the pool they take from, in lists. */
  private byPool = new Int32Array()
  private readonly nextOfPool: Int32Array

  constructor(timetable: Timetable, forward: boolean, fronts: PoolFronts, hops: Uint8Array, gate: Uint8Array | null) {
    const { departures, arrivals, sameDay } = timetable
    this.timetable = timetable
    this.fronts = fronts
    this.hops = hops
    this.gate = gate
    this.takes = forward ? departures : arrivals
    this.gives = forward ? arrivals : departures
    const most = sameDay.reduce((a, b) => Math.max(a, b), 0)
    this.next = new Int32Array(2 * most)
    this.nextOfPool = new Int32Array(most)
  }

  /** Reaches and puts the members of a day; false when one is reached by more hops than a front can hold. */
  settle(d: number, limit: number, stamp: number): boolean {
    const { hops, gate, fronts, byHops, next } = this
    const { departures, sameDay } = this.timetable
    const size = sameDay[d]!
    const slot = departures.start[d]!
    const takeAt = this.firstOf(this.takes, d)
    const giveAt = this.firstOf(this.gives, d)
    let top = 0
    const list = (node: number, hop: number) => {
      next[node] = byHops[hop]!
      byHops[hop] = node
      top = Math.max(top, hop)
    }
    for (let k = 0; k < size; k++) {
      const hop = gate !== null && gate[slot + k] === 0 ? 0 : fronts.hops(this.takes.pool[takeAt + k]!, limit)
      hops[slot + k] = hop
      if (hop > deepest) return false
      if (hop > 0) list(2 * k, hop)
    }
    let linked = false
    for (let hop = 1; hop <= top; hop++) {
      for (let node = byHops[hop]!; node >= 0; node = next[node]!) {
        const k = node >> 1
        if (hops[slot + k] !== hop) continue
        const pool = this.gives.pool[giveAt + k]!
        if (!fronts.putOne(pool, limit, hop, stamp)) continue
        if (hop === deepest) return false
        if (!linked) this.link(takeAt, size)
        linked = true
        for (let n = this.byPool[pool]!; n >= 0; n = this.nextOfPool[n]!) {
          if ((hops[slot + n] !== 0 && hops[slot + n]! <= hop + 1) || (gate !== null && gate[slot + n] === 0)) continue
          hops[slot + n] = hop + 1
          list(2 * n + 1, hop + 1)
        }
      }
      byHops[hop] = -1
    }
    if (linked) for (let k = 0; k < size; k++) this.byPool[this.takes.pool[takeAt + k]!] = -1
    return true
  }

  private link(takeAt: number, size: number): void {
    if (this.byPool.length === 0) this.byPool = new Int32Array(this.timetable.pools).fill(-1)
    for (let k = 0; k < size; k++) {
      const pool = this.takes.pool[takeAt + k]!
      this.nextOfPool[k] = this.byPool[pool]!
      this.byPool[pool] = k
    }
  }

  private firstOf(lane: Lane, d: number): number {
    const { departures, sameDay } = this.timetable
    return lane === departures ? lane.start[d]! : lane.start[d + 1]! - sameDay[d]!
  }
}
