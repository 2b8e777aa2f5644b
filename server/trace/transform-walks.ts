import { OpenSet } from './open-set.ts'
import { clockMask, type TraceClock } from './trace-clock.ts'
import type { Cone, Windows } from './trace-cone.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'

/** Fewest movements from `seeds` along windows, themselves included, by member; 0 where no walk leads. */
export function hopsFrom(windows: Windows, seeds: readonly number[], count: number, clock: TraceClock): Int32Array {
  const { members, lo, hi } = windows
  const hops = new Int32Array(count)
  const open = new OpenSet(members.length)
  open.fill()
  const queue = Int32Array.from({ length: count }, () => 0)
  let end = 0
  for (const c of seeds) {
    hops[c] = 1
    queue[end++] = c
  }
  for (let at = 0; at < end; at++) {
    if ((at & clockMask) === 0) clock.check()
    const c = queue[at]!
    for (let i = open.next(lo[c]!); i < hi[c]!; i = open.next(i + 1)) {
      open.remove(i)
      const next = members[i]!
      if (hops[next]! > 0) continue
      hops[next] = hops[c]! + 1
      queue[end++] = next
    }
  }
  return hops
}

/** Whether handovers in a cone form a cycle: all of one would be on one day. Depth first, without recursion. */
export function hasCycle(subject: Subject, { movements, receivers }: Cone, clock: TraceClock): boolean {
  if (subject.minDays > 0) return false
  const { departed, arrived } = subject.projection.movements
  const { members, lo, hi } = receivers
  const open = new OpenSet(members.length)
  for (let i = 0; i < members.length; i++) {
    const m = movements[members[i]!]!
    if (departed[m] === arrived[m]) open.add(i)
  }
  const places = Map.groupBy(members.keys(), (i) => members[i]!)
  // On the path, 1; what is done leads to no cycle and is taken out wherever it lies.
  const state = new Uint8Array(movements.length)
  const next = lo.slice()
  const path: number[] = []
  let steps = 0
  for (let start = 0; start < movements.length; start++) {
    if (state[start] !== 0 || departed[movements[start]!] !== arrived[movements[start]!]) continue
    path.push(start)
    state[start] = 1
    while (path.length > 0) {
      if ((++steps & clockMask) === 0) clock.check()
      const c = path.at(-1)!
      const i = open.next(next[c]!)
      // A window is by day: beyond the day that the movement came there is no cycle to be closed.
      if (i >= hi[c]! || departed[movements[members[i]!]!]! > arrived[movements[c]!]!) {
        state[c] = 2
        for (const place of places.get(c) ?? []) open.remove(place)
        path.pop()
        continue
      }
      next[c] = i + 1
      const n = members[i]!
      if (state[n] === 1) return true
      state[n] = 1
      path.push(n)
    }
  }
  return false
}

/** The exact number of walks with at most `maxHops` movements in a cone; with via, of those that pass. */
export function countByMembers(subject: Subject, cone: Cone, clock: TraceClock): bigint {
  const { via } = subject
  const all = countShunning(subject, cone, null, clock)
  return via === null ? all : all - countShunning(subject, cone, via, clock)
}

function countShunning(subject: Subject, cone: Cone, shunned: Uint8Array | null, clock: TraceClock): bigint {
  const { roles } = subject
  const { consignor, consignee } = subject.projection.movements
  const { movements, suppliers } = cone
  const gives = Uint8Array.from(movements, (m) => (shunned !== null && shunned[consignee[m]!] === 1 ? 0 : 1))
  const takes = Uint8Array.from(movements, (m) => (shunned !== null && shunned[consignor[m]!] === 1 ? 0 : 1))
  let counts: bigint[] = Array.from(movements, (m) => (roles[consignor[m]!] === role.source ? 1n : 0n))
  let total = 0n
  for (let hop = 1; ; hop++) {
    for (const [c, m] of movements.entries()) if (roles[consignee[m]!] === role.target) total += counts[c]!
    if (hop === subject.question.maxHops || counts.every((count) => count === 0n)) return total
    clock.check()
    const before = [0n]
    for (const [i, c] of suppliers.members.entries()) before.push(before[i]! + (gives[c] === 1 ? counts[c]! : 0n))
    counts = counts.map((_, c) => (takes[c] === 1 ? before[suppliers.hi[c]!]! - before[suppliers.lo[c]!]! : 0n))
  }
}
