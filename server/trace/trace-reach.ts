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
 * begins in the queue, and last where the queue ends.
 */
export function reach(
  { side, low, high }: Step,
  open: OpenSet,
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
  // holds exactly the positions that no window has reached. A position leaves `open` once, and a window looks only at
  // words that still have one, so all windows together cost little more than the positions they find.
  for (let at = 0; at < end; at++) {
    if (at === levelEnd) {
      levels.push(at)
      levelEnd = end
    }
    if ((at & clockMask) === 0) clock.check()
    const position = queue[at]!
    const bucket = far[position]!
    if (bucket < 0) continue
    const first = start[bucket]!
    const last = start[bucket + 1]! - 1
    // Most buckets run empty long before the last arrival that leads to them.
    if (last >>> 5 === first >>> 5) {
      if ((bits[first >>> 5]! & (-1 << (first & 31)) & (-1 >>> (31 - (last & 31)))) === 0) continue
    } else if (open.next(first) > last) continue
    const from = day[position]! + low
    const to = day[position]! + high
    let lo = first
    let hi = first - 1
    if (last - first < 24)
      // Counting what lies before the window's ends, sign bits as numbers, costs no mispredicted branch.
      for (let i = first; i <= last; i++) {
        lo += (key[i]! - from) >>> 31
        hi += (key[i]! - to - 1) >>> 31
      }
    else {
      lo = firstAtLeast(key, from, first, last + 1)
      hi = firstAtLeast(key, to + 1, lo, last + 1) - 1
    }
    if (lo > hi) continue
    const endWord = hi >>> 5
    for (let word = lo >>> 5; word <= endWord; word++) {
      const before = bits[word]!
      if (before === 0) {
        // On to the next word that has a position: a stretch at a time where the window is long.
        if (endWord - word > 4) word = (open.next(word << 5) >>> 5) - 1
        continue
      }
      let mask = -1
      if (word === lo >>> 5) mask = -1 << (lo & 31)
      if (word === endWord) mask &= -1 >>> (31 - (hi & 31))
      let found = before & mask
      if (found === 0) continue
      const left = before & ~mask
      bits[word] = left
      if (left === 0) open.emptied(word)
      while (found !== 0) {
        const lowest = found & -found
        found ^= lowest
        const next = (word << 5) + 31 - Math.clz32(lowest)
        if (admit === null || admit[order[next]!] !== 0) queue[end++] = next
      }
    }
  }
  levels.push(end)
  return levels
}

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
