import { type Problem, type ProblemCode, problemStatus } from '../contract/problem.ts'
import { WaybillError } from '../errors.ts'

/** Words for each code; exhaustive, so that a new code cannot be forgotten. */
const titles: Record<ProblemCode, string> = {
  'bad-request': 'The request cannot be read',
  'invalid-json': 'The body is no usable JSON',
  'forbidden-origin': 'Requests from other sites are refused',
  'foreign-host': 'This server does not answer under that name',
  'not-found': 'Not found',
  'method-not-allowed': 'This address does not take that method',
  conflict: 'That does not fit the present state',
  'precondition-failed': 'It was changed in the meantime',
  'precondition-required': 'Say which version you change',
  'too-large': 'Too large',
  'unsupported-media-type': 'This content type is not taken here',
  invalid: 'Something in the request cannot be used',
  'no-source': 'No party to begin from is left',
  'no-target': 'No party to arrive at is left',
  cancelled: 'Cancelled',
  'file-unusable': 'The file cannot be used',
  'query-refused': 'The statement was refused',
  'query-failed': 'The statement failed',
  'query-timeout': 'It took too long',
  'query-memory': 'The statement needed too much memory',
  'database-away': 'The database does not answer',
  'database-refused': 'The database refused the login',
  'storage-full': 'No room left',
  'storage-read-only': 'The data folder cannot be written to',
  'data-newer': 'The data folder belongs to a newer version',
  'data-damaged': 'The data is damaged',
  'data-locked': 'The data folder is in use',
  internal: 'Something went wrong inside Waybill',
}

/** The server cannot answer yet, or not now: what `/readyz` says. */
export class NotReady extends WaybillError {
  readonly missing: readonly string[]

  constructor(cause: WaybillError) {
    super('database-away', cause.message, {
      ...(cause.next === undefined ? {} : { next: cause.next }),
      cause,
    })
    this.missing = ['graph']
  }
}

/**
 * The problem document (RFC 9457) for an error. What is no `WaybillError` becomes `internal` without a word of its own
 * text; it is for the log.
 */
export function problemOf(error: unknown, requestId: string): Problem {
  const known =
    error instanceof WaybillError
      ? error
      : new WaybillError('internal', 'Nothing was changed by this request.', {
          next: `The server's log has the cause under request ${requestId}.`,
        })
  return {
    type: `/problems/${known.code}`,
    title: titles[known.code],
    status: problemStatus[known.code],
    code: known.code,
    detail: known.next === undefined ? known.message : `${known.message} ${known.next}`,
    requestId,
    ...(known.fields.length === 0 ? {} : { errors: known.fields.map((field) => ({ ...field })) }),
    ...(known instanceof NotReady ? { missing: [...known.missing] } : {}),
  }
}
