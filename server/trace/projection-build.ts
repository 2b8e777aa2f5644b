import type { ProjectionOrigin } from './projection-header.ts'
import { layProjection } from './projection-lay.ts'
import { sortMovements } from './projection-movements.ts'
import { sortParties } from './projection-parties.ts'
import type { MovementRow, OwnerRow, PartyRow, SharedProjection, Transformation } from './projection.ts'
import { ProjectionWriter, type RawProjection } from './projection-writer.ts'

/** A projection of plain rows, as tests and the bench make them. */
export function projectionOf(rows: {
  parties: readonly PartyRow[]
  movements: readonly MovementRow[]
  owners?: readonly OwnerRow[]
  identities?: readonly { a: string; b: string }[]
  transformations?: readonly Transformation[]
  version?: number
}): SharedProjection {
  const writer = new ProjectionWriter()
  for (const party of rows.parties) writer.addParty(party)
  for (const party of rows.parties)
    for (const { from, until } of party.listings) writer.addListing({ party: party.id, from, until })
  for (const owner of rows.owners ?? []) writer.addOwner(owner)
  for (const identity of rows.identities ?? []) writer.addIdentity(identity)
  for (const transformation of rows.transformations ?? []) writer.addTransformation(transformation)
  for (const movement of rows.movements) writer.addMovement(movement)
  return buildProjection(writer.raw(), { version: rows.version ?? 0, store: '', files: [] })
}

/**
 * Sorts raw columns by id, builds the window index of the default match level and lays everything out in one shared
 * block. A movement id that comes twice is kept once, as it came first.
 */
export function buildProjection(raw: RawProjection, of: ProjectionOrigin): SharedProjection {
  const parties = sortParties(raw)
  return layProjection({ raw, parties, movements: sortMovements(raw, parties.at) }, of)
}
