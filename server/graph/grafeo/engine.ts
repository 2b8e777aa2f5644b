import type { Logger } from 'pino'
import { WaybillError } from '../../errors.ts'
import {
  cancelledError,
  closedError,
  memoryError,
  openingError,
  restartedError,
  statementError,
  timeoutError,
} from './engine-errors.ts'
import type { FromEngine, ToEngine } from './engine-messages.ts'
import { EngineProcess, EngineUnopened, type EngineFiles } from './engine-process.ts'

/** One statement's way through the engine. Its owner learns of rows by `on`, of the end by the promise of `run`. */
export interface Job {
  name: string
  kind: 'read' | 'write'
  message: (id: number, attempt: number) => ToEngine
  /** Milliseconds in the engine; the time rows wait for their reader does not count. */
  timeout: number
  signal?: AbortSignal | undefined
  on?: JobReader
}

interface JobReader {
  columns: (names: string[]) => void
  batch: (id: number, size: number, columns: unknown[][]) => void
  /** Forgets the rows given so far, as the statement starts again. Without it, it cannot once rows were given. */
  again?: () => void
}

interface Task extends Job {
  id: number
  resolve: (rows: unknown[][]) => void
  reject: (error: Error) => void
  state: 'waiting' | 'running' | 'sending' | 'settled'
  /** Rows have reached the reader, so the statement cannot be run again behind its back. */
  delivered: boolean
  /** Runs by itself, to find which of several statements took the memory. */
  alone: boolean
  attempts: number
  timer?: NodeJS.Timeout | undefined
  unlisten?: () => void
}

const repeatable = (task: Task) => !task.delivered || task.on?.again !== undefined

/** Statements in the engine at once; it has threads enough, and a long one must not hold up the short ones. */
const slots = 8
const attempts = 3
/** How long a cancelled statement may go on before it costs the process. */
const grace = 800
const closing = 4000

/**
 * Keeps the engine's process alive and gives it its statements: reads side by side, writes one after the other. A
 * statement over its time or memory limit costs that process; what else was in it is run again, unless some of its rows
 * have been read already.
 */
export class Engine {
  readonly #files: EngineFiles
  readonly #memory: number
  readonly #log: Logger
  #process: EngineProcess | undefined
  #opening: Promise<void> | undefined
  #open = false
  #closed: Promise<void> | undefined
  #version = ''
  #next = 1
  readonly #waiting: Task[] = []
  readonly #running = new Map<number, Task>()
  #blame: { task: Task; error: Error } | undefined

  constructor(files: EngineFiles, memory: number, log: Logger) {
    this.#files = files
    this.#memory = memory
    this.#log = log
  }

  get pid(): number | undefined {
    return this.#process?.pid
  }

  get version(): string {
    return this.#version
  }

