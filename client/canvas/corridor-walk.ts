import type { CorridorLayout } from './corridor-types.ts'
import type { TraceAnswer } from '../../server/contract/trace.ts'

/** Where the keyboard is: a row (a party or a folded group), a shipment, or a bundle drawn as one. */
export type Place =
  | { kind: 'row'; row: number }
  | { kind: 'shipment'; movement: number }
  | { kind: 'bundle'; bundle: number }

export type Step = 'up' | 'down' | 'left' | 'right' | 'out' | 'first' | 'last'

/**
 * One step of the keyboard. Rows: up and down the lanes, right into the shipments of a row. Shipments: left and right along
 * their chain (the chosen one where the shipment is on it, else what handed over most), up and down to the shipment before or
 * after from the same row, out to the row.
 */
export function walk(
  layout: CorridorLayout,
  answer: TraceAnswer,
  place: Place | null,
  step: Step,
  chain: readonly number[],
): Place | null {
  const rows = layout.rows.length
  if (rows === 0) return null
  if (place === null || step === 'first') return { kind: 'row', row: 0 }
  if (step === 'last') return { kind: 'row', row: rows - 1 }
  if (place.kind === 'row') return fromRow(layout, place.row, step)
  if (place.kind === 'bundle') {
    const bundle = layout.bundles[place.bundle]
    if (bundle === undefined) return { kind: 'row', row: 0 }
    if (step === 'left' || step === 'out') return { kind: 'row', row: bundle.fromRow }
    if (step === 'right') return { kind: 'row', row: bundle.toRow }
    return alongRow(layout, bundle.fromRow, layout.markOfMovement[bundle.movements[0] ?? 0] ?? -1, step) ?? place
  }
  const mark = layout.markOfMovement[place.movement] ?? -1
  if (mark < 0) return { kind: 'row', row: 0 }
  const from = layout.marks.fromRow[mark] ?? 0
  if (step === 'out') return { kind: 'row', row: from }
  if (step === 'up' || step === 'down') return alongRow(layout, from, mark, step) ?? place
  const at = chain.indexOf(place.movement)
  if (at >= 0) {
    const next = chain[at + (step === 'right' ? 1 : -1)]
    if (next !== undefined) return placeOf(layout, layout.markOfMovement[next] ?? -1) ?? place
    return { kind: 'row', row: step === 'right' ? (layout.marks.toRow[mark] ?? 0) : from }
  }
  const next = handover(layout, answer, place.movement, step === 'right')
  if (next >= 0) return placeOf(layout, layout.markOfMovement[next] ?? -1) ?? place
  return { kind: 'row', row: step === 'right' ? (layout.marks.toRow[mark] ?? 0) : from }
}

function fromRow(layout: CorridorLayout, row: number, step: Step): Place {
  if (step === 'up') return { kind: 'row', row: Math.max(0, row - 1) }
  if (step === 'down') return { kind: 'row', row: Math.min(layout.rows.length - 1, row + 1) }
  if (step === 'right') {
    const leaving = marksOf(layout, row, layout.marks.fromRow)
    const marks = leaving.length > 0 ? leaving : marksOf(layout, row, layout.marks.toRow)
    return placeOf(layout, marks[0] ?? -1) ?? { kind: 'row', row }
  }
  return { kind: 'row', row: step === 'left' ? (layout.lanes[layout.rows[row]?.lane ?? 0]?.firstRow ?? 0) : row }
}

function alongRow(layout: CorridorLayout, row: number, mark: number, step: Step): Place | null {
  const marks = marksOf(layout, row, layout.marks.fromRow)
  const at = marks.indexOf(mark)
  return placeOf(layout, marks[at + (step === 'down' ? 1 : -1)] ?? -1)
}

/** Marks at a row by departure. */
function marksOf(layout: CorridorLayout, row: number, column: Int32Array): number[] {
  const found: number[] = []
  for (let i = 0; i < layout.marks.count; i++) if (column[i] === row) found.push(i)
  return found.sort((a, b) => (layout.marks.departed[a] ?? 0) - (layout.marks.departed[b] ?? 0) || a - b)
}

function placeOf(layout: CorridorLayout, mark: number): Place | null {
  if (mark < 0) return null
  const movement = layout.marks.movement[mark] ?? -1
  return movement >= 0 ? { kind: 'shipment', movement } : { kind: 'bundle', bundle: layout.marks.bundle[mark] ?? 0 }
}

/** The shipment with most attributed that leaves where this one arrives, after it does; or the other way round. */
function handover(layout: CorridorLayout, answer: TraceAnswer, movement: number, onward: boolean): number {
  const movements = answer.corridor.movements
  const here = movements[movement]
  if (here === undefined) return -1
  let best = -1
  for (const [i, m] of movements.entries()) {
    if (layout.markOfMovement[i] === -1 || i === movement) continue
    const follows = onward
      ? m.from === here.to && m.departed >= here.arrived
      : m.to === here.from && m.arrived <= here.departed
    if (follows && (best < 0 || m.attributed > (movements[best]?.attributed ?? 0))) best = i
  }
  return best
}
