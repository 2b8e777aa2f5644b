import { fork, type ChildProcess } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { dirname, join } from 'node:path'
import type { EngineFailure, FromEngine, ToEngine } from './engine-messages.ts'

const main = join(import.meta.dirname, 'engine-main.ts')

export interface EngineFiles {
  /** The database file. */
  database: string
  /** Holds the version of the newest acknowledged write, to notice one that was lost. */
  acknowledged: string
  /** The statement that reads the graph's version. */
  version: string
}

/** One life of the engine's process. It is opened once; after `onExit` nothing comes from it any more. */
export class EngineProcess {
  readonly opened: Promise<{ version: string }>
  readonly ended: Promise<void>
  readonly #child: ChildProcess
  #alive = true

  constructor(
    files: EngineFiles,
    memoryBytes: number,
    on: { message: (message: FromEngine) => void; exit: (why: string) => void },
  ) {
    const compiled = getCompileCacheDir()
    this.#child = fork(main, [files.database, files.acknowledged, String(memoryBytes), files.version], {
      serialization: 'advanced',
      execArgv: [],
      // The engine needs no more of the environment, and secrets stay out of a process that runs any Cypher.
      env: compiled === undefined ? {} : { NODE_COMPILE_CACHE: dirname(compiled) },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    // A panic of the engine ends in the log, not on a screen.
    let said = ''
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)))
    this.ended = new Promise((resolve) => {
      this.#child.on('exit', () => resolve())
      this.#child.on('error', () => resolve())
    })
    this.opened = new Promise((resolve, reject) => {
      this.#child.on('message', (message: FromEngine) => {
        if (message.kind === 'open') resolve({ version: message.version })
        else if (message.kind === 'unopened') reject(new EngineUnopened(message.failure))
        else on.message(message)
      })
      const gone = (why: string): void => {
        if (!this.#alive) return
        this.#alive = false
        reject(new EngineUnopened({ message: `the engine's process ended: ${why}` }, true))
        on.exit(why)
      }
      this.#child.on('exit', (code, signal) => gone(`${signal ?? `exit code ${code}`} ${said}`.trim()))
      this.#child.on('error', (error) => gone(error.message))
    })
    this.opened.catch(() => undefined)
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  send(message: ToEngine): void {
    // A process that just died loses the message; its exit is on the way and speaks for it.
    if (this.#child.connected) this.#child.send(message, () => undefined)
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }
}

/** The engine could not open its file, in the engine's words. */
export class EngineUnopened extends Error {
  readonly failure: EngineFailure
  /** Its process ended before it could say anything, so opening it again may work. */
  readonly died: boolean
  constructor(failure: EngineFailure, died = false) {
    super(failure.message)
    this.failure = failure
    this.died = died
  }
}
