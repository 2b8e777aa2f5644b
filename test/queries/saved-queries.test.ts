import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { SavedQuery } from '../../server/contract/saved-queries.ts'
import { answerOf, post, problemOf } from '../support/http.ts'
import { smallCase, type SmallCase } from '../support/small-case.ts'

let app: SmallCase
beforeAll(async () => {
  app = await smallCase()
})
afterAll(() => app[Symbol.asyncDispose]())

const draft = {
  name: 'Everyone in a country',
  description: 'All parties of one country.',
  tags: ['parties'],
  statement: 'MATCH (p:Party) WHERE p.country = $country RETURN p AS party',
  parameters: [{ name: 'country', label: 'Country', type: 'country', list: false, value: 'DE' }],
  view: 'table',
  pinned: true,
}
const at = (id = '') => `${app.origin}/api/v1/queries${id === '' ? '' : `/${encodeURIComponent(id)}`}`
const put = (id: string, body: unknown, tag?: string) =>
  fetch(at(id), { ...post(body, tag === undefined ? {} : { 'If-Match': tag }), method: 'PUT' })
const saved = async (): Promise<SavedQuery> => answerOf(api.postQuery, await fetch(at(), post(draft)))

describe('a saved query', () => {
  it('is created, listed, read with a strong ETag, and run', async () => {
    const query = await saved()
    expect(query).toMatchObject({ ...draft, version: 1, shipped: false })
    const read = await fetch(at(query.id))
    expect(read.headers.get('etag')).toBe('"1"')
    expect(await answerOf(api.getQuery, read)).toEqual(query)
    const { items, next } = await answerOf(api.getQueries, await fetch(at()))
    expect(items).toContainEqual(query)
    expect(items.filter(({ shipped }) => shipped).length).toBeGreaterThanOrEqual(25)
    expect(next).toBeNull()
    const answer = await answerOf(
      api.postCypher,
      await fetch(`${app.origin}/api/v1/cypher`, post({ statement: query.statement, params: { country: 'DE' } })),
    )
    expect(answer.rows).toEqual([[{ $node: 'small:A' }]])
  })

  it('is replaced only by who saw its last version: 428 without saying, 412 when another was first', async () => {
    const { id } = await saved()
    await problemOf(await put(id, draft), 'precondition-required')
    const changed = await answerOf(api.putQuery, await put(id, { ...draft, name: 'Changed' }, '"1"'))
    expect(changed).toMatchObject({ name: 'Changed', version: 2 })
    await problemOf(await put(id, { ...draft, name: 'Too late' }, '"1"'), 'precondition-failed')
    await problemOf(await put(id, { ...draft, name: 'Weak' }, 'W/"2"'), 'precondition-failed')
    expect(await answerOf(api.getQuery, await fetch(at(id)))).toEqual(changed)
  })

  it('of two that write at once, one is kept and the other hears of it', async () => {
    const { id } = await saved()
    const all = await Promise.all(Array.from({ length: 50 }, (_, i) => put(id, { ...draft, name: `Take ${i}` }, '"1"')))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.filter(({ status }) => status === 412)).toHaveLength(49)
    expect(await answerOf(api.getQuery, await fetch(at(id)))).toMatchObject({ version: 2 })
  })

  it('keeps every version, and an earlier one is restored by writing it again', async () => {
    const { id } = await saved()
    await put(id, { ...draft, name: 'Second' }, '"1"')
    const { items } = await answerOf(api.getQueryHistory, await fetch(`${at(id)}/history`))
    expect(items.map(({ version, query }) => [version, query.name])).toEqual([
      [2, 'Second'],
      [1, draft.name],
    ])
    const restored = await answerOf(api.putQuery, await put(id, items[1]?.query, '"2"'))
    expect(restored).toMatchObject({ ...draft, version: 3 })
  })

  it('is deleted with its history, by who saw its last version', async () => {
    const { id } = await saved()
    await problemOf(await fetch(at(id), { method: 'DELETE' }), 'precondition-required')
    const gone = await fetch(at(id), { method: 'DELETE', headers: { 'If-Match': '"1"' } })
    expect(gone.status).toBe(204)
    await problemOf(await fetch(at(id)), 'not-found')
    await problemOf(await fetch(`${at(id)}/history`), 'not-found')
  })

  it('that comes with the product can be read and not changed', async () => {
    const id = 'library:pass-through'
    const read = await answerOf(api.getQuery, await fetch(at(id)))
    expect(read).toMatchObject({ shipped: true, name: 'Pass-through within 60 days' })
    await problemOf(await put(id, draft, '"1"'), 'conflict')
    await problemOf(await fetch(at(id), { method: 'DELETE', headers: { 'If-Match': '"1"' } }), 'conflict')
  })

  it('is listed page by page', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { items: SavedQuery[]; next: string | null } = await answerOf(
        api.getQueries,
        await fetch(`${at()}?limit=7&cursor=${encodeURIComponent(cursor)}`),
      )
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    }
    const { items } = await answerOf(api.getQueries, await fetch(at()))
    expect(seen).toEqual(items.map(({ id }) => id))
  })

  it('with a wrong field is refused, and the field is named', async () => {
    const wrong = { ...draft, parameters: [{ name: '1st', type: 'colour' }], extra: 1 }
    const problem = await problemOf(await fetch(at(), post(wrong)), 'invalid')
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/parameters/0/name', '/parameters/0/type', '/extra']),
    )
  })
})

it('with a value of another type than its parameter’s is refused, and the value is named', async () => {
  const of = (type: string, value: unknown, list = false) => ({ name: 'x', type, list, value })
  for (const [parameter, said] of [
    [of('number', 'many'), /number/],
    [of('date', 'soon'), /day such as/],
    [of('party', 5), /text/],
    [of('country', 'DE', true), /list/],
    [of('text', ['a']), /not a list/],
  ] as const) {
    const problem = await problemOf(await fetch(at(), post({ ...draft, parameters: [parameter] })), 'invalid')
    expect(problem.errors).toEqual([{ pointer: '/parameters/0/value', detail: expect.stringMatching(said) }])
  }
})

describe('the console over HTTP', () => {
  const ask = (body: unknown) => fetch(`${app.origin}/api/v1/cypher`, post(body))

  it('refuses what writes, with the clause and its place', async () => {
    const problem = await problemOf(await ask({ statement: 'MATCH (n)\nSET n.x = 1' }), 'query-refused')
    expect(problem.detail).toMatch(/^Line 2, column 1: SET writes/)
    expect(problem.errors).toEqual([{ pointer: '/statement', detail: 'line 2, column 1' }])
  })

  it('refuses a statement of a megabyte and a parameter that is missing', async () => {
    const long = await problemOf(await ask({ statement: `RETURN '${'x'.repeat(200_000)}'` }), 'query-refused')
    expect(long.detail).toMatch(/longer than 100,000 characters\. Give long lists as parameters\./)
    const huge = await problemOf(await ask({ statement: `RETURN '${'x'.repeat(1_000_000)}'` }), 'too-large')
    expect(huge.detail).toMatch(/larger than 1,000,000 bytes/)
    const problem = await problemOf(await ask({ statement: 'RETURN $x' }), 'invalid')
    expect(problem.errors).toEqual([{ pointer: '/params/x', detail: 'is required' }])
  })
})
