const dayMs = 86_400_000
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** Whole days since 1970-01-01 of an ISO date `YYYY-MM-DD`. */
export function dayOf(iso: string): number {
  return Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / dayMs
}

/** ISO date of a day; fractions of a day are dropped. */
export function isoOf(day: number): string {
  return new Date(Math.floor(day) * dayMs).toISOString().slice(0, 10)
}

/** First day of the month `step` months after the one that holds `day`. */
export function monthStart(day: number, step = 0): number {
  const date = new Date(Math.floor(day) * dayMs)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + step, 1) / dayMs
}

/** Months since year 0: equal for two days exactly when they share a calendar month. */
export function monthIndex(day: number): number {
  const date = new Date(Math.floor(day) * dayMs)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

export function monthName(day: number): string {
  return months[new Date(Math.floor(day) * dayMs).getUTCMonth()] ?? ''
}

export function yearOf(day: number): number {
  return new Date(Math.floor(day) * dayMs).getUTCFullYear()
}

/** `22 Sep 2022`; without the year `22 Sep`. */
export function showDay(day: number, withYear = true): string {
  const date = new Date(Math.floor(day) * dayMs)
  const short = `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''}`
  return withYear ? `${short} ${date.getUTCFullYear()}` : short
}

export interface Frame {
  /** First day shown, possibly a fraction of one. */
  from: number
  /** End of what is shown; more than `from`. */
  to: number
}

/** `Apr–Sep 2022`, or with days when the frame is shorter than two months. */
export function showFrame(frame: Frame): string {
  const last = frame.to - 1e-6
  if (frame.to - frame.from < 62) {
    const year = yearOf(frame.from) !== yearOf(last)
    return `${showDay(frame.from, year)}–${showDay(last)}`
  }
  const year = yearOf(frame.from) === yearOf(last) ? '' : ` ${yearOf(frame.from)}`
  return `${monthName(frame.from)}${year}–${monthName(last)} ${yearOf(last)}`
}

/** How long a frame is: `18 months`, `6 weeks`, `9 days`. */
export function showSpan(days: number): string {
  const say = (n: number, unit: string) => `${n.toLocaleString('en')} ${unit}${n === 1 ? '' : 's'}`
  if (days >= 365.25 * 4) return say(Math.round(days / 365.25), 'year')
  if (days >= 59) return say(Math.round(days / 30.44), 'month')
  if (days >= 21) return say(Math.round(days / 7), 'week')
  return say(Math.max(1, Math.round(days)), 'day')
}
