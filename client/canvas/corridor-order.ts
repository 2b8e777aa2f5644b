/** A row before it has a place: its lane, and whether it must stay last in it. */
export interface OrderRow {
  lane: number
  /** Rank before ordering: larger amounts first. Breaks every tie, so that equal input gives equal order. */
  rank: number
  last: boolean
}

export interface RowTie {
  a: number
  b: number
  weight: number
}

const sweeps = 12

/**
 * Orders rows within their lanes so that lines are short and therefore cross little: barycentre sweeps down and up, and
 * the best order seen is kept. Lanes are `stacked` one below the other, or stand `beside` each other as columns of equal
 * height. Returns row indexes in display order; cost is linear in rows and ties per sweep.
 */
export function orderRows(
  rows: readonly OrderRow[],
  ties: readonly RowTie[],
  lie: 'stacked' | 'beside' = 'stacked',
): Int32Array {
  const lanes = Math.max(-1, ...new Set(rows.map((row) => row.lane))) + 1
  const slots: number[][] = Array.from({ length: lanes }, () => [])
  for (const [i, row] of rows.entries()) slots[row.lane]?.push(i)
  for (const slot of slots)
    slot.sort((a, b) => Number(rows[a]?.last) - Number(rows[b]?.last) || (rows[a]?.rank ?? 0) - (rows[b]?.rank ?? 0))

  const position = new Float64Array(rows.length)
  const place = () => {
    let at = 0
    for (const slot of slots)
      for (const [i, row] of slot.entries()) position[row] = lie === 'stacked' ? at++ : (i + 0.5) / slot.length
  }
  const cost = () => {
    let sum = 0
    for (const tie of ties) sum += tie.weight * Math.abs((position[tie.a] ?? 0) - (position[tie.b] ?? 0))
    return sum
  }
  place()
  let best = slots.flat()
  let least = cost()
  const pull = new Float64Array(rows.length)
  const weight = new Float64Array(rows.length)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const down = sweep % 2 === 0
    pull.fill(0)
    weight.fill(0)
    for (const { a, b, weight: w } of ties) {
      // A downward sweep heeds the neighbour above, an upward one the neighbour below; the last sweeps heed both.
      const aAbove = (rows[a]?.lane ?? 0) < (rows[b]?.lane ?? 0)
      const both = sweep >= sweeps - 4
      if (both || aAbove === down) add(b, position[a] ?? 0, w)
      if (both || aAbove !== down) add(a, position[b] ?? 0, w)
    }
    for (const slot of slots) {
      slot.sort(
        (a, b) =>
          Number(rows[a]?.last) - Number(rows[b]?.last) ||
          centre(a) - centre(b) ||
          (rows[a]?.rank ?? 0) - (rows[b]?.rank ?? 0),
      )
    }
    place()
    const now = cost()
    if (now < least) {
      least = now
      best = slots.flat()
    }
  }
  return Int32Array.from(best)

  function add(row: number, at: number, w: number): void {
    pull[row] = (pull[row] ?? 0) + at * w
    weight[row] = (weight[row] ?? 0) + w
  }
  function centre(row: number): number {
    const w = weight[row] ?? 0
    return w === 0 ? (position[row] ?? 0) : (pull[row] ?? 0) / w
  }
}
