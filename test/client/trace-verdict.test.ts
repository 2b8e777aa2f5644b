import { describe, expect, it } from 'vitest'
import { barParts } from '../../client/trace/answer-bar.tsx'
import { looserQuestions } from '../../client/trace/answer-none.tsx'
import { waitAfter } from '../../client/trace/answer-retry.tsx'
import { goodsMeaning, goodsWords, selectionWords } from '../../client/trace/question-words.ts'
import { completeness, verdict } from '../../client/trace/verdict.ts'
import { demoQuestion, plainQuestion } from '../../client/workspace/question.ts'
import { answerOf, movement, party } from './trace-answers.ts'

const corridor = {
  movements: [movement('s1', 'a>b 2022-01-01 2022-01-05 60'), movement('s2', 'b>z 2022-03-01 2022-03-09 90')],
  parties: [party('a', 'source', 'Brückwald'), party('b', 'between'), party('z', 'target', 'Yasenets')],
  chains: [{ movements: ['s1', 's2'], attributed: 40, days: 67 }],
}

describe('the verdict', () => {
  it('counts routes when every chain is listed', () => {
    expect(verdict(answerOf(corridor), demoQuestion)).toBe(
      'Records show goods from 1 EU seller reaching 1 Russian military end-user on 1 route.',
    )
  })

  it('counts the chains too where a route has more than one', () => {
    const movements = [...corridor.movements, movement('s3', 'a>b 2022-01-02 2022-01-06 10')]
    const chains = [...corridor.chains, { movements: ['s3', 's2'], attributed: 5, days: 66 }]
    expect(verdict(answerOf({ ...corridor, movements, chains }), demoQuestion)).toBe(
      'Records show goods from 1 EU seller reaching 1 Russian military end-user on 1 route, in 2 chains.',
    )
  })

  it('counts chains when only the first of them are listed, however many', () => {
    expect(verdict(answerOf({ ...corridor, chainCount: '31421180000000000001' }), demoQuestion)).toBe(
      'Records show goods from 1 EU seller reaching 1 Russian military end-user on 31,421,180,000,000,000,001 chains of shipments.',
    )
  })

  it('counts parties in between when the chains were not counted', () => {
    const answer = answerOf({
      ...corridor,
      chains: [],
      chainCount: null,
      complete: false,
      stoppedBy: { limit: 'time', phase: 'count', detail: '' },
    })
    expect(verdict(answer, demoQuestion)).toBe(
      'Records show goods from 1 EU seller reaching 1 Russian military end-user through 1 party in between.',
    )
  })

  it('calls a single party by its name where the question does', () => {
    const question = { ...plainQuestion, from: { parties: ['a'] }, to: { parties: ['z'] } }
    expect(verdict(answerOf(corridor), question)).toBe(
      'Records show goods from Brückwald reaching Yasenets on 1 route.',
    )
  })

  it('names the country where the question is about one', () => {
    const two = { ...corridor, parties: [...corridor.parties, party('a2', 'source')] }
    expect(verdict(answerOf(two), { ...demoQuestion, from: { countries: ['DE'] } })).toContain('2 sellers in Germany')
  })

  it('proves that there is none, and says what was avoided', () => {
    expect(verdict(answerOf({}), demoQuestion)).toBe('No chain exists in these records.')
    expect(verdict(answerOf({}), { ...demoQuestion, avoid: ['b'] })).toBe(
      'No chain exists in these records once this party is avoided.',
    )
    expect(verdict(answerOf({}), { ...demoQuestion, avoid: ['b', 'c', 'd'] })).toBe(
      'No chain exists in these records once these 3 parties are avoided.',
    )
    expect(completeness(answerOf({}))).toBe('proved')
  })

  it('claims nothing when the time limit came before the corridor was whole', () => {
    const answer = answerOf({
      complete: false,
      chainCount: null,
      stoppedBy: { limit: 'time', phase: 'corridor', detail: '' },
    })
    expect(verdict(answer, demoQuestion)).toContain('nothing can be said yet')
    expect(completeness(answer)).toBe('partial')
  })

  it('never says more than the records do', () => {
    for (const answer of [answerOf(corridor), answerOf({}), answerOf({ ...corridor, chainCount: '9' })])
      expect(verdict(answer, demoQuestion)).not.toMatch(/smuggl|guilt|proof of|diver/i)
  })
})

