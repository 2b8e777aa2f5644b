import { fileHead, headBytes, type ProjectionHeader } from './projection-header.ts'
import { type ColumnArray, layColumns, typeOf, viewColumns } from './projection-layout.ts'
import { joinAll } from './party-classes.ts'
import type { MovementColumns, MovementRow, OwnerRow, PartyRow, Projection, Transformation } from './projection.ts'
import { ProjectionWriter, type RawProjection } from './projection-writer.ts'
import { openProjection } from './projection-open.ts'
import { sortedTexts, type TextTable, textAt } from './text-table.ts'
import { windowIndex } from './window-index.ts'

/** A projection of plain rows, as tests and the bench make them. */
export function projectionOf(rows: {
  parties: readonly PartyRow[]
  movements: readonly MovementRow[]
  owners?: readonly OwnerRow[]
  identities?: readonly { a: string; b: string }[]
  transformations?: readonly Transformation[]
  version?: number
}): Projection {
  const writer = new ProjectionWriter()
  for (const party of rows.parties) writer.addParty(party)
  for (const party of rows.parties)
    for (const { from, until } of party.listings) writer.addListing({ party: party.id, from, until })
  for (const owner of rows.owners ?? []) writer.addOwner(owner)
  for (const identity of rows.identities ?? []) writer.addIdentity(identity)
  for (const transformation of rows.transformations ?? []) writer.addTransformation(transformation)
  for (const movement of rows.movements) writer.addMovement(movement)
  return buildProjection(writer.raw(), rows.version ?? 0, '')
}

/**
 * Sorts raw columns by id, builds the window index of the default match level and lays everything out in one shared
 * block. A movement id that comes twice is kept once, as it came first.
 */
export function buildProjection(raw: RawProjection, version: number, store: string): Projection {
  const partyOrder = sortedTexts(raw.parties.ids)
  const sortedAt = inverse(partyOrder)
  const same = mergeParties(raw.same, sortedAt)
  // What names a party that was merged names the one that stands for it.
  const partyAt = sortedAt.map((party) => same[party]!)
  const codeOrder = raw.codes.map((_, i) => i).sort((a, b) => (raw.codes[a]! < raw.codes[b]! ? -1 : 1))
  const codeAt = inverse(Int32Array.from(codeOrder))
  const order = withoutRepeats(raw.movements.ids, sortedTexts(raw.movements.ids))
  const r = raw.movements
  const movements: MovementColumns = {
    count: order.length,
    ids: gatherTexts(r.ids, order),
    consignor: gather(r.consignor, order, (party) => partyAt[party]!),
    consignee: gather(r.consignee, order, (party) => partyAt[party]!),
    departed: gather(r.departed, order),
    arrived: gather(r.arrived, order),
    code: gather(r.code, order, (code) => codeAt[code]!),
    weight: amounts(r.weight, order),
    value: amounts(r.value, order),
    quantity: amounts(r.quantity, order),
    unit: narrow(gather(r.unit, order), raw.units.length),
    dataset: narrow(gather(r.dataset, order), raw.datasets.length),
    post: narrow(gather(r.post, order), raw.posts.length),
  }
  const codes = codeOrder.map((i) => raw.codes[i]!)
  const hs6 = windowIndex(movements, partyOrder.length, codes, 'hs6')
  const listings = sortListings(raw, partyAt, partyOrder.length)
  const ids = gatherTexts(raw.parties.ids, partyOrder)
  const names = gatherTexts(raw.parties.names, partyOrder)
  const country = narrow(gather(raw.parties.country, partyOrder), raw.countries.length)
  const flags = Uint8Array.from(gather(raw.parties.flags, partyOrder))
  for (const [party, one] of same.entries()) flags[one]! |= flags[party]!
  const { owner, owned, from, until } = raw.owners

  const columns: [string, ColumnArray | null][] = [
    ['party.ids', ids.bytes],
    ['party.idOffsets', ids.offsets],
    ['party.names', names.bytes],
    ['party.nameOffsets', names.offsets],
    ['party.country', country],
    ['party.flags', flags],
    ['party.same', same],
    ['owner.owner', owner.map((party) => partyAt[party]!)],
    ['owner.owned', owned.map((party) => partyAt[party]!)],
    ['owner.from', from],
    ['owner.until', until],
    ['listing.start', listings.start],
    ['listing.from', listings.from],
    ['listing.until', listings.until],
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
    version,
    store,
    codes,
    countries: raw.countries,
    units: raw.units,
    datasets: raw.datasets,
    posts: raw.posts,
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

/** The smallest party of each party's class: parties are in id order. */
function mergeParties({ a, b }: RawProjection['same'], sortedAt: Int32Array): Int32Array {
  const same = Int32Array.from(sortedAt.keys())
  joinAll(
    same,
    a.map((row) => sortedAt[row]!),
    b.map((row) => sortedAt[row]!),
  )
  return same
}

function inverse(order: Int32Array): Int32Array {
  const at = new Int32Array(order.length)
  for (let i = 0; i < order.length; i++) at[order[i]!] = i
  return at
}

function gather(from: Int32Array, order: Int32Array, map?: (value: number) => number): Int32Array {
  const to = new Int32Array(order.length)
  for (let i = 0; i < order.length; i++) {
    const value = from[order[i]!]!
    to[i] = map === undefined ? value : map(value)
  }
  return to
}

/** A column of amounts, or null when all are missing: a measure nobody recorded takes no memory. */
function amounts(from: Float64Array, order: Int32Array): Float64Array | null {
  const to = new Float64Array(order.length)
  let known = false
  for (let i = 0; i < order.length; i++) {
    const amount = from[order[i]!]!
    to[i] = amount
    if (!Number.isNaN(amount)) known = true
  }
  return known ? to : null
}

const narrow = (column: Int32Array, values: number): Uint16Array | Int32Array =>
  values <= 0x1_0000 ? Uint16Array.from(column) : column

function gatherTexts(from: TextTable, order: Int32Array): TextTable {
  const offsets = new Uint32Array(order.length + 1)
  for (let i = 0; i < order.length; i++)
    offsets[i + 1] = offsets[i]! + from.offsets[order[i]! + 1]! - from.offsets[order[i]!]!
  const bytes = new Uint8Array(offsets[order.length]!)
  for (let i = 0; i < order.length; i++) {
    let to = offsets[i]!
    for (let at = from.offsets[order[i]!]!; to < offsets[i + 1]!; at++) bytes[to++] = from.bytes[at]!
  }
  return { bytes, offsets }
}

function withoutRepeats(ids: TextTable, order: Int32Array): Int32Array {
  let kept = 0
  for (let i = 0; i < order.length; i++) {
    if (kept > 0 && textAt(ids, order[kept - 1]!) === textAt(ids, order[i]!)) {
      order[kept - 1] = Math.min(order[kept - 1]!, order[i]!)
      continue
    }
    order[kept++] = order[i]!
  }
  return order.subarray(0, kept)
}

function sortListings(raw: RawProjection, partyAt: Int32Array, parties: number) {
  const { party, from, until } = raw.listings
  const start = new Uint32Array(parties + 1)
  for (let i = 0; i < party.length; i++) start[partyAt[party[i]!]! + 1]!++
  for (let p = 0; p < parties; p++) start[p + 1]! += start[p]!
  const sorted = { start, from: new Int32Array(party.length), until: new Int32Array(party.length) }
  const next = start.slice()
  for (let i = 0; i < party.length; i++) {
    const at = next[partyAt[party[i]!]!]!++
    sorted.from[at] = from[i]!
    sorted.until[at] = until[i]!
  }
  return sorted
}
