import { createHash, randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type CypherAnswer, type CypherQuestion, consoleRows } from '../contract/console.ts'
import type { QueryParameter } from '../contract/saved-queries.ts'
import type { WatchRhythm } from '../contract/watch-rhythms.ts'
import type { Watch, WatchChanges, WatchDraft, WatchRun } from '../contract/watches.ts'
import { WaybillError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import type { State } from '../state/state.ts'
import type { SavedQueries } from './saved-queries.ts'
import { beyond, byValue } from './watch-compare.ts'
import { createWatchStore, type Finished, type Kept, type WatchRow } from './watch-store.ts'

export interface Watches {
  list(): Watch[]
  /** @throws WaybillError `not-found` for the query, `conflict` where it is watched already. */
  create(draft: WatchDraft): Watch
  /** @throws WaybillError `not-found`. */
  read(id: string): Watch
  /** @throws WaybillError `not-found`, `precondition-failed`. */
  replace(id: string, every: WatchRhythm, fits: (version: number) => boolean): Watch
  /** @throws WaybillError as `replace`. */
  remove(id: string, fits: (version: number) => boolean): void
  /** Newest first, from the one before `cursor`. @throws WaybillError `not-found`. */
  runs(id: string, page: { limit: number; cursor?: string | undefined }): { items: WatchRun[]; next: string | null }
  /** @throws WaybillError `not-found`. */
  changes(id: string, run: number): WatchChanges
  /** @throws WaybillError `not-found`. */
  see(id: string, run: number): Watch
  /** Runs one now. @throws WaybillError `not-found`, `database-away`. */
  run(id: string): Promise<Watch>
  /** Runs what is due, one after the other; nothing while the engine is away. Called when the graph may have changed. */
  check(): Promise<void>
  close(): Promise<void>
}

export interface WatchParts {
  readonly state: State
  readonly graph: Pick<Graph, 'ready' | 'version'>
  readonly queries: Pick<SavedQueries, 'read'>
  /** The console: a watch reads within the limits of a person. */
  readonly ask: (question: CypherQuestion, signal?: AbortSignal) => Promise<CypherAnswer>
  readonly log: Logger
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

const period = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const
/** Milliseconds between two looks at what is due. */
const tick = 30_000

/** Saved queries that are run again and again, and what is new in them; kept in the state file, so it survives a restart. */
export function createWatches({ state, graph, queries, ask, log, now = Date.now }: WatchParts): Watches {
  const store = createWatchStore(state)
  const closing = new AbortController()
  const timer = setInterval(() => void check(), tick).unref()
  let running: string | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const find = (id: string): WatchRow => {
    const watch = store.one(id)
    if (watch !== undefined) return watch
    throw new WaybillError('not-found', 'There is no watch of that id.', { next: 'Look at the list of watches again.' })
  }
  const own = (id: string, fits: (version: number) => boolean): WatchRow => {
    const watch = find(id)
    if (fits(watch.version)) return watch
    throw new WaybillError('precondition-failed', 'Somebody has changed this watch since you opened it.', {
      next: 'Look at it again and decide anew.',
    })
  }
  /** A query that only one engine has is not there on the other. */
  const nameOf = (query: string): string => {
    try {
      return queries.read(query).name
    } catch {
      return query
    }
  }
  const shown = ({ id, query, every, version, created_at, next_at }: WatchRow): Watch => ({
    id,
    query,
    every,
    version,
    name: nameOf(query),
    createdAt: created_at,
    nextAt: every === 'import' ? null : next_at,
    running: running === id,
    lastRun: store.runs(id, Number.MAX_SAFE_INTEGER, 1)[0] ?? null,
    unseen: store.unseen(id),
  })

  /** @throws what says nothing of the query: that the engine is away, or that this is closing. */
  async function runOnce(watch: WatchRow): Promise<void> {
    const began = now()
    const clock = performance.now()
    const version = await graph.version()
    let base = watch.base
    const finish = (
      part: Pick<Finished, 'columns' | 'new' | 'gone'>,
      run: Pick<WatchRun, 'outcome' | 'rows' | 'problem'>,
    ) => {
      // How often it is run may have been changed while it ran.
      const every = store.one(watch.id)?.every ?? watch.every
      store.finish(watch.id, {
        ...part,
        run: { ...run, at: new Date(began).toISOString(), milliseconds: Math.round(performance.now() - clock) },
        next: {
          next_at: every === 'import' ? null : new Date(began + period[every]).toISOString(),
          graph_version: version,
          base: run.outcome === 'failed' ? watch.base : base,
        },
      })
    }
    try {
      // A query that only the other engine has fails for itself alone.
      const query = queries.read(watch.query)
      const params = paramsOf(query.parameters)
      base = createHash('sha256')
        .update(JSON.stringify([query.statement, params]))
        .digest('base64')
      const question = { statement: query.statement, params, limit: consoleRows.usual }
      const answer = whole(await ask(question, closing.signal))
      const rows = byValue(keptOf(answer))
      const first = watch.base !== base
      const before = first ? new Map() : store.rows(watch.id)
      finish(
        { columns: answer.columns, new: beyond(rows, before), gone: beyond(before, rows) },
        { outcome: first ? 'first' : 'compared', rows: answer.rows.length, problem: null },
      )
    } catch (error) {
      if (!(error instanceof WaybillError) || ['database-away', 'database-refused', 'cancelled'].includes(error.code))
        throw error
      const detail = error.next === undefined ? error.message : `${error.message} ${error.next}`
      finish(
        { columns: [], new: [], gone: [] },
        { outcome: 'failed', rows: null, problem: { code: error.code, detail } },
      )
    }
  }

  /** One run after the other: watches never take more of the engine than one person does. */
  const inTurn = (id: string): Promise<void> => {
    const mine = turn.then(async () => {
      closing.signal.throwIfAborted()
      // As it stands now: the run before may have been its own.
      const watch = store.one(id)
      if (watch === undefined) return
      running = id
      try {
        await runOnce(watch)
      } finally {
        running = null
      }
    })
    turn = mine.catch(() => undefined)
    return mine
  }

  async function due(): Promise<WatchRow[]> {
    const watches = store.all()
    if (watches.length === 0) return []
    await graph.ready()
    const version = await graph.version()
    const at = new Date(now()).toISOString()
    return watches.filter(({ every, next_at, graph_version }) =>
      every === 'import' ? graph_version !== version : next_at === null || next_at <= at,
    )
  }

  let checking: Promise<void> | undefined
  let again = false
  /** Whoever calls while a check goes on has what came since looked at after it. */
  function check(): Promise<void> {
    again = true
    checking ??= (async () => {
      try {
        while (again && !closing.signal.aborted) {
          again = false
          for (const { id } of await due()) await inTurn(id)
        }
      } catch (error) {
        if (!closing.signal.aborted) log.warn({ err: error }, 'watched queries wait for the database')
      } finally {
        checking = undefined
      }
    })()
    return checking
  }

  return {
    list: () => store.all().map(shown),
    create({ query, every }) {
      queries.read(query)
      if (store.all().some((watch) => watch.query === query))
        throw new WaybillError('conflict', 'This query is watched already.', { next: 'Change how often it is run.' })
      const id = randomUUID()
      state.transact(() => store.insert({ id, query, every, at: new Date(now()).toISOString() }))
      void check()
      return shown(find(id))
    },
    read: (id) => shown(find(id)),
    replace(id, every, fits) {
      state.transact(() => {
        own(id, fits)
        const last = store.runs(id, Number.MAX_SAFE_INTEGER, 1)[0]
        const from = last === undefined ? now() : Date.parse(last.at) + (every === 'import' ? 0 : period[every])
        store.update(id, every, new Date(from).toISOString())
      })
      void check()
      return shown(find(id))
    },
    remove: (id, fits) =>
      state.transact(() => {
        own(id, fits)
        store.remove(id)
      }),
    runs(id, { limit, cursor }) {
      find(id)
      const items = store.runs(id, cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor), limit + 1)
      const page = items.slice(0, limit)
      return { items: page, next: items.length > limit ? String(page.at(-1)?.id ?? '') : null }
    },
    changes(id, run) {
      find(id)
      const found = store.changes(id, run)
      if (found !== undefined) return found
      throw new WaybillError('not-found', 'There is no such run of this watch.', {
        next: 'Old runs that changed nothing are dropped; look at the list again.',
      })
    },
    see(id, run) {
      find(id)
      state.transact(() => store.see(id, run))
      return shown(find(id))
    },
    async run(id) {
      await inTurn(find(id).id)
      return shown(find(id))
    },
    check,
    async close() {
      clearInterval(timer)
      closing.abort()
      await Promise.all([turn, checking])
    },
  }
}

const paramsOf = (parameters: readonly QueryParameter[]): CypherQuestion['params'] =>
  Object.fromEntries(parameters.map(({ name, value, list }) => [name, value ?? (list ? [] : null)]))

/** Rows that a limit left out cannot be told from those that are gone. */
function whole(answer: CypherAnswer): CypherAnswer {
  if (!answer.truncated) return answer
  throw new WaybillError(
    'query-failed',
    `It met the limit of ${answer.stoppedBy ?? 'rows'}, so its rows cannot be compared.`,
    {
      next: 'Narrow the statement, or give it an ORDER BY and a LIMIT.',
    },
  )
}

/** Each row with the nodes that it names, so that a row can be shown when it is gone from the graph. */
function* keptOf({ rows, graph }: CypherAnswer): Generator<Kept> {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  for (const row of rows) {
    const things = [...new Set(namedIn(row))].flatMap((id) => {
      const node = nodes.get(id)
      if (node === undefined) return []
      const { country } = node.properties
      return [{ id, kind: node.kind, name: node.name, country: typeof country === 'string' ? country : null }]
    })
    yield { row, things }
  }
}

function namedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(namedIn)
  const { $node } = value as { $node?: unknown }
  return typeof $node === 'string' ? [$node] : Object.values(value).flatMap(namedIn)
}
