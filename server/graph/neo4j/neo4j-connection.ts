import neo4j, { type BookmarkManager, type Driver, type Session } from 'neo4j-driver'
import type { Logger } from 'pino'
import { WaybillError } from '../../errors.ts'
import { cancelledError, isTransient, neo4jError, silentError, timeoutError } from './neo4j-errors.ts'

/** Which Neo4j, and what its statements may take. */
export interface Neo4jOptions {
  /** `bolt://`, `neo4j://`, and with `+s` or `+ssc` for TLS. `neo4j://` sends reads to a cluster's readers. */
  uri: string
  user: string
  password: string
  /** The server's default database otherwise. */
  database: string | undefined
  /** Milliseconds of a read without a limit of its own; a write may take four times as long. */
  timeout: number
  log: Logger
}

/** A piece of work in a session, and its limits. */
export interface Work {
  name: string
  mode: 'READ' | 'WRITE'
  /** Milliseconds. */
  timeout: number
  signal?: AbortSignal | undefined
}

/** Rows fetched at once: the driver asks for more when this many have been read, so memory does not grow. */
export const fetchSize = 2000
/** Transient failures of a write are tried again for this long, those of a read, for which somebody waits, for half. */
const retryFor = 10_000
/** Milliseconds in which a database that is there stops what runs on a connection. */
const silence = 800
/** Milliseconds in which a database that is there tells its version. */
const greeting = 10_000

/** The driver, with what it leaves open: cancelling, a database that stays silent, and errors for people. */
export class Neo4jConnection {
  readonly #options: Neo4jOptions
  /** One for all sessions, so that what is read comes after what was written, also in a cluster. */
  readonly #bookmarks: BookmarkManager = neo4j.bookmarkManager()
  #driver: Driver
  #closed: Promise<void> | undefined

  constructor(options: Neo4jOptions) {
    this.#options = options
    this.#driver = this.#connect()
  }

  /** The version of the server, such as `2026.08.1`. */
  async serverVersion(): Promise<string> {
    const { database } = this.#options
    const asked = this.#driver.getServerInfo(database === undefined ? {} : { database })
    const info = await watched(asked, greeting, silentError('its version', greeting)).catch((error: unknown) => {
      throw this.told(error, 'its version', greeting)
    })
    return (info.agent ?? '').replace(/^Neo4j\//, '')
  }

  session(mode: 'READ' | 'WRITE'): Session {
    const { database } = this.#options
    return this.#driver.session({
      defaultAccessMode: mode,
      bookmarkManager: this.#bookmarks,
      ...(database !== undefined && { database }),
    })
  }

  /**
   * Does a piece of work in a session of its own and tries it again after a transient failure; for a write the driver
   * does so by itself.
   */
  async attempt<T>({ name, mode, timeout, signal }: Work, work: (session: Session) => PromiseLike<T>): Promise<T> {
    const until = Date.now() + Math.min(timeout, retryFor / 2)
    for (let wait = 100; ; wait *= 2) {
      if (signal?.aborted) throw cancelledError(name)
      const session = this.session(mode)
      const late = timeoutError(name, timeout)
      try {
        return await watched(work(session), timeout, late, signal && { signal, name })
      } catch (error) {
        if (error === late) throw await this.stop(session, name, timeout)
        if (!isTransient(error) || mode === 'WRITE' || Date.now() + wait > until) throw this.told(error, name, timeout)
      } finally {
        void this.release(session)
      }
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }

  /**
   * Stops what runs in a session at its time limit. The database does so itself, but looks only every two seconds, and
   * not at all within one long expression: then it is asked on another connection whether it is there.
   *
   * @returns what to tell: that the time was up, or that nobody is there.
   */
  async stop(session: Session, name: string, timeout: number): Promise<WaybillError> {
    if (await this.release(session)) return timeoutError(name, timeout)
    const asked = watched(this.serverVersion(), silence, silentError(name, timeout))
    return asked.then(
      () => timeoutError(name, timeout),
      () => silentError(name, timeout),
    )
  }

  /**
   * Closes a session, which resets its connection and stops what runs in it. Where that is not answered, the driver is
   * given up for a new one.
   *
   * @returns whether the database answered.
   */
  async release(session: Session): Promise<boolean> {
    const driver = this.#driver
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const timer = setTimeout(() => resolve(false), silence)
    session.close().then(
      () => resolve(true),
      () => resolve(true),
    )
    const answered = await promise
    clearTimeout(timer)
    if (!answered) this.#reconnect(driver)
    return answered
  }

  /** Lets go of connections on which nobody answers: they would fill the pool and fail one by one. */
  #reconnect(silent: Driver): void {
    if (silent !== this.#driver || this.#closed) return
    this.#options.log.warn('Neo4j does not answer; connecting again')
    this.#driver = this.#connect()
    void silent.close().catch(() => undefined)
  }

  #connect(): Driver {
    const { uri, user, password } = this.#options
    return neo4j.driver(uri, neo4j.auth.basic(user, password), {
      connectionTimeout: 5000,
      connectionAcquisitionTimeout: 10_000,
      connectionLivenessCheckTimeout: 30_000,
      maxTransactionRetryTime: retryFor,
      fetchSize,
      userAgent: 'waybill',
      telemetryDisabled: true,
    })
  }

  /** The error for people; the database's own words go to the log. */
  told(error: unknown, name: string, timeout: number): WaybillError {
    if (error instanceof WaybillError) return error
    const told = neo4jError(error, name, timeout)
    // A database that is away is asked again and again; each time the same.
    const level = told.code === 'database-away' ? 'debug' : 'warn'
    this.#options.log[level]({ statement: name, code: told.code, cause: String(error) }, 'statement failed')
    return told
  }

  close(): Promise<void> {
    this.#closed ??= this.#driver.close()
    return this.#closed
  }
}

/** The work, or what comes first of its cancelling and of `late` when it is not done in time. */
export async function watched<T>(
  work: PromiseLike<T>,
  milliseconds: number,
  late: WaybillError,
  cancel?: { signal: AbortSignal; name: string },
): Promise<T> {
  const stop = Promise.withResolvers<never>()
  const abort = () => stop.reject(cancelledError(cancel?.name ?? ''))
  const timer = setTimeout(() => stop.reject(late), milliseconds)
  if (cancel?.signal.aborted) abort()
  cancel?.signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work, stop.promise])
  } finally {
    clearTimeout(timer)
    cancel?.signal.removeEventListener('abort', abort)
  }
}
