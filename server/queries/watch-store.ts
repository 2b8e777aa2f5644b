import type { CypherAnswer } from '../contract/console.ts'
import type { WatchRhythm } from '../contract/watch-rhythms.ts'
import type { WatchChanges, WatchRun } from '../contract/watches.ts'
import type { State } from '../state/state.ts'
import type { Counted } from './watch-compare.ts'

export interface WatchRow {
  readonly id: string
  readonly query: string
  readonly every: WatchRhythm
  readonly version: number
  readonly created_at: string
  /** ISO time; null for one that waits for an import. */
  readonly next_at: string | null
  /** Version of the graph that was last looked at. */
  readonly graph_version: number | null
  /** Hash of the statement and its values whose rows are kept. */
  readonly base: string | null
}

/** A row with the nodes it names, as it is kept. */
export interface Kept {
  row: CypherAnswer['rows'][number]
  things: WatchChanges['things']
}

/** What a run is written as, with the rows that it changes. */
export interface Finished {
  readonly run: Omit<WatchRun, 'id' | 'seen' | 'new' | 'gone'>
  readonly columns: readonly string[]
  readonly new: readonly (Counted & { of: Kept; more: number })[]
  readonly gone: readonly (Counted & { more: number })[]
  readonly next: Pick<WatchRow, 'next_at' | 'graph_version' | 'base'>
}

interface RunRow {
  id: number
  at: string
  milliseconds: number
  outcome: WatchRun['outcome']
  rows: number | null
  columns: string
  new: number
  gone: number
  seen: number
  problem: string | null
}

/** Runs without a change that are kept, so that a watch of every hour tells of some days. */
const quietRuns = 100

