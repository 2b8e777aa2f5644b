import type { z } from 'zod'
import type { ProblemCode } from './problem.ts'

type Schema = z.ZodType

/**
 * An endpoint is a value: the server mounts it, the client calls it, `/openapi.json` is generated from it and the
 * HTTP tests check every answer against it. `path` uses `{name}` for parameters. `body` `'bytes'` is a raw upload;
 * an `answer` of `'events'` is a server-sent event stream, `'bytes'` a download,
 * `'lines'` a stream of JSON values, each on a line of its own (application/x-ndjson).
 */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  readonly path: string
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: Schema | 'bytes'
  /** Bytes that a JSON body may have, where that is not a million. */
  readonly bodyLimit?: number
  /**
   * With an `Idempotency-Key` the same is done once, and answered again to whoever sends it again: for a day, or while the
   * server runs where what it began ends with that.
   */
  readonly once?: 'for-a-day' | 'while-running'
  readonly status?: 200 | 201 | 202 | 204
  /** The answer is a document with a `version`, which its ETag holds. */
  readonly document?: true
  readonly answer: Schema | 'events' | 'bytes' | 'lines' | 'none'
  /** What each line of an answer of `'lines'` is; the last one may be `{ line: 'problem', problem }`. */
  readonly line?: Schema
  /** Problems a caller should expect besides `invalid`, `foreign-host`, `forbidden-origin` and `internal`. */
  readonly problems?: readonly ProblemCode[]
}

export const endpoint = <const E extends Endpoint>(value: E): E => value
