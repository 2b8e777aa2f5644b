import { cancelledError } from './engine-errors.ts'
import type { Ends, ToEngine } from './engine-messages.ts'

/** One statement's way through the engine. Its owner learns of rows by `on`, of the end by a promise. */
export interface Job {
  name: string
  kind: 'read' | 'write'
  message: (id: number, attempt: number) => ToEngine
  /** Milliseconds in the engine; the time rows wait for their reader does not count. */
  timeout: number
  signal?: AbortSignal | undefined
  on?: JobReader
}

export interface JobReader {
  columns: (names: string[]) => void
  batch: (id: number, size: number, columns: unknown[][], ends?: Ends) => void
  /** Forgets the rows given so far, as the statement starts again. Without it, it cannot once rows were given. */
  again?: () => void
}

/** A job in the engine's hands. */
export class Task {
  readonly id: number
  readonly job: Job
  state: 'waiting' | 'running' | 'sending' | 'settled' = 'waiting'
  /** Runs by itself, to find which of several statements took the memory. */
  alone = false
  attempts = 0
  readonly result: Promise<unknown[][]>
  readonly #outcome = Promise.withResolvers<unknown[][]>()
  readonly #abort: () => void
  #delivered = false
  #began = 0
  #timer: NodeJS.Timeout | undefined

  constructor(id: number, job: Job, onAbort: (task: Task) => void) {
    this.id = id
    this.job = job
    this.result = this.#outcome.promise
    this.#abort = () => onAbort(this)
    job.signal?.addEventListener('abort', this.#abort, { once: true })
  }

  get name(): string {
    return this.job.name
  }

  get settled(): boolean {
    return this.state === 'settled'
  }

  /** Whether it can be run again unseen: none of its rows has reached a reader who cannot forget them. */
  get repeatable(): boolean {
    return !this.#delivered || this.job.on?.again !== undefined
  }

  /** Milliseconds until its time is up. */
  get left(): number {
    return this.#began + this.job.timeout - Date.now()
  }

  begin(onTimeout: () => void): ToEngine {
    this.state = 'running'
    this.attempts++
    this.#began = Date.now()
    this.wake(this.job.timeout, onTimeout)
    return this.job.message(this.id, this.attempts)
  }

  /** Sets the one timer of the task. */
  wake(milliseconds: number, call: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(call, milliseconds)
  }

  /** The answer has come; from here on rows wait for their reader and not for the engine. */
  columns(names: string[]): void {
    if (this.settled) return
    clearTimeout(this.#timer)
    this.state = 'sending'
    this.job.on?.columns(names)
  }

  batch(size: number, columns: unknown[][], ends?: Ends): void {
    if (this.settled) return
    this.#delivered = true
    this.job.on?.batch(this.id, size, columns, ends)
  }

  /** Back to the queue, as if it had never run. */
  restart(): void {
    clearTimeout(this.#timer)
    this.state = 'waiting'
    if (this.#delivered) this.job.on?.again?.()
    this.#delivered = false
  }

  resolve(rows: unknown[][] = []): void {
    if (this.#settle()) this.#outcome.resolve(rows)
  }

  /** Fails the task; one that was cancelled fails with that, whatever came of it. */
  reject(error: Error): void {
    if (this.#settle()) this.#outcome.reject(this.job.signal?.aborted ? cancelledError(this.name) : error)
  }

  /** Whether it was not settled before. */
  #settle(): boolean {
    if (this.settled) return false
    this.state = 'settled'
    clearTimeout(this.#timer)
    this.job.signal?.removeEventListener('abort', this.#abort)
    return true
  }
}
