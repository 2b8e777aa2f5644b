import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Graph } from '../graph/graph.ts'
import { identitiesQuery } from '../graph/identities.ts'
import { lastWrite } from '../graph/version.ts'
import type { ProjectionChanges } from './projection-changes.ts'
import type { MovementRow } from './projection.ts'
import type { FromProjectionWorker, ProjectionTask, ToProjectionWorker } from './projection-worker.ts'
import {
  fileMovementsQuery,
  listingsQuery,
  movementsQuery,
  ownersQuery,
  partiesQuery,
  transformationsQuery,
} from './trace-queries.ts'

/** Parties whose movements are read by one statement: enough to be quick, few enough to keep every result small. */
const partiesAtOnce = 1000
/** Rows handed over at once, and batches the thread may lag behind: together they bound what waits in memory. */
const rowsAtOnce = 2000
const lag = 4
/** Milliseconds that one statement may take. */
const timeout = 600_000

/** Which graph this is: its last write has a name that no other write of any graph has. */
export async function storeOf(graph: Graph): Promise<string> {
  const [last] = await graph.read(lastWrite, {}, { timeout })
  return `${graph.engine.name} ${last?.write ?? 'never written'}`
}

export interface MadeProjection {
  readonly block: SharedArrayBuffer
  readonly movements: number
  /** Rows left out because they name a party that is not there. */
  readonly orphans: number
}

type MovementBatch = z.output<(typeof movementsQuery)['row']>[]

/** A thread that makes a projection. */
export class ProjectionMaker {
  private readonly worker: Worker
  private readonly inbox: FromProjectionWorker[] = []
  private failure: unknown
  private wake = Promise.withResolvers<void>()
  private waiting = 0
  /** Ids of all parties, once the thread has them. */
  private parties: string[] | undefined

  constructor(task: ProjectionTask) {
    this.worker = new Worker(new URL('./projection-worker.ts', import.meta.url), { workerData: task })
    const ring = () => {
      this.wake.resolve()
      this.wake = Promise.withResolvers()
    }
    this.worker.on('message', (message: FromProjectionWorker) => {
      this.inbox.push(message)
      ring()
    })
    this.worker.on('error', (error) => {
      this.failure = error
      ring()
    })
    this.worker.on('exit', () => {
      this.failure ??= new Error('the projection thread ended early')
      ring()
    })
  }

  /** The projection in the file, or null, said in the log, when the file is of no use. */
  async load(log: Logger): Promise<SharedArrayBuffer | null> {
    this.send({ kind: 'load' })
    const answer = await this.next()
    if (answer.kind === 'block') return answer.block
    if (answer.kind === 'useless') log.info({ reason: answer.reason }, 'the saved projection is of no use')
    return null
  }

  /** Reads the whole graph and makes its projection. The file is written after this returns: see `saved`. */
  async build(graph: Graph, signal: AbortSignal): Promise<MadeProjection> {
    const ids = (this.parties ??= await this.readParties(graph, signal))
    for (let at = 0; at < ids.length; at += partiesAtOnce)
      await this.movements(
        graph.stream(movementsQuery, { parties: ids.slice(at, at + partiesAtOnce) }, { timeout, signal }),
      )
    const made = await this.make({ kind: 'build' })
    if (made === null) throw new Error('the projection thread has nothing to build of')
    return made
  }

  /**
   * Reads what has changed since a projection was made, and makes the next one of both; null when that one does not hold
   * what is needed. Building is possible after that: what is read twice counts once.
   */
  async advance(
    graph: Graph,
    block: SharedArrayBuffer,
    { files, replaced }: ProjectionChanges,
    signal: AbortSignal,
  ): Promise<MadeProjection | null> {
    this.parties ??= await this.readParties(graph, signal)
    for (const file of files) await this.movements(graph.stream(fileMovementsQuery, { file }, { timeout, signal }))
    return this.make({ kind: 'advance', block, replaced })
  }

  /** Everything but movements. Gives the ids of all parties. */
  private async readParties(graph: Graph, signal: AbortSignal): Promise<string[]> {
    const options = { timeout, signal }
    const ids: string[] = []
    for await (const rows of graph.stream(partiesQuery, {}, options)) {
      for (const row of rows) ids.push(row.id)
      await this.hand(rows, (some) => ({
        kind: 'parties',
        rows: some.map((row) => ({ ...row, name: row.name ?? row.id })),
      }))
    }
    for await (const rows of graph.stream(listingsQuery, {}, options))
      await this.hand(rows, (some) => ({
        kind: 'listings',
        rows: some.map((row) => ({ party: row.party, from: row.since, until: row.until })),
      }))
    for await (const rows of graph.stream(ownersQuery, {}, options))
      await this.hand(rows, (some) => ({
        kind: 'owners',
        rows: some.map(({ owner, owned, since, until }) => ({ owner, owned, from: since, until })),
      }))
    for await (const rows of graph.stream(identitiesQuery, {}, options))
      await this.hand(rows, (some) => ({ kind: 'identities', rows: [...some] }))
    for await (const rows of graph.stream(transformationsQuery, {}, options))
      await this.hand(rows, (some) => ({
        kind: 'transformations',
        rows: some.map(({ source, product }) => ({ from: source, to: product })),
      }))
    return ids
  }

  private async movements(stream: AsyncIterable<MovementBatch>): Promise<void> {
    for await (const rows of stream)
      await this.hand(rows, (some) => ({
        kind: 'movements',
        rows: some.map((row): MovementRow => ({ ...row, code: row.code ?? '', dataset: row.dataset ?? '' })),
      }))
  }

  private async make(message: ToProjectionWorker): Promise<MadeProjection | null> {
    while (this.waiting > 0) await this.taken()
    this.send(message)
    const answer = await this.next()
    if (answer.kind === 'useless') return null
    if (answer.kind !== 'block') throw new Error(`the projection thread answered ${answer.kind}`)
    return answer
  }

  /** Waits until the file is written; gives the problem if it could not be. */
  async saved(): Promise<string | null> {
    const answer = await this.next()
    return answer.kind === 'saved' ? answer.problem : 'no answer'
  }

  async end(): Promise<void> {
    await this.worker.terminate()
  }

  private async hand<T>(rows: readonly T[], message: (rows: readonly T[]) => ToProjectionWorker): Promise<void> {
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      this.send(message(rows.slice(at, at + rowsAtOnce)))
      this.waiting++
      while (this.waiting >= lag) await this.taken()
    }
  }

  private async taken(): Promise<void> {
    await this.next()
    this.waiting--
  }

  private send(message: ToProjectionWorker): void {
    this.worker.postMessage(message)
  }

  private async next(): Promise<FromProjectionWorker> {
    for (;;) {
      const message = this.inbox.shift()
      if (message !== undefined) return message
      if (this.failure !== undefined) throw this.failure
      await this.wake.promise
    }
  }
}
