/**
 * Trade in layers: sellers in the EU, traders in two rings of third countries, traders in Russia, military end-users.
 * Parties are numbered layer by layer, so that a number says what a party is and nothing has to be kept.
 */
export interface Layer {
  /** First number, and how many. */
  readonly first: number
  readonly size: number
  readonly countries: readonly string[]
  readonly military: boolean
  readonly forms: readonly string[]
}

const shares = [0.24, 0.28, 0.28, 0.16, 0.04] as const
const kinds = [
  {
    countries: ['DE', 'NL', 'IT', 'PL', 'LT', 'FR', 'CZ', 'EE', 'LV', 'FI', 'AT', 'ES'],
    forms: ['GmbH', 'B.V.', 'UAB'],
  },
  { countries: ['TR', 'AE', 'HK', 'CN', 'RS'], forms: ['Ltd', 'FZE', 'Trading Co.'] },
  { countries: ['KZ', 'KG', 'AM', 'UZ', 'GE', 'BY'], forms: ['TOO', 'OsOO', 'LLC'] },
  { countries: ['RU'], forms: ['OOO', 'AO'] },
  { countries: ['RU'], forms: ['Zavod', 'NPP'] },
] as const

export function layersOf(parties: number): readonly Layer[] {
  let [first, share] = [0, 0]
  return kinds.map((kind, i) => {
    share += shares[i] ?? 0
    const last = kinds.length - 1
    // Every layer has at least one party, whatever the number.
    const end = i === last ? parties : Math.min(parties - (last - i), Math.max(first + 1, Math.round(share * parties)))
    const layer = { first, size: end - first, countries: kind.countries, forms: kind.forms, military: i === last }
    first = end
    return layer
  })
}

/** From layer, to layer, share of the movements in percent. */
export const flows: readonly (readonly [from: number, to: number, percent: number])[] = [
  [0, 1, 32],
  [0, 2, 10],
  [1, 2, 18],
  [1, 1, 4],
  [2, 2, 4],
  [1, 3, 8],
  [2, 3, 14],
  [3, 4, 10],
]
