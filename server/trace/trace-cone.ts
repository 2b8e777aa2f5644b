import { firstAtLeast } from './trace-reach.ts'
import { type KindRuns, type Kinds, kindsOf } from './trace-kinds.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import { transformCone } from './transform-cone.ts'
import type { IndexSide } from './window-index.ts'

/**
 * The handovers among some movements, as intervals. Members are numbered in id order; those that meet member c are
 * `members[lo[c] … hi[c])` of `suppliers` or `receivers`. Where goods can be taken apart a member may lie at several
 * places of `members` (see `transformCone`), but only once in a window.
 */
export interface Cone {
  /** Movement of each member, rising. */
  readonly movements: Int32Array
  /** Those that hand over to member c, in the order of the arriving side. */
  readonly suppliers: Windows
  /** Those that member c hands over to, in the order of the departing side. */
  readonly receivers: Windows
  /** Lots, and departures, that meet the same; null where goods can be taken apart. */
  readonly kinds: { readonly lots: Kinds; readonly departures: Kinds } | null
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
  if (subject.relation !== null) return transformCone(subject, movements, subject.relation)
  const { departing, arriving } = subject.index
  const { minDays, maxDays } = subject
  const leaving = membersOf(subject, departing, movements)
  const coming = membersOf(subject, arriving, movements)
  const suppliers = windows(subject, subject.consignor, leaving, coming, -maxDays, -minDays)
  const receivers = windows(subject, subject.consignee, coming, leaving, minDays, maxDays)
  // Made when first asked for: the count and the upper bound look at them, other questions about a cone do not.
  let kinds: Cone['kinds'] | undefined
  return {
    movements,
    suppliers: suppliers.windows,
    receivers: receivers.windows,
    get kinds() {
      kinds ??= { lots: kindsOf(receivers.runs, suppliers.runs), departures: kindsOf(suppliers.runs, receivers.runs) }
      return kinds
    },
  }
}

/** The members in the order of a side. */
interface Members {
  readonly side: IndexSide
  readonly positions: Int32Array
  readonly members: Int32Array
}

/** A bit for each position taken, gone through in order: linear, and looks at no other movement. */
function membersOf(subject: Subject, side: IndexSide, movements: Int32Array): Members {
  const { count } = subject.projection.movements
  const k = movements.length
  const at = positionsOf(side, count)
  const number = numbersOf(count)
  const taken = new Int32Array((side.order.length + 31) >>> 5)
  for (let c = 0; c < k; c++) {
    const position = at[movements[c]!]!
    taken[position >>> 5]! |= 1 << (position & 31)
    number[position] = c
  }
  const positions = new Int32Array(k)
  const members = new Int32Array(k)
  let i = 0
  for (let word = 0; word < taken.length; word++)
    for (let rest = taken[word]!; rest !== 0; rest &= rest - 1) {
      const position = (word << 5) + 31 - Math.clz32(rest & -rest)
      positions[i] = position
      members[i++] = number[position]!
    }
  return { side, positions, members }
}

let numbers = new Int32Array()

/** Room for a number for each movement. */
function numbersOf(count: number): Int32Array {
  if (numbers.length < count) numbers = new Int32Array(count)
  return numbers
}

/**
 * The window of each of `own` among `others`: days `low` to `high` after its day at its own end, which is that of
 * `party`. Both are in the order of pools and, within a pool, of days, so that windows move only forward and all are
 * found in one go through both.
 */
function windows(
  subject: Subject,
  party: Int32Array,
  own: Members,
  others: Members,
  low: number,
  high: number,
): { windows: Windows; runs: KindRuns } {
  const k = own.members.length
  const kind = new Int32Array(k)
  const kindFrom = new Int32Array(k)
  const kindTo = new Int32Array(k)
  let kinds = 0
  const lo = new Int32Array(k)
  const hi = new Int32Array(k)
  const { start, far, key } = others.side
  const { positions, members } = others
  const at = positionsOf(others.side, subject.projection.movements.count)
  const mine = own.side
  let end = 0
  for (let i = 0, bucket = 0; i < k;) {
    while (mine.start[bucket + 1]! <= own.positions[i]!) bucket++
    const next = mine.start[bucket + 1]!
    // All of one bucket meet the same one of the other side, at one party.
    const m = mine.order[own.positions[i]!]!
    const pool = subject.roles[party[m]!] === role.between ? far[at[m]!]! : -1
    while (pool >= 0 && end < k && positions[end]! < start[pool]!) end++
    let from = pool < 0 ? 0 : end
    let to = from
    while (pool >= 0 && end < k && positions[end]! < start[pool + 1]!) end++
    for (; i < k && own.positions[i]! < next; i++) {
      if (pool >= 0) {
        const day = mine.key[own.positions[i]!]!
        while (from < end && key[positions[from]!]! < day + low) from++
        if (to < from) to = from
        while (to < end && key[positions[to]!]! <= day + high) to++
        lo[own.members[i]!] = from
        hi[own.members[i]!] = to
      }
      if (kinds === 0 || kindFrom[kinds - 1] !== from || kindTo[kinds - 1] !== to) {
        kindFrom[kinds] = from
        kindTo[kinds++] = to
      }
      kind[i] = kinds - 1
    }
  }
  const runs = { members: own.members, kind, from: kindFrom.slice(0, kinds), to: kindTo.slice(0, kinds) }
  return { windows: { members, lo, hi }, runs }
}

/** Number of a movement in a rising list that holds it. */
export const memberOf = (movements: Int32Array, m: number): number => firstAtLeast(movements, m, 0, movements.length)
