import type { TraceMovement } from '../../server/contract/trace.ts'

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
