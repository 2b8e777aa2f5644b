import type { IndexColumn } from './projection.ts'
import { RankedSet } from './ranked-set.ts'
import type { IndexSide, WindowIndex } from './window-index.ts'

/**
 * The window index of some movements, numbered by their places among them, out of that of all: as if it were built of
 * them alone, but nothing is sorted, and all is read in order once.
 *
 * @param size how many movements are chosen.
 */
export const partOfIndex = (index: WindowIndex, chosen: RankedSet, size: number): WindowIndex => ({
  departing: partOfSide(index.departing, chosen, size),
  arriving: partOfSide(index.arriving, chosen, size),
})

function partOfSide(side: IndexSide, chosen: RankedSet, size: number): IndexSide {
  const order = new Int32Array(size)
  const at = new Int32Array(size)
  const buckets = new RankedSet(side.start.length)
  const start: number[] = []
  const party = new Uint32Array(side.party.length)
  let count = 0
  let parties = 0
  for (let b = 0; b + 1 < side.start.length; b++) {
    const from = side.start[b]!
    const to = side.start[b + 1]!
    for (; side.party[parties]! <= from && parties < party.length; parties++) party[parties] = count
    const before = count
    for (let i = from; i < to; i++) {
      const m = side.order[i]!
      if (!chosen.has(m)) continue
      order[count] = chosen.rank(m)
      at[count++] = i
    }
    if (count === before) continue
    buckets.add(b)
    start.push(before)
  }
  party.fill(count, parties)
  start.push(count)
  const positions = at.subarray(0, count)
  const far = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const bucket = side.far[positions[i]!]!
    far[i] = bucket >= 0 && buckets.has(bucket) ? buckets.rank(bucket) : -1
  }
  return {
    order: order.subarray(0, count),
    key: takenInts(side.key, positions),
    day: takenInts(side.day, positions),
    far,
    start: Uint32Array.from(start),
    party,
  }
}

/** A column at some of its places. */
export function takenInts<T extends IndexColumn>(column: T, places: Int32Array): T {
  const part = new (column.constructor as new (length: number) => T)(places.length)
  for (let i = 0; i < places.length; i++) part[i] = column[places[i]!]!
  return part
}
