import type { z } from 'zod'
import { WaybillError } from '../errors.ts'

/**
 * Parses a part of a request by its schema.
 *
 * @throws WaybillError `invalid` with a JSON pointer and a reason for every bad field.
 */
export function parsePart(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.flatMap(fieldsOf)
  const words = fields.slice(0, 3).map((f) => (f.pointer === '' ? f.detail : `${f.pointer.slice(1)}: ${f.detail}`))
  const more = fields.length > 3 ? ` (and ${fields.length - 3} more)` : ''
  throw new WaybillError('invalid', `${words.join('; ')}${more}.`, { fields })
}

function fieldsOf(issue: z.core.$ZodIssue): { pointer: string; detail: string }[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointer([...issue.path, key]), detail: 'there is no such field' }))
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.path.length > 0)
    return [{ pointer: pointer(issue.path), detail: 'is required' }]
  return [{ pointer: pointer(issue.path), detail: issue.message }]
}

/** A JSON pointer (RFC 6901). */
const pointer = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
