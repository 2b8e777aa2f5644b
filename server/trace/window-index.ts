import type { TraceQuestion } from '../contract/trace.ts'
import type { IndexColumn, MovementColumns } from './projection.ts'

export type MatchLevel = TraceQuestion['handover']['match']

/**
 * One end of every movement, sorted by (party at that end, goods class, day at that end, id). A bucket is a run of one
 * party and one class: the pool's movements at that end, so that the movements to which one movement can hand over,
 * or from which it can be supplied, are a contiguous window of a bucket.
 */
export interface IndexSide {
  /** Movement at each position. */
  readonly order: Int32Array
  /** Day at this end (departure on the departing side, arrival on the arriving side), rising within a bucket. */
  readonly key: IndexColumn
  /** Day at the other end. */
  readonly day: IndexColumn
  /** The bucket of the other side that the movement's other end belongs to, or -1 where its pool has none. */
  readonly far: Int32Array
  /** Positions of bucket b are `start[b]` up to `start[b + 1]`. */
  readonly start: Uint32Array
  /** Positions of party p are `party[p]` up to `party[p + 1]`. */
  readonly party: Uint32Array
}

/** Movements within one party are not in it: TRACE drops them before anything else. */
export interface WindowIndex {
  readonly departing: IndexSide
  readonly arriving: IndexSide
}

/** Goods class of each code at a match level; -1 matches nothing. Classes of sorted codes rise. */
export function classesOf(codes: readonly string[], match: MatchLevel): Int32Array {
  const classes = new Int32Array(codes.length)
  if (match === 'any') return classes
  const digits = match === 'exact' ? Infinity : Number(match.slice(2))
  const least = match === 'exact' ? 1 : digits
  let last: string | undefined
  let next = -1
  for (const [i, code] of codes.entries()) {
    if (code.length < least) {
      classes[i] = -1
      continue
    }
    const head = code.slice(0, digits)
    if (head !== last) next++
    last = head
    classes[i] = next
  }
  return classes
}

interface Sorted {
  order: Int32Array
  /** Bucket at each position, its party and class; position of a party's first. */
  start: Uint32Array
  bucketParty: Int32Array
  bucketClass: Int32Array
  party: Uint32Array
}

/** Builds the index of a match level: counting sorts, so linear in movements, parties, classes and days. */
export function windowIndex(
  m: MovementColumns,
  parties: number,
  codes: readonly string[],
  match: MatchLevel,
): WindowIndex {
  const classes = classesOf(codes, match)
  const out = sortSide(m, parties, classes, m.consignor, m.departed)
  const into = sortSide(m, parties, classes, m.consignee, m.arrived)
  const outOfInto = partners(out, into)
  const intoOfOut = partners(into, out)
  // Bucket of each movement on either side, to look the partner of its other end up.
  const outBucket = bucketOfMovement(out, m.count)
  const intoBucket = bucketOfMovement(into, m.count)
  return {
    departing: side(out, m.departed, m.arrived, intoBucket, outOfInto),
    arriving: side(into, m.arrived, m.departed, outBucket, intoOfOut),
  }
}

function side(
  sorted: Sorted,
  keys: IndexColumn,
  days: IndexColumn,
  otherBucket: Int32Array,
  partner: Int32Array,
): IndexSide {
  const { order } = sorted
  const key = sharedLike(keys, order.length)
  const day = sharedLike(days, order.length)
  const far = sharedInts(order.length)
  for (let i = 0; i < order.length; i++) {
    const m = order[i]!
    key[i] = keys[m]!
    day[i] = days[m]!
    far[i] = partner[otherBucket[m]!]!
  }
  return { order, key, day, far, start: sorted.start, party: sorted.party }
}

/** Least significant key first: each pass is stable, so that after the last one all four keys hold. */
function sortSide(
  m: MovementColumns,
  parties: number,
  classes: Int32Array,
  party: Int32Array,
  day: IndexColumn,
): Sorted {
  let kept = 0
  for (let i = 0; i < m.count; i++) if (m.consignor[i] !== m.consignee[i]) kept++
  let order = sharedInts(kept)
  for (let i = 0, at = 0; i < m.count; i++) if (m.consignor[i] !== m.consignee[i]) order[at++] = i
  order = countingSort(order, (i) => day[i]!)
  order = countingSort(order, (i) => classes[m.code[i]!]!)
  order = countingSort(order, (i) => party[i]!)
  const start: number[] = []
  const bucketParty: number[] = []
  const bucketClass: number[] = []
  const partyStart = new Uint32Array(new SharedArrayBuffer((parties + 1) * 4))
  let lastParty = -1
  let lastClass = -2
  for (let i = 0; i < kept; i++) {
    const p = party[order[i]!]!
    const c = classes[m.code[order[i]!]!]!
    if (p === lastParty && c === lastClass) continue
    start.push(i)
    bucketParty.push(p)
    bucketClass.push(c)
    for (let q = lastParty + 1; q <= p; q++) partyStart[q] = i
    lastParty = p
    lastClass = c
  }
  for (let q = lastParty + 1; q <= parties; q++) partyStart[q] = kept
  start.push(kept)
  const starts = new Uint32Array(new SharedArrayBuffer(start.length * 4))
  starts.set(start)
  return {
    order,
    start: starts,
    bucketParty: Int32Array.from(bucketParty),
    bucketClass: Int32Array.from(bucketClass),
    party: partyStart,
  }
}

function countingSort(order: Int32Array<SharedArrayBuffer>, key: (movement: number) => number) {
  let low = Infinity
  let high = -Infinity
  const keys = new Int32Array(order.length)
  for (let i = 0; i < order.length; i++) {
    const k = key(order[i]!)
    keys[i] = k
    if (k < low) low = k
    if (k > high) high = k
  }
  const sorted = sharedInts(order.length)
  if (order.length === 0) return sorted
  const at = new Uint32Array(high - low + 2)
  for (let i = 0; i < keys.length; i++) at[keys[i]! - low + 1]!++
  for (let k = 1; k < at.length; k++) at[k]! += at[k - 1]!
  for (let i = 0; i < keys.length; i++) sorted[at[keys[i]! - low]!++] = order[i]!
  return sorted
}

/** For each bucket of `from` the bucket of `to` with the same party and class, or -1: both are in that order. */
function partners(to: Sorted, from: Sorted): Int32Array {
  const found = new Int32Array(from.bucketParty.length).fill(-1)
  let t = 0
  for (let f = 0; f < found.length; f++) {
    const p = from.bucketParty[f]!
    const c = from.bucketClass[f]!
    if (c < 0) continue
    while (t < to.bucketParty.length && (to.bucketParty[t]! < p || (to.bucketParty[t] === p && to.bucketClass[t]! < c)))
      t++
    if (to.bucketParty[t] === p && to.bucketClass[t] === c) found[f] = t
  }
  return found
}

function bucketOfMovement(sorted: Sorted, movements: number): Int32Array {
  const bucket = new Int32Array(movements)
  for (let b = 0; b < sorted.bucketParty.length; b++)
    for (let i = sorted.start[b]!; i < sorted.start[b + 1]!; i++) bucket[sorted.order[i]!] = b
  return bucket
}

/** As wide as another column. */
const sharedLike = <T extends IndexColumn>(column: T, length: number): T =>
  new (column.constructor as new (block: SharedArrayBuffer) => T)(
    new SharedArrayBuffer(length * column.BYTES_PER_ELEMENT),
  )

const sharedInts = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4))
