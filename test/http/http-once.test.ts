import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { blankCase } from '../../server/contract/blank-case.ts'
import { createKeptAnswers } from '../../server/state/kept-answers.ts'
import { openState } from '../../server/state/state.ts'
import { answerOf, post, problemOf } from '../support/http.ts'
import { type SmallCase, shipments, smallCase } from '../support/small-case.ts'

let app: SmallCase
beforeAll(async () => {
  app = await smallCase()
})
afterAll(() => app[Symbol.asyncDispose]())

const send = (path: string, body: unknown, key: string) =>
  fetch(app.origin + path, post(body, { 'Idempotency-Key': key }))
const named = (name: string) => ({ content: blankCase(name) })
const casesCalled = (name: string) =>
  app.features.cases.list({ limit: 100, archived: 'false' }).items.filter((each) => each.name === name)

describe('a request with an Idempotency-Key', () => {
  it('begins one case, however often and however close together it comes', async () => {
    const all = await Promise.all([1, 2, 3].map(() => send('/api/v1/cases', named('Once'), 'a')))
    all.push(await send('/api/v1/cases', named('Once'), 'a'))
    const heads = await Promise.all(all.map((answer) => answerOf(api.postCase, answer)))
    expect(new Set(heads.map(({ id }) => id)).size).toBe(1)
    expect(new Set(all.map(({ headers }) => headers.get('etag')))).toEqual(new Set(['"1"']))
    expect(casesCalled('Once')).toHaveLength(1)
    await answerOf(api.postCase, await send('/api/v1/cases', named('Once'), 'b'))
    expect(casesCalled('Once')).toHaveLength(2)
  })

  it('starts one import, and one bundle', async () => {
    const upload = await fetch(`${app.origin}/api/v1/uploads?name=more.csv`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv' },
      body: shipments,
    })
    const { id } = await answerOf(api.postUpload, upload)
    const body = { dataset: 'more', files: [{ upload: id }] }
    const imports = [await send('/api/v1/imports', body, 'i'), await send('/api/v1/imports', body, 'i')]
    const [one, again] = await Promise.all(imports.map((answer) => answerOf(api.postImport, answer)))
    expect(again).toEqual(one)
    const { id: of } = app.features.cases.create({ content: blankCase('Bundled'), step: '', by: '' })
    const bundles = await Promise.all([1, 2].map(() => send(`/api/v1/cases/${of}/evidence`, {}, 'e')))
    const jobs = await Promise.all(bundles.map((answer) => answerOf(api.postEvidence, answer)))
    expect(jobs[1]).toEqual(jobs[0])
  })

  it('with another body, or of a request that was cut off, is refused', async () => {
    await send('/api/v1/cases', named('First'), 'c')
    await problemOf(await send('/api/v1/cases', named('Second'), 'c'), 'conflict')
    expect(casesCalled('Second')).toHaveLength(0)
    // As a server leaves it that ended in the middle.
    const { content, step, by } = { content: blankCase('Cut'), step: '', by: '' }
    const asked = JSON.stringify([undefined, undefined, api.postCase.body.parse({ content, step, by })])
    app.features.answers.begin('post /api/v1/cases d', createHash('sha256').update(asked).digest('hex'))
    const { detail } = await problemOf(await send('/api/v1/cases', named('Cut'), 'd'), 'conflict')
    expect(detail).toContain('Look whether it was')
  })

  it('that failed may be sent again', async () => {
    const body = { dataset: 'none', files: [{ upload: 'nothing' }] }
    await problemOf(await send('/api/v1/imports', body, 'f'), 'not-found')
    await problemOf(await send('/api/v1/imports', { ...body, dataset: 'other' }, 'f'), 'not-found')
  })

  it('that is no key is refused', async () => {
    await problemOf(await send('/api/v1/cases', named('Long'), 'k'.repeat(300)), 'invalid')
    expect(casesCalled('Long')).toHaveLength(0)
  })
})

describe('what is kept of answers', () => {
  it('outlives the server, and a day', () => {
    const folder = mkdtempSync(join(tmpdir(), 'waybill-answers-'))
    let time = 1_000_000_000_000
    const open = () => openState(join(folder, 'state.db'))
    let state = open()
    createKeptAnswers(state, () => time).begin('a', 'h')
    createKeptAnswers(state, () => time).end('a', '{}')
    state.close()
    state = open()
    const kept = createKeptAnswers(state, () => time)
    expect(kept.find('a')).toEqual({ hash: 'h', answer: '{}' })
    time += 25 * 60 * 60 * 1000
    expect(kept.find('a')).toBeUndefined()
    kept.begin('b', 'h')
    expect(state.db.prepare('SELECT request FROM kept_answers').pluck().all()).toEqual(['b'])
    state.close()
    rmSync(folder, { recursive: true })
  })
})
