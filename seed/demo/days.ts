const dayMs = 86_400_000

/** Whole days since 1970-01-01 of an ISO date. */
export const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / dayMs

export const isoOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

export const monthOf = (day: number): string => isoOf(day).slice(0, 7)

/** The day itself or the Monday after it; offices are also closed from 1 to 8 January. */
export function workingDay(day: number): number {
  let d = day
  for (;;) {
    const weekday = (((d + 4) % 7) + 7) % 7
    const monthDay = isoOf(d).slice(5)
    if (weekday !== 0 && weekday !== 6 && !(monthDay >= '01-01' && monthDay <= '01-08')) return d
    d++
  }
}

/** All months from first to last (YYYY-MM), both included. */
export function monthsFrom(first: string, last: string): string[] {
  const months: string[] = []
  let [year, month] = first.split('-').map(Number) as [number, number]
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    if (name > last) return months
    months.push(name)
    month++
    if (month > 12) {
      month = 1
      year++
    }
  }
}
