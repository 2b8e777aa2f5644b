import type { TraceAnswer, TraceQuestion } from '../../server/contract/trace.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

export const count = (n: number): string => whole.format(n)

/** `1 shipment`, `79 shipments`. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${whole.format(n)} ${n === 1 ? one : many}`

/** An amount as it is read in a column: one decimal below 1,000, none above. */
export const amount = (n: number): string => (Math.abs(n) < 1000 && n % 1 !== 0 ? tenth.format(n) : whole.format(n))

/** An amount under others of its column: always with a decimal below 1,000, so that the points stand in line. */
export const columnAmount = (n: number): string => (Math.abs(n) < 1000 ? tenth.format(n) : whole.format(n))

/** An amount with its unit; `not recorded` when the rows have none. */
export function amountWith(n: number | null, unit: string | null): string {
  if (n === null) return 'not recorded'
  return unit === null ? amount(n) : `${amount(n)} ${unit}`
}

const regions = new Intl.DisplayNames('en', { type: 'region', style: 'short', fallback: 'code' })
/** Names that fit a lane where the long one does not. */
const shortNames: Record<string, string> = { AE: 'UAE', BA: 'Bosnia' }

/** A country's name in a lane heading; the code itself when it is none. */
export function countryName(code: string | null): string {
  if (code === null) return 'Country not recorded'
  const short = shortNames[code]
  if (short !== undefined) return short
  try {
    return regions.of(code) ?? code
  } catch {
    return code
  }
}

export interface LaneTitles {
  source: string
  target: string
}

const hands = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'] as const

/** What parties are called that goods reach after so many movements from a seller. */
export function handsTitle(hops: number): string {
  const hand = hands[hops - 1]
  if (hand !== undefined) return `${hand} hands`
  return hops < 99 ? `After ${hops} hands` : 'Hands not known'
}

/** What the question's two ends are called above their lanes. */
export function laneTitles(answer: TraceAnswer, question: TraceQuestion | null): LaneTitles {
  const from = question?.from
  const source =
    from?.group !== undefined && from.countries === undefined && from.parties === undefined
      ? { eu: 'EU sellers', listed: 'Listed sellers', 'ru-military': 'Military sellers' }[from.group]
      : 'Sellers'
  const targets = answer.corridor.parties.filter((party) => party.role === 'target')
  const military = targets.length > 0 ? targets.every((p) => p.military) : question?.to.group === 'ru-military'
  return { source, target: military ? 'Military end-users' : 'Buyers' }
}
