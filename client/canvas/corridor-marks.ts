import type { CorridorInput } from './corridor-input.ts'
import type { Bundle, Marks } from './corridor-types.ts'

/** A line never gets thinner than this, so that every shipment can be seen. */
export const thinnest = 0.75
const widest = 6

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
): { marks: Marks; markOfMovement: Int32Array } {
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
  const markOfMovement = new Int32Array(input.ids.length).fill(-1)
  for (const [at, i] of single.entries()) {
    marks.departed[at] = input.departed[i] ?? 0
    marks.arrived[at] = input.arrived[i] ?? 0
    marks.fromRow[at] = fromRow[i] ?? 0
    marks.toRow[at] = toRow[i] ?? 0
    marks.amount[at] = input.amount[i] ?? Number.NaN
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
    marks.role[at] = bundle.role
    marks.bundle[at] = b
  }
  return { marks, markOfMovement }
}

/** Sets every mark's width and returns the amount that one pixel stands for; null when no amount is known. */
export function widthUnit(marks: Marks): number | null {
  let most = 0
  for (const amount of marks.amount) if (amount > most) most = amount
  const unit = most > 0 ? roundUp(most / widest) : null
  for (let i = 0; i < marks.count; i++) {
    const amount = marks.amount[i] ?? Number.NaN
    // A missing amount is one pixel wide and says so by its open end, never a guess.
    marks.width[i] = unit === null || Number.isNaN(amount) ? 1 : Math.max(thinnest, amount / unit)
  }
  return unit
}

/** The next of 1, 2, 3, 5 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  for (const step of [1, 2, 3, 5]) if (step * power >= value * (1 - 1e-12)) return step * power
  return 10 * power
}
