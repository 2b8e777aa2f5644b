import type { MatrixQuestion } from '../contract/trace-details.ts'
import { rankedAmount } from './chain-order.ts'
import { partyId, type Projection } from './projection.ts'
import { textAt } from './text-table.ts'

/**
 * A row or column: a party, or those of a country ('' for those without one), and its movements in the corridor. Records
 * that are one party are of every country that one of them has, so such a party may be in several rows.
 */
export interface Axis {
  readonly id: string
  readonly name: string
  readonly parties: readonly string[]
  readonly movements: readonly number[]
}

/**
 * The rows or columns that have a corridor, largest attributed first, then by id.
 *
 * @param movements the corridor's at that end; `partyOf` is who they belong to, `weight` what of each is attributed.
 */
export function axisOf(
  p: Projection,
  by: MatrixQuestion['rows'],
  movements: Int32Array,
  partyOf: Int32Array,
  weight: (movement: number) => number,
): Axis[] {
  const countriesOf = countriesIn(p)
  const found = new Map<number, { parties: Set<number>; movements: number[]; attributed: number }>()
  for (const m of movements) {
    const party = partyOf[m]!
    for (const key of by === 'parties' ? [party] : countriesOf(party)) {
      let entry = found.get(key)
      if (entry === undefined) found.set(key, (entry = { parties: new Set(), movements: [], attributed: 0 }))
      entry.parties.add(party)
      entry.movements.push(m)
      entry.attributed += weight(m)
    }
  }
  return [...found]
    .map(([key, entry]) => ({
      id: by === 'parties' ? partyId(p, key) : p.countries[key]!,
      name: by === 'parties' ? textAt(p.parties.names, key) : p.countries[key]!,
      parties: [...entry.parties].sort((a, b) => a - b).map((party) => partyId(p, party)),
      movements: entry.movements,
      attributed: rankedAmount(entry.attributed),
    }))
    .sort((a, b) => b.attributed - a.attributed || (a.id < b.id ? -1 : 1))
}

/** The countries of a party that stands for all that are one with it, as numbers: at least one, 0 (none) only alone. */
export function countriesIn({ parties: { same, country } }: Projection): (party: number) => readonly number[] {
  const several = new Map<number, Set<number>>()
  for (let party = 0; party < same.length; party++) {
    const one = same[party]!
    if (one === party) continue
    let countries = several.get(one)
    if (countries === undefined) several.set(one, (countries = new Set([country[one]!])))
    countries.add(country[party]!)
  }
  const known = new Map(
    several.entries().map(([party, all]) => [party, all.size > 1 ? [...all].filter((of) => of > 0) : [...all]]),
  )
  return (party) => known.get(party) ?? [country[party]!]
}

/** The first rows and columns, so many that their cells are at most `cells`; a short axis stays whole. */
export function cutAxes(rows: Axis[], columns: Axis[], cells: number): { rows: Axis[]; columns: Axis[] } {
  const side = Math.floor(Math.sqrt(cells))
  if (rows.length * columns.length <= cells) return { rows, columns }
  const height = Math.min(rows.length, Math.max(side, Math.floor(cells / columns.length)))
  return { rows: rows.slice(0, height), columns: columns.slice(0, Math.floor(cells / height)) }
}
