import type { Units } from './flow-amounts.ts'
import { clockMask, type TraceClock } from './trace-clock.ts'
import { positionsOf } from './trace-cone.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import type { WindowIndex } from './window-index.ts'

/** What the records show to be lacking, in units. */
export interface Shortfall {
  readonly total: number
  /** By bucket of the arriving side, as a pool is numbered: departures that no assignment of its lots can cover. */
  readonly byPool: Float64Array
}

/**
 * The amounts of departures from parties in between that have a supplier but that no assignment of their pool's lots
 * covers (TRACE, "Lower bound"). Lots are all arrivals, those of movements that a filter removed included; one without an
 * amount covers everything in its window. Windows are all of one length, so the lot that expires first is the one that
 * arrived first: two pointers through each pool.
 */
export function shortfallOf(subject: Subject, units: Units, clock: TraceClock): Shortfall {
  const { index, roles } = subject
  const { departing, arriving } = index
  const pools = poolsOf(index, subject.projection.movements.count)
  const byPool = new Float64Array(arriving.start.length - 1)
  const short = poolShortfall(subject, units, clock)
  let total = 0
  let bucket = 0
  for (let party = 0; party + 1 < departing.party.length; party++) {
    const first = departing.party[party]!
    const end = departing.party[party + 1]!
    if (roles[party] !== role.between || arriving.party[party] === arriving.party[party + 1]) continue
    while (departing.start[bucket]! < first) bucket++
    for (; departing.start[bucket]! < end; bucket++) {
      const pool = pools[bucket]!
      if (pool < 0) continue
      byPool[pool] = short(bucket, pool)
      total += byPool[pool]!
    }
  }
  return { total, byPool }
}

const pools = new WeakMap<WindowIndex, Int32Array>()

/** By bucket of the departing side that of the arriving side with the same pool, or -1; kept as long as the index. */
function poolsOf(index: WindowIndex, movements: number): Int32Array {
  let found = pools.get(index)
  if (found === undefined) {
    const { departing, arriving } = index
    const at = positionsOf(arriving, movements)
    found = new Int32Array(departing.start.length - 1)
    for (let b = 0; b < found.length; b++) found[b] = arriving.far[at[departing.order[departing.start[b]!]!]!]!
    pools.set(index, found)
  }
  return found
}

/** What one pool's lots do not cover, given its buckets on the departing and on the arriving side. */
function poolShortfall(subject: Subject, units: Units, clock: TraceClock): (bucket: number, pool: number) => number {
  const { filtered, minDays, maxDays } = subject
  const { amount } = subject.measure
  const { departing, arriving } = subject.index
  const { kept, all } = filtered
  const complete = !amount.some(Number.isNaN)
  let steps = 0
  return (bucket, pool) => {
    const end = arriving.start[pool + 1]!
    // Lots come in with the day; `head` is the first that is neither expired nor used up, `left` what is left of it.
    let come = arriving.start[pool]!
    let head = come
    let left = 0
    let fresh = true
    let lastUnlimited = -Infinity
    let lastSupplier = -Infinity
    let short = 0
    for (let at = departing.start[bucket]!; at < departing.start[bucket + 1]!; at++) {
      if ((++steps & clockMask) === 0) clock.check()
      const n = departing.order[at]!
      if (kept[n] === 0) continue
      const day = departing.key[at]!
      for (; come < end && arriving.key[come]! + minDays <= day; come++) {
        if (all || kept[arriving.order[come]!] === 1) lastSupplier = arriving.key[come]!
        if (!complete && Number.isNaN(amount[arriving.order[come]!]!)) lastUnlimited = arriving.key[come]!
      }
      if (lastSupplier + maxDays < day || lastUnlimited + maxDays >= day) continue
      const known = units.of(amount[n]!)
      if (known === Infinity) continue
      let need = known
      for (; need > 0 && head < come; head++, fresh = true) {
        if (arriving.key[head]! + maxDays < day) continue
        if (fresh) left = units.of(amount[arriving.order[head]!]!)
        fresh = false
        // What an unlimited lot can cover was skipped above: here it has expired, and was drawn from by nobody.
        if (left === Infinity) continue
        const taken = Math.min(need, left)
        need -= taken
        left -= taken
        if (left > 0) break
      }
      short += need
    }
    return short
  }
}
