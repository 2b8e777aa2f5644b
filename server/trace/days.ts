/** Days since 1970-01-01 of an ISO date (`YYYY-MM-DD`, proleptic Gregorian). The date must be well-formed. */
export function dayOf(iso: string): number {
  const month = Number(iso.slice(5, 7))
  // March-based years put the leap day last, so that one formula serves every month (Hinnant, "days_from_civil").
  const year = Number(iso.slice(0, 4)) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(iso.slice(8, 10)) - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** ISO date of a day counted from 1970-01-01. */
export const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
