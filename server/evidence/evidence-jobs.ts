import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { Logger } from 'pino'
import type { Job } from '../contract/imports.ts'
import { isOver } from '../contract/job-states.ts'
import { problemStatus } from '../contract/problem.ts'
import { WaybillError } from '../errors.ts'

/** How a job tells what it does. */
export interface JobRun {
  readonly id: string
  readonly signal: AbortSignal
  stage(words: string): void
  onBytes(bytes: number): void
}

/** Jobs that are over when the server ends: nothing of them is worth keeping but what they made. */
const mostKept = 100

interface Kept {
  job: Job
  event: number
  abort: AbortController
  done: Promise<void>
}

/** Runs one job after another, in memory. */
export class EvidenceJobs {
  readonly #jobs = new Map<string, Kept>()
  readonly #bell = new EventEmitter().setMaxListeners(0)
  readonly #log: Logger
  #queue: Promise<void> = Promise.resolve()
  #closed = false

  constructor(log: Logger) {
    this.#log = log
  }

  start(of: string, work: (run: JobRun) => Promise<void>): string {
    const id = randomUUID()
    const abort = new AbortController()
    const job: Job = {
      id,
      kind: 'evidence',
      dataset: of,
      state: 'waiting',
      stage: 'waiting',
      progress: { rows: 0, bytes: 0, totalBytes: 0, rowsPerSecond: 0, secondsLeft: null },
      files: [],
      problem: null,
      createdAt: new Date().toISOString(),
      finishedAt: null,
    }
    const kept: Kept = { job, event: 1, abort, done: Promise.resolve() }
    this.#jobs.set(id, kept)
    for (const [old, { job: before }] of this.#jobs)
      if (this.#jobs.size > mostKept && isOver(before)) this.#jobs.delete(old)
    this.#queue = this.#queue.then(() => this.#run(kept, work))
    kept.done = this.#queue
    return id
  }

  has(id: string): boolean {
    return this.#jobs.has(id)
  }

  /** @throws WaybillError `not-found`. */
  job(id: string): Job {
    return this.#find(id).job
  }

  /** The job whenever it changes, until it ends; only its latest state counts. */
  async *events(id: string, after = 0, signal?: AbortSignal): AsyncGenerator<{ id: number; job: Job }> {
    const kept = this.#find(id)
    const left = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }))
    for (let sent = after; ;) {
      const rung = new Promise<void>((resolve) => this.#bell.once(id, resolve))
      if (kept.event > sent) {
        sent = kept.event
        yield { id: sent, job: kept.job }
      }
      if (isOver(kept.job) || signal?.aborted === true) return
      if (kept.event > sent) continue
      await Promise.race([rung, left])
    }
  }

  /** @throws WaybillError `not-found`, `conflict` for a job that is over. */
  cancel(id: string): void {
    const kept = this.#find(id)
    if (isOver(kept.job))
      throw new WaybillError('conflict', `The job is ${kept.job.state} already; it cannot be cancelled.`)
    kept.abort.abort(new WaybillError('cancelled', 'The export was cancelled.'))
    if (kept.job.state === 'waiting') this.#finish(kept, 'cancelled', null)
    else this.#change(kept, { stage: 'cancelling' })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { abort } of this.#jobs.values()) abort.abort(new WaybillError('cancelled', 'Waybill is being closed.'))
    await this.#queue
  }

  #find(id: string): Kept {
    const kept = this.#jobs.get(id)
    if (kept === undefined) throw new WaybillError('not-found', `There is no job ${id.slice(0, 60)}.`)
    return kept
  }

  async #run(kept: Kept, work: (run: JobRun) => Promise<void>): Promise<void> {
    if (isOver(kept.job)) return
    if (this.#closed) return this.#finish(kept, 'cancelled', null)
    this.#change(kept, { state: 'running', stage: 'starting' })
    try {
      await work({
        id: kept.job.id,
        signal: kept.abort.signal,
        stage: (words) => this.#change(kept, { stage: words }),
        onBytes: (bytes) => {
          const { progress } = kept.job
          this.#change(kept, { progress: { ...progress, bytes: progress.bytes + bytes } })
        },
      })
      this.#finish(kept, 'done', null)
    } catch (error) {
      if (kept.abort.signal.aborted) return this.#finish(kept, 'cancelled', null)
      if (!(error instanceof WaybillError)) this.#log.error({ err: error, job: kept.job.id }, 'an export failed')
      const known =
        error instanceof WaybillError
          ? error
          : new WaybillError('internal', 'The export stopped because of a fault in Waybill.')
      this.#finish(kept, 'failed', {
        type: `/problems/${known.code}`,
        title: 'The export failed',
        status: problemStatus[known.code],
        code: known.code,
        detail: [known.message, known.next ?? ''].join(' ').trim(),
      })
    }
  }

  #finish(kept: Kept, state: 'done' | 'failed' | 'cancelled', problem: Job['problem']): void {
    this.#change(kept, { state, stage: state, problem, finishedAt: new Date().toISOString() })
  }

  #change(kept: Kept, changes: Partial<Job>): void {
    kept.job = { ...kept.job, ...changes }
    kept.event++
    this.#bell.emit(kept.job.id)
  }
}
