import { z } from 'zod'
import { type Step, step } from './graph.ts'
import { defineQuery } from './query.ts'

const row = z.object({ version: z.int().positive() })

/**
 * Says that a write is noted: whatever rows of shipments it changes are those of files noted beside it. `gap` on the
 * graph's record is the last version of which that cannot be said.
 */
export const noteChange = defineQuery('schema/note-change', { access: 'write', params: z.object({}), row })

export const noteFile = defineQuery('schema/note-file', {
  access: 'write',
  params: z.object({ file: z.string(), shrinks: z.boolean() }),
  row,
})

/**
 * The last steps of a write that changes shipments of one file at most, so that what derives from the graph can be
 * brought up to date without reading it whole. A write without them is safe; then the whole graph is read.
 *
 * @param shrinks whether shipments of the file are taken away, not only brought or changed.
 */
export const noted = (change?: { file: string; shrinks?: boolean }): Step[] => [
  ...(change === undefined ? [] : [step(noteFile, { file: change.file, shrinks: change.shrinks ?? false })]),
  step(noteChange, {}),
]
