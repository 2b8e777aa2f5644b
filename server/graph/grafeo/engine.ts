import type { Logger } from 'pino'
import type { WaybillError } from '../../errors.ts'
import {
  cancelledError,
  closedError,
  memoryError,
  openingError,
  restartedError,
  statementError,
  timeoutError,
} from './engine-errors.ts'
import type { FromEngine } from './engine-messages.ts'
import { EngineProcess, type EngineFiles, type EngineUnopened } from './engine-process.ts'
import { Task, type Job } from './engine-task.ts'

/** Statements in the engine at once; it has threads enough, and a long one must not hold up the short ones. */
const slots = 8
const attempts = 3
/** Milliseconds that a cancelled statement may go on before it costs the process. */
const grace = 800
/** Milliseconds for the statements at work to end when the engine closes, and again for the process. */
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
        this.#log.warn({ failure }, 'graph engine did not open')
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
    const task = new Task(this.#next++, job, (aborted) => this.#cancel(aborted))
    this.#waiting.push(task)
    this.#schedule()
    return task.result
  }

  /** The reader of a running read took a batch. */
  more(id: number): void {
    this.#process?.send({ kind: 'more', id })
  }

  #schedule(): void {
    if (this.#waiting.length === 0) return
    if (!this.#open) {
      this.open().catch((error: unknown) => {
        for (const task of this.#waiting.splice(0)) task.reject(error as Error)
      })
      return
    }
    for (let at = 0; at < this.#waiting.length && this.#running.size < slots;) {
      const task = this.#waiting[at]!
      const others = [...this.#running.values()]
      if (others.some((other) => other.alone)) return
      // A statement that must run alone holds up those behind it, or it would never come to it.
      if (task.alone && others.length > 0) return
      if (task.job.kind === 'write' && others.some((other) => other.job.kind === 'write')) at++
      else this.#begin(this.#waiting.splice(at, 1)[0]!)
    }
  }

  #begin(task: Task): void {
    this.#running.set(task.id, task)
    this.#process?.send(task.begin(() => this.#kill(task, timeoutError(task.name, task.job.timeout))))
  }

  #heard(message: FromEngine): void {
    if (message.kind === 'over-memory') return this.#overMemory(message)
    if (message.kind === 'open' || message.kind === 'unopened') return
    const task = this.#running.get(message.id)
    if (!task) return
    if (message.kind === 'columns') return task.columns(message.names)
    if (message.kind === 'batch') return task.batch(message.size, message.columns, message.ends)
    this.#running.delete(task.id)
    if (message.kind === 'done') task.resolve()
    else if (message.kind === 'wrote') task.resolve(message.rows)
    else {
      const error = statementError(message.failure, task.name)
      if (!task.settled) this.#log.warn({ statement: task.name, failure: message.failure }, 'statement failed')
      // After a full disk the engine may refuse every further write until it is opened again.
      if (error.code === 'storage-full') this.#process?.kill()
      task.reject(error)
    }
    this.#schedule()
  }

  #cancel(task: Task): void {
    const at = this.#waiting.indexOf(task)
    if (at !== -1) {
      this.#waiting.splice(at, 1)
      return task.reject(cancelledError(task.name))
    }
    if (!this.#running.has(task.id)) return
    this.#process?.send({ kind: 'end', id: task.id })
    // A write is left to end by itself: it is kept or rolled back, and its owner must know which.
    if (task.job.kind === 'write') return
    task.reject(cancelledError(task.name))
    task.wake(grace, () => this.#giveUp(task))
  }

  /** Stops a cancelled statement that will not end, unless that would cut off a reader before the statement's time is up. */
  #giveUp(task: Task): void {
    if (!this.#running.has(task.id)) return
    const cutOff = [...this.#running.values()].some((other) => !other.settled && !other.repeatable)
    if (cutOff && task.left > 0) task.wake(100, () => this.#giveUp(task))
    else this.#kill(task, cancelledError(task.name))
  }

  /**
   * One statement that took half of the room is guilty. Otherwise the memory is what earlier ones left behind, or several
   * took it together: they are run again, each by itself, in a fresh process.
   */
  #overMemory({ grown, room }: Extract<FromEngine, { kind: 'over-memory' }>): void {
    if (this.#blame) return
    const suspects = grown.flatMap(({ id }) => this.#running.get(id) ?? [])
    const [only] = suspects
    if (only && suspects.length === 1 && (only.alone || grown[0]!.bytes > room / 2)) {
      return this.#kill(only, memoryError(only.name, Math.round(this.#memory / 1024 / 1024)))
    }
    for (const task of suspects) task.alone = true
    this.#log.warn({ statements: suspects.map((task) => task.name) }, 'graph engine over its memory limit')
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
    const tasks = [...this.#running.values()]
    this.#running.clear()
    const blame = this.#blame
    this.#blame = undefined
    blame?.task.reject(blame.error)
    if (this.#closed) {
      for (const task of tasks) task.reject(closedError())
      return
    }
    this.#log.warn({ why, running: tasks.length }, 'graph engine ended; opening it again')
    const again = tasks.filter((task) => {
      const may = task.repeatable && task.attempts < attempts && !task.job.signal?.aborted
      if (!may) task.reject(restartedError(task.name))
      return !task.settled
    })
    for (const task of again) task.restart()
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
    for (const task of this.#waiting.splice(0)) task.reject(closedError())
    await this.#opening?.catch(() => undefined)
    const until = Date.now() + closing
    const busy = () => [...this.#running.values()].some((task) => !task.settled)
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
