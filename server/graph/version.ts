import { z } from 'zod'
import { defineQuery } from './query.ts'

/** The graph's version and that of its schema; no row in a graph that is new. */
export const graphVersion = defineQuery('schema/version', {
  access: 'read',
  params: z.object({}),
  row: z.object({ version: z.int().nonnegative(), schema: z.int().nonnegative() }),
})

/**
 * Raises the graph's version by one: the last statement of every write. It leaves the write's name and answer, so that
 * one whose answer was lost on the way is not run a second time.
 */
export const raiseVersion = defineQuery('schema/raise-version', {
  access: 'write',
  params: z.object({ write: z.string(), answer: z.string() }),
  row: z.object({ version: z.int().positive() }),
})

/** The write that was kept last. */
export const lastWrite = defineQuery('schema/last-write', {
  access: 'read',
  params: z.object({}),
  row: z.object({ write: z.string().nullable(), answer: z.string().nullable() }),
})

/** Says which schema the graph has now. */
export const recordSchema = defineQuery('schema/record-schema', {
  access: 'write',
  params: z.object({ schema: z.int().positive() }),
  row: z.object({ schema: z.int().positive() }),
})
