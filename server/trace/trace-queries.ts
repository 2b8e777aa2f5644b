import { z } from 'zod'
import { defineQuery } from '../graph/query.ts'

export const partiesQuery = defineQuery('trace/parties', {
  access: 'read',
  params: z.object({}),
  row: z.object({
    id: z.string(),
    name: z.string().nullable(),
    country: z.string().nullable(),
    military: z.boolean(),
    endUser: z.boolean(),
  }),
})

export const listingsQuery = defineQuery('trace/listings', {
  access: 'read',
  params: z.object({}),
  row: z.object({ party: z.string(), since: z.string().nullable(), until: z.string().nullable() }),
})

export const ownersQuery = defineQuery('trace/owners', {
  access: 'read',
  params: z.object({}),
  row: z.object({
    owner: z.string(),
    owned: z.string(),
    since: z.string().nullable(),
    until: z.string().nullable(),
  }),
})

export const transformationsQuery = defineQuery('trace/transformations', {
  access: 'read',
  params: z.object({}),
  row: z.object({ source: z.string(), product: z.string() }),
})

const movementRow = z.object({
  id: z.string(),
  consignor: z.string(),
  consignee: z.string(),
  departed: z.string(),
  arrived: z.string(),
  code: z.string().nullable(),
  weight: z.number().nullable(),
  value: z.number().nullable(),
  quantity: z.number().nullable(),
  unit: z.string().nullable(),
  dataset: z.string().nullable(),
  post: z.string().nullable(),
})

export const movementsQuery = defineQuery('trace/movements', {
  access: 'read',
  params: z.object({ parties: z.array(z.string()) }),
  row: movementRow,
})

export const fileMovementsQuery = defineQuery('trace/file-movements', {
  access: 'read',
  params: z.object({ file: z.string() }),
  row: movementRow,
})

export const journalQuery = defineQuery('trace/journal', {
  access: 'read',
  params: z.object({}),
  row: z.object({ version: z.int(), noted: z.int(), gap: z.int() }),
})

export const filesQuery = defineQuery('trace/files', {
  access: 'read',
  params: z.object({}),
  row: z.object({ id: z.string(), dataset: z.string(), born: z.int(), changed: z.int(), shrunk: z.int() }),
})
