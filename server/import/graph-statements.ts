import { z } from 'zod'
import { importKindNames } from '../contract/import-kinds.ts'
import { defineQuery } from '../graph/query.ts'
import type { Properties, ReferenceLabel } from './graph-values.ts'
import type { TieType } from './plan.ts'

/**
 * Rows are made by the planners of this feature and number thousands a batch: checking that they are a list is enough,
 * and checking each of a million rows twice would cost as much as writing them.
 */
const rowsOf = <T>() => z.custom<readonly T[]>((value) => Array.isArray(value), 'a list of rows')

const nothing = z.unknown()
const write = <P extends z.ZodType>(name: string, params: P) =>
  defineQuery(`import/${name}`, { access: 'write', params, row: nothing })
const ids = z.object({ ids: rowsOf<string>() })
const rows = <T>() => z.object({ rows: rowsOf<T>() })
const fileRows = <T>() => z.object({ file: z.string(), rows: rowsOf<T>() })

export interface ReferenceRow {
  id: string
  properties: Properties
}
export interface SourceRef {
  id: string
  row: number
  line: number
}
export interface EdgeRow {
  from: string
  to: string
}
export interface TieRow extends EdgeRow {
  properties: Properties
}
export interface ShipmentRow {
  row: number
  line: number
  consignor: string
  consignee: string
  properties: Properties
}
export interface ListingRow {
  id: string
  party: string
  properties: Properties
  edge: Properties
}

const properties = z.custom<Properties>((value) => typeof value === 'object' && value !== null)
export const keepDataset = write('keep-dataset', z.object({ id: z.string(), properties }))
export const finishDataset = write('finish-dataset', z.object({ id: z.string(), properties }))
export const findDatasets = defineQuery('import/find-datasets', {
  access: 'read',
  params: z.object({ dataset: z.string() }),
  row: z.object({
    id: z.string(),
    kind: z.string(),
    sha256: z.string(),
    name: z.string(),
    importedAt: z.string(),
    state: z.string(),
  }),
})

export const keepReferences = {
  Country: write('keep-countries', rows<ReferenceRow>()),
  Port: write('keep-ports', rows<ReferenceRow>()),
  Good: write('keep-goods', rows<ReferenceRow>()),
  System: write('keep-systems', rows<ReferenceRow>()),
  Address: write('keep-addresses', rows<ReferenceRow>()),
  Contact: write('keep-contacts', rows<ReferenceRow>()),
} as const satisfies Record<ReferenceLabel, unknown>

export const createStubs = write('create-stubs', fileRows<{ row: number; line: number; properties: Properties }>())
export const renameStubs = write('rename-stubs', rows<{ id: string; name: string; country: string | null }>())
export const writeCompanies = write('write-companies', rows<ReferenceRow>())
export const writePeople = write('write-people', rows<ReferenceRow>())
export const markEndUsers = write('mark-end-users', ids)
export const unmarkEndUsers = write('unmark-end-users', ids)
export const createShipments = write('create-shipments', fileRows<ShipmentRow>())
export const changeShipments = write('change-shipments', rows<ShipmentRow>())
export const dropShipmentEdges = write('drop-shipment-edges', ids)
export const dropPartyEdges = write('drop-party-edges', ids)
export const writeListings = write('write-listings', rows<ListingRow>())

export const connectShipments = {
  CARRIES: write('connect-carries', rows<EdgeRow>()),
  DEPARTED_FROM: write('connect-departed-from', rows<EdgeRow>()),
  CROSSED: write('connect-crossed', rows<EdgeRow>()),
  ARRIVED_AT: write('connect-arrived-at', rows<EdgeRow>()),
  CARRIED: write('connect-carried', rows<EdgeRow>()),
} as const
export const connectParties = {
  LOCATED_IN: write('connect-located-in', rows<EdgeRow>()),
  REGISTERED_AT: write('connect-registered-at', rows<EdgeRow>()),
  REACHED_BY: write('connect-reached-by', rows<EdgeRow>()),
} as const

const stated = {
  id: z.string(),
  hash: z.string().nullable(),
  file: z.string().nullable(),
  row: z.number().nullable(),
  line: z.number().nullable(),
}
const find = (name: string) => defineQuery(`import/${name}`, { access: 'read', params: ids, row: z.object(stated) })

export const findParties = defineQuery('import/find-parties', {
  access: 'read',
  params: ids,
  row: z.object({ ...stated, name: z.string(), country: z.string().nullable() }),
})
export const findSubjects = { Shipment: find('find-shipments'), Listing: find('find-listings') } as const

