import type { TraceQuestion } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'
import type { AmountColumn, Projection } from './projection.ts'
import type { Filtered } from './trace-filters.ts'

/** Amounts in the question's measure. */
export interface Measure {
  /** Per movement; NaN is missing. */
  readonly amount: AmountColumn
  readonly unit: string | null
}

/** @throws WaybillError `invalid` when the kept movements are counted in more than one unit of quantity. */
export function measureOf(p: Projection, question: TraceQuestion, filtered: Filtered): Measure {
  const column = p.movements[question.measure]
  const amount = column ?? new Float64Array(p.movements.count).fill(NaN)
  if (question.measure === 'weight') return { amount, unit: 'kg' }
  if (question.measure === 'value') return { amount, unit: 'EUR' }
  const units = new Set<number>()
  for (let m = 0; column !== null && m < p.movements.count; m++)
    if (filtered.kept[m] === 1 && !Number.isNaN(amount[m]!) && p.movements.unit[m] !== 0)
      units.add(p.movements.unit[m]!)
  const names = [...units].map((unit) => p.units[unit]!).sort()
  if (names.length > 1) {
    const shown =
      names.length > 10 ? `${names.slice(0, 10).join(', ')} and ${names.length - 10} more` : names.join(', ')
    throw new WaybillError('invalid', `Quantities in different units cannot be added up: ${shown}.`, {
      next: 'Keep only goods that are counted in one unit (a goods filter), or measure by weight or value.',
      fields: [{ pointer: '/measure', detail: `the shipments are counted in ${shown}` }],
    })
  }
  return { amount, unit: names[0] ?? null }
}
