import type { CorridorInput } from './corridor-input.ts'
import type { Stock } from './corridor-types.ts'

/**
 * Traced stock held on each row: what arrived of the amounts attributed to sellers, less what left again.
 * `rowOfParty` is the row per party index (-1: hidden), `holds` whether a row is of parties in between.
 * Arrivals count before departures of the same day, since same-day handovers are allowed.
 */
export function stockBands(input: CorridorInput, rowOfParty: Int32Array, holds: readonly boolean[]): Stock[] {
  const events: number[][] = holds.map(() => [])
  for (let i = 0; i < input.ids.length; i++) {
    const kg = input.attributed[i] ?? 0
    if (!(kg > 0)) continue
    const to = rowOfParty[input.to[i] ?? 0] ?? -1
    const from = rowOfParty[input.from[i] ?? 0] ?? -1
    if (to >= 0 && holds[to] === true) events[to]?.push(input.arrived[i] ?? 0, kg)
    if (from >= 0 && holds[from] === true) events[from]?.push(input.departed[i] ?? 0, -kg)
  }
  return events.flatMap((flat, row) => (flat.length === 0 ? [] : [steps(row, flat)]))
}

function steps(row: number, flat: number[]): Stock {
  const order = Int32Array.from({ length: flat.length / 2 }, (_, i) => i)
  order.sort((a, b) => (flat[2 * a] ?? 0) - (flat[2 * b] ?? 0) || (flat[2 * b + 1] ?? 0) - (flat[2 * a + 1] ?? 0))
  const day: number[] = []
  const held: number[] = []
  let total = 0
  for (const at of order) {
    const when = flat[2 * at] ?? 0
    total += flat[2 * at + 1] ?? 0
    // Rounding of summed parts leaves dust that would draw a hairline where nothing is held.
    const clean = total < 1e-6 ? 0 : total
    if (day.at(-1) === when) held[held.length - 1] = clean
    else {
      day.push(when)
      held.push(clean)
    }
  }
  return { row, day: Float64Array.from(day), amount: Float64Array.from(held) }
}
