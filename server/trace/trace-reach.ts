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
 * that is found leaves `open`, and enters the queue if `admit` is null or its movement is admitted; `levels[h]` is
 * where hop h + 1 begins in the queue. Gives the number of positions in the queue.
 */
export function reach(
  { side, low, high }: Step,
  open: OpenSet,
  queue: Int32Array,
  seeds: number,
  levels: number[],
  admit: Uint32Array | null,
  clock: TraceClock,
): number {
  const { key, day, far, start, order } = side
  const bits = open.levels[0]!
  let end = seeds
  let levelEnd = seeds
  levels.push(0)
  // Invariant: queue[0 … at) has been expanded, every position in the queue was found by the fewest hops, and `open`
  // holds exactly the positions that no window has reached. A position leaves `open` once, and a window steps over
  // those that left by whole words, so all windows together cost little more than the positions they find.
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
    const firstWord = first >>> 5
    const lastWord = last >>> 5
    const head = 0xffff_ffff << (first & 31)
    const tail = 0xffff_ffff >>> (31 - (last & 31))
    if (firstWord === lastWord) {
      if ((bits[firstWord]! & head & tail) === 0) continue
    } else if (firstWord + 1 === lastWord) {
      if (((bits[firstWord]! & head) | (bits[lastWord]! & tail)) === 0) continue
    } else if (open.next(first) > last) continue

    const from = day[position]! + low
    const to = day[position]! + high
    const lo = firstAtLeast(key, from, first, last + 1)
    const hi = firstAtLeast(key, to + 1, lo, last + 1)
    if (lo >= hi) continue
    const endWord = (hi - 1) >>> 5
    for (let word = lo >>> 5; word <= endWord;) {
      const base = word << 5
      let mask = 0xffff_ffff
      if (base < lo) mask <<= lo & 31
      if (word === endWord) mask &= 0xffff_ffff >>> (31 - ((hi - 1) & 31))
      let found = bits[word]! & mask
      if (found !== 0) {
        const left = bits[word]! & ~mask
        bits[word] = left
        if (left === 0) open.emptied(word)
        while (found !== 0) {
          const lowest = found & -found
          found ^= lowest
          const next = base + 31 - Math.clz32(lowest)
          if (admit !== null) {
            const m = order[next]!
            if (((admit[m >>> 5]! >>> (m & 31)) & 1) === 0) continue
          }
          queue[end++] = next
        }
      }
      if (++word <= endWord && bits[word] === 0) word = open.next(word << 5) >>> 5
    }
  }
  levels.push(end)
  return end
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
