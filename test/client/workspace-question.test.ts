import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TraceQuestion } from '../../server/contract/trace.ts'
import { readPlace } from '../../client/workspace/place.ts'
import {
  chainsAsked,
  decodeQuestion,
  demoQuestion,
  drawRules,
  encodeQuestion,
  groups,
  matchLevels,
  measures,
  plainQuestion,
  tidy,
  tiers,
  whole,
  type Question,
} from '../../client/workspace/question.ts'

const country = fc.constantFrom('DE', 'KZ', 'RU', 'AE')
const id = fc.string({ minLength: 1, unit: 'binary' })
const selection = fc.record(
  {
    parties: fc.array(id, { minLength: 1, maxLength: 4 }),
    countries: fc.array(country, { minLength: 1, maxLength: 3 }),
    group: fc.constantFrom(...groups),
  },
  { requiredKeys: ['parties'] },
)
const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10))
const question: fc.Arbitrary<Question> = fc.record(
  {
    from: selection,
    to: selection,
    avoid: fc.array(id, { maxLength: 4 }),
    via: fc.record({ countries: fc.array(country, { minLength: 1, maxLength: 3 }) }),
    goods: fc.record({
      tiers: fc.subarray([...tiers]),
      codes: fc.array(fc.stringMatching(/^\d{2,10}$/), { maxLength: 3 }),
    }),
    period: fc
      .record({ from: date, to: date }, { requiredKeys: [] })
      .map(({ from, to }) =>
        from !== undefined && to !== undefined && from > to
          ? { from: to, to: from }
          : { ...(from && { from }), ...(to && { to }) },
      ),
    datasets: fc.array(id, { maxLength: 3 }),
    handover: fc.record(
      {
        match: fc.constantFrom(...matchLevels),
        minHandlingDays: fc.nat(30),
        maxHoldDays: fc.integer({ min: 30, max: 400 }),
        draw: fc.constantFrom(...drawRules),
      },
      { requiredKeys: [] },
    ),
    measure: fc.constantFrom(...measures),
    maxHops: fc.integer({ min: 1, max: 50 }),
  },
  { requiredKeys: ['from', 'to'] },
)

describe('a question in a link', () => {
  it('comes back as it went in, whatever the ids hold', () => {
    fc.assert(
      fc.property(question, (q) => {
        expect(decodeQuestion(encodeQuestion(q))).toEqual(tidy(q))
      }),
    )
  })

  it('means to the server what the sentence says', () => {
    fc.assert(
      fc.property(question, (q) => {
        expect(TraceQuestion.parse({ ...tidy(q), limit: chainsAsked })).toEqual(whole(q))
      }),
    )
  })

  it('is short for the question that the demo case opens with', () => {
    expect(encodeQuestion(demoQuestion)).toBe('f-g.eu*t-g.ru-military*g-t1_t2*d-2022-03-01_2023-12-31')
  })

  it('survives a link that is mangled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = decodeQuestion(text)
        expect(read === null ? null : decodeQuestion(encodeQuestion(read))).toEqual(read)
      }),
    )
    expect(decodeQuestion('nonsense')).toBeNull()
    expect(decodeQuestion('f-g.mars*t-g.ru-military*m-hs9*h-soon*d-yesterday')).toEqual({
      from: {},
      to: { group: 'ru-military' },
    })
  })
})

describe('tidy', () => {
  it('leaves out what is the default, so that the same question has one form', () => {
    expect(
      tidy({
        ...plainQuestion,
        avoid: [],
        goods: { codes: [], tiers: [] },
        period: {},
        handover: { match: 'hs6', maxHoldDays: 180, minHandlingDays: 0, draw: 'proportional' },
        measure: 'weight',
        maxHops: 8,
      }),
    ).toEqual(plainQuestion)
  })
})

describe('a place in a link', () => {
  it('keeps what it knows and drops the rest', () => {
    expect(
      readPlace({
        q: 'f-g.eu',
        view: 'network',
        sel: 7,
        chain: ['a', 2],
        panel: 'parties',
        from: '2022-01-01',
        to: 'x',
        other: 1,
      }),
    ).toEqual({ q: 'f-g.eu', view: 'network', sel: '7', chain: ['a', '2'], panel: 'parties', from: '2022-01-01' })
    expect(readPlace({ view: 'hologram', panel: null, chain: 'a' })).toEqual({})
  })
})
