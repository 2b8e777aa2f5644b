import { z } from 'zod'
import type { Query } from '../../server/graph/query.ts'

/** A statement of a test's own, with any parameters and rows. */
export const statement = (
  cypher: string,
  access: 'read' | 'write' = 'read',
): Query<z.ZodRecord<z.ZodString, z.ZodUnknown>, z.ZodRecord<z.ZodString, z.ZodUnknown>> => ({
  name: 'test',
  access,
  sentence: 'A test.',
  cypher,
  params: z.record(z.string(), z.unknown()),
  row: z.record(z.string(), z.unknown()),
})

/** Takes hours and hardly any memory on either engine: only a limit of time, or who asked, ends it. */
export const endless =
  'UNWIND range(1, 100000) AS a WITH a WHERE reduce(s = 0, i IN range(1, 100000) | s + i) = -1 RETURN count(*) AS n'
