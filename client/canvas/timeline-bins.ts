import type { TraceAnswer } from '../../server/contract/trace.ts'
import { dayOf, monthName, monthStart, yearOf } from './canvas-days.ts'
import type { CorridorLayout } from './corridor-types.ts'

export interface TimelineBin {
  /** First day, and the first day of the next bin. */
  from: number
  to: number
  /** Sum of the known amounts that departed. */
  amount: number
  shipments: number
  label: string
  /** Begins a year. */
  major: boolean
}

export interface TimelineBins {
  bins: TimelineBin[]
  /** Months per bin: 1, 3 or 12, so that bars stay wide enough to see. */
  months: number
  total: number
  /** True when no amount is known and bars count shipments instead. */
  counted: boolean
}

const barLeast = 5

/** Departures of the shipments on the canvas by month, with a month of air at either end. */
export function timelineBins(answer: TraceAnswer, layout: CorridorLayout, width: number): TimelineBins {
  const days = layout.days
  if (days === null) return { bins: [], months: 1, total: 0, counted: false }
  const span = (days.last - days.first) / 30.44 + 3
  const months = width / span >= barLeast ? 1 : (width / span) * 3 >= barLeast ? 3 : 12
  const bins: TimelineBin[] = []
  const start = monthStart(
    days.first,
    months === 1 ? -1 : -(new Date(days.first * 86_400_000).getUTCMonth() % months) - months,
  )
  for (let i = 0, from = start; from <= monthStart(days.last, months); i++) {
    const to = monthStart(start, (i + 1) * months)
    bins.push({ from, to, amount: 0, shipments: 0, label: '', major: new Date(from * 86_400_000).getUTCMonth() === 0 })
    from = to
  }
  let total = 0
  let at = 0
  const departed = [...answer.corridor.movements.entries()]
    .filter(([i]) => layout.markOfMovement[i] !== -1)
    .map(([, m]) => ({ day: dayOf(m.departed), amount: m.amount }))
    .sort((a, b) => a.day - b.day)
  for (const { day, amount } of departed) {
    while (at + 1 < bins.length && day >= (bins[at]?.to ?? Infinity)) at++
    const bin = bins[at]
    if (bin === undefined) continue
    bin.shipments++
    bin.amount += amount ?? 0
    total += amount ?? 0
  }
  label(bins, width, months)
  return { bins, months, total, counted: total === 0 && departed.length > 0 }
}

function label(bins: TimelineBin[], width: number, months: number): void {
  const each = width / Math.max(1, bins.length)
  let free = 0
  for (const [i, bin] of bins.entries()) {
    const first = free === 0
    const quarter = months === 12 || bin.major || new Date(bin.from * 86_400_000).getUTCMonth() % 3 === 0
    const text =
      months === 12
        ? String(yearOf(bin.from))
        : bin.major || first
          ? `${monthName(bin.from)} ${yearOf(bin.from)}`
          : monthName(bin.from)
    const x = i * each
    if (!quarter || x < free || x + text.length * 6.2 > width) continue
    bin.label = text
    free = x + text.length * 6.2 + 14
  }
}

/** Two round values for gridlines below the largest bar. */
export function gridValues(most: number): number[] {
  if (most <= 0) return []
  const power = 10 ** Math.floor(Math.log10(most))
  const step =
    [0.5, 1, 2, 5]
      .map((f) => f * power)
      .filter((f) => f * 2 <= most * 1.02)
      .at(-1) ?? power / 5
  return [step, step * 2]
}
