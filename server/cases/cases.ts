import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { badFields, fieldWords } from '../contract/bad-fields.ts'
import { CaseContent } from '../contract/case-content.ts'
import type { CaseChanges } from '../contract/case-changes.ts'
import { type CaseFile, caseFileLimit } from '../contract/case-file.ts'
import {
  type Case,
  type CaseChange,
  type CaseDraft,
  type CaseHead,
  caseLimit,
  type CaseStep,
  type CaseVersion,
} from '../contract/cases.ts'
import { mergePatch } from '../contract/merge-patch.ts'
import { WaybillError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import type { State } from '../state/state.ts'
import { changesOf } from './case-changes.ts'
import { readCaseFile, writeCaseFile } from './case-file.ts'
import { beforeOf, cursorOf, placeOf } from './case-pages.ts'
import { asJson, CaseStore } from './case-store.ts'

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
  /** @param id for one that others must know beforehand. */
  create(draft: CaseDraft, id?: string): Case
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
  /**
   * What the graph says differently now of what the case keeps and refers to.
   *
   * @param limit movements listed of each answer, and facts.
   * @throws WaybillError `not-found`, and what the graph throws.
   */
  changes(id: string, limit: number, signal?: AbortSignal): Promise<CaseChanges>
  /**
   * The case as a file, with as much of its history as fits.
   *
   * @throws WaybillError `not-found`.
   */
  file(id: string): { name: string; stream: Readable; size: number }
  /**
   * Takes a case file in as a case of its own, with its history and a step that says so.
   *
   * @throws WaybillError `file-unusable`, `too-large`.
   */
  take(file: Readable, options: { step: string; by: string }): Promise<Case>
}

/** @param seconds for holding a case against the graph. */
export function createCases({ state, graph, seconds }: { state: State; graph: Graph; seconds: number }): Cases {
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

  const begin = ({ content, step, by }: CaseDraft, id: string = randomUUID()): Case =>
    caseOf(store.begin(id, { at: now(), by, step, content }), content)

  const read = (id: string): Case => {
    const found = head(id)
    return caseOf(found, store.content(id, found.version))
  }

  /** What was written last, so that a case that saves itself is not read anew each time; known only once it is on disk. */
  let latest: { id: string; version: number; content: CaseContent } | undefined

  /** Writes what `make` makes of the content as it stands. */
  const change = (id: string, fits: Fits, by: string, step: string, make: (content: CaseContent) => CaseContent) => {
    const written = state.transact(() => {
      const { version } = seen(id, fits)
      const known = latest?.id === id && latest.version === version ? latest.content : store.content(id, version)
      const content = make(known)
      return { head: store.append(id, { version, content: known }, { at: now(), by, step, content }), content }
    })
    latest = { id, version: written.head.version, content: written.content }
    return written.head
  }

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
    create: (draft, id) => state.transact(() => begin(draft, id)),
    read,
    replace: (id, { content, step, by }, fits) => change(id, fits, by, step, () => content),
    patch: (id, { patch, step, by }, fits) =>
      change(id, fits, by, step, (content) => contentOf(mergePatch(asJson(content), patch), '/patch')),
    remove(id, fits) {
      state.transact(() => {
        seen(id, fits)
        store.remove(id)
      })
      latest = undefined
    },
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
      return { ...step, id, content: versionOf(store.content(id, version)) }
    },
    changes: async (id, limit, signal) => changesOf(graph, read(id), { limit, seconds, signal }),
    file(id) {
      const { version, createdAt, name } = head(id)
      const content = store.content(id, version)
      const room = caseFileLimit - 2 * caseLimit
      const steps = store.patches(id, room)
      // Its own patch makes a version of the one before it: the oldest is therefore kept whole, without one.
      const [oldest, ...later] = steps
      const first = store.step(id, oldest?.version ?? version)
      if (first === undefined) throw new Error(`case ${id} has no step ${version}`)
      const history = { first: { ...first, content: store.content(id, first.version) }, steps: later }
      const text = Buffer.from(writeCaseFile({ createdAt, content, history: history as CaseFile['history'] }))
      return { name: `${fileName(name)}.waybill-case.json`, stream: Readable.from([text]), size: text.length }
    },
    async take(bytes, { step, by }) {
      const { createdAt, content, history } = await readCaseFile(bytes)
      const { first, steps } = history
      return state.transact(() => {
        const id = randomUUID()
        store.begin(id, { ...first, createdAt })
        store.replay(id, asJson(first.content), steps)
        const version = steps.at(-1)?.version ?? first.version
        return caseOf(store.append(id, { version, content }, { at: now(), by, step, content }), content)
      })
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

/** What an earlier version held. One that came with a file may be no case at all, as nothing but its ends is looked at there. */
function versionOf(value: unknown): CaseContent {
  const parsed = CaseContent.safeParse(value)
  if (parsed.success) return parsed.data
  throw new WaybillError('data-damaged', 'What the case held at this version cannot be read any more.', {
    next: 'Look at a version before or after it.',
  })
}

/** A name that every file system takes. */
const fileName = (name: string) => name.replaceAll(/[\\/:*?"<>|\x00-\x1f]/g, '_').slice(0, 100)
