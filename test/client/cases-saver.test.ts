import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CaseSaver,
  type Refusal,
  type SaverParts,
  type SaverState,
  type Unsent,
} from '../../client/cases/case-saver.ts'
import { partId, same, writePart } from '../../client/cases/case-parts.ts'
import type { CaseContent } from '../../server/contract/case-content.ts'
import type { Case } from '../../server/contract/cases.ts'
import { mergePatch, type Json } from '../../server/contract/merge-patch.ts'
import { claim, emptyContent } from './cases-contents.ts'

class Refused extends Error {
  readonly kind: Refusal
  constructor(kind: Refusal) {
    super(kind)
    this.kind = kind
  }
}

/** The rules of a server that holds one case: versions, If-Match, merge patches; it can be away, or lose its answer. */
class OneCase {
  now: Case = { id: 'x', version: 1, createdAt: '', changedAt: '', changedBy: '', content: emptyContent }
  steps: string[] = []
  trouble: 'none' | 'away' | 'answer lost' = 'none'
  writes = 0

  write(by: string, base: Case, content: CaseContent, step: string): Case {
    this.writes += 1
    if (this.trouble === 'away') throw new Refused('away')
    if (base.version !== this.now.version) throw new Refused('stale')
    this.now = { ...this.now, version: base.version + 1, changedBy: by, content: structuredClone(content) }
    this.steps.push(step)
    if (this.trouble === 'answer lost') throw new Refused('away')
    return structuredClone(this.now)
  }
}

/** One person's page on that case, whose clock stands until it is told to go on. */
class Page {
  readonly server: OneCase
  readonly saver: CaseSaver
  kept: Unsent | null = null
  seen: SaverState | null = null
  pauses: number[] = []
  #waiting = new Set<() => void>()

  constructor(server: OneCase, by: string, kept?: Unsent | null) {
    this.server = server
    const parts: SaverParts = {
      patch: async (base, patch, step) =>
        server.write(by, base, mergePatch(base.content as unknown as Json, patch) as unknown as CaseContent, step),
      read: async () => {
        if (server.trouble === 'away') throw new Refused('away')
        return structuredClone(server.now)
      },
      refusal: (error) =>
        error instanceof Refused ? { kind: error.kind, why: '' } : { kind: 'refused', why: String(error) },
      keep: (_, unsent) => {
        this.kept = structuredClone(unsent)
      },
      later: (ms, work) => {
        this.pauses.push(ms)
        this.#waiting.add(work)
        return () => this.#waiting.delete(work)
      },
      onChange: (state) => {
        this.seen = state
      },
    }
    this.saver = new CaseSaver(structuredClone(server.now), parts)
    if (kept != null) this.saver.takeUp(kept)
  }

  write(key: string, sentence: string | null, step = 'write'): void {
    const { content } = this.saver.state
    this.saver.edit(
      step,
      writePart(content, { list: 'claims', key }, sentence === null ? undefined : claim(1, sentence)),
    )
  }

  /** Lets the time pass that the saver waits for, and what it then asks come back. */
  async pass(): Promise<void> {
    const due = [...this.#waiting]
    this.#waiting.clear()
    for (const work of due) work()
    for (let i = 0; i < 20; i++) await Promise.resolve()
  }

  get sentences(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.saver.state.content.claims).map(([key, { sentence }]) => [key, sentence]),
    )
  }
}

const serverSentences = (server: OneCase) =>
  Object.fromEntries(Object.entries(server.now.content.claims).map(([key, { sentence }]) => [key, sentence]))

describe('saving by itself', () => {
  it('sends what changed once it rests, under the names of its steps, and says so', async () => {
    const server = new OneCase()
    const page = new Page(server, 'Ada')
    page.write('a', 'one', 'add a claim')
    page.write('a', 'one more', 'write in claim 1')
    page.write('a', 'one more thing', 'write in claim 1')
    expect(page.seen).toMatchObject({ save: { kind: 'waiting' }, unsent: 1 })
    expect(page.kept).toMatchObject({ changes: [{ after: { sentence: 'one more thing' } }] })
    await page.pass()
    expect(page.seen).toMatchObject({ save: { kind: 'saved' }, unsent: 0 })
    expect(server.steps).toEqual(['add a claim; write in claim 1'])
    expect(serverSentences(server)).toEqual({ a: 'one more thing' })
    expect(page.kept).toBeNull()
  })

  it('keeps what it cannot send, tries again at longer and longer intervals, and loses nothing', async () => {
    const server = new OneCase()
    const page = new Page(server, 'Ada')
    server.trouble = 'away'
    page.write('a', 'one')
    for (let i = 0; i < 7; i++) await page.pass()
    expect(page.seen).toMatchObject({ save: { kind: 'away' }, unsent: 1 })
    expect(page.pauses.slice(1)).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000])
    expect(page.kept).toMatchObject({ changes: [{ after: { sentence: 'one' } }] })
    server.trouble = 'none'
    await page.pass()
    expect(serverSentences(server)).toEqual({ a: 'one' })
    expect(page.seen?.save.kind).toBe('saved')
  })

  it('offers what an ended page could not send to the next one', async () => {
    const server = new OneCase()
    const ended = new Page(server, 'Ada')
    server.trouble = 'away'
    ended.write('a', 'one')
    await ended.pass()
    ended.saver.close()
    server.trouble = 'none'
    const other = new Page(server, 'Bo')
    other.write('b', 'two')
    await other.pass()
    const next = new Page(server, 'Ada', ended.kept)
    expect(next.saver.state.unsent).toBe(1)
    await next.pass()
    expect(serverSentences(server)).toEqual({ a: 'one', b: 'two' })
    expect(next.kept).toBeNull()
  })

  it('is not confused by an answer that got lost after the save', async () => {
    const server = new OneCase()
    const page = new Page(server, 'Ada')
    server.trouble = 'answer lost'
    page.write('a', 'one')
    await page.pass()
    server.trouble = 'none'
    await page.pass()
    expect(page.seen).toMatchObject({ save: { kind: 'saved' }, unsent: 0, mergedWith: null })
    expect(server.now.version).toBe(2)
  })
})

