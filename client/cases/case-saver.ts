import type { CaseContent } from '../../server/contract/case-content.ts'
import type { Case } from '../../server/contract/cases.ts'
import { mergeDifference, type Json } from '../../server/contract/merge-patch.ts'
import { decided, mergeCases, type Choice, type Overlap } from './case-merge.ts'
import { changesBetween, reversed, same, writeAll, type Change } from './case-parts.ts'

/** Changes that the server has not acknowledged yet, as they are kept in the browser. */
export interface Unsent {
  changes: readonly Change[]
  steps: readonly string[]
}

/** What became of an attempt to send: `away` is worth another try, the others are not. */
export type Refusal = 'stale' | 'gone' | 'away' | 'refused'

export type SaveState =
  | { kind: 'saved' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'away' }
  | { kind: 'conflict'; overlaps: readonly Overlap[]; theirs: Case }
  | { kind: 'gone' }
  | { kind: 'refused'; why: string }

export interface SaverState {
  /** The case as the server last acknowledged it. */
  base: Case
  /** The case as it stands on the screen. */
  content: CaseContent
  /** How many parts of it the server does not have yet. */
  unsent: number
  save: SaveState
  /** Whose changes came in with a save; null: nobody's. */
  mergedWith: { by: string; parts: number } | null
}

export interface SaverParts {
  /** Sends a merge patch (RFC 7396) against the version of `base`. */
  patch: (base: Case, patch: Json, step: string) => Promise<Omit<Case, 'content'>>
  read: (id: string) => Promise<Case>
  /** What an error of these means, and the words for it. */
  refusal: (error: unknown) => { kind: Refusal; why: string }
  /** Keeps what is unsent in the browser; null once there is nothing. Never throws. */
  keep: (id: string, unsent: Unsent | null) => void
  later: (ms: number, work: () => void) => () => void
  onChange: (state: SaverState) => void
}

const rest = 800
const firstPause = 1_000
const longestPause = 30_000
const longestStep = 300

/** Several steps that are saved in one go, as one line of the history. */
const asOneStep = (steps: readonly string[]): string => {
  const different = [...new Set(steps)]
  const line = different.join('; ')
  return line.length <= longestStep ? line : `${line.slice(0, longestStep - 1)}…`
}

/**
 * Saves one case by itself: a moment after the last change, one difference at a time, again and again while the server is
 * away. What it has not acknowledged is kept in the browser. Others' changes are merged; where both changed the same thing
 * it stops and asks.
 */
export class CaseSaver {
  readonly #parts: SaverParts
  #state: SaverState
  #steps: string[] = []
  #sending = false
  #closed = false
  /** How often in a row the server was away. */
  #attempts = 0
  #cancel: () => void = () => {}

  constructor(opened: Case, parts: SaverParts) {
    this.#parts = parts
    this.#state = { base: opened, content: opened.content, unsent: 0, save: { kind: 'saved' }, mergedWith: null }
  }

  get state(): SaverState {
    return this.#state
  }