  /** Opens the engine unless it is open. Rejects with a `WaybillError` when it cannot be. */
  open(): Promise<void> {
    if (this.#closed) return Promise.reject(closedError())
    this.#opening ??= this.#start()
    return this.#opening
  }

  async #start(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const child = new EngineProcess(this.#files, this.#memory, {
        // What a process that was killed still had on its way is not heard: its statements run again elsewhere.
        message: (message) => child === this.#process && this.#heard(message),
        exit: (why) => this.#exited(child, why),
      })
      this.#process = child
      try {
        this.#version = (await child.opened).version
        this.#open = true
        this.#log.debug({ pid: child.pid, version: this.#version }, 'graph engine open')
        this.#schedule()
        return
      } catch (error) {
        const { failure, died } = error as EngineUnopened
        this.#log.error({ failure }, 'graph engine did not open')
        if (died && attempt < attempts && !this.#closed) continue
        this.#opening = undefined
        throw openingError(failure)
      }
    }
  }

  /** Runs a statement; resolves with a write's rows by step, or with nothing once all rows of a read were given. */
  run(job: Job): Promise<unknown[][]> {
    if (this.#closed) return Promise.reject(closedError())
    if (job.signal?.aborted) return Promise.reject(cancelledError(job.name))
    return new Promise((resolve, reject) => {
      const task: Task = {
        ...job,
        id: this.#next++,
        resolve,
        reject,
        state: 'waiting',
        delivered: false,
        alone: false,
        attempts: 0,
      }
      const abort = () => this.#cancel(task)
      job.signal?.addEventListener('abort', abort, { once: true })
      task.unlisten = () => job.signal?.removeEventListener('abort', abort)
      this.#waiting.push(task)
      this.#schedule()
    })
  }

  /** The reader of a running read took a batch. */
  more(id: number): void {
    this.#process?.send({ kind: 'more', id })
  }

  #schedule(): void {
    if (this.#waiting.length === 0) return
    if (!this.#open) {
      this.open().catch((error: unknown) => {
        for (const task of this.#waiting.splice(0)) this.#settle(task, error as Error)
      })
      return
    }
    for (let at = 0; at < this.#waiting.length && this.#running.size < slots;) {
      const task = this.#waiting[at]!
      const others = [...this.#running.values()]
      if (others.some((other) => other.alone)) return
      const held =
        (task.alone && others.length > 0) || (task.kind === 'write' && others.some((other) => other.kind === 'write'))
      // A statement that must run alone holds up those behind it, or it would never come to it.
      if (held && task.alone) return
      if (held) at++
      else this.#begin(this.#waiting.splice(at, 1)[0]!)
    }
  }

  #begin(task: Task): void {
    task.state = 'running'
    task.attempts++
    this.#running.set(task.id, task)
    task.timer = setTimeout(() => this.#kill(task, timeoutError(task.name, task.timeout)), task.timeout)
    this.#process?.send(task.message(task.id, task.attempts))
  }

  #heard(message: FromEngine): void {
    if (message.kind === 'over-memory') return this.#overMemory(message)
    if (message.kind === 'open' || message.kind === 'unopened') return
    const task = this.#running.get(message.id)
    if (!task) return
    if (message.kind === 'columns') {
      clearTimeout(task.timer)
      if (task.state === 'running') task.state = 'sending'
      task.on?.columns(message.names)
    } else if (message.kind === 'batch') {
      if (task.state === 'settled') return
      task.delivered = true
      task.on?.batch(task.id, message.size, message.columns)
    } else {
      this.#running.delete(task.id)
      if (message.kind === 'done') this.#settle(task, undefined, [])
      else if (message.kind === 'wrote') this.#settle(task, undefined, message.rows)
      else this.#failed(task, statementError(message.failure, task.name), message.failure)
      this.#schedule()
    }
  }

  #failed(task: Task, error: WaybillError, failure: unknown): void {
    if (task.state !== 'settled') this.#log.warn({ statement: task.name, failure }, 'statement failed')
    // After a full disk the engine may refuse every further write until it is opened again.
    if (error.code === 'storage-full') this.#process?.kill()
    this.#settle(task, task.signal?.aborted ? cancelledError(task.name) : error)
  }

  #settle(task: Task, error?: Error, rows?: unknown[][]): void {
    if (task.state === 'settled') return
    task.state = 'settled'
    clearTimeout(task.timer)
    task.unlisten?.()
    if (error) task.reject(error)
    else task.resolve(rows ?? [])
  }

  #cancel(task: Task): void {
    const at = this.#waiting.indexOf(task)
    if (at !== -1) {
      this.#waiting.splice(at, 1)
      return this.#settle(task, cancelledError(task.name))
    }
    if (!this.#running.has(task.id)) return
    this.#process?.send({ kind: 'end', id: task.id })
    // A write is left to end by itself: it is kept or rolled back, and its owner must know which.
    if (task.kind === 'write') return
    this.#settle(task, cancelledError(task.name))
    task.timer = setTimeout(() => this.#giveUp(task), grace)
  }

  /** Stops a cancelled statement that will not end, as soon as that costs nobody more than a repeated read. */
  #giveUp(task: Task): void {
    if (!this.#running.has(task.id)) return
    const busy = [...this.#running.values()].some(
      (other) => other.state !== 'settled' && (other.kind === 'write' || !repeatable(other)),
    )
    if (busy) task.timer = setTimeout(() => this.#giveUp(task), 100)
    else this.#kill(task, cancelledError(task.name))
  }

  /**
   * One statement that took half of the room is guilty. Otherwise the memory is what earlier ones left behind, or several
   * took it together: they are run again, each by itself, in a fresh process.
   */
  #overMemory({ grown, room }: Extract<FromEngine, { kind: 'over-memory' }>): void {
    if (this.#blame) return
    const only = grown.length === 1 ? this.#running.get(grown[0]!.id) : undefined
    if (only && (only.alone || grown[0]!.bytes > room / 2)) {
      return this.#kill(only, memoryError(only.name, Math.round(this.#memory / 1024 / 1024)))
    }
    for (const { id } of grown) {
      const task = this.#running.get(id)
      if (task) task.alone = true
    }
    this.#log.warn(
      { statements: grown.map(({ id }) => this.#running.get(id)?.name) },
      'graph engine over its memory limit',
    )
    this.#process?.kill()
  }

  #kill(task: Task, error: WaybillError): void {
    if (!this.#running.has(task.id) || this.#blame) return
    this.#log.warn({ statement: task.name, code: error.code }, 'statement stopped with the engine’s process')
    this.#blame = { task, error }
    this.#process?.kill()
  }

  #exited(child: EngineProcess, why: string): void {
    if (child !== this.#process) return
    this.#process = undefined
    // One that never opened is the business of `#start`.
    if (!this.#open) return
    this.#open = false
    this.#opening = undefined
    if (this.#closed) {
      for (const task of this.#running.values()) this.#settle(task, closedError())
      this.#running.clear()
      return
    }
    this.#log.warn({ why, running: this.#running.size }, 'graph engine ended; opening it again')
    const blame = this.#blame
    this.#blame = undefined
    const again: Task[] = []
    for (const task of this.#running.values()) {
      clearTimeout(task.timer)
      if (task === blame?.task) this.#settle(task, blame.error)
      else if (task.state === 'settled') continue
      else if (task.signal?.aborted) this.#settle(task, cancelledError(task.name))
      else if (!repeatable(task) || task.attempts >= attempts) this.#settle(task, restartedError(task.name))
      else again.push(task)
    }
    this.#running.clear()
    for (const task of again) {
      task.state = 'waiting'
      if (task.delivered) task.on?.again?.()
      task.delivered = false
    }
    this.#waiting.unshift(...again)
    this.open().catch(() => undefined)
    this.#schedule()
  }

  /** Lets running statements end, folds the log into the file and ends the process; safe to call twice. */
  close(): Promise<void> {
    this.#closed ??= this.#shut()
    return this.#closed
  }

  async #shut(): Promise<void> {
    for (const task of this.#waiting.splice(0)) this.#settle(task, closedError())
    await this.#opening?.catch(() => undefined)
    const until = Date.now() + closing
    const busy = () => [...this.#running.values()].some((task) => task.state !== 'settled')
    while (busy() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20))
    const child = this.#process
    if (!child) return
    // Whatever is not folded in by then stays in the log and is replayed at the next start.
    const timer = setTimeout(() => child.kill(), closing)
    child.send({ kind: 'close' })
    await child.ended
    clearTimeout(timer)
  }
}
