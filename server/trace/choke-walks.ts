import type { ChokeGraph } from './choke-graph.ts'
import { OpenSet } from './open-set.ts'
import { clockMask, type TraceClock } from './trace-clock.ts'
import { firstAtLeast } from './trace-reach.ts'

/** Finds walks that avoid some parties. */
export interface WalkFinder {
  /**
   * Shortest walks that none of the blocked parties hands over, as vertices, no two of which have a choosable party in
   * common, and to which none that is as short can be added; empty only when no walk is left.
   *
   * @param blocked per choosable party, 1 when it is avoided.
   */
  find(blocked: Uint8Array, clock: TraceClock): number[][]
  /** How many movements are on a walk that none of the blocked parties hands over. */
  survivors(blocked: Uint8Array, clock: TraceClock): number
}

/**
 * One search is a phase of Dinic's algorithm (1970) without flows that turn back: levels by a breadth-first search, then
 * a depth-first search from the ends that goes down one level at a time and never looks at a vertex twice. Among the
 * vertices of a level, in the order of the windows, a window is a contiguous run again.
 */
export function walkFinder(graph: ChokeGraph): WalkFinder {
  const { size, before, after, start, end, gives, takes, movement } = graph
  const level = new Int32Array(size)
  const queue = new Int32Array(size)
  const openAfter = new OpenSet(after.order.length)
  const openBefore = new OpenSet(before.order.length)
  const sorted = new Int32Array(before.order.length)
  let used: Uint8Array = new Uint8Array()
  const isOpen = (v: number) =>
    !((takes[v]! >= 0 && used[takes[v]!] === 1) || (gives[v]! >= 0 && used[gives[v]!] === 1))

  /** Numbers every vertex that open walks from a start reach by its least distance from one, 1 for a start. */
  function levels(clock: TraceClock): number {
    level.fill(0)
    openAfter.fill()
    let last = 0
    for (let v = 0; v < size; v++)
      if (start[v] === 1 && isOpen(v)) {
        level[v] = 1
        queue[last++] = v
      }
    for (let at = 0; at < last; at++) {
      if ((at & clockMask) === 0) clock.check()
      const v = queue[at]!
      for (let w = after.first[v]!; w < after.first[v + 1]!; w++) {
        const hi = after.hi[w]!
        for (let i = openAfter.next(after.lo[w]!); i < hi; i = openAfter.next(i + 1)) {
          openAfter.remove(i)
          const next = after.order[i]!
          if (level[next] !== 0 || !isOpen(next)) continue
          level[next] = level[v]! + 1
          queue[last++] = next
        }
      }
    }
    return last
  }

  /** Slots of `before` by the level of their vertices; level l lies from the l-th number on. */
  function byLevel(top: number): Int32Array {
    const from = new Int32Array(top + 2)
    for (const v of before.order) from[level[v]! + 1]!++
    for (let l = 1; l < from.length; l++) from[l]! += from[l - 1]!
    const next = from.slice()
    for (let i = 0; i < sorted.length; i++) sorted[next[level[before.order[i]!]!]!++] = i
    return from
  }

  return {
    find(blocked, clock) {
      used = blocked.slice()
      const reached = levels(clock)
      const top = reached === 0 ? 0 : level[queue[reached - 1]!]!
      const from = byLevel(top)
      openBefore.fill()

      /** The next vertex not looked at yet that hands over to v, one level down, or -1. */
      const down = (v: number): number => {
        const low = from[level[v]! - 1]!
        const high = from[level[v]!]!
        for (let w = before.first[v]!; w < before.first[v + 1]!; w++) {
          const a = firstAtLeast(sorted, before.lo[w]!, low, high)
          const b = firstAtLeast(sorted, before.hi[w]!, a, high)
          for (let i = openBefore.next(a); i < b; i = openBefore.next(i + 1)) {
            openBefore.remove(i)
            const u = before.order[sorted[i]!]!
            if (isOpen(u)) return u
          }
        }
        return -1
      }

      const walks: number[][] = []
      let steps = 0
      for (let at = 0; at < reached; at++) {
        if (end[queue[at]!] === 0 || !isOpen(queue[at]!)) continue
        const walk = [queue[at]!]
        while (walk.length > 0) {
          if ((++steps & clockMask) === 0) clock.check()
          const v = walk.at(-1)!
          if (level[v] === 1) break
          const u = down(v)
          if (u < 0) walk.pop()
          else walk.push(u)
        }
        if (walk.length === 0) continue
        for (const v of walk) {
          if (takes[v]! >= 0) used[takes[v]!] = 1
          if (gives[v]! >= 0) used[gives[v]!] = 1
        }
        walks.push(walk.reverse())
      }
      return walks
    },

    survivors(blocked, clock) {
      used = blocked
      const reached = levels(clock)
      openBefore.fill()
      const back: number[] = []
      const seen = new Uint8Array(size)
      const add = (v: number) => {
        if (seen[v] === 1) return
        seen[v] = 1
        back.push(v)
      }
      for (let at = 0; at < reached; at++) if (end[queue[at]!] === 1) add(queue[at]!)
      const left = new Set<number>()
      for (let at = 0; at < back.length; at++) {
        if ((at & clockMask) === 0) clock.check()
        const v = back[at]!
        left.add(movement[v]!)
        for (let w = before.first[v]!; w < before.first[v + 1]!; w++)
          for (let i = openBefore.next(before.lo[w]!); i < before.hi[w]!; i = openBefore.next(i + 1)) {
            openBefore.remove(i)
            const u = before.order[i]!
            if (level[u]! > 0) add(u)
          }
      }
      return left.size
    },
  }
}
