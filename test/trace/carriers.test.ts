import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriers } from '../../server/trace/carriers.ts'
import { rankedAmount } from '../../server/trace/chain-order.ts'
import { upperBound } from '../../server/trace/flow-upper.ts'
import { OutOfTime, unlimited } from '../../server/trace/trace-clock.ts'
import { subjectOf } from '../../server/trace/trace-subject.ts'
import { askedCorridor } from '../../server/trace/trace-via.ts'
import { type NastyCase, nastyCases, tightCases } from './nasty-worlds.ts'
import { toNumber } from './twin/fraction.ts'
import { simulate } from './twin/twin-attribution.ts'
import { hasDust, twinCarriers, twinDays } from './twin/twin-carriers.ts'
import { twinThrough } from './twin/twin-through.ts'
import { TooLarge, twin } from './twin/twin.ts'
import { twinWorld } from './twin/twin-world.ts'
import { projectionOfWorld, questionOf, shipment, type World } from './world.ts'

const met = { carriers: 0, revisited: 0, held: 0, empty: 0 }

function twinOf({ world, question: asked }: NastyCase) {
  const question = questionOf(asked)
  try {
    const answer = twin(world, question)
    const of = twinWorld(world, question)
    // Without all the chains nothing can be told from them.
    if ('refused' in answer || 'refused' in of || answer.chains.length === question.limit) return null
    const known = twin(world, { ...question, handover: { ...question.handover, transformations: false } })
    if ('refused' in known) return null
    const corridor = of.movements.filter((m) => known.corridor.has(m.id))
    return { of, corridor, carriers: twinCarriers(of, answer, corridor, simulate(of)) }
  } catch (error) {
    if (error instanceof TooLarge) return null
    throw error
  }
}

function compare({ world: given, question: asked }: NastyCase): void {
  const question = { ...questionOf(asked), limit: 1000 }
  const right = twinOf({ world: given, question })
  fc.pre(right !== null)
  const projection = projectionOfWorld(given)
  const got = carriers(projection, { question, limit: 1000 }, unlimited)
  const amounts = given.movements.map((m) => m[question.measure] ?? 0).filter((amount) => amount > 0)
  const largest = Math.max(1, ...amounts)
  const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * largest)
  expect(got.carriers.map(({ party }) => party.id).sort()).toEqual([...right.carriers.keys()].sort())
  expect([got.count, got.truncated, got.notComputed]).toEqual([right.carriers.size, false, 0])
  const movements = askedCorridor(subjectOf(projection, question), unlimited).movements
  const { upper } = upperBound(subjectOf(projection, question), movements, unlimited)
  const attributed = got.carriers.map((carrier) => rankedAmount(carrier.attributed))
  expect(attributed).toEqual(attributed.toSorted((a, b) => b - a))
  for (const carrier of got.carriers) {
    met.carriers++
    const twinOne = right.carriers.get(carrier.party.id)!
    expect(carrier.movements).toEqual(twinOne.movements)
    expect(carrier.movementCount).toBe(twinOne.movements.length)
    expect([carrier.received.movements, carrier.sent.movements]).toEqual([
      twinOne.received.movements,
      twinOne.sent.movements,
    ])
    near(carrier.received.amount, toNumber(twinOne.received.amount))
    near(carrier.sent.amount, toNumber(twinOne.sent.amount))
    near(carrier.attributed, toNumber(twinOne.attributed))
    const through = twinThrough(right.of, right.corridor, carrier.party.id)
    if (through === null) expect(carrier.atMost).toBe(upper)
    else near(carrier.atMost!, Math.min(toNumber(through), upper ?? Infinity))
    if (carrier.atMost !== null) expect(carrier.attributed).toBeLessThanOrEqual(carrier.atMost + 1e-9 * largest)
    // A billionth part of nine orders of magnitude is where doubles give out; the simulation is tested with those.
    if (Math.min(...amounts) * 1e8 < largest || hasDust(twinOne.handed)) continue
    const days = twinDays(twinOne.handed)
    expect(carrier.daysHeld).toEqual(days === null ? null : { ...days, mean: expect.closeTo(toNumber(days.mean), 6) })
    const day = twinOne.ranEmpty === null ? null : new Date(twinOne.ranEmpty * 86_400_000).toISOString().slice(0, 10)
    expect(carrier.ranEmpty).toBe(day)
    if (days !== null) met.held++
    if (day !== null) met.empty++
    const handed = twinOne.handed.reduce((sum, one) => sum + toNumber(one.amount), 0)
    if (handed > carrier.attributed * 1.001) met.revisited++
  }
}

