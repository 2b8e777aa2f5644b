import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Job } from '../contract/imports.ts'
import { isOver } from '../contract/job-states.ts'
import { problemStatus } from '../contract/problem.ts'
import { WaybillError } from '../errors.ts'
import type { JobRecord, JobStore } from './job-store.ts'

/** How long a job waits for the database between two attempts, in milliseconds. */
const retryAfter = 2000
/** Rejects of each file in lists and in events of a running job; `rejectsTruncated` says that there are more. */
const fewRejects = 20
/** Seconds over which the rate of a job is measured. */
const rateWindow = 10

/** What a job does; it must go on where it was when it is run again. */
export type JobWork = (job: JobRecord, run: { signal: AbortSignal; live: LiveProgress }) => Promise<void>

/** Counts that are too fresh for the journal. */
export interface LiveProgress {
  onBytes(bytes: number): void
  onBatch(): void
  stage(words: string): void
}

export interface Jobs {
  start(id: string): void
  job(id: string): Job
  /** The last jobs, newest first, with the first few rejects of each. */
  list(): Job[]
  events(id: string, after: number, signal?: AbortSignal): AsyncGenerator<{ id: number; job: Job }>
  cancel(id: string): void
  resume(): void
  close(): Promise<void>
}

/**
 * Runs jobs one after another: two imports at once would each create what the other has not committed yet. A job that
 * loses the database waits for it and goes on; one that is closed down is paused and goes on at the next start.
 */
