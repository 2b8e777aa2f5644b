import { isoOf, monthName, monthStart, yearOf, type Frame } from './canvas-days.ts'

/** From days to pixels of the plot: x grows with the day, always. */
export interface Scale {
  from: number
  perDay: number
  width: number
}

export function scaleOf(frame: Frame, width: number): Scale {
  return { from: frame.from, perDay: width / (frame.to - frame.from), width }
}

export const xOf = (scale: Scale, day: number): number => (day - scale.from) * scale.perDay
export const dayAt = (scale: Scale, x: number): number => scale.from + x / scale.perDay

/** No closer than three days, no wider than all of the answer. */
const leastDays = 3

/** Zooms about a day: `factor` below 1 shows less time. Null when that shows everything there is. */
export function zoomFrame(frame: Frame, whole: Frame, factor: number, about: number): Frame | null {
  const most = whole.to - whole.from
  const span = Math.min(most, Math.max(Math.min(leastDays, most), (frame.to - frame.from) * factor))
  const share = (about - frame.from) / (frame.to - frame.from)
  return within({ from: about - span * share, to: about + span * (1 - share) }, whole)
}

/** Moves a frame by days without leaving the answer. */
export function panFrame(frame: Frame, whole: Frame, days: number): Frame | null {
  return within({ from: frame.from + days, to: frame.to + days }, whole)
}

function within(frame: Frame, whole: Frame): Frame | null {
  const span = frame.to - frame.from
  if (span >= (whole.to - whole.from) * (1 - 1e-9)) return null
  const from = Math.min(Math.max(frame.from, whole.from), whole.to - span)
  return { from, to: from + span }
}

export interface Tick {
  day: number
  x: number
  label: string
  /** Begins a year, or a month where ticks are days. */
  major: boolean
  /** False where the label would run into another. */
  labelled: boolean
}

/** Widths of axis labels at 11 px, close enough to keep them apart. */
const labelWidth = (label: string) => label.length * 6 + 10

/** Gridlines and labels: days, weeks, months, quarters or years, whichever keeps them readable. */
export function axisTicks(scale: Scale): Tick[] {
  const to = dayAt(scale, scale.width)
  const month = 30.44 * scale.perDay
  const ticks =
    month >= 300
      ? dayTicks(scale.from, to, scale.perDay)
      : month >= 5
        ? monthTicks(scale.from, to, month >= 16 ? 1 : 3)
        : yearTicks(scale.from, to, [1, 2, 5, 10].find((years) => years * 12 * month >= 40) ?? 20)
  let free = 4
  const placed = ticks.map((tick) => ({ ...tick, x: xOf(scale, tick.day), labelled: false }))
  for (const tick of placed) {
    if (tick.x + labelWidth(tick.label) > scale.width) continue
    // A year is never lost to the month before it.
    const next = placed.find((other) => other.major && other.day > tick.day)
    if (!tick.major && next !== undefined && next.x < tick.x + labelWidth(tick.label)) continue
    if (tick.x < free) continue
    tick.labelled = true
    free = tick.x + labelWidth(tick.label)
  }
  return placed
}

/** What stands at the axis' left end: the year, or the month and year where ticks are days. */
export function axisContext(scale: Scale): string {
  const year = String(yearOf(scale.from))
  return 30.44 * scale.perDay >= 300 ? `${monthName(scale.from)} ${year}` : year
}

type Bare = Pick<Tick, 'day' | 'label' | 'major'>

function dayTicks(from: number, to: number, perDay: number): Bare[] {
  const step = perDay >= 26 ? 1 : 7
  const ticks: Bare[] = []
  for (let day = Math.ceil(from); day <= to; day++) {
    const date = Number(isoOf(day).slice(8))
    if (date === 1) ticks.push({ day, label: `${monthName(day)} ${yearOf(day)}`, major: true })
    else if (step === 1 || (date % 7 === 1 && date < 29)) ticks.push({ day, label: String(date), major: false })
  }
  return ticks
}

function monthTicks(from: number, to: number, step: number): Bare[] {
  const ticks: Bare[] = []
  const year = yearStart(from)
  for (let i = 0, day = year; day <= to; i += step, day = monthStart(year, i)) {
    const major = i % 12 === 0
    if (day >= from) ticks.push({ day, label: major ? `${monthName(day)} ${yearOf(day)}` : monthName(day), major })
  }
  return ticks
}

function yearTicks(from: number, to: number, step: number): Bare[] {
  const ticks: Bare[] = []
  const year = yearStart(from)
  for (let i = 0, day = year; day <= to; i += 12, day = monthStart(year, i))
    if (day >= from && yearOf(day) % step === 0) ticks.push({ day, label: String(yearOf(day)), major: false })
  return ticks
}

const yearStart = (day: number) => monthStart(day, -new Date(Math.floor(day) * 86_400_000).getUTCMonth())
