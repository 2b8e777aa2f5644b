import { layProjection } from './projection-lay.ts'
import type { ProjectionOrigin } from './projection-header.ts'
import { sortMovements, type SortedMovements } from './projection-movements.ts'
import { sortParties, type SortedParties } from './projection-parties.ts'
import type { AmountColumn, Projection, SharedProjection } from './projection.ts'
import type { RawProjection } from './projection-writer.ts'
import { compareTexts, type TextTable } from './text-table.ts'

/**
 * The projection that comes of an older one and what has changed since: movements of `raw` take the place of those with
 * the same ids, and those of datasets `replaced` go first. Parties and what is said of them are all in `raw`. It is, byte
 * for byte, the one that building from everything would give. Linear in movements and parties, besides sorting `raw`.
 *
 * Null when the older one does not hold what is needed: a movement kept names a party that is not there any more, or
 * parties that were one are two now.
 */
export function advanceProjection(
  old: Projection,
  raw: RawProjection,
  replaced: ReadonlySet<string>,
  of: ProjectionOrigin,
): SharedProjection | null {
  const parties = sortParties(raw)
  const partyAt = renamedParties(old, parties)
  if (partyAt === null) return null
  const movements = merged(old, sortMovements(raw, parties.at), partyAt, replaced)
  return movements === null ? null : layProjection({ raw, parties, movements }, of)
}

/** By party of the older projection: the one that stands for it now, or -1. */
function renamedParties({ parties: old }: Projection, { ids, same }: SortedParties): Int32Array | null {
  const at = new Int32Array(old.count).fill(-1)
  for (let p = 0, q = 0; p < old.count && q < same.length;) {
    const order = compareTexts(old.ids, p, ids, q)
    if (order === 0) at[p++] = same[q++]!
    else if (order < 0) p++
    else q++
  }
  // Movements name who stood for their parties then; whoever stands for those now must stand for all they stood for.
  for (let p = 0; p < old.count; p++) if (at[p]! >= 0 && at[p] !== at[old.same[p]!]) return null
  return at
}

function merged(
  old: Projection,
  fresh: SortedMovements,
  partyAt: Int32Array,
  replaced: ReadonlySet<string>,
): SortedMovements | null {
  const m = old.movements
  const gone = Uint8Array.from(old.datasets, (name) => (replaced.has(name) ? 1 : 0))
  // Where each movement comes from: a row of the older ones, or a fresh one, counted on after them.
  const from = new Int32Array(m.count + fresh.count)
  let count = 0
  for (let i = 0, j = 0; i < m.count || j < fresh.count;) {
    if (i < m.count && gone[m.dataset[i]!] === 1) {
      i++
      continue
    }
    const order = i === m.count ? 1 : j === fresh.count ? -1 : compareTexts(m.ids, i, fresh.ids, j)
    if (order < 0) {
      if (partyAt[m.consignor[i]!]! < 0 || partyAt[m.consignee[i]!]! < 0) return null
      from[count++] = i++
      continue
    }
    if (order === 0) i++
    from[count++] = m.count + j++
  }
  const order = from.subarray(0, count)

  const ints = (a: ArrayLike<number>, b: Int32Array, plus: number): Int32Array =>
    order.map((row) => (row < m.count ? a[row]! : b[row - m.count]! + plus))
  const ofParties = (a: Int32Array, b: Int32Array): Int32Array =>
    order.map((row) => (row < m.count ? partyAt[a[row]!]! : b[row - m.count]!))
  const amounts = (a: AmountColumn | null, b: Float64Array): Float64Array =>
    Float64Array.from(order, (row) => (row < m.count ? (a?.[row] ?? NaN) : b[row - m.count]!))
  const { texts } = fresh
  return {
    texts: {
      codes: [...old.codes, ...texts.codes],
      units: [...old.units, ...texts.units],
      datasets: [...old.datasets, ...texts.datasets],
      posts: [...old.posts, ...texts.posts],
    },
    count,
    ids: mergedTexts(m.ids, fresh.ids, order, m.count),
    consignor: ofParties(m.consignor, fresh.consignor),
    consignee: ofParties(m.consignee, fresh.consignee),
    departed: ints(m.departed, fresh.departed, 0),
    arrived: ints(m.arrived, fresh.arrived, 0),
    code: ints(m.code, fresh.code, old.codes.length),
    weight: amounts(m.weight, fresh.weight),
    value: amounts(m.value, fresh.value),
    quantity: amounts(m.quantity, fresh.quantity),
    unit: ints(m.unit, fresh.unit, old.units.length),
    dataset: ints(m.dataset, fresh.dataset, old.datasets.length),
    post: ints(m.post, fresh.post, old.posts.length),
  }
}

function mergedTexts(a: TextTable, b: TextTable, order: Int32Array, ofA: number): TextTable {
  const offsets = new Uint32Array(order.length + 1)
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!
    const { offsets: own } = row < ofA ? a : b
    const at = row < ofA ? row : row - ofA
    offsets[i + 1] = offsets[i]! + own[at + 1]! - own[at]!
  }
  const bytes = new Uint8Array(offsets[order.length]!)
  for (let i = 0; i < order.length;) {
    const row = order[i]!
    const table = row < ofA ? a : b
    const begin = i
    // A run of neighbours is copied in one go.
    while (++i < order.length && order[i] === order[i - 1]! + 1 && order[i] !== ofA);
    const at = row < ofA ? row : row - ofA
    bytes.set(table.bytes.subarray(table.offsets[at]!, table.offsets[at + i - begin]!), offsets[begin]!)
  }
  return { bytes, offsets }
}
