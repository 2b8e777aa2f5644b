import { fileHead, headBytes, type ProjectionHeader, type ProjectionOrigin } from './projection-header.ts'
import { type ColumnArray, layColumns, typeOf, viewColumns } from './projection-layout.ts'
import type { SortedMovements } from './projection-movements.ts'
import { openProjection } from './projection-open.ts'
import type { SortedParties } from './projection-parties.ts'
import type { AmountColumn, IndexColumn, MovementColumns, SharedProjection } from './projection.ts'
import type { RawProjection } from './projection-writer.ts'
import { windowIndex } from './window-index.ts'

/**
 * Builds the window index of the default match level and lays everything out in one shared block. Dictionaries are
 * sorted and hold only what is used, so that the same rows give the same bytes, whichever way they came.
 */
export function layProjection(
  sorted: {
    raw: Pick<RawProjection, 'countries' | 'transformations'>
    parties: SortedParties
    movements: SortedMovements
  },
  of: ProjectionOrigin,
): SharedProjection {
  const { raw, parties, movements: m } = sorted
  const [countries, country] = tidy(raw.countries, parties.country, true)
  const [codes, code] = tidy(m.texts.codes, m.code, false)
  const [units, unit] = tidy(m.texts.units, m.unit, true)
  const [datasets, dataset] = tidy(m.texts.datasets, m.dataset, false)
  const [posts, post] = tidy(m.texts.posts, m.post, true)
  const movements: MovementColumns = {
    ...m,
    // Days of the years 1970 to 2149.
    departed: narrow(m.departed),
    arrived: narrow(m.arrived),
    code: narrow(code),
    weight: amounts(m.weight),
    value: amounts(m.value),
    quantity: amounts(m.quantity),
    unit: narrow(unit),
    dataset: narrow(dataset),
    post: narrow(post),
  }
  const hs6 = windowIndex(movements, parties.same.length, codes, 'hs6')
  const columns: [string, ColumnArray | null][] = [
    ['party.ids', parties.ids.bytes],
    ['party.idOffsets', parties.ids.offsets],
    ['party.names', parties.names.bytes],
    ['party.nameOffsets', parties.names.offsets],
    ['party.country', narrow(country)],
    ['party.flags', parties.flags],
    ['party.same', parties.same],
    ['owner.owner', parties.owners.owner],
    ['owner.owned', parties.owners.owned],
    ['owner.from', parties.owners.from],
    ['owner.until', parties.owners.until],
    ['listing.start', parties.listings.start],
    ['listing.from', parties.listings.from],
    ['listing.until', parties.listings.until],
    ['ids', movements.ids.bytes],
    ['idOffsets', movements.ids.offsets],
    ['consignor', movements.consignor],
    ['consignee', movements.consignee],
    ['departed', movements.departed],
    ['arrived', movements.arrived],
    ['code', movements.code],
    ['weight', movements.weight],
    ['value', movements.value],
    ['quantity', movements.quantity],
    ['unit', movements.unit],
    ['dataset', movements.dataset],
    ['post', movements.post],
    ...(['departing', 'arriving'] as const).flatMap((end): [string, ColumnArray][] => [
      [`hs6.${end}.order`, hs6[end].order],
      [`hs6.${end}.key`, hs6[end].key],
      [`hs6.${end}.day`, hs6[end].day],
      [`hs6.${end}.far`, hs6[end].far],
      [`hs6.${end}.start`, hs6[end].start],
      [`hs6.${end}.party`, hs6[end].party],
    ]),
  ]
  const present = columns.filter((column): column is [string, ColumnArray] => column[1] !== null)
  const wanted = present.map(([name, column]) => ({ name, type: typeOf(column), length: column.length }))
  const header: Omit<ProjectionHeader, 'specs'> = {
    ...of,
    codes,
    countries,
    units,
    datasets,
    posts,
    transformations: raw.transformations,
  }
  // Where columns lie is part of the header before them, so the header's room is settled by a first laying out.
  const room = headBytes({ ...header, specs: layColumns(wanted, 0x1000_0000_0000).specs })
  const { specs, end } = layColumns(wanted, room)
  const block = new SharedArrayBuffer(end)
  new Uint8Array(block).set(fileHead({ ...header, specs }, room))
  const view = viewColumns(block, specs)
  for (const [name, column] of present) view(name).set(column)
  return openProjection(block)
}

/**
 * The texts that a column uses, sorted, and the column with their new numbers. With `none`, the empty text is the first,
 * used or not.
 */
function tidy(texts: readonly string[], column: Int32Array, none: boolean): [string[], Int32Array] {
  const used = new Uint8Array(texts.length)
  for (let i = 0; i < column.length; i++) used[column[i]!] = 1
  const kept = [...new Set(texts.filter((_, i) => used[i] === 1).concat(none ? [''] : []))].sort((a, b) =>
    a < b ? -1 : 1,
  )
  const numbers = new Map(kept.map((text, i) => [text, i]))
  const renamed = Int32Array.from(texts, (text) => numbers.get(text) ?? -1)
  return [kept, column.map((number) => renamed[number]!)]
}

/** A column of amounts, or null when all are missing: a measure nobody recorded takes no memory. */
function amounts(column: Float64Array): AmountColumn | null {
  if (column.every((amount) => Number.isNaN(amount))) return null
  const short = Float32Array.from(column)
  return column.every((amount, m) => Object.is(amount, short[m]!)) ? short : column
}

/** The same whole numbers in as few bits as all of them fit. */
function narrow(column: Int32Array): IndexColumn {
  let least = 0
  let most = 0
  for (let i = 0; i < column.length; i++) {
    least = Math.min(least, column[i]!)
    most = Math.max(most, column[i]!)
  }
  if (least < 0 || most > 0xffff) return column
  return most > 0xff ? Uint16Array.from(column) : Uint8Array.from(column)
}
