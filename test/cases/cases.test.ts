import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { CaseContent, type CaseContentInput } from '../../server/contract/case-content.ts'
import type { Case } from '../../server/contract/cases.ts'
import { answerOf, post, problemIn, problemOf, raw } from '../support/http.ts'
import { smallCase, type SmallCase } from '../support/small-case.ts'
import { emptyCase, fullCase } from './case-example.ts'

let app: SmallCase
beforeAll(async () => {
  app = await smallCase()
})
afterAll(() => app[Symbol.asyncDispose]())

const at = (path = '') => `${app.origin}/api/v1/cases${path}`
const tagged = (tag?: string) => (tag === undefined ? {} : { 'If-Match': tag })
const put = (id: string, content: CaseContentInput, tag?: string, more: object = {}) =>
  fetch(at(`/${id}`), { ...post({ content, ...more }, tagged(tag)), method: 'PUT' })
const patch = (id: string, body: unknown, tag?: string, more: object = {}) =>
  fetch(at(`/${id}`), { ...post({ patch: body, ...more }, tagged(tag)), method: 'PATCH' })
const begun = async (content: CaseContentInput = fullCase()): Promise<Case> =>
  answerOf(api.postCase, await fetch(at(), post({ content, step: 'Began', by: 'Ada' })))
const read = async (id: string): Promise<Case> => answerOf(api.getCase, await fetch(at(`/${id}`)))

