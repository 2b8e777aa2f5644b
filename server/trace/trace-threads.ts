import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { WaybillError } from '../errors.ts'
import { type AskBody, type AskKind, longAsks } from './trace-asks.ts'
import { FairLine } from './trace-line.ts'
import type { FromTraceWorker, PlainError, ToTraceWorker } from './trace-worker.ts'

/** An answer as a thread gives it. */
export interface ThreadAnswer {
  /** JSON, as UTF-8. */
  readonly bytes: Uint8Array
  /** Whether nothing was left out for want of time, so that the same question would get the same answer. */
  readonly whole: boolean
}

export interface Asked {
  readonly answer: Promise<ThreadAnswer>
  /** Lets it be taken in the turn of another client, too, who waits for the same answer. */
  join(client: string): void
}

interface Job {
  readonly ask: AskKind
  readonly body: unknown
  readonly cancelled: Int32Array
  readonly resolve: (answer: ThreadAnswer) => void
  readonly reject: (error: unknown) => void
  waiting: boolean
}

interface Thread {
  readonly worker: Worker
  job: Job | undefined
}

/**
 * Threads that answer questions on one shared projection. Questions wait in line, and clients take turns; one that is no
 * longer wanted leaves the line, or its thread at the next look at the clock. What takes long by nature never has all
 * threads, so that a plain question always finds one soon.
 */
export class TraceThreads {
  private readonly threads: Thread[] = []
  private readonly line = new FairLine<Job>()
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

  ask<K extends AskKind>(ask: K, body: AskBody<K>, client: string, signal: AbortSignal): Asked {
    const { promise, resolve, reject } = Promise.withResolvers<ThreadAnswer>()
    const cancelled = new Int32Array(new SharedArrayBuffer(4))
    const job: Job = { ask, body, cancelled, resolve, reject, waiting: true }
    const cancel = () => {
      Atomics.store(cancelled, 0, 1)
      this.line.remove(job)
      job.waiting = false
      reject(new WaybillError('cancelled', 'The trace was cancelled before it was done.'))
    }
    if (signal.aborted || this.closed) cancel()
    else {
      signal.addEventListener('abort', cancel, { once: true })
      this.line.add(client, job)
      this.fill()
    }
    return {
      answer: promise.finally(() => signal.removeEventListener('abort', cancel)),
      join: (other) => {
        if (job.waiting) this.line.add(other, job)
      },
    }
  }

  /** How many questions are at work. */
  get busy(): number {
    return this.threads.filter(({ job }) => job !== undefined).length
  }

  async close(): Promise<void> {
    this.closed = true
    const gone = new WaybillError('cancelled', 'The trace was cancelled because Waybill is closing.')
    for (const job of this.line.clear()) job.reject(gone)
    for (const { job } of this.threads) job?.reject(gone)
    await Promise.all(this.threads.splice(0).map(({ worker }) => worker.terminate()))
  }

  private fill(): void {
    if (this.block === undefined || this.closed) return
    for (;;) {
      const idle = this.threads.find(({ job }) => job === undefined)
      if (idle === undefined && this.threads.length >= this.count) return
      const long = this.threads.filter(({ job }) => job !== undefined && longAsks.has(job.ask)).length
      const job = this.line.take(({ ask }) => !longAsks.has(ask) || long < Math.max(1, this.count - 1))
      if (job === undefined) return
      job.waiting = false
      const thread = idle ?? this.start(this.block)
      thread.job = job
      const { ask, body, cancelled } = job
      thread.worker.postMessage({ kind: 'ask', ask, body, seconds: this.seconds, cancelled } satisfies ToTraceWorker)
    }
  }

  private start(block: SharedArrayBuffer): Thread {
    const worker = new Worker(new URL('./trace-worker.ts', import.meta.url))
    const thread: Thread = { worker, job: undefined }
    worker.postMessage({ kind: 'projection', block } satisfies ToTraceWorker)
    worker.on('message', (message: FromTraceWorker) => {
      const { job } = thread
      thread.job = undefined
      if ('bytes' in message) job?.resolve(message)
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
