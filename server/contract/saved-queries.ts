import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const parameterTypes = ['text', 'number', 'date', 'country', 'goods code', 'party'] as const

export const QueryParameter = z
  .strictObject({
    name: z
      .string()
      .regex(/^[A-Za-z_]\w*$/, 'is a name of letters, digits and _')
      .max(60),
    label: z.string().max(120).default(''),
    type: z.enum(parameterTypes),
    /** Whether it takes several values of its type, as a list. */
    list: z.boolean().default(false),
    /** What the form begins with; null: it must be filled in. */
    value: z
      .union([z.string().max(2000), z.number(), z.array(z.union([z.string().max(200), z.number()])).max(500), z.null()])
      .default(null),
  })
  .superRefine(({ type, list, value }, context) => {
    const wrong = kindProblem(type, list, value)
    if (wrong !== undefined) context.addIssue({ code: 'custom', path: ['value'], message: wrong })
  })
  .meta({ id: 'QueryParameter' })
export type QueryParameter = z.output<typeof QueryParameter>

/** What is wrong with a value of a parameter; undefined where nothing is, and for none at all. */
function kindProblem(type: (typeof parameterTypes)[number], list: boolean, value: unknown): string | undefined {
  if (value === null) return undefined
  if (Array.isArray(value) !== list) return list ? 'must be a list' : 'must be one value, not a list'
  const all: unknown[] = Array.isArray(value) ? value : [value]
  if (type === 'number') return all.every((each) => typeof each === 'number') ? undefined : 'must be a number'
  if (!all.every((each) => typeof each === 'string')) return 'must be a text'
  const isDate = (each: string) => /^\d{4}-\d{2}-\d{2}$/.test(each)
  return type === 'date' && !all.every((each) => isDate(each)) ? 'must be a day such as 2022-02-24' : undefined
}

/** What a person decides about a saved query. */
export const QueryDraft = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    description: z.string().max(2000).default(''),
    tags: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
    statement: z.string().min(1).max(100_000),
    parameters: z.array(QueryParameter).max(40).default([]),
    /** How its rows are shown first. */
    view: z.enum(['table', 'graph', 'chart']).default('table'),
    pinned: z.boolean().default(false),
  })
  .meta({ id: 'QueryDraft' })
export type QueryDraft = z.output<typeof QueryDraft>

export const SavedQuery = QueryDraft.extend({
  id: z.string(),
  /** Raised by one with every change; the ETag holds it. */
  version: z.int().positive(),
  /** Comes with the product: it can be run and duplicated, not changed. */
  shipped: z.boolean(),
  /** ISO time; null for shipped ones. */
  changedAt: z.string().nullable(),
}).meta({ id: 'SavedQuery' })
export type SavedQuery = z.output<typeof SavedQuery>

export const QueryVersion = z
  .object({ version: z.int().positive(), changedAt: z.string(), query: QueryDraft })
  .meta({ id: 'QueryVersion' })
export type QueryVersion = z.output<typeof QueryVersion>

const params = z.object({ id: z.string().min(1).max(200) })

export const getQueries = endpoint({
  method: 'get',
  path: '/api/v1/queries',
  summary: 'Saved queries, and those that come with the product',
  query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(500), cursor: z.string().optional() }),
  answer: z.object({ items: z.array(SavedQuery), next: z.string().nullable() }).meta({ id: 'SavedQueries' }),
})

export const postQuery = endpoint({
  method: 'post',
  once: 'for-a-day',
  path: '/api/v1/queries',
  summary: 'Save a query',
  body: QueryDraft,
  status: 201,
  document: true,
  answer: SavedQuery,
  problems: ['storage-full', 'storage-read-only'],
})

export const getQuery = endpoint({
  method: 'get',
  path: '/api/v1/queries/{id}',
  summary: 'A saved query, with its ETag',
  params,
  document: true,
  answer: SavedQuery,
  problems: ['not-found'],
})

export const putQuery = endpoint({
  method: 'put',
  path: '/api/v1/queries/{id}',
  summary: 'Replace a saved query; If-Match holds the ETag of what is replaced',
  params,
  body: QueryDraft,
  document: true,
  answer: SavedQuery,
  problems: ['not-found', 'conflict', 'precondition-required', 'precondition-failed'],
})

export const deleteQuery = endpoint({
  method: 'delete',
  path: '/api/v1/queries/{id}',
  summary: 'Delete a saved query with its history; If-Match holds the ETag of what is deleted',
  params,
  status: 204,
  answer: 'none',
  problems: ['not-found', 'conflict', 'precondition-required', 'precondition-failed'],
})

export const getQueryHistory = endpoint({
  method: 'get',
  path: '/api/v1/queries/{id}/history',
  summary: 'Every version of a saved query, newest first',
  params,
  answer: z.object({ items: z.array(QueryVersion) }).meta({ id: 'QueryHistory' }),
  problems: ['not-found'],
})
