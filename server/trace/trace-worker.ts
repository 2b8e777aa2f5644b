import { parentPort } from 'node:worker_threads'
import type { TraceAnswer, TraceLots, TraceQuestion } from '../contract/trace.ts'
import type { ProblemCode } from '../contract/problem.ts'
import { WaybillError } from '../errors.ts'
import { openProjection } from './projection-open.ts'
import type { Projection } from './projection.ts'
import { trace } from './trace.ts'
import { OutOfTime, startClock } from './trace-clock.ts'
import { traceLots } from './trace-lots.ts'

/** A thread that answers questions on the projection it was last given, one at a time. */
export type ToTraceWorker =
  | { kind: 'projection'; block: SharedArrayBuffer }
  /** `cancelled` becomes non-zero when nobody wants the answer any more; with `movement`, its lots are asked for. */
  | { kind: 'ask'; question: TraceQuestion; movement?: string; seconds: number; cancelled: Int32Array }

export type FromTraceWorker = { answer: TraceAnswer | TraceLots } | { error: PlainError }

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
  if (message.kind === 'projection') {
    projection = openProjection(message.block)
    return
  }
  try {
    port.postMessage({ answer: answer(message) } satisfies FromTraceWorker)
  } catch (error) {
    port.postMessage({ error: plain(error) } satisfies FromTraceWorker)
  }
})

function answer(ask: Extract<ToTraceWorker, { kind: 'ask' }>): TraceAnswer | TraceLots {
  if (projection === undefined) throw new Error('a question came before any projection')
  const clock = startClock(ask.seconds, ask.cancelled)
  if (ask.movement === undefined) return trace(projection, ask.question, clock)
  return traceLots(projection, ask.question, ask.movement, clock)
}

function plain(error: unknown): PlainError {
  if (error instanceof WaybillError)
    return { code: error.code, message: error.message, next: error.next, fields: error.fields }
  if (error instanceof OutOfTime)
    return {
      code: 'query-timeout',
      message: 'The time ran out while amounts were followed, so the lots are not known.',
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
