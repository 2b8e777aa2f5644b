import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { JsonBytes } from '../contract/json-bytes.ts'
import type { Status } from '../contract/status.ts'
import type { TraceAnswer, TraceQuestion } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import { changesSince, filesOf, type GraphJournal, readJournal } from './projection-changes.ts'
import { readHead } from './projection-header.ts'
import { ProjectionMaker, storeOf } from './projection-source.ts'
import { type Asker, TraceAnswers } from './trace-answers.ts'
import type { AskAnswer, AskBody, AskKind } from './trace-asks.ts'
import { TraceThreads } from './trace-threads.ts'

export interface Tracer {
  /**
   * Answers a question, off the main thread. Waits for the first projection if need be; while a newer one is made, the
   * one before answers. Rejects with a `WaybillError`: `invalid`, `no-source`, `no-target`, `cancelled`, or what
   * reading the graph brings.
   */
  ask(question: TraceQuestion, signal?: AbortSignal): Promise<TraceAnswer>
  /**
   * Answers anything else that can be asked of the projection, likewise; also `not-found` for a movement that is not
   * there, and `query-timeout` when the time ran out before there was anything to answer.
   */
  answer<K extends AskKind>(kind: K, body: AskBody<K>, signal?: AbortSignal): Promise<AskAnswer<K>>
  /** The same as JSON, made off the main thread; clients take turns. */
  json<K extends AskKind>(kind: K, body: AskBody<K>, asker: Asker): Promise<JsonBytes<AskAnswer<K>>>
  status(): Status['projection']
  /** To be told that the graph has changed. */
  refresh(): void
  /** Settles when the projection is that of the graph as it was last heard of; rejects with what reading it brings. */
  ready(): Promise<void>
  /** Stops what runs and ends the threads. Safe to call twice. */
  close(): Promise<void>
}

/** Each thread takes memory in proportion to the movements; beyond so many, memory is what they would wait for. */
const mostThreads = 8
/** Changes come in bursts; the projection is made anew once they pause for so many milliseconds. */
const pause = 300
/** Milliseconds between two looks for changes that other processes made. */
const lookEvery = 5000
/** How often a projection is read again because the graph changed under the reading, before the last is used. */
const tries = 3

/**
 * Opens the tracer: loads the projection from `<folder>/projection/` or makes it from the graph.
 *
 * @param folder the data folder.
 * @param seconds the time that one question may take.
 */
