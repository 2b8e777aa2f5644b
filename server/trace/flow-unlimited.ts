import type { TraceClock } from './trace-clock.ts'
import { coneOf } from './trace-cone.ts'
import { OpenSet } from './open-set.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'

/**
 * A walk from a source to a target over movements of which no amount is known, all among some movements in id order: of
 * the fewest movements, then of the least ids. In id order, as the worked examples list it; empty when there is none.
 */
export function unlimitedWalk(subject: Subject, movements: Int32Array, clock: TraceClock): Int32Array {
  const { amount } = subject.measure
  const unknown = movements.filter((m) => Number.isNaN(amount[m]!))
  if (unknown.length === 0) return unknown
  const { roles, consignor, consignee } = subject
  const { suppliers, receivers } = coneOf(subject, unknown)
  // Breadth first from the targets: each member's fewest movements to one, itself included.
  const hops = new Int32Array(unknown.length)
  const queue: number[] = []
  const open = new OpenSet(unknown.length)
  open.fill()
  const place = new Int32Array(unknown.length)
  for (let i = 0; i < unknown.length; i++) place[suppliers.members[i]!] = i
  for (const [c, m] of unknown.entries())
    if (roles[consignee[m]!] === role.target) {
      hops[c] = 1
      open.remove(place[c]!)
      queue.push(c)
    }
  for (let at = 0; at < queue.length; at++) {
    if ((at & 0xff) === 0) clock.check()
    const c = queue[at]!
    for (let i = open.next(suppliers.lo[c]!); i < suppliers.hi[c]!; i = open.next(i + 1)) {
      open.remove(i)
      hops[suppliers.members[i]!] = hops[c]! + 1
      queue.push(suppliers.members[i]!)
    }
  }
  // Members are in id order: the first that has the fewest is the least.
  let first = -1
  for (const [c, m] of unknown.entries())
    if (roles[consignor[m]!] === role.source && hops[c]! > 0 && (first < 0 || hops[c]! < hops[first]!)) first = c
  if (first < 0) return new Int32Array()
  const walk = [unknown[first]!]
  for (let c = first; hops[c]! > 1;) {
    let least = unknown.length
    for (let i = receivers.lo[c]!; i < receivers.hi[c]!; i++) {
      const next = receivers.members[i]!
      if (hops[next] === hops[c]! - 1 && next < least) least = next
    }
    c = least
    walk.push(unknown[c]!)
  }
  return Int32Array.from(walk).sort()
}
