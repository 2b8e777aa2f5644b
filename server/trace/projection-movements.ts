import type { RawMovements, RawProjection } from './projection-writer.ts'
import { gatherTexts, sortedTexts, type TextTable, textAt } from './text-table.ts'

/** What the numbers in columns of movements stand for. */
export interface MovementTexts {
  codes: readonly string[]
  units: readonly string[]
  datasets: readonly string[]
  posts: readonly string[]
}

/** Movements in id order, their parties sorted parties; dictionary numbers are into `texts`, which are in any order. */
export interface SortedMovements extends RawMovements {
  texts: MovementTexts
  count: number
}

/** @param partyAt the sorted party of each row of raw parties. */
export function sortMovements(raw: RawProjection, partyAt: Int32Array): SortedMovements {
  const m = raw.movements
  const order = withoutRepeats(m.ids, sortedTexts(m.ids))
  const ints = (column: Int32Array) => order.map((row) => column[row]!)
  const amounts = (column: Float64Array) => Float64Array.from(order, (row) => column[row]!)
  return {
    texts: raw,
    count: order.length,
    ids: gatherTexts(m.ids, order),
    consignor: order.map((row) => partyAt[m.consignor[row]!]!),
    consignee: order.map((row) => partyAt[m.consignee[row]!]!),
    departed: ints(m.departed),
    arrived: ints(m.arrived),
    code: ints(m.code),
    weight: amounts(m.weight),
    value: amounts(m.value),
    quantity: amounts(m.quantity),
    unit: ints(m.unit),
    dataset: ints(m.dataset),
    post: ints(m.post),
  }
}

function withoutRepeats(ids: TextTable, order: Int32Array): Int32Array {
  let kept = 0
  for (let i = 0; i < order.length; i++) {
    if (kept > 0 && textAt(ids, order[kept - 1]!) === textAt(ids, order[i]!)) {
      order[kept - 1] = Math.min(order[kept - 1]!, order[i]!)
      continue
    }
    order[kept++] = order[i]!
  }
  return order.subarray(0, kept)
}
