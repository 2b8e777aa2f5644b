import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { months } from '../../server/trace/months.ts'
import { OutOfTime, unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { canBeRanked, type NastyCase, nastyCases, tightCases } from './nasty-worlds.ts'
import { type Fraction, toNumber } from './twin/fraction.ts'
import { TooLarge, twin } from './twin/twin.ts'
import { twinMonths, type TwinFlow } from './twin/twin-months.ts'
import { twinWorld } from './twin/twin-world.ts'
import { projectionOfWorld, questionOf, shipment, type World } from './world.ts'

function twinOf({ world, question: asked }: NastyCase) {
  const question = questionOf(asked)
  try {
    const answer = twin(world, question)
    const of = twinWorld(world, question)
    return 'refused' in answer || 'refused' in of ? null : twinMonths(of, answer)
  } catch (error) {
    if (error instanceof TooLarge) return null
    throw error
  }
}

/** Spreads the few days of a small world over months. */
const stretched = ({ world, question }: NastyCase): NastyCase => {
  const far = (iso: string) =>
    new Date(Date.UTC(2023, 0, 1 + 25 * (Number(iso.slice(8)) - 1))).toISOString().slice(0, 10)
  return {
    world: {
      ...world,
      movements: world.movements.map((m) => ({ ...m, departed: far(m.departed), arrived: far(m.arrived) })),
    },
    question: { ...question, period: undefined, handover: { ...question.handover, minHandlingDays: 0 } },
  } as NastyCase
}

function compare(given: NastyCase): void {
  const question = questionOf(given.question)
  const right = twinOf({ ...given, question })
  fc.pre(right !== null)
  const projection = projectionOfWorld(given.world)
  const got = months(projection, question, unlimited)
  const largest = Math.max(1, ...given.world.movements.map((m) => m[question.measure] ?? 0))
  const about = (amount: Fraction) => ({
    asymmetricMatch: (other: number) => Math.abs(other - toNumber(amount)) <= 1e-9 * largest,
    toString: () => `about ${toNumber(amount)}`,
  })
  const flows = (list: TwinFlow[]) => list.map((flow) => ({ ...flow, attributed: about(flow.attributed) }))
  expect(got.months.filter(({ movements }) => movements > 0)).toEqual(flows(right.months))
  const routes = right.routes.map((route) => ({
    ...route,
    attributed: about(route.attributed),
    months: flows(route.months),
  }))
  if (canBeRanked(given.world, question.measure)) {
    expect(got.routes).toEqual(routes)
    expect(got.rest).toEqual(flows(right.rest))
  }
  const total = got.months.reduce((sum, flow) => sum + flow.attributed, 0)
  const { attributed } = trace(projection, question, unlimited).volume
  expect(Math.abs(total - attributed!)).toBeLessThanOrEqual(1e-9 * largest)
  const numbers = got.months.map(({ month }) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)))
  expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i))
}

describe('the answer by month', () => {
  it('agrees with its slow twin where goods lie for weeks', () => {
    fc.assert(fc.property(nastyCases.map(stretched), compare), { numRuns: 1200 })
  })

  it('agrees with it when goods go in circles', () => {
    fc.assert(fc.property(tightCases, compare), { numRuns: 400 })
  })

  const parties: World['parties'] = ['a', 'b', 'z'].map((id) => ({ id, country: 'TR', military: false, listed: false }))
  const world = {
    parties,
    movements: [
      shipment('s1', 'a', 'b', [1, 2], 60),
      shipment('s2', 'b', 'z', [20, 31], 60),
      shipment('s3', 'a', 'z', [100, 120], 40),
    ],
  }
  const question = questionOf({ from: { parties: ['a'] }, to: { parties: ['z'] }, limit: 1 })

  it('leaves no month out between the first and the last, and says what the listed chains leave', () => {
    expect(months(projectionOfWorld(world), question, unlimited)).toMatchObject({
      complete: true,
      unit: 'kg',
      months: [
        { month: '2023-01', attributed: 60, movements: 1 },
        { month: '2023-02', attributed: 0, movements: 0 },
        { month: '2023-03', attributed: 0, movements: 0 },
        { month: '2023-04', attributed: 40, movements: 1 },
      ],
      routes: [
        { parties: ['a', 'b', 'z'], attributed: 60, months: [{ month: '2023-01', attributed: 60, movements: 1 }] },
      ],
      rest: [{ month: '2023-04', attributed: 40, movements: 1 }],
      parties: [{ id: 'a', name: 'Party a', country: 'TR' }, { id: 'b' }, { id: 'z' }],
    })
  })

  it('keeps the months when the time runs out among the chains', () => {
    let looks = 0
    const whole = { check: () => void looks++ }
    months(projectionOfWorld(world), { ...question, limit: 50 }, whole)
    let left = looks - 1
    const clock = {
      check: () => {
        if (left-- <= 0) throw new OutOfTime()
      },
    }
    expect(months(projectionOfWorld(world), { ...question, limit: 50 }, clock)).toMatchObject({
      complete: false,
      months: { length: 4 },
      routes: [],
      rest: [{ attributed: 60 }, { attributed: 40 }],
    })
  })
})
