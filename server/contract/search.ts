import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { nodeKindNames } from './vocabulary.ts'

export const SearchItem = z
  .object({
    id: z.string(),
    kind: z.enum(nodeKindNames),
    name: z.string(),
    country: z.string().nullable(),
    /** What matched, where it is not the name: an alias, a number, an address. */
    snippet: z.string(),
  })
  .meta({ id: 'SearchItem' })
export type SearchItem = z.infer<typeof SearchItem>

export const SearchAnswer = z
  .object({ items: z.array(SearchItem), truncated: z.boolean() })
  .meta({ id: 'SearchAnswer' })
export type SearchAnswer = z.infer<typeof SearchAnswer>

export const getSearch = endpoint({
  method: 'get',
  path: '/api/v1/search',
  summary: 'Find by name in any script (typing mistakes forgiven), by id or registration number (exact)',
  query: z.object({
    q: z.string().min(1).max(300),
    kind: z.enum(nodeKindNames).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(20),
  }),
  answer: SearchAnswer,
  problems: ['database-away'],
})
