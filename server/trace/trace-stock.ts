import type { AmountColumn } from './projection.ts'
import type { Onward } from './stock-onward.ts'
import { bucketsOf } from './trace-cyclic.ts'
import { positionsOf } from './trace-cone.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import type { IndexSide } from './window-index.ts'

/**
 * What a draw rule does for the simulation (TRACE, "Attributed"). A pool is a bucket of the index's arriving side, its
 * lots are that bucket's positions, which lie in the order in which lots become available.
 */
export interface Stock {
  /** A lot that left and arrived today enters its pool at once. */
  enterNow(movement: number): void
  /**
   * To be told of the next movements that may draw, `movements[from … to)`: what their pools will be looked at for is
   * read side by side, so that they wait for memory together. Changes nothing.
   */
  lookAhead?(movements: Int32Array, from: number, to: number): void
  /** Movement n, of known amount above zero, draws from its pool on its day of departure, and takes its tags. */
  draw(n: number): void
  /** The part of n that came from m's lot: 0 to 1. */
  share(m: number, n: number): number
  /** Movements with a share of n, in no particular order. */
  suppliers(n: number): number[]
  /** Goes back from what arrived: sets `value` and `valuePassing` of every simulated movement. */
  valueBackward(): void
  /** The movement whose draw took the last of m's lot, or -1 when none did. */
  usedUpBy(m: number): number
  /** What was drawn among these movements, in the order they were simulated. */
  onward(members: Int32Array): Onward
  /**
   * Highest product of shares from a source up to each movement; with via, of chains that pass on the way up to it.
   *
   * @param within by movement, not 0 for those that lie on walks; nothing is said of the others.
   */
  bestPrefixes(within: Uint8Array): BestPrefixes
}

export interface BestPrefixes {
  readonly any: Float64Array
  readonly passing: Float64Array | null
}

/** One simulation: what it looks at and, by movement, what it found. */
export interface Ledger {
  readonly subject: Subject
  readonly side: IndexSide
  readonly amount: AmountColumn
  /** Arriving position of each movement. */
  readonly at: Int32Array
  /** Pool that each arriving position lies in. */
  readonly pool: Int32Array
  /** Movements in the order they were simulated, how many so far, and each one's rank in it. */
  readonly order: Int32Array
  readonly rank: Int32Array
  /** Drawn from stock. */
  readonly drawn: Float64Array
  /** Part that left a source; part that left one and then passed a via party (null without via). */
  readonly tag: Float64Array
  readonly passed: Float64Array | null
  /** What becomes of one unit: the part of it that reaches a target; the part that passes a via party yet and does. */
  readonly value: Float64Array
  readonly valuePassing: Float64Array | null
}

export function newLedger(subject: Subject): Ledger {
  const n = subject.projection.movements.count
  const via = subject.via !== null
  return {
    subject,
    side: subject.index.arriving,
    amount: subject.measure.amount,
    at: positionsOf(subject.index.arriving, n),
    pool: bucketsOf(subject),
    order: new Int32Array(subject.filtered.count),
    rank: new Int32Array(n),
    drawn: new Float64Array(n),
    tag: new Float64Array(n),
    passed: via ? new Float64Array(n) : null,
    value: new Float64Array(n),
    valuePassing: via ? new Float64Array(n) : null,
  }
}

/** Whether a movement forms a lot: kept, into a party in between, of known amount above zero. */
export const formsLot = ({ subject, amount }: Ledger, m: number): boolean =>
  amount[m]! > 0 &&
  subject.filtered.kept[m] === 1 &&
  subject.roles[subject.projection.movements.consignee[m]!] === role.between

/** Whether a lot enters at once instead of on a later day. */
export const entersAtOnce = ({ subject, side }: Ledger, position: number): boolean =>
  subject.minDays === 0 && side.key[position] === side.day[position]

/** The part of m's lot that left a source and, once handed over here, has passed a via party. */
export const passedOf = ({ subject, tag, passed }: Ledger, m: number): number =>
  subject.via![subject.projection.movements.consignee[m]!] === 1 ? tag[m]! : passed![m]!

/** Whether being handed over to n passes a via party by n's own consignor. */
export const takesAtVia = ({ subject }: Ledger, n: number): boolean =>
  subject.via![subject.projection.movements.consignor[n]!] === 1
/** Whether handing m over passes a via party by m's consignee. */
export const givesAtVia = ({ subject }: Ledger, m: number): boolean =>
  subject.via![subject.projection.movements.consignee[m]!] === 1

/** Less than this part of an amount is what rounding leaves of nothing. */
export const dust = 1e-12
