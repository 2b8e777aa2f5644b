import type { OpenSet } from './open-set.ts'
import { clockMask, type TraceClock } from './trace-clock.ts'
import type { IndexSide } from './window-index.ts'

/** Which windows lead on from a movement: days `low` to `high` after its day at the other end. */
export interface Step {
  readonly side: IndexSide
  readonly low: number
  readonly high: number
}

/**
 * Goes breadth-first from the positions in `queue[0 … seeds)`, hop by hop, into every window they lead to. A position
 * that is found leaves `open`, and enters the queue if `admit` is null or not 0 for its movement. Gives where each hop
 * begins in the queue, and last where the queue ends. `edge` is room to work in, one number a bucket.
 */
export function reach(
  { side, low, high }: Step,
  open: OpenSet,
  edge: Int32Array,
  queue: Int32Array,
  seeds: number,
  admit: Uint8Array | null,
  clock: TraceClock,
): number[] {
  const { key, day, far, start, order } = side
  const bits = open.levels[0]!
  const levels = [0]
  let end = seeds
  let levelEnd = seeds
  // Invariant: queue[0 … at) has been expanded, every position in the queue was found by the fewest hops, and `open`
  // holds exactly the positions that no window has reached; a position leaves it once. What stays open longest is what
  // departs too early for the goods that come (backward: arrives too late), so a window is gone through from its far
  // end, where little is left, and given up at the first open position that lies before its near end. All windows
  // together then cost little more than the positions they find. `edge` bounds the days of a bucket's open positions on
  // that far side: most movements come after their bucket has been emptied so far, and see so in one look.
  const forward = low >= 0
  const none = forward ? -never : never
  edge.fill(-none)
  for (let at = 0; at < end; at++) {
    if (at === levelEnd) {
      levels.push(at)
      levelEnd = end
    }
    if ((at & clockMask) === 0) clock.check()
    const position = queue[at]!
    const bucket = far[position]!
    if (bucket < 0) continue
    const from = day[position]! + low
    const to = day[position]! + high
    let bound = edge[bucket]!
    if (forward ? bound < from : bound > to) continue
    let first = start[bucket]!
    let last = start[bucket + 1]! - 1
    if (bound === -none) bound = key[forward ? last : first]!
    let left = none
    if (last - first > 48) {
      if (forward) last = firstAtLeast(key, to + 1, first, last + 1) - 1
      else first = firstAtLeast(key, from, first, last + 1)
      if (last < first) continue
    }
    const firstWord = first >>> 5
    const lastWord = last >>> 5
    const step = forward ? -1 : 1
    for (let word = forward ? lastWord : firstWord; word >= firstWord && word <= lastWord; word += step) {
      let rest = bits[word]!
      if (rest === 0) {
        // On to the word of the next open position: a stretch at a time where the window is long.
        if (forward && word - firstWord > 4) word = (open.previous((word << 5) - 1) >> 5) + 1
        else if (!forward && lastWord - word > 4) word = (open.next((word + 1) << 5) >>> 5) - 1
        continue
      }
      if (word === firstWord) rest &= -1 << (first & 31)
      if (word === lastWord) rest &= -1 >>> (31 - (last & 31))
      let taken = 0
      let done = false
      while (rest !== 0) {
        const bit = 31 - Math.clz32(forward ? rest : rest & -rest)
        rest ^= 1 << bit
        const next = (word << 5) + bit
        const days = key[next]!
        if (forward ? days < from : days > to) {
          left = days
          done = true
          break
        }
        if (days < from || days > to) continue
        taken |= 1 << bit
        if (admit === null || admit[order[next]!] !== 0) queue[end++] = next
      }
      if (taken !== 0) {
        const rests = bits[word]! & ~taken
        bits[word] = rests
        if (rests === 0) open.emptied(word)
      }
      if (done) break
    }
    // What is open beyond the window was not looked at; where nothing is, all that is left lies where the look ended.
    if (forward ? bound <= to : bound >= from) edge[bucket] = left
  }
  levels.push(end)
  return levels
}

/** A day beyond all days. */
const never = 0x7fff_ffff

/** First position in `[lo, hi)` whose key is at least `wanted`, or `hi`. Most buckets are short: walk, then halve. */
export function firstAtLeast(key: Int32Array, wanted: number, lo: number, hi: number): number {
  while (hi - lo > 12) {
    const middle = (lo + hi) >>> 1
    if (key[middle]! < wanted) lo = middle + 1
    else hi = middle
  }
  while (lo < hi && key[lo]! < wanted) lo++
  return lo
}
