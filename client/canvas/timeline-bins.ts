import type { TraceAnswer } from '../../server/contract/trace.ts'
import { dayOf, monthName, monthStart, yearOf, type Frame } from './canvas-days.ts'
import type { CorridorLayout } from './corridor-types.ts'

export interface TimelineBin {
  /** First day, and the first day of the next bin. */
  from: number
  to: number
  /** Sum of the known amounts that departed. */
  amount: number
  shipments: number
  /** What the question's filters keep but no chain uses: known amounts, or shipments where bars count them. */
  other: number
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

/** Departures of the shipments on the canvas by month, over all that the frame can hold. */
export function timelineBins(answer: TraceAnswer, layout: CorridorLayout, whole: Frame, width: number): TimelineBins {
  if (layout.days === null) return { bins: [], months: 1, total: 0, counted: false }
  const each = width / ((whole.to - whole.from) / 30.44 + 1)
  const months = each >= barLeast ? 1 : each * 3 >= barLeast ? 3 : 12
  const bins: TimelineBin[] = []
  const start = monthStart(whole.from, -(new Date(Math.floor(whole.from) * 86_400_000).getUTCMonth() % months))
  for (let i = 0, from = start; from < whole.to; i++) {
    const to = monthStart(start, (i + 1) * months)
    bins.push({
      from,
      to,
      amount: 0,
      shipments: 0,
      other: 0,
      label: '',
      major: new Date(from * 86_400_000).getUTCMonth() === 0,
    })
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
  const counted = total === 0 && departed.length > 0
  addOthers(bins, answer, counted)
  label(bins, width, months)
  return { bins, months, total, counted }
}

/** The rest of each bin's filtered departures; none where the answer does not carry its whole corridor. */
function addOthers(bins: TimelineBin[], answer: TraceAnswer, counted: boolean): void {
  const { movements, truncated } = answer.corridor
  if (truncated || bins.length === 0) return
  const sum = (day: number, value: number) => {
    const bin = bins.findLast(({ from, to }) => from <= day && day < to)
    if (bin !== undefined) bin.other += value
  }
  for (const month of answer.departures) sum(dayOf(`${month.month}-01`), counted ? month.movements : month.amount)
  for (const m of movements) sum(dayOf(m.departed), counted ? -1 : -(m.amount ?? 0))
  // What is left of equal sums of decimals is no trade.
  for (const bin of bins) if (bin.other < 1e-6 * bin.amount) bin.other = 0
}

function label(bins: TimelineBin[], width: number, months: number): void {
  const each = width / Math.max(1, bins.length)
  let free = 0
  for (const [i, bin] of bins.entries()) {
    const quarter = bin.major || new Date(bin.from * 86_400_000).getUTCMonth() % 3 === 0
    if (months === 1 ? !quarter && i > 0 : !bin.major) continue
    const year = months > 1 ? String(yearOf(bin.from)) : ` ${yearOf(bin.from)}`
    const text = months > 1 ? year : `${monthName(bin.from)}${bin.major || i === 0 ? year : ''}`
    const x = i * each
    if (x < free || x + text.length * 7 > width) continue
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
