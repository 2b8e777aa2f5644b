import type { Cone } from './trace-cone.ts'
import type { TraceClock } from './trace-clock.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import { countByMembers } from './transform-walks.ts'

/** Above this a double no longer counts by ones. */
const exact = Number.MAX_SAFE_INTEGER
/** Digits of a long count: 2^24 values each, so that a sum over 2^29 members still fits a double. */
const base = 0x100_0000

/**
 * The exact number of walks with at most `maxHops` movements, among the members of a cone (TRACE, "Chain count"). With
 * via, of those that hand over at a party of a via country.
 */
export function countWalks(subject: Subject, cone: Cone, clock: TraceClock): bigint {
  if (subject.relation !== null) return countByMembers(subject, cone, clock)
  const all = countWalksThrough(subject, cone, null, clock)
  // Walks that pass are all walks less those that never do.
  return subject.via === null ? all : all - countWalksThrough(subject, cone, subject.via, clock)
}

/** @param shunned per party, 1 where a walk must not hand over; null shuns nobody. */
function countWalksThrough(subject: Subject, cone: Cone, shunned: Uint8Array | null, clock: TraceClock): bigint {
  // Who is passed is whom the rows name, also where affiliates share stock.
  const { roles } = subject
  const { consignor, consignee } = subject.projection.movements
  const { members } = cone.suppliers
  const k = members.length
  // Counts are kept in the order of arrivals: walks that end with a movement are a sum over neighbours.
  const ends = new Uint8Array(k)
  const gives = new Uint8Array(k)
  let counts: Counts = [new Float64Array(k)]
  for (let i = 0; i < k; i++) {
    const m = cone.movements[members[i]!]!
    ends[i] = roles[consignee[m]!] === role.target ? 1 : 0
    gives[i] = shunned !== null && shunned[consignee[m]!] === 1 ? 0 : 1
    counts[0]![i] = roles[consignor[m]!] === role.source ? 1 : 0
  }
  const steps = stepsOf(cone, (m) => shunned === null || shunned[consignor[m]!] === 0)
  let total = 0n
  for (let hop = 1; ; hop++) {
    const arrived = sumOf(counts, ends)
    total += arrived
    if (hop === subject.question.maxHops || counts.every((digit) => digit.every((value) => value === 0))) return total
    clock.check()
    counts = stepped(counts, steps, gives)
  }
}

/** Members that take something, in the order of departures, so that windows come one after another. */
interface Steps {
  /** Among arrivals: the member itself, and the window that it takes from. */
  readonly at: Int32Array
  readonly lo: Int32Array
  readonly hi: Int32Array
}

function stepsOf({ movements, suppliers, receivers }: Cone, takes: (movement: number) => boolean): Steps {
  const k = movements.length
  const place = new Int32Array(k)
  for (let i = 0; i < k; i++) place[suppliers.members[i]!] = i
  const at = new Int32Array(k)
  const lo = new Int32Array(k)
  const hi = new Int32Array(k)
  let size = 0
  for (let i = 0; i < k; i++) {
    const c = receivers.members[i]!
    if (suppliers.lo[c]! >= suppliers.hi[c]! || !takes(movements[c]!)) continue
    at[size] = place[c]!
    lo[size] = suppliers.lo[c]!
    hi[size++] = suppliers.hi[c]!
  }
  return { at: at.subarray(0, size), lo: lo.subarray(0, size), hi: hi.subarray(0, size) }
}

/**
 * A count for each member: one array while all counts and their sum are exact as doubles, else one array per digit in
 * base 2^24, the least first.
 */
type Counts = Float64Array[]

/** Counts of walks one movement longer, by the movement they end with. */
function stepped(counts: Counts, steps: Steps, gives: Uint8Array): Counts {
  const { at, lo, hi } = steps
  const k = gives.length
  const prefix = new Float64Array(k + 1)
  const next: Counts = []
  for (const digit of counts) {
    // Invariant: prefix[i] is the sum over the first i members by arrival, and exact, so a window's is a difference.
    for (let i = 0; i < k; i++) prefix[i + 1] = prefix[i]! + digit[i]! * gives[i]!
    if (counts.length === 1 && prefix[k]! > exact) return stepped(split(digit), steps, gives)
    const sums = new Float64Array(k)
    for (let i = 0; i < at.length; i++) sums[at[i]!] = prefix[hi[i]!]! - prefix[lo[i]!]!
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
