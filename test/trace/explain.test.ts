import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainReasons } from '../../server/contract/trace-details.ts'
import { explain } from '../../server/trace/explain.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { type NastyCase, nastyCases, tightCases } from './nasty-worlds.ts'
import { twinExplain } from './twin/twin-explain.ts'
import { twinWorld } from './twin/twin-world.ts'
import { projectionOfWorld, questionOf, shipment, type World } from './world.ts'

const met = new Map<string | null, number>()

function compare({ world: given, question: asked }: NastyCase): void {
  const question = questionOf(asked)
  const world = twinWorld(given, question)
  fc.pre(!('refused' in world))
  const projection = projectionOfWorld(given)
  const corridor = new Set(trace(projection, question, unlimited).corridor.movements.map((m) => m.id))
  for (const { id } of given.movements) {
    const got = explain(projection, question, id, unlimited)
    const { condition, nearest, ...right } = twinExplain(given, world, id)
    const { fails, inCorridor, movement, parties: named, ...rest } = got
    // Whoever hides names must know of every name in the sentence.
    const left = named
      .toSorted((a, b) => b.name.length - a.name.length)
      .reduce((text, { name }) => text.replaceAll(name, ''), fails?.sentence ?? '')
    expect(left).not.toContain('Party ')
    expect({ ...rest, condition: fails?.condition ?? null, nearest: fails?.nearest ?? null }).toEqual({
      ...right,
      condition,
      nearest,
    })
    expect([movement, inCorridor]).toEqual([id, corridor.has(id)])
    met.set(condition, (met.get(condition) ?? 0) + 1)
  }
}

describe('explaining a movement', () => {
  it('agrees with the definitions, condition by condition, where goods lie for days', () => {
    fc.assert(fc.property(nastyCases, compare), { numRuns: 1000 })
  })

  it('agrees with them when goods go in circles', () => {
    fc.assert(fc.property(tightCases, compare), { numRuns: 600 })
    for (const reason of [null, ...explainReasons]) expect(met.get(reason), String(reason)).toBeGreaterThan(5)
  })

  const parties: World['parties'] = ['a', 'b', 'c', 'z'].map((id) => ({
    id,
    country: 'TR',
    military: false,
    listed: false,
  }))
  const base = { from: { parties: ['a'] }, to: { parties: ['z'] } }
  const sentence = (movements: World['movements'], id: string, question: object = {}) =>
    explain(projectionOfWorld({ parties, movements }), questionOf({ ...base, ...question }), id, unlimited).fails
      ?.sentence

  it('says in a sentence what failed, with the value', () => {
    const movements = [
      shipment('s1', 'a', 'b', [1, 3]),
      shipment('s2', 'b', 'z', [2, 4]),
      shipment('s3', 'b', 'z', [300, 301]),
      shipment('s4', 'b', 'z', [10, 12], 100, '847130'),
      shipment('s5', 'c', 'z', [10, 12]),
      shipment('s6', 'a', 'c', [22, 24]),
      shipment('s7', 'b', 'b', [1, 2]),
      shipment('s8', 'z', 'b', [1, 2]),
      shipment('s9', 'b', 'a', [1, 2]),
      shipment('t1', 'b', 'z', [10, 12], 100, '85'),
      shipment('t2', 'a', 'z', [10, 12], 100, ''),
    ]
    expect(sentence(movements, 's1', { period: { from: '2023-02-24' } })).toBe(
      'It departed 2023-01-01, before the period begins on 2023-02-24.',
    )
    expect(sentence(movements, 's1', { period: { to: '2022-02-24' } })).toBe(
      'It departed 2023-01-01, after the period ends on 2022-02-24.',
    )
    expect(sentence(movements, 's1', { goods: { codes: ['84'], tiers: ['2'] } })).toBe(
      "It carries goods 854231, which the question's goods (84, tier 2) leave out.",
    )
    expect(sentence(movements, 's2')).toBe(
      'It left 1 day before goods from a source could be sent on: s1 reached Party b on 2023-01-03.',
    )
    expect(sentence(movements, 's2', { handover: { minHandlingDays: 2 } })).toBe(
      'It left 3 days before goods from a source could be sent on: s1 reached Party b on 2023-01-03 (2 days of handling included).',
    )
    expect(sentence(movements, 's3')).toBe(
      'It left 117 days after the last goods from a source could be held no longer: s1 reached Party b on 2023-01-03, and goods are held for 180 days at most.',
    )
    expect(sentence(movements, 's4')).toBe(
      'Goods from a source reached Party b as other goods: s1 carried 854231, this one carries 847130 (compared at hs6).',
    )
    expect(sentence(movements, 's6')).toBe(
      'It arrived 14 days after the last onward shipment could take it: s5 left Party c on 2023-01-10.',
    )
    expect(sentence(movements, 's7')).toBe('It went from Party b to Party b, which is the same party.')
    expect(sentence(movements, 's8')).toBe(
      'It was sent by Party z, a target, and a chain ends at the first target that it comes to.',
    )
    expect(sentence(movements, 's9')).toBe(
      'It went to Party a, a source, and a chain begins at the last source that it leaves.',
    )
    expect(sentence(movements, 's1', { avoid: ['b'] })).toBe('It went to Party b, which the question avoids.')
    expect(sentence(movements, 't1')).toBe('Its goods code 85 is shorter than the 6 digits that are compared.')
    expect(sentence(movements, 't2')).toBeUndefined()
    expect(sentence(movements, 't2', { via: { countries: ['KZ', 'KG'] } })).toBe(
      'It is on a chain, but on none that hands over at a party of KZ or KG.',
    )
    expect(sentence([shipment('s1', 'a', 'b', [1, 3])], 's1')).toBe(
      'No shipment that the question keeps leaves Party b, so nothing could be handed on.',
    )
  })

  it('says when affiliates moved goods within the stock that they share', () => {
    const movements = [
      shipment('s1', 'a', 'b', [1, 2]),
      shipment('s2', 'b', 'c', [3, 4]),
      shipment('s3', 'c', 'z', [5, 6]),
    ]
    const ownership = [{ owner: 'b', owned: 'c', percent: 60, from: null, to: null }]
    const projection = projectionOfWorld({ parties, movements, ownership })
    const question = questionOf({ ...base, handover: { affiliates: true } })
    expect(explain(projection, question, 's2', unlimited).fails).toEqual({
      condition: 'internal',
      sentence:
        'It went from Party b to its affiliate Party c, with which it shares its stock, so nothing was handed over.',
      nearest: null,
    })
    expect(explain(projection, question, 's3', unlimited).chain).toEqual(['s1', 's3'])
  })

  it('refuses a movement that the graph does not have', () => {
    const projection = projectionOfWorld({ parties, movements: [shipment('s1', 'a', 'b', [1, 3])] })
    expect(() => explain(projection, questionOf(base), 's2', unlimited)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    )
  })
})