  /** Changes the case on the screen; it is sent when the changes rest. */
  edit(step: string, content: CaseContent): void {
    if (content === this.#state.content) return
    if (this.#steps.at(-1) !== step) this.#steps.push(step)
    this.#show({ content, mergedWith: null })
    this.#keep()
    this.#wait()
  }

  /** Takes up what an earlier page could not send: as if it had been changed here. */
  takeUp(unsent: Unsent): void {
    const { changes, steps } = unsent
    const { base, content: now } = this.#state
    const { content, overlaps } = mergeCases(writeAll(now, reversed(changes)), writeAll(now, changes), now)
    this.#steps.push(...steps)
    this.#show({ content })
    if (overlaps.length > 0) {
      this.#parts.keep(base.id, unsent)
      return this.#ask(overlaps, base)
    }
    this.#keep()
    this.#wait()
  }

  /** Sends at once what is unsent. */
  async flush(): Promise<void> {
    this.#cancel()
    const { base, content, save } = this.#state
    if (this.#sending || this.#closed || save.kind === 'conflict' || save.kind === 'gone') return
    if (same(base.content, content)) {
      this.#steps = []
      this.#show({ save: { kind: 'saved' } })
      this.#parts.keep(base.id, null)
      return
    }
    this.#sending = true
    const sent = this.#steps
    this.#steps = []
    this.#show({ save: { kind: 'saving' } })
    try {
      const patch = mergeDifference(base.content as unknown as Json, content as unknown as Json) ?? {}
      const { id, version, createdAt, changedAt, changedBy } = await this.#parts.patch(base, patch, asOneStep(sent))
      this.#sending = false
      this.#accept({ id, version, createdAt, changedAt, changedBy, content }, content)
    } catch (error) {
      this.#sending = false
      this.#steps = [...sent, ...this.#steps]
      await this.#refused(this.#parts.refusal(error))
    }
  }

  /** Looks whether others changed the case meanwhile. */
  async refresh(): Promise<void> {
    if (this.#sending || this.#closed || this.#state.save.kind === 'conflict') return
    this.#sending = true
    const theirs = await this.#parts.read(this.#state.base.id).catch((error: unknown) => {
      if (this.#parts.refusal(error).kind === 'gone') this.#show({ save: { kind: 'gone' } })
      return null
    })
    this.#sending = false
    if (theirs !== null && theirs.version !== this.#state.base.version) this.#meet(theirs)
    else if (this.#state.unsent > 0) this.#wait()
  }

  /** Decides part by part whose version stays, and saves. */
  async decide(choices: ReadonlyMap<string, Choice>): Promise<void> {
    const { save, content } = this.#state
    if (save.kind !== 'conflict') return
    this.#show({
      base: save.theirs,
      content: decided(content, save.overlaps, choices),
      save: { kind: 'waiting' },
    })
    this.#keep()
    await this.flush()
  }

  /** Stops after one more attempt. What that cannot send stays kept in the browser. */
  close(): void {
    void this.flush()
    this.#closed = true
  }

  #accept(saved: Case, sent: CaseContent): void {
    this.#attempts = 0
    // What was changed while it was under way is a change of the new version.
    const { content } = this.#state.content === sent ? saved : mergeCases(sent, this.#state.content, saved.content)
    this.#show({ base: saved, content, save: { kind: 'waiting' } })
    this.#keep()
    if (same(saved.content, content)) this.#show({ save: { kind: 'saved' } })
    else this.#wait()
  }

  async #refused({ kind, why }: { kind: Refusal; why: string }): Promise<void> {
    if (this.#closed) return
    if (kind === 'stale') return this.#catchUp()
    if (kind === 'away') {
      const pause = Math.min(longestPause, firstPause * 2 ** this.#attempts)
      this.#attempts += 1
      this.#show({ save: { kind: 'away' } })
      this.#cancel()
      this.#cancel = this.#parts.later(pause, () => void this.flush())
    } else this.#show({ save: kind === 'gone' ? { kind } : { kind: 'refused', why } })
  }

  /** Fetches what others saved and brings it together with what is here. */
  async #catchUp(): Promise<void> {
    this.#sending = true
    try {
      const theirs = await this.#parts.read(this.#state.base.id)
      this.#sending = false
      this.#meet(theirs)
    } catch (error) {
      this.#sending = false
      await this.#refused(this.#parts.refusal(error))
    }
  }

  #meet(theirs: Case): void {
    const { base, content } = this.#state
    const merged = mergeCases(base.content, content, theirs.content)
    // A save whose answer was lost comes back as somebody's changes that are all one's own.
    const mergedWith = merged.fromThem === 0 ? null : { by: theirs.changedBy, parts: merged.fromThem }
    if (merged.overlaps.length > 0) {
      this.#show({ content: merged.content, mergedWith })
      this.#ask(merged.overlaps, theirs)
      return
    }
    this.#show({ base: theirs, content: merged.content, mergedWith, save: { kind: 'waiting' } })
    this.#keep()
    void this.flush()
  }

  #ask(overlaps: readonly Overlap[], theirs: Case): void {
    this.#cancel()
    this.#show({ save: { kind: 'conflict', overlaps, theirs } })
  }

  #wait(): void {
    this.#cancel()
    const { kind } = this.#state.save
    if (this.#closed || kind === 'conflict' || kind === 'gone') return
    if (kind !== 'away' && !this.#sending) this.#show({ save: { kind: 'waiting' } })
    this.#cancel = this.#parts.later(rest, () => void this.flush())
  }

  #keep(): void {
    const { base, content, save } = this.#state
    // Undecided, one's own version must still be had after a crash; the merge is made anew from it.
    if (save.kind === 'conflict') return
    const changes = changesBetween(base.content, content)
    this.#parts.keep(base.id, changes.length === 0 ? null : { changes, steps: this.#steps })
  }

  #show(change: Partial<SaverState>): void {
    const next = { ...this.#state, ...change }
    const unsent =
      next.base === this.#state.base && next.content === this.#state.content
        ? next.unsent
        : changesBetween(next.base.content, next.content).length
    this.#state = { ...next, unsent }
    if (!this.#closed) this.#parts.onChange(this.#state)
  }
}