describe('a case', () => {
  it('is begun, listed, and read with a strong ETag', async () => {
    const begunCase = await begun()
    expect(begunCase).toMatchObject({ version: 1, changedBy: 'Ada' })
    expect(begunCase.content).toEqual(CaseContent.parse(fullCase()))
    const answer = await fetch(at(`/${begunCase.id}`))
    expect(answer.headers.get('etag')).toBe('"1"')
    expect(await answerOf(api.getCase, answer)).toEqual(begunCase)
    const { items } = await answerOf(api.getCases, await fetch(at()))
    expect(items.find(({ id }) => id === begunCase.id)).toMatchObject({
      name: begunCase.content.name,
      description: 'Who sold what.',
      archived: false,
      version: 1,
      counts: { questions: 1, canvases: 1, notes: 2, claims: 1, queries: 1, evidence: 1 },
    })
  })

  it('is replaced or changed only by who saw its last version: 428 without saying, 412 when another was first', async () => {
    const { id } = await begun()
    for (const change of [(tag?: string) => put(id, emptyCase(), tag), (tag?: string) => patch(id, {}, tag)]) {
      await problemOf(await change(), 'precondition-required')
      await problemOf(await change('"7"'), 'precondition-failed')
      await problemOf(await change('W/"1"'), 'precondition-failed')
    }
    const answer = await put(id, emptyCase('Second'), '"1"', { by: 'Bo' })
    expect(answer.headers.get('etag')).toBe('"2"')
    expect(await answerOf(api.putCase, answer)).toMatchObject({ version: 2, name: 'Second', changedBy: 'Bo' })
    expect((await read(id)).content).toEqual(CaseContent.parse(emptyCase('Second')))
  })

  it('is changed by a merge patch, which the answer does not send back', async () => {
    const { id } = await begun()
    const changes = {
      name: 'Renamed',
      notes: { n1: null, n2: { text: 'Asked.' } },
      claims: { k1: { grade: 'inferred' } },
    }
    const answer = await patch(id, changes, '"1"', { step: 'Renamed', by: 'Bo' })
    expect(answer.headers.get('etag')).toBe('"2"')
    expect(await answerOf(api.patchCase, answer)).toMatchObject({ version: 2, name: 'Renamed', counts: { notes: 1 } })
    const wanted = CaseContent.parse(fullCase('Renamed'))
    delete wanted.notes['n1']
    wanted.notes['n2']!.text = 'Asked.'
    wanted.claims['k1']!.grade = 'inferred'
    expect((await read(id)).content).toEqual(wanted)
  })

  it('takes no patch that makes something else of it, and says where', async () => {
    const { id, content } = await begun()
    const wrong = { name: null, claims: { k1: { grade: 'certain' } }, notes: { 'a b': {} }, colour: 'red' }
    const problem = await problemOf(await patch(id, wrong, '"1"'), 'invalid')
    expect(problem.errors?.map(({ pointer }) => pointer).toSorted()).toEqual([
      '/patch/claims/k1/grade',
      '/patch/colour',
      '/patch/name',
      '/patch/notes/a b',
    ])
    const notPatches = await Promise.all([[], 'x', 3, null].map((body) => patch(id, body, '"1"')))
    for (const answer of notPatches)
      expect((await problemOf(answer, 'invalid')).errors).toMatchObject([{ pointer: '/patch' }])
    expect(await read(id)).toMatchObject({ version: 1, content })
  })

  it('takes null in lists alone, since a merge patch cannot say it elsewhere', async () => {
    const { id } = await begun()
    const inBoard = await put(
      id,
      { ...fullCase(), canvases: { c1: { ...fullCase().canvases['c1']!, board: { pins: { a: null as never } } } } },
      '"1"',
    )
    expect((await problemOf(inBoard, 'invalid')).errors).toMatchObject([{ pointer: '/content/canvases/c1/board' }])
  })

  it('of two who write at once, one is kept and the other hears of it', async () => {
    const { id } = await begun()
    const both = await Promise.all([put(id, emptyCase('Left'), '"1"'), patch(id, { name: 'Right' }, '"1"')])
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412])
    expect(await read(id)).toMatchObject({ version: 2 })
  })

  it('is deleted with its history, by who saw its last version', async () => {
    const { id } = await begun()
    await problemOf(await fetch(at(`/${id}`), { method: 'DELETE' }), 'precondition-required')
    await problemOf(await fetch(at(`/${id}`), { method: 'DELETE', headers: tagged('"2"') }), 'precondition-failed')
    expect((await fetch(at(`/${id}`), { method: 'DELETE', headers: tagged('"1"') })).status).toBe(204)
    for (const path of ['', '/history', '/versions/1']) await problemOf(await fetch(at(`/${id}${path}`)), 'not-found')
    await problemOf(await patch(id, {}, '"1"'), 'not-found')
  })

  it('is duplicated under a name of its own, with a history that begins anew', async () => {
    const { id, content } = await begun()
    await patch(id, { description: 'Changed' }, '"1"')
    const copy = await answerOf(api.postCaseDuplicate, await fetch(at(`/${id}/duplicate`), post({ by: 'Bo' })))
    expect(copy).toMatchObject({ version: 1, changedBy: 'Bo' })
    expect(copy.id).not.toBe(id)
    expect(copy.content).toEqual({ ...content, name: `Copy of ${content.name}`, description: 'Changed' })
    const named = await fetch(at(`/${id}/duplicate`), post({ name: 'Another' }))
    expect((await answerOf(api.postCaseDuplicate, named)).content.name).toBe('Another')
  })

  it('refuses a field called __proto__ and nesting without end, wherever they are', async () => {
    const { id } = await begun()
    const send = (body: string) =>
      raw(app, {
        method: 'PATCH',
        path: `/api/v1/cases/${id}`,
        headers: { 'Content-Type': 'application/json', 'If-Match': '"1"' },
        body,
      })
    const polluting = await send('{"patch":{"notes":{"__proto__":{"text":"x"}}}}')
    expect(problemIn(polluting, 'invalid').errors).toMatchObject([{ pointer: '/patch/notes/__proto__' }])
    const deep = `{"patch":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_001)}`
    problemIn(await send(deep), 'invalid-json')
    expect(await read(id)).toMatchObject({ version: 1 })
  })

  it('is guarded like everything that changes something', async () => {
    const foreign = { 'Content-Type': 'application/json', 'If-Match': '"1"', Origin: 'http://evil.example' }
    problemIn(
      await raw(app, { method: 'PATCH', path: '/api/v1/cases/x', headers: foreign, body: '{"patch":{}}' }),
      'forbidden-origin',
    )
    const plain = { 'Content-Type': 'application/merge-patch+json', 'If-Match': '"1"' }
    problemIn(
      await raw(app, { method: 'PATCH', path: '/api/v1/cases/x', headers: plain, body: '{"patch":{}}' }),
      'unsupported-media-type',
    )
  })

  it('may be larger than other bodies, up to its own limit', async () => {
    const { id } = await begun()
    const picture = 'x'.repeat(3_000_000)
    expect((await patch(id, { canvases: { c1: { picture } } }, '"1"')).status).toBe(200)
    expect((await read(id)).content.canvases['c1']?.picture).toBe(picture)
    const headers = { 'Content-Type': 'application/json', 'If-Match': '"2"', 'Content-Length': '32000001' }
    problemIn(await raw(app, { method: 'PUT', path: `/api/v1/cases/${id}`, headers, body: '{}' }), 'too-large')
  })
})