describe('the bar', () => {
  it('stands on the scale of what was delivered, with the span of the other rules', () => {
    const range = { proportional: 80, fifo: 90, lifo: 70 }
    const bounds = { delivered: 200, lower: 50, attributed: 80, upper: 120, attributedRange: range }
    const parts = barParts(answerOf({ volume: bounds }).volume)!
    expect(parts.lower).toBeCloseTo(0.25)
    expect(parts.attributed).toBeCloseTo(0.4)
    expect(parts.upper).toBeCloseTo(0.6)
    expect(parts.span![0]).toBeCloseTo(0.35)
    expect(parts.span![1]).toBeCloseTo(0.45)
    expect(parts.open).toBe(false)
  })

  it('has an open end where rows without an amount leave it unbounded', () => {
    const parts = barParts(answerOf({ volume: { upper: null, unlimitedBy: ['s1'] } }).volume)!
    expect([parts.upper, parts.open]).toEqual([1, true])
    // Not known because the time ran out is another thing.
    expect(barParts(answerOf({ volume: { upper: null } }).volume)).toMatchObject({ upper: null, open: false })
  })

  it('is not drawn where nothing was delivered or nothing is known', () => {
    expect(barParts(answerOf({ volume: { delivered: 0 } }).volume)).toBeNull()
    expect(barParts(answerOf({ volume: { delivered: null } }).volume)).toBeNull()
    expect(barParts(answerOf({ volume: { attributed: null } }).volume)?.attributed).toBeNull()
  })
})

describe('looser questions', () => {
  it('are four for the usual question and differ from it and each other', () => {
    expect(looserQuestions(demoQuestion).map(({ key }) => key)).toEqual(['hs4', 'any', 'hold', 'both'])
  })

  it('leave out what is already as loose', () => {
    expect(looserQuestions({ ...demoQuestion, handover: { match: 'any' } }).map(({ key }) => key)).toEqual(['hold'])
    expect(
      looserQuestions({ ...demoQuestion, handover: { match: 'hs2', maxHoldDays: 400 } }).map(({ key }) => key),
    ).toEqual(['any'])
  })
})

describe('the sentence', () => {
  const name = (id: string) => id.toUpperCase()

  it('says goods by tier and code', () => {
    expect(goodsWords(undefined)).toBe('goods of any kind')
    expect(goodsWords({ tiers: ['1', '2'] })).toBe('tier 1–2 goods')
    expect(goodsWords({ tiers: ['1', '3.A'] })).toBe('tier 1 and 3.A goods')
    expect(goodsWords({ tiers: ['1'], codes: ['854231', '8542'] })).toBe('tier 1 goods and goods 8542.31 and 8542')
    expect(goodsMeaning('85423190')).toBe('processors/controllers, tier 1')
    expect(goodsMeaning('010101')).toBeNull()
  })

  it('says each end, and how many more there are', () => {
    expect(selectionWords({ group: 'eu' }, name)).toBe('EU sellers')
    expect(selectionWords({ countries: ['DE', 'FR'] }, name)).toBe('parties in Germany and France')
    expect(selectionWords({ parties: ['a', 'b', 'c', 'd', 'e'] }, name)).toBe('A, B and 3 more')
    expect(selectionWords({}, name)).toBe('nobody yet')
  })
})

describe('trying again', () => {
  it('waits longer after each failure, but never long', () => {
    expect([0, 1, 2, 3, 50].map(waitAfter)).toEqual([5, 5, 10, 15, 30])
  })
})
