import { grown } from './text-table.ts'
import type { Lane, Timetable } from './timetable.ts'
import { role } from './trace-roles.ts'

/** Most hops that a front can hold: seven bits, less what stands for a pool that is shut. */
export const deepest = 100

/** No lot's stamp is as high: above it are the fronts that never change. */
const fixed = 0x7fff_ff00
/** One hop leads out of an open pool, and none, as seven bits count, out of a shut one. */
const open = fixed
const shut = fixed | (127 << 1)
/** In place of a lot that is not there. */
const none = 0
const hopsOf = (lot: number): number => (lot >> 1) & 127

/**
 * For each pool, what a sweep needs to know of the lots in it: the fewest hops of any that may still be drawn on. Lots
 * come in the order of their stamps, a draw is from those with a stamp of at least a limit's, and limits never fall: a
 * minimum over a sliding window. A lot matters until one comes with as few hops or fewer, so those that do are a stack
 * on which hops rise with the stamps, and the lowest in the window is the answer. That one, the pool's front, is all that
 * most draws and lots look at; the highest is kept beside it, and those between, which are rare, in a list.
 *
 * A lot is stamp << 8 | hops << 1 | 1 if others matter too (of the front: any, of the others: any below it).
 */
export class PoolFronts {
  private readonly front: Int32Array
  private readonly last: Int32Array
  /** Node of the next below the last, by pool; then by node its lot, and the node below it. */
  private readonly under: Int32Array
  private lots = new Int32Array(1 << 10)
  private below = new Int32Array(1 << 10)
  private count = 0
  /** Places that a loop leaves for a second one, so that it calls nothing itself. */
  private readonly later: Int32Array
  /** Whether a lot came with more hops than `deepest`; hops found since are not to be trusted. */
  tooDeep = false

  /** @param most the most movements that a day has at one end. */
  constructor(pools: number, most: number) {
    this.front = new Int32Array(pools)
    this.last = new Int32Array(pools)
    this.under = new Int32Array(pools)
    this.later = new Int32Array(most)
  }

  /**
   * Begins anew, without lots. Parties of role `opened` begin walks: whatever leaves their pools is a first movement. Of
   * the others only those in between can hand on, and only in pools that have both ends.
   */
  begin({ live }: Timetable, roles: Uint8Array, opened: number): void {
    const { front } = this
    this.count = 0
    this.tooDeep = false
    front.fill(none)
    for (let p = 0; p < roles.length; p++) {
      const as = roles[p] === opened ? open : shut
      front[p] = as
      if (roles[p] !== role.between) for (let b = live[p]!; b < live[p + 1]!; b++) front[b] = as
    }
  }

  /** Hops by way of the pool, one more than those of its best lot; 0 when nothing can be drawn. */
  hops(pool: number, limit: number): number {
    let lot = this.front[pool]!
    if (lot < limit && (lot & 1) !== 0) lot = this.advance(pool, limit)
    return lot < limit ? 0 : (hopsOf(lot) + 1) & 127
  }

  /**
   * Draws for movements `from` up to `to` of a lane: their hops go to `hops`, 0 where nothing can be drawn or `gate` has
   * 0 (null: has it nowhere).
   */
  draw(lane: Lane, from: number, to: number, limit: number, hops: Uint8Array, gate: Uint8Array | null): void {
    const { pool, slot } = lane
    const { front, later } = this
    let left = 0
    for (let i = from; i < to; i++) {
      const lot = front[pool[i]!]!
      const at = slot === null ? i : slot[i]!
      // What is reached is as good as random, so nothing branches on it: a mask is all ones where the answer is yes.
      let found = (hopsOf(lot) + 1) & 127 & ((limit - 1 - lot) >> 31)
      if (gate !== null) found &= -gate[at]! >> 31
      hops[at] = found
      if ((lot & 1) !== 0 && lot < limit) later[left++] = i
    }
    for (let i = 0; i < left; i++) {
      const at = slot === null ? later[i]! : slot[later[i]!]!
      hops[at] = gate !== null && gate[at] === 0 ? 0 : this.hops(pool[later[i]!]!, limit)
    }
  }

  /** Puts lots of those of movements `from` up to `to` of a lane that have hops. */
  put(lane: Lane, from: number, to: number, limit: number, hops: Uint8Array, stamp: number): void {
    const { pool, slot } = lane
    const { front, last, later } = this
    let left = 0
    for (let i = from; i < to; i++) {
      const hop = hops[slot === null ? i : slot[i]!]!
      const b = pool[i]!
      const lot = front[b]!
      const gone = (lot - limit) >> 31
      const wanted = (-hop >> 31) & ((lot - fixed) >> 31)
      const better = wanted & ((gone & ((lot & 1) - 1)) | (~gone & ~((hopsOf(lot) - hop) >> 31)))
      const put = (stamp << 8) | (hop << 1)
      front[b] = lot ^ ((lot ^ put) & better)
      if ((wanted & ~better) === 0) continue
      const highest = last[b]!
      if (gone === 0 && ((lot & 1) === 0 || ((highest & 1) === 0 && hop <= hopsOf(highest)))) {
        last[b] = put
        front[b] = lot | 1
      } else later[left++] = i
    }
    for (let i = 0; i < left; i++) {
      const at = later[i]!
      this.putOne(pool[at]!, limit, hops[slot === null ? at : slot[at]!]!, stamp)
    }
  }

  /** Puts one lot; true when more can be reached by way of the pool, or by fewer hops, than before. */
  putOne(pool: number, limit: number, hop: number, stamp: number): boolean {
    let front = this.front[pool]!
    if (front >= fixed) return false
    if (front < limit && (front & 1) !== 0) front = this.advance(pool, limit)
    if (hop > deepest) this.tooDeep = true
    const lot = (stamp << 8) | (hop << 1)
    if (front < limit || hop <= hopsOf(front)) {
      this.front[pool] = lot
      return front < limit || hop < hopsOf(front)
    }
    let highest = (front & 1) === 0 ? none : this.last[pool]!
    while (highest !== none && hopsOf(highest) >= hop) highest = this.pop(pool, highest)
    if (highest !== none) this.push(pool, highest)
    this.last[pool] = highest === none ? lot : lot | 1
    this.front[pool] = front | 1
    return false
  }

  private push(pool: number, lot: number): void {
    if (this.count === this.lots.length) {
      this.lots = grown(this.lots, this.count + 1)
      this.below = grown(this.below, this.count + 1)
    }
    this.lots[this.count] = lot
    this.below[this.count] = this.under[pool]!
    this.under[pool] = this.count++
  }

  private pop(pool: number, highest: number): number {
    if ((highest & 1) === 0) return none
    const node = this.under[pool]!
    this.under[pool] = this.below[node]!
    return this.lots[node]!
  }

  /** The front is out of the window: the lowest of the others that is in it takes its place. */
  private advance(pool: number, limit: number): number {
    const { front, last, under, lots, below } = this
    const highest = last[pool]!
    if (highest < limit) return (front[pool] = none)
    if ((highest & 1) === 0 || lots[under[pool]!]! < limit) return (front[pool] = highest & ~1)
    let node = under[pool]!
    let above = -1
    while ((lots[node]! & 1) !== 0 && lots[below[node]!]! >= limit) {
      above = node
      node = below[node]!
    }
    if (above < 0) last[pool] = highest & ~1
    else lots[above] = lots[above]! & ~1
    return (front[pool] = lots[node]! | 1)
  }
}
