const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const fixed = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const fine = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const full = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })
const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' })

export const count = (value: number): string => whole.format(value)

/** An exact decimal of any length, such as a number of chains, with thousands separators. */
export const exact = (decimal: string): string => decimal.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** As many digits as a reader can use: 3,916 · 974.3 · 0.042. */
export const amount = (value: number): string => {
  const size = Math.abs(value)
  if (size >= 1000) return whole.format(value)
  if (size >= 1 || size === 0) return tenth.format(value)
  return fine.format(value)
}

/** For columns, where the decimal points stand under one another. */
export const amountInColumn = (value: number): string =>
  Math.abs(value) >= 1000
    ? whole.format(value)
    : Math.abs(value) < 0.05 && value !== 0
      ? fine.format(value)
      : fixed.format(value)

/** Every digit that is known, to a millionth. */
export const everyDigit = (value: number): string => full.format(value)

export const percent = (share: number): string => {
  if (share > 0 && share < 0.005) return 'under 1 %'
  if (share < 1 && share > 0.995) return 'over 99 %'
  return `${whole.format(share * 100)} %`
}

/** `2022-09-22` or an ISO time → `22 Sep 2022`. What is no date is given back as it came. */
export const day = (iso: string): string => {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? iso : `${date.getUTCDate()} ${month.format(date)} ${date.getUTCFullYear()}`
}

/** A sentence with its dates as a reader writes them: `before 2022-09-22` → `before 22 Sep 2022`. */
export const withDays = (sentence: string): string => sentence.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, day)

/** `2022-09-22` → `22 Sep`. */
export const dayOfYear = (iso: string): string => day(iso).replace(/ -?\d+$/, '')

/** `2022-09-22` → `Sep 2022`. */
export const monthOf = (iso: string): string => day(iso).replace(/^\d+ /, '')

/** Two days with the year once, where it is the same: `24 May → 27 Sep 2022`. */
export const days = (from: string, to: string): string =>
  from.slice(0, 4) === to.slice(0, 4) ? `${dayOfYear(from)} → ${day(to)}` : `${day(from)} → ${day(to)}`

/** Clock time of an ISO time, in the reader's zone: `12:03`. */
export const clock = (iso: string): string => {
  const date = new Date(iso)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

export const seconds = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0))

const units = ['B', 'kB', 'MB', 'GB'] as const
export const bytes = (size: number): string => {
  let value = size
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`
}

/** `1 party`, `3 parties`. */
export const plural = (n: number, one: string, many: string): string => `${count(n)} ${n === 1 ? one : many}`

/** `Anna`, `Anna and Bo`, `Anna, Bo and Cy`. */
export const list = (items: readonly string[], and = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`

/** `9f3c41d7…` → `9f3c 41d7 … e08a`. */
export const shortHash = (sha256: string): string => `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} … ${sha256.slice(-4)}`
