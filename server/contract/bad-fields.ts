import type { z } from 'zod'

export interface BadField {
  /** A JSON pointer (RFC 6901). */
  readonly pointer: string
  readonly detail: string
}

/**
 * Where a value does not fit its schema, and why.
 *
 * @param at the pointer of the value itself.
 */
export const badFields = (error: z.ZodError, at = ''): BadField[] =>
  error.issues.flatMap((issue) => fieldsOf(issue).map((field) => ({ ...field, pointer: at + field.pointer })))

/** The fields in one sentence: the first three, and how many more there are. */
export function fieldWords(fields: readonly BadField[]): string {
  const words = fields.slice(0, 3).map((f) => (f.pointer === '' ? f.detail : `${f.pointer.slice(1)}: ${f.detail}`))
  const more = fields.length > 3 ? ` (and ${fields.length - 3} more)` : ''
  return `${words.join('; ')}${more}.`
}

function fieldsOf(issue: z.core.$ZodIssue): BadField[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointer([...issue.path, key]), detail: 'there is no such field' }))
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.path.length > 0)
    return [{ pointer: pointer(issue.path), detail: 'is required' }]
  if (issue.code === 'invalid_key')
    return [{ pointer: pointer(issue.path), detail: issue.issues[0]?.message ?? issue.message }]
  return [{ pointer: pointer(issue.path), detail: issue.message }]
}

const pointer = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
