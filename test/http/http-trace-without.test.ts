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
const chokepoints = '/api/v1/trace/chokepoints'
const whatIf = '/api/v1/trace/what-if'

describe('over HTTP', () => {
  it('choke points come with their proof and the curve', async () => {
    const answer = await answerOf(api.postChokepoints, await send(chokepoints, { question }))
    expect(answer).toMatchObject({
      none: null,
      set: [{ id: 'small:B', name: 'Бета Трейд ТОО', country: 'KZ', breaks: 2 }],
      size: 1,
      lowerBound: 1,
      proved: true,
      disjointChains: [['small:S1', 'small:S2']],
      curve: [
        { party: null, movements: 2, upper: 100, attributed: 100 },
        { party: { id: 'small:B' }, movements: 0, upper: 0, attributed: 0 },
      ],
      unit: 'kg',
      stoppedBy: null,
    })
    const none = await answerOf(
      api.postChokepoints,
      await send(chokepoints, { question, among: { countries: ['TR'] }, seconds: 5 }),
    )
    expect(none).toMatchObject({ none: { because: 'not-among', chain: ['small:S1', 'small:S2'] }, size: null })
  })

  it('a what-if shows both sides', async () => {
    const answer = await answerOf(
      api.postWhatIf,
      await send(whatIf, { question, without: { countries: ['KZ'], since: '2023-02-01' } }),
    )
    expect(answer).toMatchObject({
      unit: 'kg',
      before: {
        complete: true,
        counts: { movements: 2, parties: 3 },
        chainCount: '1',
        volume: { upper: 100, attributed: 100 },
        routes: [{ movements: 2, chains: 1, attributed: 100, upper: 100, room: 0 }],
      },
      after: { complete: true, counts: { movements: 0, parties: 0 }, chainCount: '0', routes: [] },
      gone: ['small:S1', 'small:S2'],
      goneCount: 2,
      stoppedBy: null,
    })
  })

  it('a bad question of either kind is refused with the field named', async () => {
    const refused = async (path: string, body: object, code: 'invalid' | 'no-source' = 'invalid') =>
      (await problemOf(await send(path, body), code)).errors?.[0]?.pointer
    const without = { parties: ['small:B'] }
    expect(await refused(chokepoints, {})).toMatch(/^\/question/)
    expect(await refused(chokepoints, { question, seconds: 0 })).toBe('/seconds')
    expect(await refused(chokepoints, { question, among: { not: ['small:B', 'small:Z'] } })).toBe('/among/not/1')
    expect(await refused(chokepoints, { question: { ...question, avoid: ['small:Z'] } })).toBe('/question/avoid/0')
    expect(await refused(whatIf, { question, without: {} })).toBe('/without')
    expect(await refused(whatIf, { question, without: { parties: ['small:Z'] } })).toBe('/without/parties/0')
    expect(await refused(whatIf, { question, without: { borderPosts: ['port:XXYYY'] } })).toBe('/without/borderPosts/0')
    expect(await refused(whatIf, { question, without: { ...without, since: '2023-02-30' } })).toBe('/without/since')
    const nobody = { ...question, from: { countries: ['PT'] } }
    for (const [path, rest] of [
      [chokepoints, {}],
      [whatIf, { without }],
    ] as const)
      expect(await refused(path, { question: nobody, ...rest }, 'no-source')).toBe('/question/from')
  })
})
