import type { CorridorInput } from './corridor-input.ts'
import type { Bundle, Drawing, Marks } from './corridor-types.ts'

/** A line never gets thinner than this, so that every shipment can be seen. */
export const thinnest = 0.75
const widest = 6
/** Width of every line where widths say nothing. */
const even = 1.5

/**
 * One mark per shipment; in a crowded corridor a closed bundle is a single mark from its mean departure to its mean arrival.
 * Marks keep the order of movements, bundles after them.
 */
export function drawMarks(
  input: CorridorInput,
  fromRow: Int32Array,
  toRow: Int32Array,
  roleOf: (movement: number) => number,
  bundles: readonly Bundle[],
  crowded: boolean,
): { marks: Marks; attributed: Float64Array; markOfMovement: Int32Array } {
  const bundleOf = new Int32Array(input.ids.length).fill(-1)
  for (const [b, bundle] of bundles.entries()) for (const i of bundle.movements) bundleOf[i] = b
  const merged = (b: number) => crowded && b >= 0 && bundles[b]?.open === false

  const single: number[] = []
  for (let i = 0; i < input.ids.length; i++) if ((fromRow[i] ?? -1) >= 0 && !merged(bundleOf[i] ?? -1)) single.push(i)
  const whole = bundles.flatMap((_, b) => (merged(b) ? [b] : []))

  const count = single.length + whole.length
  const marks: Marks = {
    count,
    departed: new Float64Array(count),
    arrived: new Float64Array(count),
    fromRow: new Int32Array(count),
    toRow: new Int32Array(count),
    amount: new Float64Array(count),
    width: new Float32Array(count),
    role: new Uint8Array(count),
    movement: new Int32Array(count).fill(-1),
    bundle: new Int32Array(count).fill(-1),
  }
  const attributed = new Float64Array(count)
  const markOfMovement = new Int32Array(input.ids.length).fill(-1)
  for (const [at, i] of single.entries()) {
    marks.departed[at] = input.departed[i] ?? 0
    marks.arrived[at] = input.arrived[i] ?? 0
    marks.fromRow[at] = fromRow[i] ?? 0
    marks.toRow[at] = toRow[i] ?? 0
    marks.amount[at] = input.amount[i] ?? Number.NaN
    attributed[at] = input.attributed[i] ?? 0
    marks.role[at] = roleOf(i)
    marks.movement[at] = i
    marks.bundle[at] = bundleOf[i] ?? -1
    markOfMovement[i] = at
  }
  for (const [k, b] of whole.entries()) {
    const at = single.length + k
    const bundle = bundles[b]
    if (bundle === undefined) continue
    let departed = 0
    let arrived = 0
    for (const i of bundle.movements) {
      departed += input.departed[i] ?? 0
      arrived += input.arrived[i] ?? 0
      markOfMovement[i] = at
    }
    marks.departed[at] = departed / bundle.movements.length
    marks.arrived[at] = arrived / bundle.movements.length
    marks.fromRow[at] = bundle.fromRow
    marks.toRow[at] = bundle.toRow
    marks.amount[at] = bundle.amount ?? Number.NaN
    attributed[at] = bundle.attributed
    marks.role[at] = bundle.role
    marks.bundle[at] = b
  }
  return { marks, attributed, markOfMovement }
}

/** Sets every mark's width and returns the amount that one pixel stands for; null when no amount is known or widths say nothing. */
export function widthUnit(marks: Marks, attributed: Float64Array, by: Drawing['width']): number | null {
  const weights = by === 'attributed' ? attributed : marks.amount
  let most = 0
  for (const weight of weights) if (weight > most) most = weight
  const unit = most > 0 && by !== 'even' ? roundUp(most / widest) : null
  for (let i = 0; i < marks.count; i++) {
    const weight = Number.isNaN(marks.amount[i] ?? Number.NaN) ? Number.NaN : (weights[i] ?? 0)
    // A missing amount is one pixel wide and says so by its open end, never a guess.
    if (Number.isNaN(weight)) marks.width[i] = 1
    else marks.width[i] = unit === null ? even : Math.max(thinnest, weight / unit)
  }
  return unit
}

/** The next of 1, 2, 3, 5 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  for (const step of [1, 2, 3, 5]) if (step * power >= value * (1 - 1e-12)) return step * power
  return 10 * power
}
