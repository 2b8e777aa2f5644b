import type { FlowNetwork } from './flow-network.ts'
import type { Windows } from './trace-cone.ts'

/**
 * Lets every member hand over to the members of its window, without an arc for each pair where there are many: then the
 * window's members are the leaves of a tree, and a window is a few of its branches (a segment tree: n leaves, n − 1
 * branches, at most 2 log n for a window; de Berg et al., Computational Geometry, 10.3).
 *
 * @param out node that a member's goods leave; negative for one that hands nothing over.
 * @param into node that takes goods for a member; negative for one that takes none.
 */
export function layWindows(network: FlowNetwork, windows: Windows, out: Int32Array, into: Int32Array): void {
  const { members, lo, hi } = windows
  const order = byLow(windows)
  for (let first = 0; first < order.length;) {
    // Windows that overlap have their members in common: one stretch of the sorted members at a time.
    const from = lo[order[first]!]!
    let to = hi[order[first]!]!
    let last = first
    let pairs = 0
    for (; last < order.length && lo[order[last]!]! < to; last++) {
      const c = order[last]!
      to = Math.max(to, hi[c]!)
      pairs += hi[c]! - lo[c]!
    }
    if (pairs <= 3 * (to - from + last - first)) {
      for (let i = first; i < last; i++) {
        const c = order[i]!
        if (out[c]! < 0) continue
        for (let at = lo[c]!; at < hi[c]!; at++) {
          const taker = into[members[at]!]!
          if (taker >= 0) network.arc(out[c]!, taker, Infinity)
        }
      }
    } else layTree(network, windows, order.subarray(first, last), from, to, out, into)
    first = last
  }
}

function layTree(
  network: FlowNetwork,
  { members, lo, hi }: Windows,
  givers: Int32Array,
  from: number,
  to: number,
  out: Int32Array,
  into: Int32Array,
): void {
  const leaves = to - from
  // Branch 1 is the root; branches i and i + 1 of an even i share a parent; leaf j is branch leaves + j.
  const branch = new Int32Array(2 * leaves)
  for (let i = leaves; i < 2 * leaves; i++) branch[i] = into[members[from + i - leaves]!]!
  for (let i = leaves - 1; i >= 1; i--) {
    branch[i] = network.node()
    for (const child of [2 * i, 2 * i + 1]) if (branch[child]! >= 0) network.arc(branch[i]!, branch[child]!, Infinity)
  }
  for (const c of givers) {
    if (out[c]! < 0) continue
    let l = lo[c]! - from + leaves
    let r = hi[c]! - from + leaves
    for (; l < r; l >>= 1, r >>= 1) {
      if (l & 1) reach(l++)
      if (r & 1) reach(--r)
    }
    function reach(i: number): void {
      if (branch[i]! >= 0) network.arc(out[c]!, branch[i]!, Infinity)
    }
  }
}

const orders = new WeakMap<Windows, Int32Array>()

/** Members with a window that is not empty, by where it begins; found once for windows that are laid again and again. */
function byLow(windows: Windows): Int32Array {
  let order = orders.get(windows)
  if (order === undefined) orders.set(windows, (order = sortedByLow(windows)))
  return order
}

function sortedByLow({ lo, hi, members }: Windows): Int32Array {
  const start = new Int32Array(members.length + 1)
  let count = 0
  for (let c = 0; c < lo.length; c++) {
    if (lo[c]! >= hi[c]!) continue
    start[lo[c]! + 1]!++
    count++
  }
  for (let i = 0; i < members.length; i++) start[i + 1]! += start[i]!
  const order = new Int32Array(count)
  for (let c = 0; c < lo.length; c++) if (lo[c]! < hi[c]!) order[start[lo[c]!]!++] = c
  return order
}
