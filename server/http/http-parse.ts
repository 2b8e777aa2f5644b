import type { z } from 'zod'
import { badFields, fieldWords } from '../contract/bad-fields.ts'
import { WaybillError } from '../errors.ts'

/**
 * Parses a part of a request by its schema.
 *
 * @throws WaybillError `invalid` with a JSON pointer and a reason for every bad field.
 */
export function parsePart(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  const fields = badFields(parsed.error)
  throw new WaybillError('invalid', fieldWords(fields), { fields })
}
