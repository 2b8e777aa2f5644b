import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { WaybillError } from '../../errors.ts'
import type { ConsoleBatch, ConsoleOptions, Graph, RunOptions, Step } from '../graph.ts'
import { parseParams, parseRows } from '../parse.ts'
import type { Query } from '../query.ts'
import { applySchema, definitionTimeout } from '../schema.ts'
import { graphVersion, lastWrite, raiseVersion } from '../version.ts'
import { Engine } from './engine.ts'
import { lockOwner, removeLock, writeLock } from './engine-lock.ts'
import type { Statement } from './engine-messages.ts'
import type { JobReader } from './engine-task.ts'
import { grafeoConsole } from './grafeo-console.ts'
import { batchesOf, rowsOf } from './row-batches.ts'

/** Where the graph is and what its statements may take. */
export interface GrafeoOptions {
  /** The folder of the engine's files; made where it is missing. */
  folder: string
  /** Milliseconds of a read without a limit of its own; a write may take four times as long. */
  timeout: number
  /** Bytes of resident memory of the engine's process. */
  memory: number
  log: Logger
}

/** Opens the embedded engine. Rejects with `data-locked`, `data-damaged`, `storage-full` or `storage-read-only`. */
export async function openGrafeo(options: GrafeoOptions): Promise<GrafeoGraph> {
  const { folder, log } = options
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw new WaybillError('storage-read-only', 'The graph folder cannot be made in the data folder.', {
      next: 'Make the data folder writable for the user that runs Waybill.',
      cause,
    })
  }
  const files = {
    database: join(folder, 'waybill.grafeo'),
    acknowledged: join(folder, 'acknowledged'),
    version: graphVersion.cypher,
  }
  const engine = new Engine(files, options.memory, log)
  await openPatiently(engine, folder, log)
  writeLock(folder)
  const graph = new GrafeoGraph(engine, options)
  try {
    await applySchema(graph, (name, cypher, params) =>
      engine.run({
        name,
        kind: 'read',
        message: (id) => ({ kind: 'read', id, statement: { cypher, params } }),
        timeout: definitionTimeout,
      }),
    )
  } catch (error) {
    await graph.close()
    throw error
  }
  return graph
}

/**
 * A second instance is refused within a second. Only where the first one was killed and its engine is still letting go
 * of the file is it waited for: the file is locked by the system, so a lock never outlives its process.
 */
async function openPatiently(engine: Engine, folder: string, log: Logger): Promise<void> {
  const begun = Date.now()
  for (;;) {
    try {
      return await engine.open()
    } catch (error) {
      if (!(error instanceof WaybillError) || error.code !== 'data-locked') throw error
      const killed = lockOwner(folder) === 'gone'
      if (Date.now() - begun >= (killed ? 15_000 : 400)) throw error
      if (killed) log.info('waiting for the engine of a run that was killed to let go of the graph')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** The graph in the embedded engine. */
export class GrafeoGraph implements Graph {
  readonly #engine: Engine
  readonly #options: GrafeoOptions

  constructor(engine: Engine, options: GrafeoOptions) {
    this.#engine = engine
    this.#options = options
  }

  get engine() {
    return { name: 'grafeo', version: this.#engine.version } as const
  }

  /** The engine's process, for those who watch over it. */
  get pid(): number | undefined {
    return this.#engine.pid
  }

  async read<P extends z.ZodType, R extends z.ZodType>(
    query: Query<P, R>,
    params: z.input<P>,
    options: RunOptions = {},
  ): Promise<z.output<R>[]> {
    let rows: Record<string, unknown>[] = []
    let names: string[] = []
    await this.#run(query, params, options, {
      columns: (given) => (names = given),
      batch: (id, size, columns) => {
        for (const row of rowsOf(names, size, columns)) rows.push(row)
        this.#engine.more(id)
      },
      again: () => (rows = []),
    })
    return parseRows(query, rows)
  }

  async *stream<P extends z.ZodType, R extends z.ZodType>(
    query: Query<P, R>,
    params: z.input<P>,
    options: RunOptions = {},
  ): AsyncIterable<z.output<R>[]> {
    const run = (on: JobReader, signal: AbortSignal) => this.#run(query, params, { ...options, signal }, on)
    for await (const { names, size, columns } of batchesOf(this.#engine, run, options.signal))
      if (size > 0) yield rowsOf(names, size, columns) as z.output<R>[]
  }

  console(statement: string, params: Record<string, unknown>, options: ConsoleOptions): AsyncIterable<ConsoleBatch> {
    return grafeoConsole(this.#engine, statement, params, { timeout: this.#options.timeout, ...options })
  }

  async write(steps: readonly Step[], options: RunOptions = {}): Promise<unknown[][]> {
    const statements = steps.map((step) => statementOf(step.query, step.params))
    const name = randomUUID()
    const rows = await this.#engine.run({
      name: steps.map((step) => step.query.name).join(', '),
      kind: 'write',
      message: (id, attempt) => ({
        kind: 'write',
        id,
        name,
        steps: statements,
        raise: raiseVersion.cypher,
        kept: attempt === 1 ? undefined : lastWrite.cypher,
      }),
      timeout: options.timeout ?? this.#options.timeout * 4,
      signal: options.signal,
    })
    return steps.map((step, at) => parseRows(step.query, rows[at] ?? []))
  }

  async version(): Promise<number> {
    return (await this.read(graphVersion, {}))[0]?.version ?? 0
  }

  async ready(timeout = 5000): Promise<void> {
    await this.read(graphVersion, {}, { timeout, signal: AbortSignal.timeout(timeout) })
  }

  async close(): Promise<void> {
    await this.#engine.close()
    removeLock(this.#options.folder)
  }

  #run(query: Query<z.ZodType, z.ZodType>, params: unknown, options: RunOptions, on: JobReader): Promise<unknown> {
    const statement = statementOf(query, params)
    return this.#engine.run({
      name: query.name,
      kind: 'read',
      message: (id) => ({ kind: 'read', id, statement }),
      timeout: options.timeout ?? this.#options.timeout,
      signal: options.signal,
      on,
    })
  }
}

const statementOf = (query: Query<z.ZodType, z.ZodType>, params: unknown): Statement => ({
  cypher: query.cypher,
  params: parseParams(query, params),
})
