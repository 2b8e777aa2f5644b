import { randomUUID } from 'node:crypto'
import neo4j, {
  type BookmarkManager,
  type Driver,
  type ManagedTransaction,
  type Record as DriverRecord,
  type Session,
} from 'neo4j-driver'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { WaybillError } from '../../errors.ts'
import type { Graph, RunOptions, Step } from '../graph.ts'
import { parseParams, parseRows } from '../parse.ts'
import type { Query } from '../query.ts'
import { applySchema } from '../schema.ts'
import { graphVersion, lastWrite, raiseVersion } from '../version.ts'
import { isTransient, neo4jError } from './neo4j-errors.ts'
import { fromNeo4j, toNeo4j } from './neo4j-values.ts'

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

/** Rows fetched at once: the driver asks for more when this many have been read, so memory does not grow. */
const fetchSize = 2000
/** Transient failures of a write are tried again for this long, those of a read, for which somebody waits, for half. */
const retryFor = 10_000
/** Milliseconds more in which a database that is there stops a statement over its limit, or resets a connection. */
const silence = 800
const definition = 600_000

/**
 * Connects to Neo4j and applies the schema. A database that is away is waited for: the graph is given all the same,
 * answers `database-away` until it returns, and then applies the schema. Rejects with `database-refused`, `data-newer`.
 */
export async function openNeo4j(options: Neo4jOptions): Promise<Neo4jGraph> {
  const graph = new Neo4jGraph(options)
  try {
    await graph.prepare()
  } catch (error) {
    if (error instanceof WaybillError && error.code === 'database-away') {
      options.log.warn('Neo4j cannot be reached; waiting for it')
      return graph
    }
    await graph.close()
    throw error
  }
  return graph
}

/** The graph in Neo4j. */
export class Neo4jGraph implements Graph {
  readonly #options: Neo4jOptions
  /** One for all sessions, so that what is read comes after what was written, also in a cluster. */
  readonly #bookmarks: BookmarkManager = neo4j.bookmarkManager()
  #driver: Driver
  #version = ''
  #prepared: Promise<void> | undefined
  #closed: Promise<void> | undefined
  #writing: Promise<unknown> = Promise.resolve()

  constructor(options: Neo4jOptions) {
    this.#options = options
    this.#driver = this.#connect()
  }

