import { joinAll } from './party-classes.ts'
import type { RawProjection } from './projection-writer.ts'
import { gatherTexts, sortedTexts, type TextTable } from './text-table.ts'

/** Parties in id order, with what is said of them; dictionary numbers are still those of the raw columns. */
export interface SortedParties {
  ids: TextTable
  names: TextTable
  country: Int32Array
  flags: Uint8Array
  same: Int32Array
  /** By row of the raw columns: the party that stands for the row's. */
  at: Int32Array
  listings: { start: Uint32Array; from: Int32Array; until: Int32Array }
  owners: { owner: Int32Array; owned: Int32Array; from: Int32Array; until: Int32Array }
}

/** Equal rows in any order give equal columns. */
export function sortParties(raw: RawProjection): SortedParties {
  const order = sortedTexts(raw.parties.ids)
  const sortedAt = inverse(order)
  const same = Int32Array.from(sortedAt.keys())
  joinAll(
    same,
    raw.same.a.map((row) => sortedAt[row]!),
    raw.same.b.map((row) => sortedAt[row]!),
  )
  // What names a party that was merged names the one that stands for it.
  const at = sortedAt.map((party) => same[party]!)
  const flags = Uint8Array.from(order, (row) => raw.parties.flags[row]!)
  for (const [party, one] of same.entries()) flags[one]! |= flags[party]!
  return {
    ids: gatherTexts(raw.parties.ids, order),
    names: gatherTexts(raw.parties.names, order),
    country: order.map((row) => raw.parties.country[row]!),
    flags,
    same,
    at,
    listings: sortListings(raw.listings, at),
    owners: sortOwners(raw.owners, at),
  }
}

function inverse(order: Int32Array): Int32Array {
  const at = new Int32Array(order.length)
  for (let i = 0; i < order.length; i++) at[order[i]!] = i
  return at
}

function sortListings({ party, from, until }: RawProjection['listings'], at: Int32Array): SortedParties['listings'] {
  const start = new Uint32Array(at.length + 1)
  for (const row of party) start[at[row]! + 1]!++
  for (let p = 0; p < at.length; p++) start[p + 1]! += start[p]!
  const order = Int32Array.from(party.keys()).sort(
    (a, b) => at[party[a]!]! - at[party[b]!]! || from[a]! - from[b]! || until[a]! - until[b]!,
  )
  return { start, from: order.map((i) => from[i]!), until: order.map((i) => until[i]!) }
}

function sortOwners(raw: RawProjection['owners'], at: Int32Array): SortedParties['owners'] {
  const owner = raw.owner.map((row) => at[row]!)
  const owned = raw.owned.map((row) => at[row]!)
  const { from, until } = raw
  const order = Int32Array.from(owner.keys()).sort(
    (a, b) => owner[a]! - owner[b]! || owned[a]! - owned[b]! || from[a]! - from[b]! || until[a]! - until[b]!,
  )
  return {
    owner: order.map((i) => owner[i]!),
    owned: order.map((i) => owned[i]!),
    from: order.map((i) => from[i]!),
    until: order.map((i) => until[i]!),
  }
}
