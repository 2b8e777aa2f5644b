/*
 * Nothing here asks the machine for its language: a check makes the report anew, in any browser, and the bytes must be
 * the same.
 */
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

export const notRecorded = 'not recorded'

export const count = (value: number): string => exact(value.toFixed(0))

/** An exact decimal of any length with thousands separators. */
export const exact = (decimal: string): string => decimal.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')

/** As many digits as a reader can use: 3,916 · 974.3 · 0.042. */
export function amount(value: number): string {
  const size = Math.abs(value)
  if (size >= 1000) return count(value)
  return size >= 1 || size === 0 ? String(Number(value.toFixed(1))) : String(Number(value.toPrecision(3)))
}

/** An amount with its unit; in words where it is not known. */
export const measured = (value: number | null, unit: string | null): string =>
  value === null ? notRecorded : unit === null ? amount(value) : `${amount(value)} ${unit}`

/** `2022-09-22` or an ISO time → `22 Sep 2022`. What is no date is given back as it came. */
export function day(iso: string): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(date.getTime())
    ? iso
    : `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** An ISO time → `14 Jan 2024, 12:08 UTC`. */
export const time = (iso: string): string => `${day(iso)}, ${iso.slice(11, 16)} UTC`

export const plural = (n: number, one: string, many: string): string => `${count(n)} ${n === 1 ? one : many}`

/** `Anna`, `Anna and Bo`, `Anna, Bo and Cy`. */
export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

/** An id as its file has it, without the dataset in front. */
export const ownId = (id: string): string => id.slice(id.indexOf(':') + 1)