describe('who carried it', () => {
  it('agrees with its slow twin where goods lie for days', () => {
    fc.assert(fc.property(nastyCases, compare), { numRuns: 1500 })
  })

  it('agrees with it when goods go in circles', () => {
    fc.assert(fc.property(tightCases, compare), { numRuns: 1500 })
    for (const [what, times] of Object.entries(met)) expect(times, what).toBeGreaterThan(5)
  })

  const parties: World['parties'] = ['a', 'b', 'c', 'z'].map((id) => ({
    id,
    country: 'TR',
    military: false,
    listed: false,
  }))
  const question = questionOf({ from: { parties: ['a'] }, to: { parties: ['z'] } })

  it('counts a chain once that comes by twice, and says how long goods were held', () => {
    const movements = [
      shipment('s1', 'a', 'b', [1, 2], 50),
      shipment('s2', 'b', 'c', [4, 5], 50),
      shipment('s3', 'c', 'b', [9, 10], 50),
      shipment('s4', 'b', 'z', [20, 21], 50),
    ]
    const got = carriers(projectionOfWorld({ parties, movements }), { question, limit: 10 }, unlimited)
    expect(got).toMatchObject({
      unit: 'kg',
      count: 2,
      truncated: false,
      carriers: [
        {
          party: { id: 'b', name: 'Party b', country: 'TR' },
          attributed: 50,
          received: { movements: 2, amount: 100 },
          sent: { movements: 2, amount: 100 },
          daysHeld: { least: 2, mean: 6, most: 10 },
          movements: ['s1', 's2', 's3', 's4'],
        },
        { party: { id: 'c' }, attributed: 50, daysHeld: { least: 4, mean: 4, most: 4 } },
      ],
    })
  })

  it('names the day on which stock ran empty between receiving and sending', () => {
    const movements = [
      shipment('s1', 'a', 'b', [1, 2], 50),
      // Home trade takes all there is; what leaves for the target later cannot be the same goods.
      shipment('s2', 'b', 'c', [6, 7], 80),
      shipment('s3', 'b', 'z', [20, 21], 50),
    ]
    const got = carriers(projectionOfWorld({ parties, movements }), { question, limit: 10 }, unlimited)
    expect(got.carriers).toMatchObject([{ party: { id: 'b' }, attributed: 0, daysHeld: null, ranEmpty: '2023-01-06' }])
  })

  it('lists the largest only, and says that there are more', () => {
    const movements = [
      shipment('s1', 'a', 'b', [1, 2], 50),
      shipment('s2', 'a', 'c', [1, 2], 70),
      shipment('s3', 'b', 'z', [20, 21], 50),
      shipment('s4', 'c', 'z', [20, 21], 70),
    ]
    const got = carriers(projectionOfWorld({ parties, movements }), { question, limit: 1 }, unlimited)
    expect(got).toMatchObject({ carriers: [{ party: { id: 'c' }, attributed: 70 }], count: 2, truncated: true })
  })

  it('says how many figures the time left out', () => {
    const movements = [
      shipment('s1', 'a', 'b', [1, 2], 50),
      shipment('s2', 'a', 'c', [1, 2], 70),
      shipment('s3', 'b', 'z', [20, 21], 40),
      shipment('s4', 'c', 'z', [20, 21], 70),
    ]
    const projection = projectionOfWorld({ parties, movements })
    let looks = 0
    const whole = carriers(projection, { question, limit: 10 }, { check: () => void looks++ })
    expect(whole.carriers.map((carrier) => carrier.atMost)).toEqual([70, 40])
    let left = looks - 1
    const clock = {
      check: () => {
        if (left-- <= 0) throw new OutOfTime()
      },
    }
    const got = carriers(projection, { question, limit: 10 }, clock)
    expect(got.notComputed).toBe(1)
    expect(got.carriers).toMatchObject([
      { attributed: 70, atMost: 70 },
      { attributed: 40, atMost: null },
    ])
  })
})