export const nodeSubjects = ['Party', 'Shipment', 'Listing'] as const
export type NodeSubject = (typeof nodeSubjects)[number]
export const retireSources = {
  Party: write('retire-parties', ids),
  Shipment: write('retire-shipments', ids),
  Listing: write('retire-listings', ids),
} as const satisfies Record<NodeSubject, unknown>
export const recordSources = {
  Party: write('record-parties', fileRows<SourceRef>()),
  Shipment: write('record-shipments', fileRows<SourceRef>()),
  Listing: write('record-listings', fileRows<SourceRef>()),
} as const satisfies Record<NodeSubject, unknown>

const tie = (name: string) => ({
  create: write(`create-${name}`, rows<TieRow>()),
  change: write(`change-${name}`, rows<TieRow>()),
  list: defineQuery(`import/list-${name}`, {
    access: 'read',
    params: z.object({ dataset: z.string() }),
    row: z.object({ id: z.string(), hash: z.string(), file: z.string(), row: z.number(), line: z.number() }),
  }),
})
export const ties = {
  OWNS: tie('owns'),
  DIRECTS: tie('directs'),
  RELATED_TO: tie('related-to'),
  SUPPLIES: tie('supplies'),
  SAME_AS: tie('same-as'),
  FOUND_IN: tie('found-in'),
  TURNS_INTO: tie('turns-into'),
  EXPORTED_TO: tie('exported-to'),
} as const satisfies Record<TieType, unknown>

const changedNodes = (name: string) =>
  defineQuery(`import/list-changed-${name}`, {
    access: 'read',
    params: z.object({ file: z.string() }),
    row: z.object({ id: z.string(), file: z.string(), row: z.number(), importedAt: z.string() }),
  })
export const listChanged = {
  Party: changedNodes('parties'),
  Shipment: changedNodes('shipments'),
  Listing: changedNodes('listings'),
} as const satisfies Record<NodeSubject, unknown>

const inFile = z.object({ file: z.string() })
const none = z.object({})
const remove = <P extends z.ZodType>(name: string, params: P) =>
  defineQuery(`import/${name}`, { access: 'write', params, row: z.object({ removed: z.number() }) })
export const removeNodes = {
  Shipment: remove('remove-shipments', inFile),
  Listing: remove('remove-listings', inFile),
  Party: remove('remove-parties', inFile),
} as const satisfies Record<NodeSubject, unknown>
export const stubReferencedParties = remove(
  'stub-referenced-parties',
  z.object({ file: z.string(), dataset: z.string() }),
)
export const removeOrphanParties = remove('remove-orphan-parties', none)
export const removeRecords = remove('remove-records', inFile)
export const removeDataset = write('remove-dataset', inFile)
export const stubParties = write('stub-parties', rows<ReferenceRow>())
export const unmarkIdleEndUsers = write('unmark-idle-end-users', none)
export const removeOrphans = {
  Country: remove('remove-orphan-countries', none),
  Port: remove('remove-orphan-ports', none),
  Good: remove('remove-orphan-goods', none),
  System: remove('remove-orphan-systems', none),
  Address: remove('remove-orphan-addresses', none),
  Contact: remove('remove-orphan-contacts', none),
} as const satisfies Record<ReferenceLabel, unknown>

const tieUndo = (name: string) => ({
  listChanged: defineQuery(`import/list-changed-${name}`, {
    access: 'read',
    params: inFile,
    row: z.object({ id: z.string(), earlier: z.array(z.string()) }),
  }),
  forget: write(`forget-${name}`, z.object({ file: z.string(), rows: rowsOf<EdgeRow & { id: string }>() })),
  remove: remove(`remove-${name}`, inFile),
})
export const tieUndos = {
  OWNS: tieUndo('owns'),
  DIRECTS: tieUndo('directs'),
  RELATED_TO: tieUndo('related-to'),
  SUPPLIES: tieUndo('supplies'),
  SAME_AS: tieUndo('same-as'),
  FOUND_IN: tieUndo('found-in'),
  TURNS_INTO: tieUndo('turns-into'),
  EXPORTED_TO: tieUndo('exported-to'),
} as const satisfies Record<TieType, unknown>

const counts = z.object({ dataset: z.string().nullable(), count: z.number() })
export const countParties = defineQuery('import/count-parties', { access: 'read', params: none, row: counts })
export const countShipments = defineQuery('import/count-shipments', { access: 'read', params: none, row: counts })
export const listDatasets = defineQuery('import/list-datasets', {
  access: 'read',
  params: none,
  row: z.object({
    id: z.string(),
    dataset: z.string(),
    name: z.string(),
    sha256: z.string(),
    kind: z.enum(importKindNames),
    size: z.number(),
    rows: z.number(),
    accepted: z.number(),
    rejected: z.number(),
    unchanged: z.number(),
    job: z.string().nullable(),
    importedAt: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    state: z.enum(['complete', 'partial']),
  }),
})
