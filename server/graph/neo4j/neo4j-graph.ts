import { randomUUID } from 'node:crypto'
import type { ManagedTransaction, Record as DriverRecord } from 'neo4j-driver'
import type { z } from 'zod'
import { WaybillError } from '../../errors.ts'
import type { ConsoleBatch, ConsoleOptions, Graph, RunOptions, Step } from '../graph.ts'
import { parseParams, parseRows } from '../parse.ts'
import type { Query } from '../query.ts'
import { applySchema, definitionTimeout } from '../schema.ts'
import { graphVersion, lastWrite, raiseVersion } from '../version.ts'
import { fetchSize, Neo4jConnection, watched, type Neo4jOptions } from './neo4j-connection.ts'
import { neo4jConsole } from './neo4j-console.ts'
import { cancelledError, timeoutError } from './neo4j-errors.ts'
import { fromNeo4j, toNeo4j } from './neo4j-values.ts'

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
  readonly #connection: Neo4jConnection
  #version = ''
  #prepared: Promise<void> | undefined
  #writing: Promise<unknown> = Promise.resolve()

  constructor(options: Neo4jOptions) {
    this.#options = options
    this.#connection = new Neo4jConnection(options)
  }

  get engine() {
    return { name: 'neo4j', version: this.#version } as const
  }

  /** Checks the connection and applies the schema, once; tries again after a failure. */
  prepare(): Promise<void> {
    this.#prepared ??= this.#prepare().catch((error: unknown) => {
      this.#prepared = undefined
      throw error
    })
    return this.#prepared
  }

  async #prepare(): Promise<void> {
    this.#version = await this.#connection.serverVersion()
    await applySchema(
      { engine: this.engine, read: (query, params) => this.#read(query, params, {}) },
      (name, cypher, params) =>
        this.#connection.attempt({ name, mode: 'WRITE', timeout: definitionTimeout }, (session) =>
          session.run(cypher, toNeo4j(params) as object, { timeout: definitionTimeout }),
        ),
    )
  }

  async read<P extends z.ZodType, R extends z.ZodType>(
    query: Query<P, R>,
    params: z.input<P>,
    options: RunOptions = {},
  ): Promise<z.output<R>[]> {
    if (options.signal?.aborted) throw cancelledError(query.name)
    await this.prepare()
    return this.#read(query, params, options)
  }

  async #read<P extends z.ZodType, R extends z.ZodType>(
    query: Query<P, R>,
    params: z.input<P>,
    { signal, timeout = this.#options.timeout }: RunOptions,
  ): Promise<z.output<R>[]> {
    const given = statementOf(query, params)
    const work = { name: query.name, mode: 'READ', timeout, signal } as const
    const { records } = await this.#connection.attempt(work, (session) =>
      session.run(given.cypher, given.params, { timeout }),
    )
    return parseRows(query, records.map(rowOf))
  }

  async *stream<P extends z.ZodType, R extends z.ZodType>(
    query: Query<P, R>,
    params: z.input<P>,
    { signal, timeout = this.#options.timeout }: RunOptions = {},
  ): AsyncIterable<z.output<R>[]> {
    await this.prepare()
    const { name } = query
    const given = statementOf(query, params)
    const session = this.#connection.session('READ')
    const late = timeoutError(name, timeout)
    try {
      // No time limit of the transaction: it would count the time that rows wait for their reader.
      const records = session.run(given.cypher, given.params)[Symbol.asyncIterator]()
      for (;;) {
        const batch = await watched(takeBatch(records), timeout, late, signal && { signal, name })
        if (batch.length > 0) yield batch as z.output<R>[]
        if (batch.length < fetchSize) return
      }
    } catch (error) {
      if (error === late) throw await this.#connection.stop(session, name, timeout)
      throw this.#connection.told(error, name, timeout)
    } finally {
      void this.#connection.release(session)
    }
  }

  async *console(
    statement: string,
    params: Record<string, unknown>,
    options: ConsoleOptions,
  ): AsyncGenerator<ConsoleBatch> {
    await this.prepare()
    yield* neo4jConsole(this.#connection, statement, params, { timeout: this.#options.timeout, ...options })
  }

  async write(
    steps: readonly Step[],
    { signal, timeout = this.#options.timeout * 4 }: RunOptions = {},
  ): Promise<unknown[][]> {
    await this.prepare()
    const statements = steps.map(({ query, params }) => statementOf(query, params))
    const name = randomUUID()
    const work = { name: steps.map((step) => step.query.name).join(', '), mode: 'WRITE', timeout } as const
    // One after the other: all of them raise the same version, and the last one must be the one that is noted.
    const turn = this.#writing.then(() =>
      this.#connection.attempt(work, (session) => {
        let attempts = 0
        const keep = (transaction: ManagedTransaction) => {
          const stop = () => {
            if (signal?.aborted) throw cancelledError(work.name)
          }
          return keepOnce(transaction, { name, statements, again: attempts++ > 0, stop })
        }
        return session.executeWrite(keep, { timeout })
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
        await this.read(graphVersion, {}, { timeout: Math.max(1, until - Date.now()) })
        return
      } catch (error) {
        // One that starts up may take statements and be slow with them.
        const waiting = error instanceof WaybillError && ['database-away', 'query-timeout'].includes(error.code)
        if (!waiting || Date.now() + 250 > until) throw error
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
    }
  }

  close(): Promise<void> {
    return this.#connection.close()
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

const rowOf = (record: DriverRecord): unknown => fromNeo4j(record.toObject())

interface Keep {
  name: string
  statements: readonly Given[]
  /** Not the first attempt: the one before may have been kept and lost but its answer. */
  again: boolean
  /** Throws when the write was cancelled. */
  stop: () => void
}

async function keepOnce(
  transaction: ManagedTransaction,
  { name, statements, again, stop }: Keep,
): Promise<unknown[][]> {
  if (again) {
    const last = (await transaction.run(lastWrite.cypher)).records[0]
    if (last?.get('write') === name) return JSON.parse(String(last.get('answer'))) as unknown[][]
  }
  const rows: unknown[][] = []
  for (const { cypher, params } of statements) {
    stop()
    rows.push((await transaction.run(cypher, params)).records.map(rowOf))
  }
  await transaction.run(raiseVersion.cypher, { write: name, answer: JSON.stringify(rows) })
  return rows
}

async function takeBatch(records: AsyncIterator<DriverRecord>): Promise<unknown[]> {
  const batch: unknown[] = []
  while (batch.length < fetchSize) {
    const next = await records.next()
    if (next.done) break
    batch.push(rowOf(next.value))
  }
  return batch
}
