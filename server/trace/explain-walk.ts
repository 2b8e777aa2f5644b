import { OpenSet } from './open-set.ts'
import type { TraceClock } from './trace-clock.ts'
import type { Cone } from './trace-cone.ts'
import type { Subject } from './trace-subject.ts'

/**
 * The walk of fewest movements from a member of `starts` to one of `ends` (1 for each that is), among those the one
 * whose ids are least, compared one by one; with `passing`, among walks that hand over at a via party. Gives movements,
 * or null where no such walk is. Every window is gone through at most twice back and once on the way.
 */
export function leastWalk(
  subject: Subject,
  cone: Cone,
  starts: Uint8Array,
  ends: Uint8Array,
  passing: boolean,
  clock: TraceClock,
): number[] | null {
  const { movements, suppliers, receivers } = cone
  const { consignor, consignee } = subject.projection.movements
  const { via } = subject
  const k = movements.length
  const gives = (c: number) => via !== null && via[consignee[movements[c]!]!] === 1
  const takes = (c: number) => via !== null && via[consignor[movements[c]!]!] === 1
  // Fewest movements from a member to the ends, itself included (0: not found): any way, and by a walk that passes yet.
  const any = new Int32Array(k)
  const passed = new Int32Array(k)
  const places = suppliers.members.length
  const openAny = full(places)
  const openPassed = full(places)
  const openGivers = new OpenSet(places)
  if (passing) for (let i = 0; i < places; i++) if (gives(suppliers.members[i]!)) openGivers.add(i)

  let frontAny: number[] = []
  let frontPassed: number[] = []
  for (let c = 0; c < k; c++)
    if (ends[c] === 1) {
      any[c] = 1
      frontAny.push(c)
    }
  const wanted = passing ? passed : any
  const least = (found: readonly number[]) => found.reduce((low, c) => (starts[c] === 1 && c < low ? c : low), k)
  let start = passing ? k : least(frontAny)
  for (let length = 2; start === k && frontAny.length + frontPassed.length > 0; length++) {
    clock.check()
    const nextAny: number[] = []
    const nextPassed: number[] = []
    const find = (open: OpenSet, n: number, found: Int32Array, next: number[]) => {
      for (let i = open.next(suppliers.lo[n]!); i < suppliers.hi[n]!; i = open.next(i + 1)) {
        open.remove(i)
        const c = suppliers.members[i]!
        if (found[c] !== 0) continue
        found[c] = length
        next.push(c)
      }
    }
    for (const n of frontAny) {
      find(openAny, n, any, nextAny)
      if (passing) find(takes(n) ? openPassed : openGivers, n, passed, nextPassed)
    }
    for (const n of frontPassed) find(openPassed, n, passed, nextPassed)
    frontAny = nextAny
    frontPassed = nextPassed
    start = least(passing ? frontPassed : frontAny)
  }
  if (start === k) return null

  const walk = [movements[start]!]
  for (let c = start, yet = passing, left = wanted[start]!; left > 1; left--) {
    let next = k
    let nextYet = yet
    for (let i = receivers.lo[c]!; i < receivers.hi[c]!; i++) {
      const n = receivers.members[i]!
      const passesYet = yet && !gives(c) && !takes(n)
      if (n >= next || (passesYet ? passed : any)[n] !== left - 1) continue
      next = n
      nextYet = passesYet
    }
    walk.push(movements[next]!)
    c = next
    yet = nextYet
  }
  return walk
}

function full(places: number): OpenSet {
  const open = new OpenSet(places)
  open.fill()
  return open
}
