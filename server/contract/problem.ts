import { z } from 'zod'

/** Every error code of the product and the HTTP status that carries it (RFC 9457 `type` is `/problems/<code>`). */
export const problemStatus = {
  'bad-request': 400,
  'invalid-json': 400,
  'forbidden-origin': 403,
  'foreign-host': 421,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'precondition-failed': 412,
  'precondition-required': 428,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'no-source': 422,
  'no-target': 422,
  cancelled: 409,
  'file-unusable': 422,
  'query-refused': 422,
  'query-failed': 422,
  'query-timeout': 504,
  'query-memory': 507,
  'database-away': 503,
  'database-refused': 503,
  'storage-full': 507,
  'storage-read-only': 500,
  'data-newer': 500,
  'data-damaged': 500,
  'data-locked': 409,
  internal: 500,
} as const

export type ProblemCode = keyof typeof problemStatus
export const problemCodes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]

/** A problem document (RFC 9457). `errors` points at each bad field with a JSON pointer. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(problemCodes),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    /** From `/readyz` alone: what the server waits for. */
    missing: z.array(z.string()).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>
