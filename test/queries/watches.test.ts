import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CypherAnswer } from '../../server/contract/console.ts'
import type { QueryDraft } from '../../server/contract/saved-queries.ts'
import { WaybillError } from '../../server/errors.ts'
import { createSavedQueries, type SavedQueries } from '../../server/queries/saved-queries.ts'
import { createWatches, type Watches } from '../../server/queries/watches.ts'
import { openState, type State } from '../../server/state/state.ts'
import { silent } from '../support/graphs.ts'

/** A graph that holds what a test says, asked through a console that counts how often. */
let rows: CypherAnswer['rows']
let version: number
let away: boolean
let failing: WaybillError | undefined
let truncated: boolean
let asked: number
let clock: number

let folder: string
let state: State
let queries: SavedQueries
let watches: Watches

const day = 86_400_000
const always = () => true
const node = (id: string) => ({
  id,
  kind: 'Company' as const,
  labels: ['Party'],
  name: `Firm ${id}`,
  properties: { country: 'KZ' },
})
const gone = () => new WaybillError('database-away', 'The database is away.')

const open = () => {
  state = openState(join(folder, 'state.db'))
  queries = createSavedQueries({ state, engine: 'grafeo' })
  watches = createWatches({
    state,
    queries,
    graph: {
      ready: async () => {
        if (away) throw gone()
      },
      version: async () => {
        if (away) throw gone()
        return version
      },
    },
    ask: async ({ params }) => {
      asked++
      if (failing !== undefined) throw failing
      const shown = rows.map((row) => [...row, params['country'] ?? null])
      return {
        columns: ['party', 'n', 'country'],
        rows: shown,
        graph: { nodes: ['a', 'b', 'c'].map(node), edges: [] },
        truncated,
        ...(truncated && { stoppedBy: 'rows' as const }),
        milliseconds: 1,
      }
    },
    log: silent,
    now: () => clock,
  })
}
const close = async () => {
  await watches.close()
  state.close()
}
const reopen = async () => {
  await close()
  open()
}

