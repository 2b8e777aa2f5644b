import { z } from 'zod'
import { defineQuery } from './query.ts'

/** Pairs of parties that count as one; the party of the smallest id stands for all that are joined by such pairs. */
export const identitiesQuery = defineQuery('graph/identities', {
  access: 'read',
  params: z.object({}),
  row: z.object({ a: z.string(), b: z.string() }),
})
