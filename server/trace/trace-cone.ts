import { firstAtLeast } from './trace-reach.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import type { IndexSide } from './window-index.ts'

/**
 * The handovers among some movements, as intervals. Members are numbered in id order. `byArrival` lists them as the
 * arriving side of the index does; those that hand over to member c are `byArrival[lo[c] … hi[c])`.
 */
export interface Cone {
  /** Movement of each member, rising. */
  readonly movements: Int32Array
  readonly suppliers: Windows
  /** Those that member c hands over to, in the order of the departing side. */
  readonly receivers: Windows
}

export interface Windows {
  readonly members: Int32Array
  readonly lo: Int32Array
  readonly hi: Int32Array
}

const positions = new WeakMap<IndexSide, Int32Array>()

/** Position of each movement on a side; -1 where it has none. Made once and kept as long as the side. */
export function positionsOf(side: IndexSide, movements: number): Int32Array {
  let at = positions.get(side)
  if (at === undefined) {
    at = new Int32Array(movements).fill(-1)
    for (let i = 0; i < side.order.length; i++) at[side.order[i]!] = i
    positions.set(side, at)
  }
  return at
}

const cones = new WeakMap<Subject, WeakMap<Int32Array, Cone>>()

/** The handovers among some movements in id order; made once for a question and a list of movements. */
export function coneOf(subject: Subject, movements: Int32Array): Cone {
  let known = cones.get(subject)
  if (known === undefined) cones.set(subject, (known = new WeakMap()))
  let cone = known.get(movements)
  if (cone === undefined) known.set(movements, (cone = makeCone(subject, movements)))
  return cone
}

function makeCone(subject: Subject, movements: Int32Array): Cone {
  const { index, minDays, maxDays, roles } = subject
  const { consignor, consignee } = subject
  return {
    movements,
    suppliers: windows(
      subject,
      movements,
      index.arriving,
      -maxDays,
      -minDays,
      (m) => roles[consignor[m]!] === role.between,
    ),
    receivers: windows(
      subject,
      movements,
      index.departing,
      minDays,
      maxDays,
      (m) => roles[consignee[m]!] === role.between,
    ),
  }
}

/** The window of each member on a side: days `low` to `high` after the member's day at its other end. */
function windows(
  subject: Subject,
  movements: Int32Array,
  side: IndexSide,
  low: number,
  high: number,
  handsOver: (movement: number) => boolean,
): Windows {
  const at = positionsOf(side, subject.projection.movements.count)
  const sorted = movements.map((m) => at[m]!).sort()
  const members = new Int32Array(sorted.length)
  const keys = new Int32Array(sorted.length)
  const lo = new Int32Array(sorted.length)
  const hi = new Int32Array(sorted.length)
  for (let i = 0; i < sorted.length; i++) {
    members[i] = memberOf(movements, side.order[sorted[i]!]!)
    keys[i] = side.key[sorted[i]!]!
  }
  // Keys restart with each bucket, so a window is looked for between the bucket's first and last member only. Buckets
  // rise with positions: one walk finds where the members of each begin.
  const begins = new Int32Array(side.start.length)
  for (let bucket = 0, i = 0; bucket < side.start.length; bucket++) {
    while (i < sorted.length && sorted[i]! < side.start[bucket]!) i++
    begins[bucket] = i
  }
  for (let c = 0; c < movements.length; c++) {
    const position = at[movements[c]!]!
    const bucket = side.far[position]!
    if (bucket < 0 || !handsOver(movements[c]!)) continue
    const first = begins[bucket]!
    const last = begins[bucket + 1]!
    const day = side.day[position]!
    lo[c] = firstAtLeast(keys, day + low, first, last)
    hi[c] = firstAtLeast(keys, day + high + 1, lo[c]!, last)
  }
  return { members, lo, hi }
}

/** Number of a movement in a rising list that holds it. */
export const memberOf = (movements: Int32Array, m: number): number => firstAtLeast(movements, m, 0, movements.length)