describe('the history of a case', () => {
  it('names every step, and gives back what the case held at each', async () => {
    const { id, content } = await begun()
    await patch(id, { name: 'Second' }, '"1"', { step: 'Renamed', by: 'Bo' })
    await put(id, emptyCase('Third'), '"2"', { step: 'Emptied', by: 'Cy' })
    const { items, total, next } = await answerOf(api.getCaseHistory, await fetch(at(`/${id}/history`)))
    expect(items.map(({ version, step, by }) => [version, step, by])).toEqual([
      [3, 'Emptied', 'Cy'],
      [2, 'Renamed', 'Bo'],
      [1, 'Began', 'Ada'],
    ])
    expect({ total, next }).toEqual({ total: 3, next: null })
    const version = async (number: number) => answerOf(api.getCaseVersion, await fetch(at(`/${id}/versions/${number}`)))
    expect((await version(1)).content).toEqual(content)
    expect(await version(2)).toMatchObject({ version: 2, step: 'Renamed', content: { ...content, name: 'Second' } })
    const restored = await put(id, (await version(1)).content, '"3"', { step: 'Restored version 1' })
    expect(restored.status).toBe(200)
    expect((await read(id)).content).toEqual(content)
    for (const none of ['0', '5', 'x']) expect((await fetch(at(`/${id}/versions/${none}`))).ok).toBe(false)
  })

  it('is read page by page', async () => {
    const { id } = await begun(emptyCase())
    for (let version = 1; version < 8; version++) await patch(id, { name: `${version}` }, `"${version}"`)
    const seen: number[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<typeof answerOf<typeof api.getCaseHistory>>> = await answerOf(
        api.getCaseHistory,
        await fetch(at(`/${id}/history?limit=3&cursor=${cursor}`)),
      )
      seen.push(...page.items.map(({ version }) => version))
      cursor = page.next
    }
    expect(seen).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
    await problemOf(await fetch(at(`/${id}/history?cursor=x`)), 'invalid')
  })
})

describe('the list of cases', () => {
  it('holds the last changed first, page by page, archived ones or not', async () => {
    const ids: string[] = []
    for (let i = 0; i < 7; i++) ids.push((await begun(emptyCase(`No. ${i}`))).id)
    await patch(ids[2]!, { archived: true }, '"1"')
    const page = async (query: string) => answerOf(api.getCases, await fetch(at(`?${query}`)))
    const everything = await page('limit=500')
    expect(everything.items[0]).toMatchObject({ id: ids[2], archived: true })
    expect(everything.total).toBe(everything.items.length)
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, next }: Awaited<ReturnType<typeof page>> = await page(`limit=3&cursor=${cursor}`)
      seen.push(...items.map(({ id }) => id))
      cursor = next
    }
    expect(seen).toEqual(everything.items.map(({ id }) => id))
    const archived = await page('archived=true')
    expect(archived).toMatchObject({ total: 1, items: [{ id: ids[2] }] })
    expect((await page('archived=false')).total).toBe(everything.total - 1)
    await problemOf(await fetch(at('?cursor=AAAA')), 'invalid')
  })
})
