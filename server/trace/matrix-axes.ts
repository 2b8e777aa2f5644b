import type { MatrixQuestion } from '../contract/trace-details.ts'
import { rankedAmount } from './chain-order.ts'
import { partyId, type Projection } from './projection.ts'
import { textAt } from './text-table.ts'

/** A row or column: a party, or those of a country ('' for those without one), and its movements in the corridor. */
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
  const found = new Map<number, { parties: Set<number>; movements: number[]; attributed: number }>()
  for (const m of movements) {
    const party = partyOf[m]!
    const key = by === 'parties' ? party : p.parties.country[party]!
    let entry = found.get(key)
    if (entry === undefined) found.set(key, (entry = { parties: new Set(), movements: [], attributed: 0 }))
    entry.parties.add(party)
    entry.movements.push(m)
    entry.attributed += weight(m)
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

/** The first rows and columns, so many that their cells are at most `cells`; a short axis stays whole. */
export function cutAxes(rows: Axis[], columns: Axis[], cells: number): { rows: Axis[]; columns: Axis[] } {
  const side = Math.floor(Math.sqrt(cells))
  if (rows.length * columns.length <= cells) return { rows, columns }
  const height = Math.min(rows.length, Math.max(side, Math.floor(cells / columns.length)))
  return { rows: rows.slice(0, height), columns: columns.slice(0, Math.floor(cells / height)) }
}
