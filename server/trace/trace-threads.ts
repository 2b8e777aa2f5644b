import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { WaybillError } from '../errors.ts'
import type { AskAnswer, AskBody, AskKind } from './trace-asks.ts'
import type { FromTraceWorker, PlainError, ToTraceWorker } from './trace-worker.ts'

interface Job {
  readonly ask: AskKind
  readonly body: unknown
  readonly cancelled: Int32Array
  readonly resolve: (answer: AskAnswer<AskKind>) => void
  readonly reject: (error: unknown) => void
}

interface Thread {
  readonly worker: Worker
  job: Job | undefined
}

/**
 * Threads that answer questions on one shared projection. Questions wait in line and are taken in the order they came,
 * so nobody's wait grows with what others ask after them; one that is no longer wanted leaves the line, or its thread
 * at the next look at the clock.
 */
export class TraceThreads {
  private readonly threads: Thread[] = []
  private readonly line: Job[] = []
  private readonly count: number
  private readonly seconds: number
  private readonly log: Logger
  private block: SharedArrayBuffer | undefined
  private closed = false

  constructor(count: number, seconds: number, log: Logger) {
    this.count = count
    this.seconds = seconds
    this.log = log
  }

  /** From now on questions are answered on this projection; those at work finish on the one before. */
  use(block: SharedArrayBuffer): void {
    this.block = block
    for (const { worker } of this.threads) worker.postMessage({ kind: 'projection', block } satisfies ToTraceWorker)
    this.fill()
  }

  ask<K extends AskKind>(ask: K, body: AskBody<K>, signal?: AbortSignal): Promise<AskAnswer<K>> {
    const { promise, resolve, reject } = Promise.withResolvers<AskAnswer<AskKind>>()
    const cancelled = new Int32Array(new SharedArrayBuffer(4))
    const job: Job = { ask, body, cancelled, resolve, reject }
    const cancel = () => {
      Atomics.store(cancelled, 0, 1)
      const at = this.line.indexOf(job)
      if (at >= 0) this.line.splice(at, 1)
      reject(new WaybillError('cancelled', 'The trace was cancelled before it was done.'))
    }
    if (signal?.aborted || this.closed) cancel()
    else {
      signal?.addEventListener('abort', cancel, { once: true })
      this.line.push(job)
      this.fill()
    }
    return promise.finally(() => signal?.removeEventListener('abort', cancel)) as Promise<AskAnswer<K>>
  }

  async close(): Promise<void> {
    this.closed = true
    const gone = new WaybillError('cancelled', 'The trace was cancelled because Waybill is closing.')
    for (const job of this.line.splice(0)) job.reject(gone)
    for (const { job } of this.threads) job?.reject(gone)
    await Promise.all(this.threads.splice(0).map(({ worker }) => worker.terminate()))
  }

  private fill(): void {
    if (this.block === undefined || this.closed) return
    while (this.line.length > 0) {
      const thread = this.threads.find(({ job }) => job === undefined) ?? this.start(this.block)
      if (thread === undefined) return
      const job = this.line.shift()!
      thread.job = job
      thread.worker.postMessage({
        kind: 'ask',
        ask: job.ask,
        body: job.body,
        seconds: this.seconds,
        cancelled: job.cancelled,
      } satisfies ToTraceWorker)
    }
  }

  /** One more thread, unless there are enough. */
  private start(block: SharedArrayBuffer): Thread | undefined {
    if (this.threads.length >= this.count) return undefined
    const worker = new Worker(new URL('./trace-worker.ts', import.meta.url))
    const thread: Thread = { worker, job: undefined }
    worker.postMessage({ kind: 'projection', block } satisfies ToTraceWorker)
    worker.on('message', (message: FromTraceWorker) => {
      const { job } = thread
      thread.job = undefined
      if ('answer' in message) job?.resolve(message.answer)
      else job?.reject(this.errorOf(message.error))
      this.fill()
    })
    worker.on('error', (error) => this.log.error({ err: error }, 'a trace thread failed'))
    worker.on('exit', () => {
      const at = this.threads.indexOf(thread)
      if (at >= 0) this.threads.splice(at, 1)
      thread.job?.reject(unexpected())
      this.fill()
    })
    this.threads.push(thread)
    return thread
  }

  private errorOf({ code, message, next, fields }: PlainError): WaybillError {
    if (code !== null) return new WaybillError(code, message, { ...(next === undefined ? {} : { next }), fields })
    this.log.error({ error: message }, 'a trace failed')
    return unexpected()
  }
}

const unexpected = () =>
  new WaybillError('internal', 'The trace failed for a reason that Waybill did not expect.', {
    next: 'Ask again; if it fails again, the log has the details.',
  })
