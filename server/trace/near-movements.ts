import { poolOnDay } from './same-day.ts'
import { positionsOf } from './trace-cone.ts'
import { eachParty } from './trace-corridor.ts'
import { RankedSet } from './ranked-set.ts'
import { firstAtLeast } from './trace-reach.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import type { IndexSide } from './window-index.ts'

/**
 * The movements that can change what is said of a corridor: all its own; whatever arrives in or leaves a
 * pool that it goes through; and what decides whether such a pool is part of a circle within a day, and so the order in
 * which it is drawn from. Whatever left a source and reaches a target went along a walk, so in no other pool anything
 * lies that a corridor movement could have drawn.
 *
 * @param corridor movements on walks, without regard to via.
 * @param deliveries whether all deliveries into targets are looked at too, with the pools that they leave: what was
 *   delivered, and what of it no stock explains, comes out of these.
 */
export function nearMovements(subject: Subject, corridor: Int32Array, deliveries: boolean): RankedSet {
  const { roles, filtered, consignor, consignee, minDays } = subject
  const { departing, arriving } = subject.index
  const { departed, arrived, count } = subject.projection.movements
  const departingAt = positionsOf(departing, count)
  const arrivingAt = positionsOf(arriving, count)
  const chosen = new RankedSet(count)
  // The pools that are gone through, as buckets of either side. One that nothing arrives in, or nothing leaves, is none.
  const leaving = new Buckets(departing)
  const coming = new Buckets(arriving)

  function through(m: number): void {
    if (roles[consignor[m]!] === role.between) coming.add(arriving.far[arrivingAt[m]!]!)
    if (roles[consignee[m]!] === role.between) leaving.add(departing.far[departingAt[m]!]!)
  }
  for (const m of corridor) {
    chosen.add(m)
    through(m)
  }
  if (deliveries)
    eachParty(roles, role.target, (party) => {
      for (let at = arriving.party[party]!; at < arriving.party[party + 1]!; at++) {
        const m = arriving.order[at]!
        if (filtered.kept[m] === 0) continue
        chosen.add(m)
        through(m)
      }
    })
  for (const b of coming.list) leaving.add(departing.far[departingAt[coming.first(b)]!]!)
  for (const b of leaving.list) coming.add(arriving.far[arrivingAt[leaving.first(b)]!]!)
  for (const { side, list } of [leaving, coming])
    for (const b of list)
      for (let at = side.start[b]!; at < side.start[b + 1]!; at++)
        if (filtered.kept[side.order[at]!] === 1) chosen.add(side.order[at]!)
  if (minDays === 0) chooseSameDay(leaving)
  return chosen

  /** Adds whatever can be reached from the pools gone through by movements that arrive on their day of departure. */
  function chooseSameDay({ list, has }: Buckets): void {
    const seen = new Set<number>()
    const open: { bucket: number; day: number }[] = []
    const follow = (at: number) => {
      const m = departing.order[at]!
      if (departed[m] !== arrived[m] || filtered.kept[m] === 0) return
      chosen.add(m)
      const next = departing.far[at]!
      if (next < 0 || roles[consignee[m]!] !== role.between || has[next] === 1) return
      const key = poolOnDay(next, departed[m]!)
      if (seen.has(key)) return
      seen.add(key)
      open.push({ bucket: next, day: departed[m]! })
    }
    for (const b of list) for (let at = departing.start[b]!; at < departing.start[b + 1]!; at++) follow(at)
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const end = departing.start[node.bucket + 1]!
      const first = firstAtLeast(departing.key, node.day, departing.start[node.bucket]!, end)
      for (let at = first; at < end && departing.key[at] === node.day; at++) follow(at)
    }
  }
}

/** Some buckets of a side. */
class Buckets {
  readonly side: IndexSide
  readonly has: Uint8Array
  readonly list: number[] = []

  constructor(side: IndexSide) {
    this.side = side
    this.has = new Uint8Array(side.start.length - 1)
  }

  /** @param bucket -1 is none. */
  add(bucket: number): void {
    if (bucket < 0 || this.has[bucket] === 1) return
    this.has[bucket] = 1
    this.list.push(bucket)
  }

  /** A movement of the bucket. */
  first(bucket: number): number {
    return this.side.order[this.side.start[bucket]!]!
  }
}