const draft: QueryDraft = {
  name: 'Firms of a country',
  description: '',
  tags: [],
  statement: 'MATCH (p:Party {country: $country}) RETURN p, 1 AS n',
  parameters: [{ name: 'country', label: '', type: 'country', list: false, value: 'KZ' }],
  view: 'table',
  pinned: false,
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-watches-'))
  rows = [[{ $node: 'a' }, 1]]
  version = 1
  away = false
  failing = undefined
  truncated = false
  asked = 0
  clock = Date.parse('2026-03-01T08:00:00Z')
  open()
})
afterEach(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

/** A watch whose first run is over. */
async function watched(every: 'hour' | 'day' | 'week' | 'import' = 'day') {
  const query = queries.create(draft)
  const { id } = watches.create({ query: query.id, every })
  await watches.check()
  return { id, query }
}
const later = async (milliseconds: number) => {
  clock += milliseconds
  await watches.check()
}

describe('a watched query', () => {
  it('is run at once, and none of its first rows is new', async () => {
    const { id, query } = await watched()
    const watch = watches.read(id)
    expect(watch).toMatchObject({
      query: query.id,
      name: draft.name,
      nextAt: '2026-03-02T08:00:00.000Z',
      lastRun: {
        outcome: 'first',
        rows: 1,
        new: 0,
        gone: 0,
        seen: true,
        problem: null,
        at: '2026-03-01T08:00:00.000Z',
      },
      unseen: { new: 0, gone: 0 },
    })
  })

  it('is run when its time has come and not before, and tells exactly which rows are new and which are gone', async () => {
    const { id } = await watched()
    rows = [
      [{ $node: 'b' }, 1],
      [{ $node: 'b' }, 1],
      [{ $node: 'a' }, 2],
    ]
    await later(day - 1)
    expect(asked).toBe(1)
    await later(1)
    expect(asked).toBe(2)
    const { lastRun, unseen } = watches.read(id)
    expect(lastRun).toMatchObject({ outcome: 'compared', rows: 3, new: 3, gone: 1, seen: false })
    expect(unseen).toEqual({ new: 3, gone: 1 })
    const changes = watches.changes(id, lastRun!.id)
    expect(changes.columns).toEqual(['party', 'n', 'country'])
    expect(changes.new.map((row) => JSON.stringify(row)).toSorted()).toEqual([
      '[{"$node":"a"},2,"KZ"]',
      '[{"$node":"b"},1,"KZ"]',
      '[{"$node":"b"},1,"KZ"]',
    ])
    expect(changes.gone).toEqual([[{ $node: 'a' }, 1, 'KZ']])
    expect(changes.things).toContainEqual({ id: 'b', kind: 'Company', name: 'Firm b', country: 'KZ' })
  })

  it('that is not there any more keeps no other waiting', async () => {
    const lost = await watched('hour')
    const other = await watched('hour')
    // As a query that only the other engine has: deleting one here would end its watch.
    state.db.prepare('DELETE FROM saved_queries WHERE id = ?').run(lost.query.id)
    rows = []
    await later(day)
    expect(watches.read(lost.id).lastRun).toMatchObject({ outcome: 'failed', problem: { code: 'not-found' } })
    expect(watches.read(other.id).lastRun).toMatchObject({ outcome: 'compared', gone: 1 })
  })

  it('that is run twice at once compares the second time with the first', async () => {
    const query = queries.create(draft)
    const { id } = watches.create({ query: query.id, every: 'week' })
    const runs = [watches.run(id), watches.run(id)]
    await Promise.all(runs)
    const { items } = watches.runs(id, { limit: 10 })
    expect(items.map(({ outcome }) => outcome).toReversed()[0]).toBe('first')
    expect(items.filter(({ outcome }) => outcome === 'first')).toHaveLength(1)
  })

  it('counts a row that comes once more, or once less, as one', async () => {
    const { id } = await watched('hour')
    rows = [
      [{ $node: 'a' }, 1],
      [{ $node: 'a' }, 1],
    ]
    await later(day)
    expect(watches.read(id).lastRun).toMatchObject({ new: 1, gone: 0 })
    rows = [[{ $node: 'a' }, 1]]
    await later(day)
    expect(watches.read(id).lastRun).toMatchObject({ new: 0, gone: 1 })
    await later(day)
    expect(watches.read(id).lastRun).toMatchObject({ new: 0, gone: 0, seen: true })
  })

  it('compares by value: neither the order of rows nor that of a map’s keys, nor the last digit of a sum is a change', async () => {
    rows = [
      [{ $node: 'a' }, 0.1 + 0.2],
      [{ x: 1, y: 2 }, 1],
    ]
    const { id } = await watched('hour')
    rows = [
      [{ y: 2, x: 1 }, 1],
      [{ $node: 'a' }, 0.3],
    ]
    await later(day)
    expect(watches.read(id).lastRun).toMatchObject({ outcome: 'compared', new: 0, gone: 0 })
  })

  it('keeps what nobody has seen until it is marked, also over runs that bring nothing', async () => {
    const { id } = await watched('hour')
    rows.push([{ $node: 'b' }, 1])
    await later(day)
    const found = watches.read(id).lastRun!
    await later(day)
    expect(watches.read(id).unseen).toEqual({ new: 1, gone: 0 })
    expect(watches.see(id, found.id).unseen).toEqual({ new: 0, gone: 0 })
    rows.push([{ $node: 'c' }, 1])
    await later(day)
    expect(watches.see(id, found.id).unseen).toEqual({ new: 1, gone: 0 })
    expect(watches.runs(id, { limit: 2 }).items.map((run) => run.new)).toEqual([1, 0])
    const { next } = watches.runs(id, { limit: 2 })
    expect(watches.runs(id, { limit: 9, cursor: next! }).items.map((run) => run.outcome)).toEqual(['compared', 'first'])
  })

  it('survives a restart, and runs that were missed are made up for once', async () => {
    const { id } = await watched('hour')
    rows.push([{ $node: 'b' }, 1])
    clock += 10 * day
    await reopen()
    expect(asked).toBe(1)
    await watches.check()
    await watches.check()
    expect(asked).toBe(2)
    expect(watches.read(id)).toMatchObject({ lastRun: { new: 1 }, nextAt: new Date(clock + 3_600_000).toISOString() })
  })

  it('of imports is run when the graph has changed, also while nothing was open', async () => {
    const { id } = await watched('import')
    expect(watches.read(id).nextAt).toBeNull()
    await later(30 * day)
    expect(asked).toBe(1)
    version = 2
    await watches.check()
    expect(asked).toBe(2)
    version = 3
    await reopen()
    await watches.check()
    expect(asked).toBe(3)
  })

  it('is not run while the engine is away, and that is no failed run', async () => {
    const { id } = await watched('hour')
    away = true
    await later(day)
    expect(asked).toBe(1)
    expect(watches.read(id).lastRun).toMatchObject({ outcome: 'first' })
    await expect(watches.run(id)).rejects.toMatchObject({ code: 'database-away' })
    away = false
    failing = gone()
    await watches.check()
    expect(watches.runs(id, { limit: 9 }).items).toHaveLength(1)
    failing = undefined
    await watches.check()
    expect(watches.runs(id, { limit: 9 }).items).toHaveLength(2)
  })

  it('that fails says why, and is compared with its last good run afterwards', async () => {
    const { id } = await watched('hour')
    failing = new WaybillError('query-timeout', 'It was stopped after 30 s.', { next: 'Ask for less.' })
    await later(day)
    expect(watches.read(id).lastRun).toMatchObject({
      outcome: 'failed',
      rows: null,
      problem: { code: 'query-timeout', detail: 'It was stopped after 30 s. Ask for less.' },
    })
    failing = undefined
    truncated = true
    await later(day)
    expect(watches.read(id).lastRun?.problem?.detail).toMatch(/^It met the limit of rows/)
    truncated = false
    rows.push([{ $node: 'b' }, 1])
    await later(day)
    expect(watches.read(id).lastRun).toMatchObject({ outcome: 'compared', new: 1, gone: 0 })
  })

  it('begins anew when the query or a value of it has changed, and only then', async () => {
    const { id, query } = await watched('hour')
    queries.replace(query.id, { ...draft, name: 'Another name' }, always)
    await later(day)
    expect(watches.read(id)).toMatchObject({ name: 'Another name', lastRun: { outcome: 'compared', new: 0 } })
    const [parameter] = draft.parameters
    queries.replace(query.id, { ...draft, parameters: [{ ...parameter!, value: 'KG' }] }, always)
    rows = [[{ $node: 'c' }, 1]]
    await later(day)
    expect(watches.read(id).lastRun).toMatchObject({ outcome: 'first', new: 0, gone: 0 })
    rows = []
    await later(day)
    const { lastRun } = watches.read(id)
    expect(watches.changes(id, lastRun!.id).gone).toEqual([[{ $node: 'c' }, 1, 'KG']])
  })

  it('is changed and deleted only by who saw its last version, is watched once, and goes with its query', async () => {
    const { id, query } = await watched('hour')
    expect(() => watches.create({ query: query.id, every: 'day' })).toThrow(/watched already/)
    expect(() => watches.create({ query: 'nothing', every: 'day' })).toThrow(/no saved query/)
    expect(() => watches.replace(id, 'day', () => false)).toThrow(/changed this watch/)
    expect(watches.replace(id, 'week', (seen) => seen === 1)).toMatchObject({ version: 2, every: 'week' })
    expect(watches.read(id).nextAt).toBe(new Date(clock + 7 * day).toISOString())
    expect(() => watches.remove(id, (seen) => seen === 1)).toThrow(/changed this watch/)
    queries.remove(query.id, always)
    expect(watches.list()).toEqual([])
    expect(state.db.prepare('SELECT count(*) AS n FROM watch_rows').get()).toEqual({ n: 0 })
  })

  it('of every hour keeps no more quiet runs than tell of some days, and every one that found something', async () => {
    const { id } = await watched('hour')
    rows.push([{ $node: 'b' }, 1])
    await later(day)
    for (let i = 0; i < 130; i++) await later(day)
    const { items } = watches.runs(id, { limit: 500 })
    expect(items).toHaveLength(101)
    expect(items.filter((run) => run.new > 0)).toHaveLength(1)
  })
})
