import { randomUUID } from 'node:crypto'
import { badFields, fieldWords } from '../contract/bad-fields.ts'
import { CaseContent } from '../contract/case-content.ts'
import type { Case, CaseChange, CaseDraft, CaseHead, CaseStep, CaseVersion } from '../contract/cases.ts'
import { type JsonObject, mergePatch } from '../contract/merge-patch.ts'
import { WaybillError } from '../errors.ts'
import type { State } from '../state/state.ts'
import { CaseStore } from './case-store.ts'

type Fits = (version: number) => boolean

interface Page {
  readonly limit: number
  readonly cursor?: string | undefined
}

interface Listed<T> {
  readonly items: T[]
  /** The cursor of what follows; null at the end. */
  readonly next: string | null
  readonly total: number
}

/**
 * Cases with their history. What changes one asks `fits` whether the version it stands at is the one that the caller
 * has seen; `precondition-failed` where it is not.
 */
export interface Cases {
  /** The last changed first. */
  list(page: Page & { archived?: 'true' | 'false' | undefined }): Listed<CaseHead>
  create(draft: CaseDraft): Case
  /** @throws WaybillError `not-found`. */
  read(id: string): Case
  /** @throws WaybillError `not-found`, `precondition-failed`. */
  replace(id: string, draft: CaseDraft, fits: Fits): CaseHead
  /** @throws WaybillError as `replace`, and `invalid` where what the patch makes is no case. */
  patch(id: string, change: CaseChange, fits: Fits): CaseHead
  /** @throws WaybillError as `replace`. */
  remove(id: string, fits: Fits): void
  /** @throws WaybillError `not-found`. */
  duplicate(id: string, options: { name?: string | undefined; step: string; by: string }): Case
  /** Newest first. @throws WaybillError `not-found`. */
  history(id: string, page: Page): Listed<CaseStep>
  /** @throws WaybillError `not-found`. */
  version(id: string, version: number): CaseVersion
}

export function createCases({ state }: { state: State }): Cases {
  const store = new CaseStore(state)
  const now = () => new Date().toISOString()

  const head = (id: string): CaseHead => {
    const found = store.head(id)
    if (found !== undefined) return found
    throw new WaybillError('not-found', 'There is no case of that id.', {
      next: 'It may have been deleted; look at the list again.',
    })
  }

  const seen = (id: string, fits: Fits): CaseHead => {
    const found = head(id)
    if (fits(found.version)) return found
    throw new WaybillError('precondition-failed', 'Somebody has changed this case since you opened it.', {
      next: 'Open it again and bring your changes in; they are still on your screen.',
    })
  }

  const begin = ({ content, step, by }: CaseDraft): Case =>
    caseOf(store.begin(randomUUID(), { version: 1, at: now(), by, step, content }), content)

  const read = (id: string): Case => {
    const found = head(id)
    return caseOf(found, store.content(id, found.version))
  }

  /** Writes what `make` makes of the content as it stands. */
  const change = (id: string, fits: Fits, by: string, step: string, make: (content: CaseContent) => CaseContent) =>
    state.transact(() => {
      const { version } = seen(id, fits)
      const content = store.content(id, version)
      return store.append(id, { version, content }, { at: now(), by, step, content: make(content) })
    })

  return {
    list({ limit, cursor, archived }) {
      const wanted = archived === undefined ? [0, 1] : [archived === 'true' ? 1 : 0]
      const items = store.heads({ limit: limit + 1, after: placeOf(cursor), archived: wanted })
      const shown = items.slice(0, limit)
      const last = shown.at(-1)
      return {
        items: shown,
        next: items.length > limit && last !== undefined ? cursorOf([last.changedAt, last.id]) : null,
        total: store.count(wanted),
      }
    },
    create: (draft) => state.transact(() => begin(draft)),
    read,
    replace: (id, { content, step, by }, fits) => change(id, fits, by, step, () => content),
    patch: (id, { patch, step, by }, fits) =>
      change(id, fits, by, step, (content) => contentOf(mergePatch(content as unknown as JsonObject, patch), '/patch')),
    remove: (id, fits) =>
      state.transact(() => {
        seen(id, fits)
        store.remove(id)
      }),
    duplicate: (id, { name, step, by }) =>
      state.transact(() => {
        const { content } = read(id)
        return begin({ content: { ...content, name: name ?? `Copy of ${content.name}`.slice(0, 200) }, step, by })
      }),
    history(id, { limit, cursor }) {
      head(id)
      const items = store.steps(id, { limit: limit + 1, before: beforeOf(cursor) })
      const shown = items.slice(0, limit)
      const last = shown.at(-1)
      return {
        items: shown,
        next: items.length > limit && last !== undefined ? String(last.version) : null,
        total: store.stepCount(id),
      }
    },
    version(id, version) {
      head(id)
      const step = store.step(id, version)
      if (step === undefined)
        throw new WaybillError('not-found', `This case has no version ${version}.`, {
          next: 'Its history lists the versions that it has.',
        })
      return { ...step, id, content: store.content(id, version) }
    },
  }
}

const caseOf = ({ id, version, createdAt, changedAt, changedBy }: CaseHead, content: CaseContent): Case => ({
  id,
  version,
  createdAt,
  changedAt,
  changedBy,
  content,
})

/** @throws WaybillError `invalid` with pointers that begin with `at`. */
function contentOf(value: unknown, at: string): CaseContent {
  const parsed = CaseContent.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  const fields = badFields(parsed.error, at)
  throw new WaybillError('invalid', fieldWords(fields), { fields })
}

/** After every case there can be. */
const first = ['~', ''] as const

const cursorOf = (place: readonly [string, string]) => Buffer.from(place.join(' ')).toString('base64url')

function placeOf(cursor: string | undefined): readonly [string, string] {
  if (cursor === undefined) return first
  const [at, id, ...more] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (at === undefined || id === undefined || more.length > 0) throw badCursor()
  return [at, id]
}

function beforeOf(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER
  if (!/^\d{1,15}$/.test(cursor)) throw badCursor()
  return Number(cursor)
}

const badCursor = () =>
  new WaybillError('invalid', 'The cursor is not one that this list gave.', {
    fields: [{ pointer: '/cursor', detail: 'take it from `next` of the page before' }],
  })
