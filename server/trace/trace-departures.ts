import type { TraceAnswer } from '../contract/trace.ts'
import { isoOf } from './days.ts'
import type { Subject } from './trace-subject.ts'

/** The filtered movements by month of departure, earliest first. One pass, whatever the span of days. */
export function departuresByMonth({ projection, filtered, measure }: Subject): TraceAnswer['departures'] {
  const { departed, count } = projection.movements
  const days = new Map<number, { movements: number; amount: number }>()
  for (let m = 0; m < count; m++) {
    if (filtered.kept[m] === 0) continue
    let day = days.get(departed[m]!)
    if (day === undefined) days.set(departed[m]!, (day = { movements: 0, amount: 0 }))
    day.movements++
    const amount = measure.amount[m]!
    if (!Number.isNaN(amount)) day.amount += amount
  }
  const months = new Map<string, { month: string; movements: number; amount: number }>()
  for (const [day, { movements, amount }] of [...days].toSorted(([a], [b]) => a - b)) {
    const month = isoOf(day).slice(0, -3)
    const found = months.get(month)
    if (found === undefined) months.set(month, { month, movements, amount })
    else {
      found.movements += movements
      found.amount += amount
    }
  }
  return [...months.values()]
}
