import { parentPort } from 'node:worker_threads'
import type { ProblemCode } from '../contract/problem.ts'
import { WaybillError } from '../errors.ts'
import { openProjection } from './projection-open.ts'
import type { Projection } from './projection.ts'
import { type AskAnswer, type AskKind, asks, fieldsInBody } from './trace-asks.ts'
import { OutOfTime } from './trace-clock.ts'
import type { ThreadAnswer } from './trace-threads.ts'

/** A thread that answers questions on the projection it was last given, one at a time. */
export type ToTraceWorker =
  | { kind: 'projection'; block: SharedArrayBuffer }
  /** `cancelled` becomes non-zero when nobody wants the answer any more. */
  | { kind: 'ask'; ask: AskKind; body: unknown; seconds: number; cancelled: Int32Array }

type Ask = Extract<ToTraceWorker, { kind: 'ask' }>

export type FromTraceWorker = ThreadAnswer | { error: PlainError }

/** A `WaybillError` as it crosses from one thread to another; code null for any other error. */
export interface PlainError {
  code: ProblemCode | null
  message: string
  next: string | undefined
  fields: readonly { pointer: string; detail: string }[]
}

const port = parentPort!
let projection: Projection | undefined

port.on('message', (message: ToTraceWorker) => {
  if (message.kind === 'projection') projection = openProjection(message.block)
  else void respond(message)
})

async function respond(message: Ask): Promise<void> {
  try {
    const given = await answer(message)
    const bytes = new TextEncoder().encode(JSON.stringify(given))
    const whole = !('stoppedBy' in given) || given.stoppedBy === undefined || given.stoppedBy === null
    port.postMessage({ bytes, whole } satisfies FromTraceWorker, [bytes.buffer])
  } catch (error) {
    port.postMessage({ error: plain(error, message.ask) } satisfies FromTraceWorker)
  }
}

async function answer({ ask, body, seconds, cancelled }: Ask): Promise<AskAnswer<AskKind>> {
  if (projection === undefined) throw new Error('a question came before any projection')
  // Whoever asks has typed the body by its kind.
  return asks[ask](projection, body as never, { seconds, cancelled })
}

function plain(error: unknown, ask: AskKind): PlainError {
  if (error instanceof WaybillError)
    return { code: error.code, message: error.message, next: error.next, fields: fieldsInBody(ask, error.fields) }
  if (error instanceof OutOfTime)
    return {
      code: 'query-timeout',
      message: 'The time ran out before there was anything to answer.',
      next: 'Narrow the period or the goods of the question, or allow more time (WAYBILL_TRACE_SECONDS).',
      fields: [],
    }
  return {
    code: null,
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    next: undefined,
    fields: [],
  }
}
