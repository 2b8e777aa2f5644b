import { randomUUID } from 'node:crypto'
import type { QueryDraft, QueryVersion, SavedQuery } from '../contract/saved-queries.ts'
import { WaybillError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import type { State } from '../state/state.ts'
import { libraryQueries } from './library.ts'

export interface SavedQueries {
  /** In order of id, from the one after `cursor`; `next` is the cursor of what follows, null at the end. */
  list(page: { limit: number; cursor?: string | undefined }): { items: SavedQuery[]; next: string | null }
  create(draft: QueryDraft): SavedQuery
  /** @throws WaybillError `not-found`. */
  read(id: string): SavedQuery
  /**
   * @param fits whether a version is the one that the caller has seen.
   * @throws WaybillError `not-found`, `precondition-failed`, and `conflict` for one that comes with the product.
   */
  replace(id: string, draft: QueryDraft, fits: (version: number) => boolean): SavedQuery
  /** @throws WaybillError as `replace`. */
  remove(id: string, fits: (version: number) => boolean): void
  /** Newest first. @throws WaybillError `not-found`. */
  history(id: string): QueryVersion[]
}

interface Row {
  id: string
  version: number
  document: string
  changed_at: string
}

/** @param engine whose own shipped queries are listed beside those for both. */
export function createSavedQueries({ state, engine }: { state: State; engine: Graph['engine']['name'] }): SavedQueries {
  const { db } = state
  const shipped = new Map(libraryQueries(engine).map((query) => [query.id, query]))
  const newest = `SELECT id, max(version) AS version, document, changed_at FROM saved_queries`
  const all = db.prepare<[], Row>(`${newest} GROUP BY id`)
  const one = db.prepare<[string], Row>(`${newest} WHERE id = ? GROUP BY id`)
  const versions = db.prepare<[string], Row>('SELECT * FROM saved_queries WHERE id = ? ORDER BY version DESC')
  const insert = db.prepare('INSERT INTO saved_queries (id, version, document, changed_at) VALUES (?, ?, ?, ?)')
  const erase = db.prepare('DELETE FROM saved_queries WHERE id = ?')
  const unwatch = db.prepare('DELETE FROM watches WHERE query = ?')

  const find = (id: string): SavedQuery => {
    const row = one.get(id)
    const query = row === undefined ? shipped.get(id) : savedOf(row)
    if (query !== undefined) return query
    throw new WaybillError('not-found', 'There is no saved query of that id.', {
      next: 'It may have been deleted; look at the list again.',
    })
  }

  /** The query as it stands, if it may be changed by who saw that version. */
  const own = (id: string, fits: (version: number) => boolean): SavedQuery => {
    const query = find(id)
    if (query.shipped)
      throw new WaybillError('conflict', 'This query comes with the product and stays as it is.', {
        next: 'Save it under a name of your own and change that one.',
      })
    if (fits(query.version)) return query
    throw new WaybillError('precondition-failed', 'Somebody has changed this query since you opened it.', {
      next: 'Open it again and choose between both versions; yours is still on your screen.',
    })
  }

  const keep = (id: string, version: number, draft: QueryDraft): SavedQuery => {
    const changedAt = new Date().toISOString()
    insert.run(id, version, JSON.stringify(draft), changedAt)
    return { ...draft, id, version, shipped: false, changedAt }
  }

  return {
    list({ limit, cursor = '' }) {
      const items = [...shipped.values(), ...all.all().map(savedOf)].sort((a, b) => (a.id < b.id ? -1 : 1))
      const page = items.filter(({ id }) => id > cursor).slice(0, limit + 1)
      const more = page.length > limit
      const shown = page.slice(0, limit)
      return { items: shown, next: more ? (shown.at(-1)?.id ?? null) : null }
    },
    create: (draft) => state.transact(() => keep(randomUUID(), 1, draft)),
    read: find,
    replace: (id, draft, fits) => state.transact(() => keep(id, own(id, fits).version + 1, draft)),
    remove: (id, fits) =>
      state.transact(() => {
        own(id, fits)
        erase.run(id)
        unwatch.run(id)
      }),
    history(id) {
      if (find(id).shipped) return []
      return versions.all(id).map(({ version, changed_at, document }) => ({
        version,
        changedAt: changed_at,
        query: JSON.parse(document) as QueryDraft,
      }))
    },
  }
}

const savedOf = ({ id, version, document, changed_at }: Row): SavedQuery => ({
  ...(JSON.parse(document) as QueryDraft),
  id,
  version,
  shipped: false,
  changedAt: changed_at,
})
