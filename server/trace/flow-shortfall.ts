import type { Units } from './flow-amounts.ts'
import { clockMask, type TraceClock } from './trace-clock.ts'
import { positionsOf } from './trace-cone.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'

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
  const { index, roles, consignor, consignee, filtered, minDays, maxDays } = subject
  const { amount } = subject.measure
  const { departing, arriving } = index
  const arrivingAt = positionsOf(arriving, subject.projection.movements.count)
  const byPool = new Float64Array(arriving.start.length - 1)
  let total = 0
  let steps = 0
  const eligible = (position: number) => {
    const m = arriving.order[position]!
    return roles[consignee[m]!] === role.between && consignor[m] !== consignee[m]
  }
  for (let bucket = 0; bucket + 1 < departing.start.length; bucket++) {
    const first = departing.order[departing.start[bucket]!]!
    if (roles[consignor[first]!] !== role.between) continue
    const pool = arriving.far[arrivingAt[first]!]!
    if (pool < 0) continue
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
      if (filtered.kept[n] === 0) continue
      const day = departing.key[at]!
      for (; come < end && arriving.key[come]! + minDays <= day; come++) {
        if (!eligible(come)) continue
        const m = arriving.order[come]!
        if (filtered.kept[m] === 1) lastSupplier = arriving.key[come]!
        if (Number.isNaN(amount[m]!)) lastUnlimited = arriving.key[come]!
      }
      const known = units.of(amount[n]!)
      if (lastSupplier + maxDays < day || known === Infinity || lastUnlimited + maxDays >= day) continue
      let need = known
      for (; need > 0 && head < come; head++, fresh = true) {
        if (arriving.key[head]! + maxDays < day || !eligible(head)) continue
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
    byPool[pool] = short
    total += short
  }
  return { total, byPool }
}