  get engine() {
    return { name: 'neo4j', version: this.#version } as const
  }

  /** Checks the connection and applies the schema, once; tries again after a failure. */
  prepare(): Promise<void> {
    this.#prepared ??= this.#prepare().catch((error: unknown) => {
      this.#prepared = undefined
      throw neo4jError(error, 'schema', 0)
    })
    return this.#prepared
  }

  async #prepare(): Promise<void> {
    const { database } = this.#options
    const info = await this.#driver.getServerInfo(database === undefined ? {} : { database })
    this.#version = (info.agent ?? '').replace(/^Neo4j\//, '')
    await applySchema(
      { engine: this.engine, read: (query, params) => this.#read(query, params, {}) },
      (name, cypher, params) =>
        this.#attempt(name, definition, undefined, neo4j.session.WRITE, (session) =>
          session.run(cypher, toNeo4j(params) as object, { timeout: definition }),
        ),
    )
  }

  async read<P extends z.ZodType, R extends z.ZodType>(
    query: Query<P, R>,
    params: z.input<P>,
    options: RunOptions = {},
  ): Promise<z.output<R>[]> {
    await this.prepare()
    return this.#read(query, params, options)
  }

  async #read<P extends z.ZodType, R extends z.ZodType>(
    query: Query<P, R>,
    params: z.input<P>,
    options: RunOptions,
  ): Promise<z.output<R>[]> {
    const timeout = options.timeout ?? this.#options.timeout
    const given = statementOf(query, params)
    const { records } = await this.#attempt(query.name, timeout, options.signal, neo4j.session.READ, (session) =>
      session.run(given.cypher, given.params, { timeout }),
    )
    return parseRows(
      query,
      records.map((record) => fromNeo4j(record.toObject())),
    )
  }

  async *stream<P extends z.ZodType, R extends z.ZodType>(
    query: Query<P, R>,
    params: z.input<P>,
    options: RunOptions = {},
  ): AsyncIterable<z.output<R>[]> {
    await this.prepare()
    const timeout = options.timeout ?? this.#options.timeout
    const given = statementOf(query, params)
    const session = this.#session(neo4j.session.READ)
    try {
      // No time limit of the transaction: it would count the time that rows wait for their reader.
      const records = session.run(given.cypher, given.params)[Symbol.asyncIterator]()
      for (;;) {
        const stop = new WaybillError(
          'query-timeout',
          `The statement ${query.name} gave no rows for ${timeout / 1000} s.`,
          {
            next: 'Ask for less: name more of what you look for, or make paths shorter.',
          },
        )
        const batch = await this.#watched(takeBatch(records), query.name, timeout, options.signal, stop)
        if (batch.length > 0) yield batch as z.output<R>[]
        if (batch.length < fetchSize) return
      }
    } catch (error) {
      throw this.#told(error, query.name, timeout)
    } finally {
      this.#release(session)
    }
  }

  async write(steps: readonly Step[], options: RunOptions = {}): Promise<unknown[][]> {
    await this.prepare()
    const timeout = options.timeout ?? this.#options.timeout * 4
    const statements = steps.map(({ query, params }) => statementOf(query, params))
    const name = randomUUID()
    const names = steps.map((step) => step.query.name).join(', ')
    // One after the other: all of them raise the same version, and the last one must be the one that is noted.
    const turn = this.#writing.then(() =>
      this.#attempt(names, timeout, options.signal, neo4j.session.WRITE, (session) => {
        let attempts = 0
        return session.executeWrite((transaction) => keep(transaction, name, statements, attempts++ > 0), { timeout })
      }),
    )
    this.#writing = turn.catch(() => undefined)
    const rows = await turn
    return steps.map((step, at) => parseRows(step.query, rows[at] ?? []))
  }

  async version(): Promise<number> {
    return (await this.read(graphVersion, {}))[0]?.version ?? 0
  }

  async ready(timeout = 5000): Promise<void> {
    const until = Date.now() + timeout
    for (;;) {
      try {
        const left = Math.max(1, until - Date.now())
        await this.read(graphVersion, {}, { timeout: left })
        return
      } catch (error) {
        if (!(error instanceof WaybillError) || error.code !== 'database-away' || Date.now() + 250 > until) throw error
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#driver.close()
    return this.#closed
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

  #session(mode: 'READ' | 'WRITE'): Session {
    const { database } = this.#options
    return this.#driver.session({
      defaultAccessMode: mode,
      bookmarkManager: this.#bookmarks,
      ...(database !== undefined && { database }),
    })
  }

  /**
   * Runs a piece of work in a session of its own and tries it again after a transient failure; the driver does so by
   * itself for a write.
   */
  async #attempt<T>(
    name: string,
    timeout: number,
    signal: AbortSignal | undefined,
    mode: 'READ' | 'WRITE',
    work: (session: Session) => PromiseLike<T>,
  ): Promise<T> {
    const begun = Date.now()
    // The database stops a statement by itself at its limit. Where even that does not come, nobody is there.
    const late = new WaybillError('database-away', `Neo4j has not answered ${name} within ${timeout / 1000} s.`, {
      next: 'Check that it runs. Waybill goes on by itself once it answers.',
    })
    for (let wait = 100; ; wait *= 2) {
      if (signal?.aborted) throw cancelled(name)
      const session = this.#session(mode)
      try {
        return await this.#watched(work(session), name, timeout + silence, signal, late)
      } catch (error) {
        if (signal?.aborted) throw cancelled(name)
        if (!isTransient(error) || mode === 'WRITE' || Date.now() + wait > begun + Math.min(timeout, retryFor / 2)) {
          throw this.#told(error, name, timeout)
        }
      } finally {
        this.#release(session)
      }
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }

  /** The work, or what comes first of its cancelling and of `late` when it is not done in time. */
  async #watched<T>(
    work: PromiseLike<T>,
    name: string,
    milliseconds: number,
    signal: AbortSignal | undefined,
    late: WaybillError,
  ): Promise<T> {
    const stop = Promise.withResolvers<never>()
    const abort = () => stop.reject(cancelled(name))
    const timer = setTimeout(() => stop.reject(late), milliseconds)
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort, { once: true })
    try {
      return await Promise.race([work, stop.promise])
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
  }

  /**
   * Closes a session without waiting for it: that resets its connection, which stops what runs in it. A database that
   * does not even do that is not there any more.
   */
  #release(session: Session): void {
    const timer = setTimeout(() => this.#reconnect(this.#driver), silence)
    void session
      .close()
      .catch(() => undefined)
      .finally(() => clearTimeout(timer))
  }

  /** Lets go of connections on which nobody answers: they would fill the pool and fail one by one. */
  #reconnect(silent: Driver): void {
    if (silent !== this.#driver || this.#closed) return
    this.#options.log.warn('Neo4j does not answer; connecting again')
    this.#driver = this.#connect()
    void silent.close().catch(() => undefined)
  }

  #told(error: unknown, name: string, timeout: number): WaybillError {
    const told = neo4jError(error, name, timeout)
    if (told !== error)
      this.#options.log.warn({ statement: name, code: told.code, cause: String(error) }, 'statement failed')
    return told
  }
}

interface Given {
  cypher: string
  params: object
}

const statementOf = (query: Query<z.ZodType, z.ZodType>, params: unknown): Given => ({
  cypher: query.cypher,
  params: toNeo4j(parseParams(query, params)) as object,
})

/** Runs the steps of a write, unless an attempt before was kept and lost but its answer. */
async function keep(
  transaction: ManagedTransaction,
  name: string,
  statements: readonly Given[],
  again: boolean,
): Promise<unknown[][]> {
  if (again) {
    const last = (await transaction.run(lastWrite.cypher)).records[0]
    if (last?.get('write') === name) return JSON.parse(String(last.get('answer'))) as unknown[][]
  }
  const rows: unknown[][] = []
  for (const { cypher, params } of statements) {
    const { records } = await transaction.run(cypher, params)
    rows.push(records.map((record) => fromNeo4j(record.toObject())))
  }
  await transaction.run(raiseVersion.cypher, { write: name, answer: JSON.stringify(rows) })
  return rows
}

async function takeBatch(records: AsyncIterator<DriverRecord>): Promise<unknown[]> {
  const batch: unknown[] = []
  while (batch.length < fetchSize) {
    const next = await records.next()
    if (next.done) break
    batch.push(fromNeo4j(next.value.toObject()))
  }
  return batch
}

const cancelled = (name: string): WaybillError => new WaybillError('cancelled', `The statement ${name} was cancelled.`)