describe('two pages on one case', () => {
  it('merges what does not overlap without a question, and says whose it was', async () => {
    const server = new OneCase()
    const [ada, bo] = [new Page(server, 'Ada'), new Page(server, 'Bo')]
    ada.write('a', 'one')
    bo.write('b', 'two')
    await ada.pass()
    await bo.pass()
    await bo.pass()
    expect(serverSentences(server)).toEqual({ a: 'one', b: 'two' })
    expect(bo.seen).toMatchObject({ save: { kind: 'saved' }, mergedWith: { by: 'Ada', parts: 1 } })
    await ada.saver.refresh()
    expect(ada.sentences).toEqual({ a: 'one', b: 'two' })
  })

  it('stops and asks where both wrote in the same claim, and saves what is chosen', async () => {
    for (const choice of ['mine', 'theirs'] as const) {
      const server = new OneCase()
      const [ada, bo] = [new Page(server, 'Ada'), new Page(server, 'Bo')]
      ada.write('a', 'hers')
      bo.write('a', 'his')
      await ada.pass()
      await bo.pass()
      const save = bo.seen?.save
      expect(save).toMatchObject({
        kind: 'conflict',
        overlaps: [{ mine: { sentence: 'his' }, theirs: { sentence: 'hers' } }],
      })
      expect(bo.kept).toMatchObject({ changes: [{ after: { sentence: 'his' } }] })
      await bo.pass()
      expect(serverSentences(server)).toEqual({ a: 'hers' })
      if (save?.kind !== 'conflict') throw new Error('nothing to decide')
      await bo.saver.decide(new Map(save.overlaps.map(({ part }) => [partId(part), choice])))
      await bo.pass()
      expect(serverSentences(server)).toEqual({ a: choice === 'mine' ? 'his' : 'hers' })
      expect(bo.seen?.save.kind).toBe('saved')
      expect(bo.kept).toBeNull()
    }
  })

  it('ends with everyone seeing what the server holds, whatever came between', async () => {
    const page = fc.constantFrom(0, 1)
    const action = fc.oneof(
      fc.record({
        do: fc.constant('write' as const),
        page,
        key: fc.constantFrom('a', 'b', 'c'),
        text: fc.option(fc.constantFrom('x', 'y', 'z')),
      }),
      fc.record({ do: fc.constant('pass' as const), page }),
      fc.record({ do: fc.constant('refresh' as const), page }),
      fc.record({ do: fc.constant('trouble' as const), trouble: fc.constantFrom('none', 'away', 'answer lost') }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
        const server = new OneCase()
        const pages = [new Page(server, 'Ada'), new Page(server, 'Bo')]
        for (const one of actions) {
          if (one.do === 'write') pages[one.page]?.write(one.key, one.text)
          else if (one.do === 'pass') await pages[one.page]?.pass()
          else if (one.do === 'refresh') await pages[one.page]?.saver.refresh()
          else server.trouble = one.trouble as OneCase['trouble']
        }
        server.trouble = 'none'
        for (let round = 0; round < 8; round++)
          for (const { saver, pass } of pages.map((each) => ({ saver: each.saver, pass: () => each.pass() }))) {
            await pass()
            const { save } = saver.state
            if (save.kind === 'conflict')
              await saver.decide(new Map(save.overlaps.map(({ part }) => [partId(part), 'mine'])))
            await saver.refresh()
          }
        for (const each of pages) {
          expect(same(each.saver.state.content, server.now.content)).toBe(true)
          expect(each.saver.state).toMatchObject({ save: { kind: 'saved' }, unsent: 0 })
          expect(each.kept).toBeNull()
        }
      }),
      { numRuns: 300 },
    )
  })
})
