import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { answerOf, post, problemOf } from '../support/http.ts'
import { question, type SmallCase, smallCase } from '../support/small-case.ts'

let app: SmallCase
beforeAll(async () => {
  app = await smallCase()
})
afterAll(() => app[Symbol.asyncDispose]())

const send = (path: string, body: unknown) => fetch(app.origin + path, post(body))

describe('an answer in detail', () => {
  it('tells who carried it', async () => {
    const answer = await answerOf(api.postCarriers, await send('/api/v1/trace/carriers', { question }))
    expect(answer).toMatchObject({
      unit: 'kg',
      count: 1,
      truncated: false,
      notComputed: 0,
      carriers: [
        {
          party: { id: 'small:B', name: 'Бета Трейд ТОО', country: 'KZ' },
          received: { movements: 2, amount: 170.5 },
          sent: { movements: 1, amount: 100 },
          attributed: 100,
          atMost: 100,
          daysHeld: { least: 23, mean: 23, most: 23 },
          ranEmpty: null,
          movements: ['small:S1', 'small:S2'],
          movementCount: 2,
        },
      ],
    })
  })

  it('tells when it arrived, and by which route', async () => {
    const answer = await answerOf(api.postMonths, await send('/api/v1/trace/months', { question }))
    const months = [{ month: '2023-02', attributed: 100, movements: 1 }]
    expect(answer).toMatchObject({
      complete: true,
      months,
      routes: [{ parties: ['small:A', 'small:B', 'small:C'], attributed: 100, months }],
      rest: [],
      parties: [{ id: 'small:A' }, { id: 'small:B' }, { id: 'small:C', country: 'RU' }],
    })
  })

  it('is asked for each source and target at once', async () => {
    const body = { question: { ...question, from: { group: 'eu' } }, rows: 'countries', columns: 'parties' }
    const answer = await answerOf(api.postMatrix, await send('/api/v1/trace/matrix', body))
    expect(answer).toMatchObject({
      attributed: 100,
      rows: [{ id: 'DE', parties: ['small:A'] }],
      columns: [{ id: 'small:C', name: 'Вектор Завод' }],
      cells: [{ row: 0, column: 0, movements: 2, attributed: 100, first: '2023-01-05', last: '2023-02-11' }],
      counts: { rows: 2, columns: 1 },
    })
  })

  it('explains why a movement is in it or what keeps it out', async () => {
    const explain = async (movement: string) =>
      answerOf(api.postExplain, await send('/api/v1/trace/explain', { question, movement }))
    expect(await explain('small:S2')).toEqual({
      movement: 'small:S2',
      inCorridor: true,
      chain: ['small:S1', 'small:S2'],
      hopsFromSource: 2,
      hopsToTarget: 1,
      parties: [
        { id: 'small:B', name: 'Бета Трейд ТОО', country: 'KZ' },
        { id: 'small:C', name: 'Вектор Завод', country: 'RU' },
      ],
      fails: null,
    })
    expect(await explain('small:S3')).toMatchObject({
      inCorridor: false,
      chain: [],
      fails: {
        condition: 'not-from-source',
        sentence: 'No shipment that the question keeps goes to Delta Foods, so nothing could be handed on.',
        nearest: null,
      },
    })
  })
})

describe('a bad request for detail', () => {
  it.each(['carriers', 'months', 'matrix', 'explain', 'lots'])(
    'of %s is refused with the field named',
    async (kind) => {
      const movement = kind === 'explain' || kind === 'lots' ? { movement: 'small:S1' } : {}
      const ask = async (body: object) =>
        problemOf(await send(`/api/v1/trace/${kind}`, { ...movement, ...body }), 'invalid')
      const none = await ask({})
      expect(none.errors?.[0]?.pointer).toMatch(/^\/question/)
      const unknown = await ask({ question: { ...question, avoid: ['small:Z'] } })
      expect(unknown.errors?.[0]?.pointer).toBe('/question/avoid/0')
      const more = await ask({ question, goal: 1 })
      expect(more.errors?.[0]?.pointer).toBe('/goal')
      const nobody = await problemOf(
        await send(`/api/v1/trace/${kind}`, { ...movement, question: { ...question, from: { countries: ['PT'] } } }),
        'no-source',
      )
      expect(nobody.errors?.[0]?.pointer).toBe('/question/from')
    },
  )

  it('names what is out of range', async () => {
    const refused = async (path: string, body: object) =>
      (await problemOf(await send(path, body), 'invalid')).errors?.[0]?.pointer
    expect(await refused('/api/v1/trace/carriers', { question, limit: 1001 })).toBe('/limit')
    expect(await refused('/api/v1/trace/matrix', { question, rows: 'goods' })).toBe('/rows')
    expect(await refused('/api/v1/trace/explain', { question, movement: '' })).toBe('/movement')
  })

  it('about a movement that the graph does not have is answered with not-found', async () => {
    const problem = await problemOf(
      await send('/api/v1/trace/explain', { question, movement: 'small:S9' }),
      'not-found',
    )
    expect(problem.detail).toMatch(/small:S9/)
  })
})
