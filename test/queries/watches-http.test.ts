import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { Watch } from '../../server/contract/watches.ts'
import { answerOf, post, problemOf } from '../support/http.ts'
import { smallCase, type SmallCase } from '../support/small-case.ts'

let app: SmallCase
beforeAll(async () => {
  app = await smallCase()
})
afterAll(() => app[Symbol.asyncDispose]())

const at = (path = '') => `${app.origin}/api/v1/watches${path}`
const draft = { name: 'Firms', statement: 'MATCH (p:Party) RETURN p AS party', view: 'table' }

async function bring(name: string, text: string): Promise<void> {
  const { importer } = app.features
  const upload = await importer.upload(Readable.from([Buffer.from(text)]), name)
  const { job } = await importer.start({ dataset: 'more', files: [{ upload: upload.id }], dryRun: false })
  for await (const event of importer.events(job)) void event
}

it('a query that is watched after each import tells of the party that a file brought, until it is marked as seen', async () => {
  const query = await answerOf(api.postQuery, await fetch(`${app.origin}/api/v1/queries`, post(draft)))
  const created = await fetch(at(), post({ query: query.id, every: 'import' }))
  expect(created.headers.get('etag')).toBe('"1"')
  const { id } = await answerOf(api.postWatch, created)
  await problemOf(await fetch(at(), post({ query: query.id, every: 'day' })), 'conflict')
  await problemOf(await fetch(at(), post({ query: 'none', every: 'day' })), 'not-found')
  await problemOf(await fetch(at(), post({ query: query.id, every: 'minute' })), 'invalid')
  const look = async (): Promise<Watch> => answerOf(api.getWatch, await fetch(at(`/${id}`)))
  await expect.poll(async () => (await look()).lastRun?.outcome, { timeout: 20_000 }).toBe('first')
  expect((await look()).lastRun?.rows).toBe(4)

  await bring('new.csv', 'id,name,country,kind\nE,Epsilon Trading,KG,company\n')
  await expect.poll(async () => (await look()).unseen, { timeout: 20_000 }).toEqual({ new: 1, gone: 0 })
  const { items } = await answerOf(api.getWatches, await fetch(at()))
  const run = items[0]!.lastRun!
  const changes = await answerOf(api.getWatchChanges, await fetch(at(`/${id}/runs/${run.id}`)))
  expect(changes).toEqual({
    columns: ['party'],
    new: [[{ $node: 'more:E' }]],
    gone: [],
    things: [{ id: 'more:E', kind: 'Company', name: 'Epsilon Trading', country: 'KG' }],
  })
  const runs = await answerOf(api.getWatchRuns, await fetch(at(`/${id}/runs?limit=1`)))
  expect(runs).toMatchObject({ items: [{ id: run.id }], next: String(run.id) })
  const seen = await answerOf(api.postWatchSeen, await fetch(at(`/${id}/seen`), post({ run: run.id })))
  expect(seen.unseen).toEqual({ new: 0, gone: 0 })
  const again = await answerOf(api.postWatchRun, await fetch(at(`/${id}/runs`), { method: 'POST' }))
  expect(again.lastRun).toMatchObject({ outcome: 'compared', new: 0, gone: 0, rows: 5 })
  await problemOf(await fetch(at(`/${id}/runs/999999`)), 'not-found')

  const put = (body: unknown, tag?: string) =>
    fetch(at(`/${id}`), { ...post(body, tag === undefined ? {} : { 'If-Match': tag }), method: 'PUT' })
  await problemOf(await put({ every: 'week' }), 'precondition-required')
  expect(await answerOf(api.putWatch, await put({ every: 'week' }, '"1"'))).toMatchObject({ every: 'week', version: 2 })
  await problemOf(await put({ every: 'day' }, '"1"'), 'precondition-failed')
  expect((await fetch(at(`/${id}`), { method: 'DELETE', headers: { 'If-Match': '"2"' } })).status).toBe(204)
  await problemOf(await fetch(at(`/${id}`)), 'not-found')
})
