import type { Cone } from './trace-cone.ts'
import type { TraceClock } from './trace-clock.ts'
import type { Kinds } from './trace-kinds.ts'
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
  const { kinds } = cone
  if (kinds === null) return countByMembers(subject, cone, clock)
  const all = countWalksThrough(subject, cone, kinds, null, clock)
  // Walks that pass are all walks less those that never do.
  return subject.via === null ? all : all - countWalksThrough(subject, cone, kinds, subject.via, clock)
}

/** @param shunned per party, 1 where a walk must not hand over; null shuns nobody. */
function countWalksThrough(
  subject: Subject,
  cone: Cone,
  kinds: NonNullable<Cone['kinds']>,
  shunned: Uint8Array | null,
  clock: TraceClock,
): bigint {
  const steps = stepsOf(subject, cone, kinds, shunned)
  let total = BigInt(steps.straight)
  let walks: Counts = [steps.first]
  for (let hop = 2; hop <= subject.question.maxHops; hop++) {
    clock.check()
    const taken = takenFrom(walks, kinds.departures)
    if (taken === null) break
    total += sumOf(taken, steps.ends)
    walks = handedOn(taken, steps, walks[0]!.length)
  }
  return total
}

/**
 * How walks go on, by kind: movements that the same lots supply end equally many walks, and those that can be handed on
 * to the same movements are counted together.
 */
interface Steps {
  /** Movements that begin and end a walk. */
  readonly straight: number
  /** By kind of lot: those that begin a walk which can go on. */
  readonly first: Float64Array
  /** By kind of departure: those that end a walk; those that can go on. */
  readonly ends: Int32Array
  readonly goesOn: Int32Array
  /** Kind of departure and kind of lot of each that can go on. */
  readonly from: Int32Array
  readonly to: Int32Array
}

function stepsOf(
  { roles, projection }: Subject,
  { movements }: Cone,
  { lots, departures }: { lots: Kinds; departures: Kinds },
  shunned: Uint8Array | null,
): Steps {
  // Who is passed is whom the rows name, also where affiliates share stock.
  const { consignor, consignee } = projection.movements
  const passes = (party: number) => shunned === null || shunned[party] === 0
  const first = new Float64Array(lots.lo.length)
  const ends = new Int32Array(departures.lo.length)
  const goesOn = new Int32Array(departures.lo.length)
  const from = new Int32Array(movements.length)
  const to = new Int32Array(movements.length)
  let straight = 0
  let size = 0
  for (let c = 0; c < movements.length; c++) {
    const m = movements[c]!
    const starts = roles[consignor[m]!] === role.source
    if (roles[consignee[m]!] === role.target) {
      if (starts) straight++
      else if (passes(consignor[m]!)) ends[departures.of[c]!]!++
    } else if (passes(consignee[m]!)) {
      if (starts) first[lots.of[c]!]!++
      else if (passes(consignor[m]!)) {
        goesOn[departures.of[c]!]!++
        from[size] = departures.of[c]!
        to[size++] = lots.of[c]!
      }
    }
  }
  return { straight, first, ends, goesOn, from: from.subarray(0, size), to: to.subarray(0, size) }
}

/**
 * A count for each kind: one array while all counts and what they add up to are exact as doubles, else one array per
 * digit in base 2^24, the least first. Then those of departures are under the base; those of lots, which add some of
 * these up, once for each movement at most, are not.
 */
type Counts = Float64Array[]

/** Walks that each kind of departures can take on, from those that end with each kind of lots; null when there are none. */
function takenFrom(walks: Counts, { lo, hi }: Kinds): Counts | null {
  const lots = walks[0]!.length
  const prefix = new Float64Array(lots + 1)
  let none = true
  const taken = walks.map((digit) => {
    // Invariant: prefix[i] is the sum over the first i kinds, and exact, so a window's is a difference.
    for (let i = 0; i < lots; i++) prefix[i + 1] = prefix[i]! + digit[i]!
    if (prefix[lots]! > 0) none = false
    const sums = new Float64Array(lo.length)
    for (let k = 0; k < lo.length; k++) sums[k] = prefix[hi[k]!]! - prefix[lo[k]!]!
    return sums
  })
  if (none) return null
  if (taken.length > 1) carry(taken)
  return taken
}

/** Walks that end with each kind of lots, one movement on. */
function handedOn(taken: Counts, steps: Steps, lots: number): Counts {
  const { from, to, goesOn } = steps
  if (taken.length === 1) {
    let all = 0
    for (let k = 0; k < goesOn.length; k++) all += taken[0]![k]! * goesOn[k]!
    // Half of what is exact leaves room for what this very sum is not.
    if (all > exact / 2) return handedOn(split(taken[0]!), steps, lots)
  }
  return taken.map((digit) => {
    const walks = new Float64Array(lots)
    for (let i = 0; i < from.length; i++) walks[to[i]!]! += digit[from[i]!]!
    return walks
  })
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

/** The sum of all counts, each so many times. */
function sumOf(counts: Counts, times: Int32Array): bigint {
  let total = 0n
  for (const [d, digit] of counts.entries()) {
    let sum = 0
    let large = 0n
    for (let k = 0; k < digit.length; k++) {
      const value = digit[k]! * times[k]!
      if (sum + value <= exact) sum += value
      else large += BigInt(digit[k]!) * BigInt(times[k]!)
    }
    total += (large + BigInt(sum)) << BigInt(24 * d)
  }
  return total
}
