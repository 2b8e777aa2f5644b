import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WaybillError } from '../../server/errors.ts'
import { sweptCorridor } from '../../server/trace/swept-corridor.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { corridorOf, queuedCorridor } from '../../server/trace/trace-corridor.ts'
import { type Subject, subjectOf } from '../../server/trace/trace-subject.ts'
import { type NastyCase, nastyCases, tightCases } from './nasty-worlds.ts'
import { projectionOfWorld, questionOf, shipment, type World } from './world.ts'

const party = (i: number) => ({ id: `p${i}`, country: 'TR', military: false, listed: false })

function bothWays(subject: Subject) {
  const queued = queuedCorridor(subject, unlimited, Infinity)
  expect(sweptCorridor(subject, unlimited)).toEqual(queued)
  return queued!
}

function compare({ world, question }: NastyCase): void {
  let subject: Subject
  try {
    subject = subjectOf(projectionOfWorld(world), questionOf(question))
  } catch (error) {
    expect(['invalid', 'no-source', 'no-target']).toContain((error as WaybillError).code)
    return
  }
  bothWays(subject)
}

/** Few pools over many days: lots that run out while others wait, several hops in one pool, busy days. */
const long = fc.noBias(
  fc.record({
    movements: fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: 6 }),
        to: fc.integer({ min: 1, max: 7 }),
        departed: fc.integer({ min: 0, max: 120 }),
        days: fc.constantFrom(0, 0, 1, 3, 20),
        goods: fc.constantFrom('854231', '854231', '854232'),
      }),
      { minLength: 100, maxLength: 400, size: 'max' },
    ),
    sources: fc.integer({ min: 1, max: 10 }),
    maxHoldDays: fc.constantFrom(0, 1, 3, 8, 15, 40),
    minHandlingDays: fc.constantFrom(0, 0, 0, 1, 4),
    period: fc.constantFrom(undefined, { from: '2023-01-20', to: '2023-03-25' }),
  }),
)

describe('sweeping over the days', () => {
  it('finds the corridor and the hops that following every movement finds, in small worlds', () => {
    fc.assert(fc.property(nastyCases, compare), { numRuns: 1500 })
    fc.assert(fc.property(tightCases, compare), { numRuns: 1500 })
  })

  it('finds them where lots run out and others of more hops are still there', () => {
    fc.assert(
      fc.property(long, ({ movements, sources, maxHoldDays, minHandlingDays, period }) => {
        let left = sources
        const world: World = {
          parties: Array.from({ length: 8 }, (_, i) => party(i)),
          movements: movements.map((m, i) => {
            const from = m.from === 0 && left-- <= 0 ? 1 + (i % 6) : m.from
            return shipment(`s${i}`, `p${from}`, `p${m.to}`, [m.departed, m.departed + m.days], 1, m.goods)
          }),
        }
        bothWays(
          subjectOf(
            projectionOfWorld(world),
            questionOf({
              from: { parties: ['p0'] },
              to: { parties: ['p7'] },
              handover: { maxHoldDays, minHandlingDays },
              ...(period === undefined ? {} : { period }),
            }),
          ),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('leaves a chain of more movements than it can hold to the queue', () => {
    const long = Array.from({ length: 140 }, (_, i) => shipment(`s${i}`, `p${i}`, `p${i + 1}`, [i, i]))
    const sameDay = Array.from({ length: 140 }, (_, i) => shipment(`t${i}`, `p${i}`, `p${i + 1}`, [1, 1]))
    for (const movements of [long, sameDay]) {
      const world: World = { parties: Array.from({ length: 141 }, (_, i) => party(i)), movements }
      const question = questionOf({ from: { parties: ['p0'] }, to: { parties: ['p140'] } })
      const subject = subjectOf(projectionOfWorld(world), question)
      expect(sweptCorridor(subject, unlimited)).toBeNull()
      const corridor = corridorOf(subject, unlimited)
      expect(corridor).toEqual(queuedCorridor(subject, unlimited, Infinity))
      expect(Math.max(...corridor.hopsFromSource)).toBe(140)
    }
  })
})