export function createJobs(parts: {
  store: JobStore
  log: Logger
  ready: () => Promise<void>
  work: JobWork
  undo: JobWork
  rollBack: JobWork
}): Jobs {
  const { store, log } = parts
  const bell = new EventEmitter().setMaxListeners(0)
  const queue: string[] = []
  let running:
    | { id: string; abort: AbortController; bytes: number; times: { at: number; rows: number; bytes: number }[] }
    | undefined
  let closing = false
  const closed = Promise.withResolvers<void>()
  let loop: Promise<void> = Promise.resolve()

  const publish = (id: string): void => void bell.emit(id)
  const change = (id: string, changes: Parameters<JobStore['change']>[1]): void => {
    store.change(id, changes)
    publish(id)
  }

  const view = (id: string, mostRejects?: number): Job => {
    const record = store.job(id)
    const files = store.files(id)
    const reports = files.map((file) => store.report(file, mostRejects))
    const rows = reports.reduce((sum, file) => sum + file.rows, 0)
    const settled = files.reduce((sum, file) => sum + (file.done ? file.size : file.acknowledged.bytes), 0)
    const live = running?.id === id ? running : undefined
    const bytes = Math.min(record.totalBytes, Math.max(settled, live?.bytes ?? 0))
    const first = live?.times[0]
    const last = live?.times.at(-1)
    const seconds = first !== undefined && last !== undefined ? (last.at - first.at) / 1000 : 0
    const rowRate = seconds > 0 && first !== undefined && last !== undefined ? (last.rows - first.rows) / seconds : 0
    const byteRate = seconds > 0 && first !== undefined && last !== undefined ? (last.bytes - first.bytes) / seconds : 0
    return {
      id: record.id,
      kind: record.kind,
      dataset: record.dataset,
      state: record.state,
      stage: record.stage,
      progress: {
        rows,
        bytes,
        totalBytes: record.totalBytes,
        rowsPerSecond: Math.round(rowRate),
        secondsLeft:
          record.state === 'running' && byteRate > 0 ? Math.ceil((record.totalBytes - bytes) / byteRate) : null,
      },
      files: reports,
      problem: record.problem,
      createdAt: record.createdAt,
      finishedAt: record.finishedAt,
    }
  }

  const finish = (
    id: string,
    state: 'done' | 'failed' | 'cancelled',
    stage: string,
    problem: Job['problem'] = null,
  ): void => change(id, { state, stage, problem, finishedAt: new Date().toISOString() })

  const attempt = async (id: string): Promise<void> => {
    const record = store.job(id)
    const abort = new AbortController()
    const own = { id, abort, bytes: 0, times: [] as { at: number; rows: number; bytes: number }[] }
    running = own
    const mark = (): void => {
      const rows = store.files(id).reduce((sum, file) => sum + (file.planned ?? file.acknowledged).rows, 0)
      own.times.push({ at: Date.now(), rows, bytes: own.bytes })
      while (own.times.length > 2 && Date.now() - (own.times[0]?.at ?? 0) > rateWindow * 1000) own.times.shift()
    }
    const live: LiveProgress = {
      onBytes: (bytes) => (own.bytes += bytes),
      onBatch: () => {
        mark()
        publish(id)
      },
      stage: (words) => change(id, { stage: words }),
    }
    if (record.cancelling) {
      change(id, { state: 'running', stage: 'rolling back' })
      await parts.rollBack(record, { signal: abort.signal, live })
      finish(id, 'cancelled', 'rolled back')
      return
    }
    change(id, { state: 'running', stage: 'starting', problem: null })
    mark()
    await (record.kind === 'undo' ? parts.undo : parts.work)(record, { signal: abort.signal, live })
    finish(id, 'done', 'done')
  }

  const runOne = async (id: string): Promise<void> => {
    for (;;) {
      if (isOver(store.job(id))) return
      try {
        await attempt(id)
        return
      } catch (error) {
        if (closing)
          return change(id, { state: 'paused', stage: 'paused: Waybill was closed; it goes on at the next start' })
        if (store.job(id).cancelling && !(error instanceof WaybillError && error.code === 'database-away')) {
          if (running?.abort.signal.aborted === true) continue
        }
        const problem = asProblem(error)
        if (problem.code === 'database-away') {
          change(id, { state: 'paused', stage: 'waiting for the database', problem: problemOf(problem) })
          await Promise.race([sleep(retryAfter, undefined, { ref: false }), closed.promise])
          if (!closing) await Promise.race([parts.ready().catch(() => undefined), closed.promise])
          if (closing) return
          continue
        }
        log.error({ err: error, job: id }, 'a job failed')
        return finish(id, 'failed', 'failed', problemOf(problem))
      } finally {
        running = undefined
      }
    }
  }

  const work = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      if (closing) return
      try {
        await runOne(id)
      } catch (error) {
        log.error({ err: error, job: id }, 'the state of a job could not be written')
      }
    }
  }

  return {
    start(id) {
      queue.push(id)
      loop = loop.then(work)
    },
    job: (id) => view(id),
    list: () => store.jobs().map(({ id }) => view(id, fewRejects)),
    async *events(id, after, signal) {
      let sent = after
      const left = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }))
      for (;;) {
        const rung = new Promise<void>((resolve) => bell.once(id, resolve))
        const { event, state } = store.job(id)
        if (event > sent) {
          sent = event
          yield { id: event, job: view(id, isOver({ state }) ? undefined : fewRejects) }
        }
        if (isOver({ state }) || signal?.aborted === true || closing) return
        if (store.job(id).event > sent) continue
        await Promise.race([rung, left])
      }
    },
    cancel(id) {
      const { state, kind } = store.job(id)
      if (isOver({ state })) {
        const undo = state === 'done' && kind === 'import'
        const next = undo ? { next: 'Undo the dataset to take back what it imported.' } : {}
        throw new WaybillError('conflict', `The job is ${state} already; it cannot be cancelled.`, next)
      }
      if (kind === 'undo') {
        throw new WaybillError('conflict', 'An undo cannot be cancelled half-way: what it removed is gone.', {
          next: 'Let it finish and import the files again; their originals are kept.',
        })
      }
      const begun = store.files(id).some((file) => file.planned !== null || file.acknowledged.rows > 0)
      if (state === 'waiting' && running?.id !== id && !begun) {
        finish(id, 'cancelled', 'cancelled before it began')
        return
      }
      change(id, { cancelling: true, stage: 'cancelling' })
      if (running?.id === id) running.abort.abort(new WaybillError('cancelled', 'The job was cancelled.'))
    },
    resume() {
      for (const { id } of store.unfinished()) if (id !== running?.id && !queue.includes(id)) this.start(id)
    },
    async close() {
      closing = true
      closed.resolve()
      running?.abort.abort(new WaybillError('cancelled', 'Waybill is being closed.'))
      for (const id of bell.eventNames()) publish(id as string)
      await loop
    },
  }
}

const asProblem = (error: unknown): WaybillError =>
  error instanceof WaybillError
    ? error
    : new WaybillError('internal', 'The job stopped because of a fault in Waybill.', {
        next: 'The log has the details. What was imported before is intact; start the import again.',
        cause: error,
      })

const titles: Partial<Record<WaybillError['code'], string>> = {
  'database-away': 'The database cannot be reached',
  'file-unusable': 'The file cannot be used',
  'storage-full': 'The disk is full',
  internal: 'A fault in Waybill',
}

const problemOf = (error: WaybillError): NonNullable<Job['problem']> => ({
  type: `/problems/${error.code}`,
  title: titles[error.code] ?? 'The job failed',
  status: problemStatus[error.code],
  code: error.code,
  detail: error.next === undefined ? error.message : `${error.message} ${error.next}`,
  ...(error.fields.length > 0 ? { errors: [...error.fields] } : {}),
})
