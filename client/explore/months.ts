import type { TraceMovement } from '../../server/contract/trace.ts'
import { monthOf } from '../ui/format.ts'

export interface Month {
  /** `2022-09`. */
  month: string
  in: number
  out: number
}

const next = (month: string): string => {
  const [year, of] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`
}

/** What came in (by arrival) and went out (by departure) of a party, month by month without a gap. Unknown amounts add nothing. */
export const monthsOf = (id: string, movements: Iterable<TraceMovement>): Month[] => {
  const months = new Map<string, Month>()
  const at = (day: string): Month => {
    const month = day.slice(0, 7)
    const known = months.get(month) ?? { month, in: 0, out: 0 }
    months.set(month, known)
    return known
  }
  for (const movement of movements) {
    if (movement.to === id) at(movement.arrived).in += movement.amount ?? 0
    if (movement.from === id) at(movement.departed).out += movement.amount ?? 0
  }
  const sorted = [...months.keys()].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return []
  const all: Month[] = []
  for (let month = first; month <= last; month = next(month)) all.push(months.get(month) ?? { month, in: 0, out: 0 })
  return all
}

/** Close enough for 10.5 px figures and letters, with air after them. */
const labelWidth = (label: string): number => label.length * 6 + 6

/**
 * Labels beneath months that stand `step` apart in `width`: the first month and each January with its year, others where
 * they touch neither a label before nor a year after them.
 */
export const monthLabels = (months: readonly Month[], step: number, width: number): (string | null)[] => {
  const full = (month: string) => monthOf(`${month}-01`)
  const starts = (i: number) => i === 0 || months[i]?.month.endsWith('-01') === true
  const labels = months.map((): string | null => null)
  let free = 0
  const put = (i: number, label: string, end: number) => {
    if (i * step < free || i * step + labelWidth(label) - 6 > end) return
    labels[i] = label
    free = i * step + labelWidth(label)
  }
  for (const [i, { month }] of months.entries()) {
    const next = months.findIndex((_, at) => at > i && starts(at))
    if (starts(i)) put(i, full(month), width)
    else put(i, full(month).slice(0, 3), next === -1 || !fits(months, next, step, width) ? width : next * step - 6)
  }
  return labels
}

const fits = (months: readonly Month[], i: number, step: number, width: number): boolean =>
  i * step + labelWidth(monthOf(`${months[i]?.month}-01`)) - 6 <= width
