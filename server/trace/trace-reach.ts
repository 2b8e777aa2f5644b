import type { OpenSet } from './open-set.ts'
import { clockMask, type TraceClock } from './trace-clock.ts'
import type { IndexColumn } from './projection.ts'
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
 * begins in the queue, and last where the queue ends; null when the queue grows beyond `most`. `edge` is room to work in,
 * one number a bucket.
 */
export function reach(
  { side, low, high }: Step,
  open: OpenSet,
  edge: Int32Array,
  queue: Int32Array,
  seeds: number,
  admit: Uint8Array | null,
  clock: TraceClock,
  most = queue.length,
): number[] | null {
  const { key, order } = side
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
  for (let at = 0, ready = 0; at < end; at++) {
    if (at === levelEnd) {
      levels.push(at)
      levelEnd = end
    }
    if ((at & clockMask) === 0) clock.check()
    if (at === ready) {
      if (end > most) return null
      ready = Math.min(at + lookahead, levelEnd)
      lookAhead(side, forward, queue, at, ready)
    }
    const near = at & (lookahead - 1)
    const bucket = buckets[near]!
    if (bucket < 0) continue
    const from = days[near]! + low
    const to = days[near]! + high
    let bound = edge[bucket]!
    if (forward ? bound < from : bound > to) continue
    let first = firsts[near]!
    let last = lasts[near]!
    if (bound === -none) bound = bounds[near]!
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
        const day = key[next]!
        if (forward ? day < from : day > to) {
          left = day
          done = true
          break
        }
        if (day < from || day > to) continue
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

/** A power of two: so many movements of the queue are looked up together, each in its place modulo this. */
const lookahead = 64
const buckets = new Int32Array(lookahead)
const days = new Int32Array(lookahead)
const firsts = new Int32Array(lookahead)
const lasts = new Int32Array(lookahead)
const bounds = new Int32Array(lookahead)

/**
 * Looks up what the movements `queue[at … end)` lead to. Each look-up waits for memory, and one for the other within a
 * movement; side by side, without a branch between them, the movements wait together.
 */
function lookAhead(side: IndexSide, forward: boolean, queue: Int32Array, at: number, end: number): void {
  const { key, day, far, start } = side
  for (let i = at; i < end; i++) {
    const near = i & (lookahead - 1)
    const position = queue[i]!
    buckets[near] = far[position]!
    days[near] = day[position]!
  }
  for (let i = at; i < end; i++) {
    const near = i & (lookahead - 1)
    // A bucket that is none is read as the first: nobody looks at it.
    const bucket = Math.max(buckets[near]!, 0)
    firsts[near] = start[bucket]!
    lasts[near] = start[bucket + 1]! - 1
  }
  for (let i = at; i < end; i++) {
    const near = i & (lookahead - 1)
    bounds[near] = key[forward ? lasts[near]! : firsts[near]!]!
  }
}

/** First position in `[lo, hi)` whose key is at least `wanted`, or `hi`. Most buckets are short: walk, then halve. */
export function firstAtLeast(key: IndexColumn, wanted: number, lo: number, hi: number): number {
  while (hi - lo > 12) {
    const middle = (lo + hi) >>> 1
    if (key[middle]! < wanted) lo = middle + 1
    else hi = middle
  }
  while (lo < hi && key[lo]! < wanted) lo++
  return lo
}
