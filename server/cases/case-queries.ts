import { z } from 'zod'
import { defineQuery } from '../graph/query.ts'

const ids = z.array(z.string())

export const movementsNowQuery = defineQuery('cases/movements', {
  access: 'read',
  params: z.object({ ids }),
  row: z.object({
    id: z.string(),
    consignor: z.string(),
    consignee: z.string(),
    departed: z.string(),
    arrived: z.string(),
    code: z.string().nullable(),
    weight: z.number().nullable(),
    value: z.number().nullable(),
    quantity: z.number().nullable(),
  }),
})
export type MovementNow = z.output<(typeof movementsNowQuery)['row']>

export const nodesNowQuery = defineQuery('cases/nodes', {
  access: 'read',
  params: z.object({ ids }),
  row: z.object({ id: z.string() }),
})

export const edgesNowQuery = defineQuery('cases/edges', {
  access: 'read',
  params: z.object({ tails: ids, heads: ids }),
  row: z.object({
    tail: z.string(),
    kind: z.string(),
    head: z.string(),
    stated: z.string().nullable(),
    row: z.int().nullable(),
  }),
})
