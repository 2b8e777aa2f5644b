import type { ColumnSpec } from './projection-layout.ts'
import type { TextTable } from './text-table.ts'
import { textAt } from './text-table.ts'
import type { WindowIndex } from './window-index.ts'

/** HS prefixes: goods whose code begins with `from` are taken apart for parts whose code begins with `to`. */
export interface Transformation {
  readonly from: string
  readonly to: string
}

/** A party as the graph has it. Listing dates are inclusive ISO dates; a missing one is open. */
export interface PartyRow {
  id: string
  name: string
  country: string | null
  military: boolean
  endUser: boolean
  listings: { from: string | null; until: string | null }[]
}

/** One goods line. Weight in kg, value in EUR, quantity in `unit`; null where the row has none. */
export interface MovementRow {
  id: string
  consignor: string
  consignee: string
  /** ISO dates; `arrived` is not before `departed`. */
  departed: string
  arrived: string
  /** HS code, `''` when none. */
  code: string
  weight: number | null
  value: number | null
  quantity: number | null
  unit: string | null
  dataset: string
  /** UN/LOCODE of the border post it crossed; null when the row names none. */
  post: string | null
}

/** Ownership of more than half. Dates are inclusive ISO dates; a missing one is open. */
export interface OwnerRow {
  owner: string
  owned: string
  from: string | null
  until: string | null
}

/** Whole numbers, none below zero but in 32 bits: as narrow as what is in it allows. */
export type IndexColumn = Uint8Array | Uint16Array | Int32Array

/** Amounts; NaN is missing. In 32 bits where these say the same of each. */
export type AmountColumn = Float32Array | Float64Array

/** Parties in id order, so that comparing two indices compares two ids. */
export interface PartyColumns {
  readonly count: number
  readonly ids: TextTable
  readonly names: TextTable
  /** Into `Projection.countries`; 0 is none. */
  readonly country: IndexColumn
  /** Bits of `partyFlag`; those of a merged party are all its members'. */
  readonly flags: Uint8Array
  /**
   * The party that it is one with: of confirmed identities the one with the smallest id, else itself. Movements, listings
   * and owners name only such; country and name are each party's own.
   */
  readonly same: Int32Array
  /** Listings of party p are `listingStart[p]` up to `listingStart[p + 1]`; days, both inclusive. */
  readonly listingStart: Uint32Array
  readonly listingFrom: Int32Array
  readonly listingUntil: Int32Array
}

export const partyFlag = { military: 1, endUser: 2 } as const

/** Stand for a listing's missing dates. */
export const openFrom = -0x8000_0000
export const openUntil = 0x7fff_ffff

/** Movements in id order, so that comparing two indices compares two ids. Days are counted from 1970-01-01. */
export interface MovementColumns {
  readonly count: number
  readonly ids: TextTable
  readonly consignor: Int32Array
  readonly consignee: Int32Array
  readonly departed: IndexColumn
  readonly arrived: IndexColumn
  /** Into `Projection.codes`. */
  readonly code: IndexColumn
  /** Null when no movement has that amount. */
  readonly weight: AmountColumn | null
  readonly value: AmountColumn | null
  readonly quantity: AmountColumn | null
  /** Into `Projection.units`; 0 is none. */
  readonly unit: IndexColumn
  /** Into `Projection.datasets`. */
  readonly dataset: IndexColumn
  /** Into `Projection.posts`; 0 is none. */
  readonly post: IndexColumn
}

/** Ownership of more than half, as party numbers and days, both inclusive. */
export interface OwnerColumns {
  readonly owner: Int32Array
  readonly owned: Int32Array
  readonly from: Int32Array
  readonly until: Int32Array
}

/** All parties and movements of one version of the graph as flat columns. Nothing in it changes after it was built. */
export interface Projection {
  readonly version: number
  readonly parties: PartyColumns
  readonly movements: MovementColumns
  /** Dictionaries. Codes are sorted, so that codes with one prefix are neighbours. */
  readonly codes: readonly string[]
  readonly countries: readonly string[]
  readonly units: readonly string[]
  readonly datasets: readonly string[]
  /** Border posts by UN/LOCODE. */
  readonly posts: readonly string[]
  readonly owners: OwnerColumns
  /** Beginnings of goods codes, of what is taken apart and of what it is taken apart for. */
  readonly transformations: readonly Transformation[]
  /** The window index of the default match level. */
  readonly hs6: WindowIndex
}

/** A projection in one shared block of memory, which any number of threads read and a file holds. */
export interface SharedProjection extends Projection {
  readonly block: SharedArrayBuffer
  /** Where each column lies in the block. */
  readonly specs: readonly ColumnSpec[]
}

export const partyId = (p: Projection, party: number): string => textAt(p.parties.ids, party)
export const movementId = (p: Projection, movement: number): string => textAt(p.movements.ids, movement)
