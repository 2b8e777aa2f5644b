import type { Cone } from './trace-cone.ts'
import type { TraceClock } from './trace-clock.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'

/** Above this a double no longer counts by ones. */
const exact = Number.MAX_SAFE_INTEGER
/** Digits of a long count: 2^24 values each, so that a sum over 2^29 members still fits a double. */
const base = 0x100_0000

/**
 * The exact number of walks with at most `maxHops` movements, among the members of a cone (TRACE, "Chain count"). With
 * via, of those that hand over at a party of a via country.
 */
export function countWalks(subject: Subject, cone: Cone, clock: TraceClock): bigint {
  const all = countWalksThrough(subject, cone, null, clock)
  // Walks that pass are all walks less those that never do.
  return subject.via === null ? all : all - countWalksThrough(subject, cone, subject.via, clock)
}

/** @param shunned per party, 1 where a walk must not hand over; null shuns nobody. */
function countWalksThrough(subject: Subject, cone: Cone, shunned: Uint8Array | null, clock: TraceClock): bigint {
  const { consignor, consignee } = subject.projection.movements
  const k = cone.movements.length
  const { roles } = subject
  const ends = Uint8Array.from(cone.movements, (m) => (roles[consignee[m]!] === role.target ? 1 : 0))
  const gives = Uint8Array.from(cone.movements, (m) => (shunned !== null && shunned[consignee[m]!] === 1 ? 0 : 1))
  const takes = Uint8Array.from(cone.movements, (m) => (shunned !== null && shunned[consignor[m]!] === 1 ? 0 : 1))
  let counts: Counts = [new Float64Array(k)]
  for (let c = 0; c < k; c++) if (roles[consignor[cone.movements[c]!]!] === role.source) counts[0]![c] = 1
  let total = 0n
  for (let hop = 1; ; hop++) {
    const arrived = sumOf(counts, ends)
    total += arrived
    if (hop === subject.question.maxHops || counts.every((digit) => digit.every((value) => value === 0))) return total
    clock.check()
    counts = stepped(counts, cone, gives, takes)
  }
}

/**
 * A count for each member: one array while all counts and their sum are exact as doubles, else one array per digit in
 * base 2^24, the least first.
 */
type Counts = Float64Array[]

/** Counts of walks one movement longer, by the movement they end with. */
function stepped(counts: Counts, cone: Cone, gives: Uint8Array, takes: Uint8Array): Counts {
  const { members, lo, hi } = cone.suppliers
  const k = members.length
  const prefix = new Float64Array(k + 1)
  const next: Counts = []
  for (const digit of counts) {
    // Invariant: prefix[i] is the sum over the first i members by arrival, and exact, so a window's is a difference.
    for (let i = 0; i < k; i++) prefix[i + 1] = prefix[i]! + digit[members[i]!]! * gives[members[i]!]!
    if (counts.length === 1 && prefix[k]! > exact) return stepped(split(digit), cone, gives, takes)
    const sums = new Float64Array(k)
    for (let c = 0; c < k; c++) sums[c] = (prefix[hi[c]!]! - prefix[lo[c]!]!) * takes[c]!
    next.push(sums)
  }
  if (next.length > 1) carry(next)
  return next
}

function split(digit: Float64Array): Counts {
  const counts: Counts = [digit.slice()]
  do carry(counts)
  while (counts.length < 2)
  return counts
}

/** Brings every digit under the base again, adding a digit when the last one overflows. */
function carry(counts: Counts): void {
  const k = counts[0]!.length
  for (let d = 0; d < counts.length; d++) {
    const digit = counts[d]!
    let above = counts[d + 1]
    for (let c = 0; c < k; c++) {
      if (digit[c]! < base) continue
      if (above === undefined) counts.push((above = new Float64Array(k)))
      above[c]! += Math.floor(digit[c]! / base)
      digit[c] = digit[c]! % base
    }
  }
}

function sumOf(counts: Counts, chosen: Uint8Array): bigint {
  let total = 0n
  for (const [d, digit] of counts.entries()) {
    let sum = 0
    let large = 0n
    for (let c = 0; c < digit.length; c++) {
      const value = digit[c]! * chosen[c]!
      if (sum > exact - value) {
        large += BigInt(sum)
        sum = 0
      }
      sum += value
    }
    total += (large + BigInt(sum)) << BigInt(24 * d)
  }
  return total
}
