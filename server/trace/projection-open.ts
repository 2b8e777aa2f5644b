import { readHead } from './projection-header.ts'
import { viewColumns } from './projection-layout.ts'
import type { AmountColumn, IndexColumn, SharedProjection } from './projection.ts'
import type { IndexSide } from './window-index.ts'

/** The projection that a block holds. @throws Error when the block holds none. */
export function openProjection(block: SharedArrayBuffer): SharedProjection {
  const header = readHead(block)
  if (header === null) throw new Error('the block holds no projection')
  const { version, codes, countries, units, datasets, posts, transformations, specs } = header
  const view = viewColumns(block, specs)
  const has = new Set(specs.map((spec) => spec.name))
  const amount = (name: string) => (has.has(name) ? view<AmountColumn>(name) : null)
  const indexSide = (end: string): IndexSide => ({
    order: view(`hs6.${end}.order`),
    key: view<IndexColumn>(`hs6.${end}.key`),
    day: view<IndexColumn>(`hs6.${end}.day`),
    far: view(`hs6.${end}.far`),
    start: view(`hs6.${end}.start`),
    party: view(`hs6.${end}.party`),
  })
  const flags = view<Uint8Array>('party.flags')
  const consignor = view<Int32Array>('consignor')
  return {
    version,
    parties: {
      count: flags.length,
      ids: { bytes: view('party.ids'), offsets: view('party.idOffsets') },
      names: { bytes: view('party.names'), offsets: view('party.nameOffsets') },
      country: view<IndexColumn>('party.country'),
      flags,
      same: view('party.same'),
      listingStart: view('listing.start'),
      listingFrom: view('listing.from'),
      listingUntil: view('listing.until'),
    },
    movements: {
      count: consignor.length,
      ids: { bytes: view('ids'), offsets: view('idOffsets') },
      consignor,
      consignee: view('consignee'),
      departed: view<IndexColumn>('departed'),
      arrived: view<IndexColumn>('arrived'),
      code: view<IndexColumn>('code'),
      weight: amount('weight'),
      value: amount('value'),
      quantity: amount('quantity'),
      unit: view<IndexColumn>('unit'),
      dataset: view<IndexColumn>('dataset'),
      post: view<IndexColumn>('post'),
    },
    codes,
    countries,
    units,
    datasets,
    posts,
    owners: {
      owner: view('owner.owner'),
      owned: view('owner.owned'),
      from: view('owner.from'),
      until: view('owner.until'),
    },
    transformations,
    hs6: { departing: indexSide('departing'), arriving: indexSide('arriving') },
    block,
    specs,
  }
}