/** Watches, their runs and the rows of the last one, in the state file. */
export function createWatchStore({ db, transact }: State) {
  const all = db.prepare<[], WatchRow>('SELECT * FROM watches ORDER BY created_at, id')
  const one = db.prepare<[string], WatchRow>('SELECT * FROM watches WHERE id = ?')
  const insert = db.prepare(
    'INSERT INTO watches (id, query, every, version, created_at, next_at) VALUES (@id, @query, @every, 1, @at, @at)',
  )
  const update = db.prepare('UPDATE watches SET every = ?, version = version + 1, next_at = ? WHERE id = ?')
  const erase = db.prepare('DELETE FROM watches WHERE id = ?')
  const advance = db.prepare('UPDATE watches SET next_at = ?, graph_version = ?, base = ? WHERE id = ?')
  const keptRows = db.prepare<[string], Counted>('SELECT hash, copies FROM watch_rows WHERE watch = ?')
  const forgetRows = db.prepare('DELETE FROM watch_rows WHERE watch = ?')
  const keepRow = db.prepare(
    `INSERT INTO watch_rows (watch, hash, copies, kept) VALUES (@watch, @hash, @copies, @kept)
     ON CONFLICT (watch, hash) DO UPDATE SET copies = copies + excluded.copies`,
  )
  const lessenRow = db.prepare('UPDATE watch_rows SET copies = copies - ? WHERE watch = ? AND hash = ?')
  const dropRows = db.prepare('DELETE FROM watch_rows WHERE watch = ? AND copies <= 0')
  const noteRun = db.prepare(
    `INSERT INTO watch_runs (watch, at, milliseconds, outcome, rows, columns, new, gone, seen, problem)
     VALUES (@watch, @at, @milliseconds, @outcome, @rows, @columns, @new, @gone, @seen, @problem)`,
  )
  const noteNew = db.prepare(
    `INSERT INTO watch_changes (run, change, hash, copies, kept) VALUES (@run, 'new', @hash, @copies, @kept)`,
  )
  const noteGone = db.prepare(
    `INSERT INTO watch_changes (run, change, hash, copies, kept)
     SELECT @run, 'gone', hash, @copies, kept FROM watch_rows WHERE watch = @watch AND hash = @hash`,
  )
  const runs = db.prepare<[string, number, number], RunRow>(
    'SELECT * FROM watch_runs WHERE watch = ? AND id < ? ORDER BY id DESC LIMIT ?',
  )
  const run = db.prepare<[string, number], RunRow>('SELECT * FROM watch_runs WHERE watch = ? AND id = ?')
  const changes = db.prepare<[number], { change: 'new' | 'gone'; copies: number; kept: string }>(
    'SELECT change, copies, kept FROM watch_changes WHERE run = ? ORDER BY change, hash',
  )
  const unseen = db.prepare<[string], { new: number; gone: number }>(
    'SELECT coalesce(sum(new), 0) AS new, coalesce(sum(gone), 0) AS gone FROM watch_runs WHERE watch = ? AND seen = 0',
  )
  const see = db.prepare('UPDATE watch_runs SET seen = 1 WHERE watch = ? AND id <= ?')
  const tidy = db.prepare(
    `DELETE FROM watch_runs WHERE watch = @watch AND new + gone = 0 AND id NOT IN (
       SELECT id FROM watch_runs WHERE watch = @watch AND new + gone = 0 ORDER BY id DESC LIMIT ${quietRuns})`,
  )

  return {
    all: () => all.all(),
    one: (id: string) => one.get(id),
    insert: (watch: { id: string; query: string; every: WatchRhythm; at: string }) => insert.run(watch),
    update: (id: string, every: WatchRhythm, next: string | null) => update.run(every, next, id),
    remove: (id: string) => erase.run(id),
    rows: (watch: string): Map<string, Counted> => new Map(keptRows.all(watch).map((row) => [row.hash, row])),
    unseen: (watch: string) => unseen.get(watch) ?? { new: 0, gone: 0 },
    see: (watch: string, upTo: number) => see.run(watch, upTo),
    runs: (watch: string, before: number, limit: number): WatchRun[] => runs.all(watch, before, limit).map(runOf),
    changes(watch: string, id: number): WatchChanges | undefined {
      const found = run.get(watch, id)
      if (found === undefined) return undefined
      const things = new Map<string, WatchChanges['things'][number]>()
      const rows: Record<'new' | 'gone', CypherAnswer['rows']> = { new: [], gone: [] }
      for (const { change, copies, kept } of changes.all(id)) {
        const { row, things: named } = JSON.parse(kept) as Kept
        for (const thing of named) things.set(thing.id, thing)
        for (let copy = 0; copy < copies; copy++) rows[change].push(row)
      }
      return { columns: JSON.parse(found.columns) as string[], ...rows, things: [...things.values()] }
    },

    /** Writes a run, its changes and the rows it leaves, all or nothing. A first run's rows replace all others. */
    finish: (watch: string, { run: outcome, columns, new: fresh, gone, next }: Finished): void =>
      transact(() => {
        // It may have been deleted while it ran.
        if (one.get(watch) === undefined) return
        const compared = outcome.outcome === 'compared'
        const sum = (rows: readonly { more: number }[]) => (compared ? rows.reduce((n, { more }) => n + more, 0) : 0)
        const counts = { new: sum(fresh), gone: sum(gone) }
        const { lastInsertRowid } = noteRun.run({
          ...outcome,
          ...counts,
          watch,
          columns: JSON.stringify(columns),
          seen: counts.new + counts.gone > 0 || outcome.outcome === 'failed' ? 0 : 1,
          problem: outcome.problem === null ? null : JSON.stringify(outcome.problem),
        })
        if (outcome.outcome === 'first') forgetRows.run(watch)
        if (compared) {
          for (const { hash, more, of } of fresh)
            noteNew.run({ run: lastInsertRowid, hash, copies: more, kept: JSON.stringify(of) })
          for (const { hash, more } of gone) noteGone.run({ run: lastInsertRowid, watch, hash, copies: more })
        }
        for (const { hash, more, of } of fresh) keepRow.run({ watch, hash, copies: more, kept: JSON.stringify(of) })
        for (const { hash, more } of gone) lessenRow.run(more, watch, hash)
        dropRows.run(watch)
        advance.run(next.next_at, next.graph_version, next.base, watch)
        tidy.run({ watch })
      }),
  }
}

const runOf = ({ columns: _columns, seen, problem, ...run }: RunRow & { watch?: string }): WatchRun => {
  const { watch: _watch, ...rest } = run
  return { ...rest, seen: seen === 1, problem: problem === null ? null : (JSON.parse(problem) as WatchRun['problem']) }
}