export function createTracer(parts: { graph: Graph; folder: string; seconds: number; log: Logger }): Tracer {
  const { graph, folder, seconds, log } = parts
  const file = join(folder, 'projection', 'movements.wbp')
  const threads = new TraceThreads(Math.min(Math.max(availableParallelism(), 2), mostThreads), seconds, log)
  const answers = new TraceAnswers(threads)
  const closing = new AbortController()
  let current: { block: SharedArrayBuffer; version: number; movements: number; builtAt: string } | undefined
  /** The making that runs, if one does; and whether the graph changed since it began. */
  let making: Promise<void> | undefined
  let outdated = true
  let mayLoad = true
  let timer: NodeJS.Timeout | undefined
  let looked = Date.now()
  let saving: Promise<unknown> = Promise.resolve()

  /** Starts making a projection, or joins the making that runs; while changes go on, goes on after them. */
  function make(): Promise<void> {
    clearTimeout(timer)
    making ??= makeAll().finally(() => (making = undefined))
    return making
  }

  async function makeAll(): Promise<void> {
    for (let round = 1; outdated && !closing.signal.aborted; round++) {
      outdated = false
      try {
        const journal = await readJournal(graph)
        if (current?.version === journal.version) return
        const again = await makeOne(journal)
        if (again && round < tries) outdated = true
      } catch (error) {
        outdated = true
        if (closing.signal.aborted) throw cancelled()
        throw error
      }
    }
  }

  /** Makes the projection of a state of the graph; true when the graph changed while it was read. */
  async function makeOne(journal: GraphJournal): Promise<boolean> {
    const { version } = journal
    const begun = performance.now()
    const store = await storeOf(graph)
    await saving
    const maker = new ProjectionMaker({ file, version, store, files: filesOf(journal) })
    const ms = () => Math.round(performance.now() - begun)
    try {
      const loaded = mayLoad ? await maker.load(log) : null
      mayLoad = false
      if (loaded !== null) {
        use(loaded, version)
        log.info({ version, ms: ms() }, 'projection loaded')
        await maker.end()
        return false
      }
      const changes = current === undefined ? null : changesSince(readHead(current.block)!, journal)
      const advanced = changes === null ? null : await maker.advance(graph, current!.block, changes, closing.signal)
      const { block, movements, orphans } = advanced ?? (await maker.build(graph, closing.signal))
      const changed = (await graph.version()) !== version
      use(block, version)
      log.info({ version, movements, orphans, changed, ms: ms() }, `projection ${advanced ? 'advanced' : 'built'}`)
      saving = maker
        .saved()
        .then((problem) => {
          if (problem !== null) log.warn({ problem }, 'the projection could not be saved and will be built again')
        })
        .catch(() => undefined)
        .finally(() => void maker.end())
      return changed
    } catch (error) {
      await maker.end()
      throw error
    }
  }

  function use(block: SharedArrayBuffer, version: number): void {
    const movements = readHead(block)!.specs.find((spec) => spec.name === 'consignor')!.length
    current = { block, version, movements, builtAt: new Date().toISOString() }
    answers.use(block)
  }

  function refresh(): void {
    if (closing.signal.aborted) return
    outdated = true
    clearTimeout(timer)
    timer = setTimeout(() => makeQuietly(), pause)
    timer.unref()
  }

  function makeQuietly(): void {
    make().catch((error: unknown) => {
      if (closing.signal.aborted) return
      const away = error instanceof WaybillError && error.code === 'database-away'
      log[away ? 'debug' : 'warn']({ err: error }, 'the projection could not be made')
    })
  }

  /** Other processes may write to the same graph. */
  function lookForChanges(): void {
    if (Date.now() - looked < lookEvery || making !== undefined) return
    looked = Date.now()
    graph.version().then(
      (version) => version !== current?.version && refresh(),
      () => undefined,
    )
  }

  async function hasProjection(signal?: AbortSignal): Promise<void> {
    if (closing.signal.aborted) throw cancelled()
    if (current !== undefined) return lookForChanges()
    if (signal?.aborted) throw cancelled()
    const aborted = Promise.withResolvers<never>()
    const abort = () => aborted.reject(cancelled())
    signal?.addEventListener('abort', abort, { once: true })
    try {
      await Promise.race([make(), aborted.promise])
    } finally {
      signal?.removeEventListener('abort', abort)
    }
  }

  async function json<K extends AskKind>(kind: K, body: AskBody<K>, asker: Asker): Promise<JsonBytes<AskAnswer<K>>> {
    await hasProjection(asker.signal)
    return new JsonBytes(await answers.get(kind, body, asker))
  }

  async function answer<K extends AskKind>(kind: K, body: AskBody<K>, signal?: AbortSignal): Promise<AskAnswer<K>> {
    const { bytes } = await json(kind, body, { client: '', signal })
    return JSON.parse(new TextDecoder().decode(bytes)) as AskAnswer<K>
  }

  makeQuietly()
  return {
    ask: (question, signal) => answer('trace', question, signal),
    answer,
    json,
    status: () => ({
      state: current === undefined ? 'building' : outdated || making !== undefined ? 'stale' : 'ready',
      movements: current?.movements ?? 0,
      version: current?.version ?? 0,
      builtAt: current?.builtAt ?? null,
    }),
    refresh,
    async ready() {
      if (outdated || making !== undefined) await make()
    },
    async close() {
      clearTimeout(timer)
      closing.abort()
      await making?.catch(() => undefined)
      await saving
      await threads.close()
    },
  }
}

const cancelled = () => new WaybillError('cancelled', 'The trace was cancelled before it was done.')
