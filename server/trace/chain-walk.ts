import type { TraceClock } from './trace-clock.ts'
import type { Cone } from './trace-cone.ts'
import { OpenSet } from './open-set.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'

/**
 * All chains among the members of a cone, in the order that ranks equal amounts: fewest movements, earliest last
 * arrival, ids one by one. Made for the chains without an amount of their own, which no amount can guide to; each is
 * found as it is asked for. With via, chains that pass.
 */
export function* chainsByLength(subject: Subject, cone: Cone, clock: TraceClock): Generator<number[]> {
  const { consignor, consignee, arrived } = subject.projection.movements
  const { movements, receivers } = cone
  const k = movements.length
  const { via } = subject
  const gives = (c: number) => via !== null && via[consignee[movements[c]!]!] === 1
  const takes = (c: number) => via !== null && via[consignor[movements[c]!]!] === 1
  const starts = members(k, (c) => subject.roles[consignor[movements[c]!]!] === role.source)
  const ends = new Map<number, number[]>()
  for (let c = 0; c < k; c++)
    if (subject.roles[consignee[movements[c]!]!] === role.target) {
      const day = arrived[movements[c]!]!
      ends.set(day, [...(ends.get(day) ?? []), c])
    }
  const days = [...ends.keys()].sort((a, b) => a - b)
  const onPath = new Uint8Array(k)
  const path: number[] = []

  function* grow(levels: Level[], passed: boolean): Generator<number[]> {
    clock.check()
    const c = path.at(-1)!
    const rest = levels.length - path.length
    if (rest === 0) {
      yield path.map((member) => movements[member]!)
      return
    }
    const level = levels[rest - 1]!
    const next: number[] = []
    for (let i = receivers.lo[c]!; i < receivers.hi[c]!; i++) {
      const n = receivers.members[i]!
      const set = passed || gives(c) || takes(n) || via === null ? level.any : level.passing
      if (onPath[n] === 0 && set[n] === 1) next.push(n)
    }
    for (const n of next.sort((a, b) => a - b)) yield* from(n, levels, passed || gives(c) || takes(n))
  }

  function* from(c: number, levels: Level[], passed: boolean): Generator<number[]> {
    onPath[c] = 1
    path.push(c)
    yield* grow(levels, passed)
    path.pop()
    onPath[c] = 0
  }

  // A chain has distinct movements, so at most k; where nothing is cyclic the walks themselves end sooner.
  let reached = starts
  for (let length = 1; length <= k && reached.includes(1); length++) {
    for (const day of days) {
      const levels = levelsBack(cone, ends.get(day)!, length, gives, takes, clock)
      const last = levels[length - 1]!
      const set = via === null ? last.any : last.passing
      for (let c = 0; c < k; c++) if (starts[c] === 1 && set[c] === 1) yield* from(c, levels, false)
    }
    reached = onward(cone.receivers, reached)
  }
}

/** Members with a walk of a given number of movements, themselves included, to the ends; and those with one that passes. */
interface Level {
  readonly any: Uint8Array
  readonly passing: Uint8Array
}

/** Level r − 1 of the result: walks of exactly r movements. */
function levelsBack(
  cone: Cone,
  ends: readonly number[],
  length: number,
  gives: (c: number) => boolean,
  takes: (c: number) => boolean,
  clock: TraceClock,
): Level[] {
  const k = cone.movements.length
  const isEnd = new Set(ends)
  const levels: Level[] = [{ any: members(k, (c) => isEnd.has(c)), passing: new Uint8Array(k) }]
  while (levels.length < length) {
    clock.check()
    const { any, passing } = levels.at(-1)!
    const before = onward(cone.suppliers, any)
    const passes = onward(
      cone.suppliers,
      any.map((is, c) => (takes(c) ? is : passing[c]!)),
    )
    for (let c = 0; c < k; c++) if (before[c] === 1 && gives(c)) passes[c] = 1
    levels.push({ any: before, passing: passes })
  }
  return levels
}

/** The members in the windows of a set. */
function onward(windows: Cone['suppliers'], set: Uint8Array): Uint8Array {
  const k = set.length
  const open = new OpenSet(windows.members.length)
  open.fill()
  const found = new Uint8Array(k)
  for (let c = 0; c < k; c++) {
    if (set[c] === 0) continue
    for (let i = open.next(windows.lo[c]!); i < windows.hi[c]!; i = open.next(i + 1)) {
      open.remove(i)
      found[windows.members[i]!] = 1
    }
  }
  return found
}

function members(k: number, is: (c: number) => boolean): Uint8Array {
  const set = new Uint8Array(k)
  for (let c = 0; c < k; c++) if (is(c)) set[c] = 1
  return set
}
