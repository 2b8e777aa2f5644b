import { z } from 'zod'
import { CypherAnswer } from './console.ts'
import { endpoint } from './endpoint.ts'
import { problemCodes } from './problem.ts'
import { nodeKindNames } from './vocabulary.ts'
import { watchRhythms } from './watch-rhythms.ts'

export const WatchRun = z
  .object({
    /** Raised with every run of any watch. */
    id: z.int().positive(),
    /** ISO time at which it began. */
    at: z.string(),
    milliseconds: z.int(),
    /**
     * `first`: its rows are what later runs are compared with, none of them counts as new; the query's first run, and
     * the first after the query itself was changed. `failed`: the rows of the run before it stand.
     */
    outcome: z.enum(['first', 'compared', 'failed']),
    rows: z.int().nullable(),
    new: z.int(),
    gone: z.int(),
    seen: z.boolean(),
    problem: z.object({ code: z.enum(problemCodes), detail: z.string() }).nullable(),
  })
  .meta({ id: 'WatchRun' })
export type WatchRun = z.output<typeof WatchRun>

export const WatchDraft = z
  .strictObject({
    /** Id of a saved query; it runs with the values that its parameters were saved with. */
    query: z.string().min(1).max(200),
    every: z.enum(watchRhythms),
  })
  .meta({ id: 'WatchDraft' })
export type WatchDraft = z.output<typeof WatchDraft>

export const Watch = WatchDraft.extend({
  id: z.string(),
  version: z.int().positive(),
  /** The query's name. */
  name: z.string(),
  createdAt: z.string(),
  /** When it is run next; null for one that waits for an import. */
  nextAt: z.string().nullable(),
  running: z.boolean(),
  lastRun: WatchRun.nullable(),
  /** Rows that came and went in the runs that nobody has marked as seen. */
  unseen: z.object({ new: z.int(), gone: z.int() }),
}).meta({ id: 'Watch' })
export type Watch = z.output<typeof Watch>

/** What a run found that the one before it had not, and what it missed. */
export const WatchChanges = z
  .object({
    columns: z.array(z.string()),
    new: CypherAnswer.shape.rows,
    gone: CypherAnswer.shape.rows,
    /** The nodes that these rows name, as they were then. */
    things: z.array(
      z.object({ id: z.string(), kind: z.enum(nodeKindNames), name: z.string(), country: z.string().nullable() }),
    ),
  })
  .meta({ id: 'WatchChanges' })
export type WatchChanges = z.output<typeof WatchChanges>

const params = z.object({ id: z.string().min(1).max(200) })
const byVersion = ['not-found', 'precondition-required', 'precondition-failed'] as const

export const getWatches = endpoint({
  method: 'get',
  path: '/api/v1/watches',
  summary: 'Watched queries, with what is new in them',
  answer: z.object({ items: z.array(Watch) }).meta({ id: 'Watches' }),
})

export const postWatch = endpoint({
  method: 'post',
  once: 'for-a-day',
  path: '/api/v1/watches',
  summary: 'Watch a saved query; it is run at once for the rows to compare with',
  body: WatchDraft,
  status: 201,
  document: true,
  answer: Watch,
  problems: ['not-found', 'conflict', 'storage-full', 'storage-read-only'],
})

export const getWatch = endpoint({
  method: 'get',
  path: '/api/v1/watches/{id}',
  summary: 'A watch, with its ETag',
  params,
  document: true,
  answer: Watch,
  problems: ['not-found'],
})

export const putWatch = endpoint({
  method: 'put',
  path: '/api/v1/watches/{id}',
  summary: 'Change how often a query is run; If-Match holds the ETag of what is replaced',
  params,
  body: WatchDraft.pick({ every: true }),
  document: true,
  answer: Watch,
  problems: byVersion,
})

export const deleteWatch = endpoint({
  method: 'delete',
  path: '/api/v1/watches/{id}',
  summary: 'Watch no longer; If-Match holds the ETag of what is deleted',
  params,
  status: 204,
  answer: 'none',
  problems: byVersion,
})

export const postWatchRun = endpoint({
  method: 'post',
  path: '/api/v1/watches/{id}/runs',
  summary: 'Run a watch now',
  params,
  answer: Watch,
  problems: ['not-found', 'database-away'],
})

export const getWatchRuns = endpoint({
  method: 'get',
  path: '/api/v1/watches/{id}/runs',
  summary: 'Runs of a watch, the last one first; of old ones those that changed nothing are dropped',
  params,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(500).default(50),
    cursor: z
      .string()
      .regex(/^\d{1,15}$/, 'is no cursor of this list')
      .optional(),
  }),
  answer: z.object({ items: z.array(WatchRun), next: z.string().nullable() }).meta({ id: 'WatchRuns' }),
  problems: ['not-found'],
})

export const getWatchChanges = endpoint({
  method: 'get',
  path: '/api/v1/watches/{id}/runs/{run}',
  summary: 'The rows that were new in a run, and those that were gone',
  params: params.extend({ run: z.coerce.number().int().positive() }),
  answer: WatchChanges,
  problems: ['not-found'],
})

export const postWatchSeen = endpoint({
  method: 'post',
  path: '/api/v1/watches/{id}/seen',
  summary: 'Mark the runs of a watch up to one as seen',
  params,
  body: z.strictObject({ run: z.int().positive() }),
  answer: Watch,
  problems: ['not-found'],
})
