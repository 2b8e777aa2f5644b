import { z } from 'zod'
import { nodeKindNames } from '../contract/vocabulary.ts'
import { defineQuery } from '../graph/query.ts'

const PartyRow = z.object({
  id: z.string(),
  person: z.boolean(),
  name: z.string().nullable(),
  country: z.string().nullable(),
  aliases: z.array(z.string()).nullable(),
  number: z.string().nullable(),
})
export type PartyRow = z.infer<typeof PartyRow>

const OtherRow = z.object({
  id: z.string(),
  kind: z.enum(nodeKindNames),
  name: z.string().nullable(),
  country: z.string().nullable(),
  number: z.string().nullable(),
})
export type OtherRow = z.infer<typeof OtherRow>

export const partiesQuery = defineQuery('search/parties', { access: 'read', params: z.object({}), row: PartyRow })

export const othersQuery = defineQuery('search/others', { access: 'read', params: z.object({}), row: OtherRow })

export const shipmentsQuery = defineQuery('search/shipments', {
  access: 'read',
  params: z.object({ ids: z.array(z.string()) }),
  row: z.object({ id: z.string(), name: z.string().nullable(), description: z.string().nullable() }),
})

export const datasetsQuery = defineQuery('search/datasets', {
  access: 'read',
  params: z.object({}),
  row: z.object({ dataset: z.string(), files: z.int(), last: z.string().nullable() }),
})
