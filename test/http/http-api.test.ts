import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { answerOf, post, problemOf, raw } from '../support/http.ts'
import { parties, question, type SmallCase, shipments, smallCase } from '../support/small-case.ts'

let app: SmallCase
beforeAll(async () => {
  app = await smallCase()
})
afterAll(() => app[Symbol.asyncDispose]())

const get = (path: string) => fetch(app.origin + path)
const send = (path: string, body: unknown) => fetch(app.origin + path, post(body))
const upload = (name: string, text: string, type = 'text/csv') =>
  fetch(`${app.origin}/api/v1/uploads?name=${name}`, { method: 'POST', headers: { 'Content-Type': type }, body: text })

/** Waits for a job by its events and gives it as it ended. */
async function finished(id: string) {
  const events = await get(`/api/v1/jobs/${id}/events`)
  expect(events.headers.get('content-type')).toBe('text/event-stream')
  await events.text()
  return answerOf(api.getJob, await get(`/api/v1/jobs/${id}`))
}

describe('what is asked', () => {
  it('tells that it is alive, ready, and what it holds', async () => {
    expect(await answerOf(api.getHealth, await get('/healthz'))).toEqual({ ok: true, missing: [] })
    expect(await answerOf(api.getReady, await get('/readyz'))).toEqual({ ok: true, missing: [] })
    const status = await answerOf(api.getStatus, await get('/api/v1/status'))
    expect(status).toMatchObject({ engine: { name: 'grafeo' }, demo: null, demoJob: null })
    expect(status.graph).toMatchObject({ parties: 4, shipments: 3, datasets: 1 })
    expect(status.graph.version).toBeGreaterThan(0)
  })

  it('is traced', async () => {
    const answer = await answerOf(api.postTrace, await send('/api/v1/trace', question))
    expect(answer).toMatchObject({ complete: true, chainCount: '1', volume: { delivered: 100, attributed: 100 } })
    expect(answer.chains.map((chain) => chain.movements)).toEqual([['small:S1', 'small:S2']])
  })

  it('is traced lot by lot', async () => {
    const lots = await answerOf(api.postTraceLots, await send('/api/v1/trace/lots', { question, movement: 'small:S2' }))
    expect(lots).toMatchObject({ movement: 'small:S2', amount: 100, tagged: 100 })
  })

  it('is found by name, in any script', async () => {
    const found = await answerOf(api.getSearch, await get('/api/v1/search?q=beta+treid&kind=&limit='))
    expect(found.items[0]).toMatchObject({ id: 'small:B', kind: 'Company', country: 'KZ' })
  })

  it('is shown with its counts and sources, down to the row of the file', async () => {
    const { node, counts, sources } = await answerOf(api.getNode, await get('/api/v1/nodes/small%3AS2'))
    expect(node).toMatchObject({ id: 'small:S2', kind: 'Shipment' })
    expect(counts).toContainEqual({ edge: 'DELIVERED_TO', direction: 'out', count: 1 })
    const [source] = sources
    expect(source).toMatchObject({ dataset: 'small', file: 'shipments.csv', row: 2, line: 3, current: true })
    const path = `/api/v1/originals/${source!.sha256}`
    const row = await answerOf(api.getSourceRow, await get(`${path}/rows/2?dataset=small`))
    expect(row.raw).toBe(shipments.split('\n')[2])
    expect(row.columns[0]).toEqual({ header: 'id', value: 'S2', field: 'id' })

    const original = await get(path)
    expect(original.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''shipments.csv")
    expect(original.headers.get('etag')).toBe(`"${source!.sha256}"`)
    expect(await original.text()).toBe(shipments)
    const again = await raw(app, { path, headers: { 'If-None-Match': `"${source!.sha256}"` } })
    expect(again.status).toBe(304)
  })

  it('is expanded', async () => {
    const answer = await answerOf(
      api.postExpand,
      await send('/api/v1/expand', { ids: ['small:B'], edges: ['CONSIGNED'] }),
    )
    expect(answer.nodes.map((node) => node.id)).toEqual(['small:S2'])
    expect(answer.edges).toMatchObject([{ kind: 'CONSIGNED', from: 'small:B', to: 'small:S2' }])
  })

  it('is found on the paths between others', async () => {
    const answer = await answerOf(
      api.postPaths,
      await send('/api/v1/paths', { ids: ['small:A', 'small:C'], edges: ['CONSIGNED', 'DELIVERED_TO'] }),
    )
    expect(answer.paths.map(({ nodes }) => nodes)).toEqual([['small:A', 'small:S1', 'small:B', 'small:S2', 'small:C']])
    expect(answer).toMatchObject({ completeTo: 4, stoppedBy: null })
    await problemOf(await send('/api/v1/paths', { ids: ['small:A'] }), 'invalid')
    await problemOf(await send('/api/v1/paths', { ids: ['small:A', 'small:A'] }), 'invalid')
    await problemOf(await send('/api/v1/paths', { ids: ['small:A', 'small:Z'] }), 'not-found')
  })

  it('can be read as Cypher', async () => {
    const { items } = await answerOf(api.getStatements, await get('/api/v1/statements'))
    expect(items.map((item) => item.name)).toContain('explore/nodes')
    for (const { sentence, cypher } of items) {
      expect(sentence).toMatch(/^[A-Z].*\.$/s)
      expect(cypher).not.toMatch(/\b(?:CREATE|MERGE|DELETE|SET|REMOVE)\b/)
    }
  })
})

describe('an import', () => {
  it('goes from upload to job, with rejected rows to download, and is undone as a whole', async () => {
    const file = `${parties}E,,XX,company,,,\n`
    const { id } = await answerOf(api.postUpload, await upload('parties.csv', file))
    const dry = await answerOf(
      api.postImport,
      await send('/api/v1/imports', { dataset: 'mine', files: [{ upload: id }], dryRun: true }),
    )
    expect(await finished(dry.job)).toMatchObject({
      kind: 'dry-run',
      state: 'done',
      files: [{ accepted: 4, rejected: 1 }],
    })

    const { job } = await answerOf(
      api.postImport,
      await send('/api/v1/imports', { dataset: 'mine', files: [{ upload: id }] }),
    )
    const done = await finished(job)
    expect(done).toMatchObject({ state: 'done', files: [{ kind: 'parties', rows: 5, accepted: 4, rejected: 1 }] })
    expect(done.files[0]?.rejects[0]).toMatchObject({ line: 6 })
    const rejects = await get(`/api/v1/jobs/${job}/rejects?file=0`)
    expect(rejects.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(await rejects.text()).toContain('E,,XX,company')

    expect((await answerOf(api.getJobs, await get('/api/v1/jobs'))).items.map((one) => one.id)).toContain(job)
    const before = await answerOf(api.getDatasets, await get('/api/v1/datasets'))
    expect(before.items.map((one) => one.id)).toEqual(['mine', 'small'])

    const undo = await answerOf(
      api.deleteDataset,
      await fetch(`${app.origin}/api/v1/datasets/mine`, { method: 'DELETE' }),
    )
    expect(await finished(undo.job)).toMatchObject({ kind: 'undo', state: 'done' })
    const after = await answerOf(api.getDatasets, await get('/api/v1/datasets'))
    expect(after.items.map((one) => one.id)).toEqual(['small'])
  })

  it('tells its progress as events with numbers, and takes them up again after the last one seen', async () => {
    const { id } = await answerOf(api.postUpload, await upload('parties.csv', parties))
    const { job } = await answerOf(
      api.postImport,
      await send('/api/v1/imports', { dataset: 'events', files: [{ upload: id }] }),
    )
    const all = await (await get(`/api/v1/jobs/${job}/events`)).text()
    const ids = [...all.matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number))
    expect(ids.length).toBeGreaterThan(0)
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    const last = api.getJob.answer.parse(JSON.parse([...all.matchAll(/^data: (.*)$/gm)].at(-1)![1]!))
    expect(last).toMatchObject({ id: job, state: 'done' })
    const rest = await fetch(`${app.origin}/api/v1/jobs/${job}/events`, {
      headers: { 'Last-Event-ID': String(ids.at(-1)) },
    })
    expect([...(await rest.text()).matchAll(/^id: (\d+)$/gm)].every(([, n]) => Number(n) >= ids.at(-1)!)).toBe(true)
  })
})

describe('a bad request', () => {
  const from = { countries: ['DE'] }
  const to = { group: 'ru-military' }
  const ask = (body: object) => send('/api/v1/trace', body)

  it.each([
    ['an unknown party to begin from', { from: { parties: ['small:Z'] }, to }, 'invalid', /^\/from\/parties/],
    [
      'an unknown party to arrive at',
      { from, to: { parties: ['small:Z', 'small:C'] } },
      'invalid',
      /^\/to\/parties\/0/,
    ],
    ['an unknown party to avoid', { from, to, avoid: ['small:Z'] }, 'invalid', /^\/avoid/],
    ['an unknown dataset', { from, to, datasets: ['nowhere'] }, 'invalid', /^\/datasets/],
    ['no source', { from: { countries: ['PT'] }, to }, 'no-source', /^\/from/],
    ['no target', { from, to: { countries: ['PT'] } }, 'no-target', /^\/to/],
    [
      'a period that ends before it begins',
      { from, to, period: { from: '2023-02-01', to: '2023-01-01' } },
      'invalid',
      /^\/period\/to/,
    ],
    ['a day that is none', { from, to, period: { from: '2023-02-30' } }, 'invalid', /^\/period\/from/],
    ['a code that is no code', { from, to, goods: { codes: ['85A2'] } }, 'invalid', /^\/goods\/codes\/0/],
    ['a tier that is none', { from, to, goods: { tiers: ['9'] } }, 'invalid', /^\/goods\/tiers\/0/],
    ['a limit that is too small', { from, to, limit: 0 }, 'invalid', /^\/limit/],
    ['a limit that is too large', { from, to, limit: 1001 }, 'invalid', /^\/limit/],
    ['too many hops', { from, to, maxHops: 1000 }, 'invalid', /^\/maxHops/],
    ['nobody to begin from', { to }, 'invalid', /^\/from/],
    ['a field that there is not', { from, to, goal: 1 }, 'invalid', /^\/goal/],
  ] as const)('with %s is refused with the field named', async (_, body, code, pointer) => {
    const problem = await problemOf(await ask(body), code)
    expect(problem.errors?.[0]?.pointer).toMatch(pointer)
    expect(problem.detail).toMatch(/\.$/)
  })

  it.each([
    '/api/v1/search',
    '/api/v1/search?q=',
    '/api/v1/search?q=a&limit=0',
    '/api/v1/search?q=a&limit=501',
    '/api/v1/search?q=a&limit=1&limit=2',
    '/api/v1/search?q=a&kind=Nothing',
    `/api/v1/search?q=${'a'.repeat(301)}`,
    '/api/v1/originals/abc',
    `/api/v1/originals/${'0'.repeat(64)}/rows/0?dataset=small`,
    `/api/v1/originals/${'0'.repeat(64)}/rows/1`,
  ])('for %s is refused with the field named', async (path) => {
    const problem = await problemOf(await get(path), 'invalid')
    expect(problem.errors).toHaveLength(1)
  })

  it.each([
    '/api/v1/nodes/small:Z',
    '/api/v1/nodes/..%2F..%2Fetc%2Fpasswd',
    '/api/v1/jobs/nowhere',
    '/api/v1/jobs/nowhere/events',
    '/api/v1/jobs/nowhere/rejects',
    `/api/v1/originals/${'0'.repeat(64)}`,
    `/api/v1/originals/${'0'.repeat(64)}/rows/1?dataset=small`,
  ])('for what is not there is not found: %s', async (path) => {
    await problemOf(await get(path), 'not-found')
  })

  it('to import what was not sent, or into a dataset that cannot be named so, is refused', async () => {
    await problemOf(await send('/api/v1/imports', { dataset: 'x', files: [{ upload: 'nowhere' }] }), 'not-found')
    for (const dataset of ['', '../x', 'a b', 'a:b', 'x'.repeat(81)])
      await problemOf(await send('/api/v1/imports', { dataset, files: [{ upload: 'nowhere' }] }), 'invalid')
    await problemOf(await send('/api/v1/imports', { dataset: 'x', files: [] }), 'invalid')
  })

  it('to undo, cancel or expand what is not there is refused', async () => {
    const remove = (path: string) => fetch(app.origin + path, { method: 'DELETE' })
    await problemOf(await remove('/api/v1/datasets/nowhere'), 'not-found')
    await problemOf(await remove('/api/v1/jobs/nowhere'), 'not-found')
    await problemOf(await send('/api/v1/expand', { ids: ['small:Z'] }), 'not-found')
    await problemOf(await send('/api/v1/expand', { ids: [] }), 'invalid')
    await problemOf(await send('/api/v1/expand', { ids: ['small:A'], limit: -1 }), 'invalid')
  })

  it('with a file as text/plain is refused', async () => {
    await problemOf(await upload('a.csv', parties, 'text/plain'), 'unsupported-media-type')
    await problemOf(await upload('', parties), 'invalid')
  })
})

describe('a name with markup', () => {
  it('comes back as it was, in JSON alone', async () => {
    const name = '<script>alert(1)</script>'
    const { id } = await answerOf(api.postUpload, await upload('%3Cb%3E.csv', `id,name\nX,${name}\n`))
    const { job } = await answerOf(
      api.postImport,
      await send('/api/v1/imports', { dataset: 'markup', files: [{ upload: id }] }),
    )
    await finished(job)
    const response = await get('/api/v1/nodes/markup:X')
    expect((await answerOf(api.getNode, response)).node.name).toBe(name)
  })
})
