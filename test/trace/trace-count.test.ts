import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { coneOf } from '../../server/trace/trace-cone.ts'
import { corridorOf } from '../../server/trace/trace-corridor.ts'
import { countWalks } from '../../server/trace/trace-count.ts'
import { subjectOf } from '../../server/trace/trace-subject.ts'
import { projectionOfWorld, questionOf, shipment } from './world.ts'

/** From one party to the next go `on` movements, any of which can follow any before; `out` of the first go to the end. */
const layer = fc.record({ on: fc.integer({ min: 1, max: 120 }), out: fc.integer({ min: 0, max: 120 }) })

describe('the chain count', () => {
  it('is exact where it is far beyond what a double can count', () => {
    let longest = 0n
    fc.assert(
      fc.property(fc.array(layer, { minLength: 8, maxLength: 12 }), (layers) => {
        const parties = ['DE', ...layers.map(() => 'KZ'), 'RU'].map((country, i) => ({
          id: `p${String(i).padStart(2, '0')}`,
          country,
          military: country === 'RU',
          listed: false,
        }))
        const id = (i: number) => parties[i]!.id
        const rows = (count: number, from: number, to: number, day: number) =>
          Array.from({ length: count }, (_, i) =>
            shipment(`${id(from)}-${id(to)}-${i}`, id(from), id(to), [day, day + 1]),
          )
        const end = parties.length - 1
        const movements = layers.flatMap(({ on, out }, i) => [
          ...rows(on, i, i + 1, 2 * i + 1),
          ...rows(out, i + 1, end, 2 * i + 3),
        ])
        const question = questionOf({ from: { group: 'eu' }, to: { group: 'ru-military' }, maxHops: 12 })
        const subject = subjectOf(projectionOfWorld({ parties, movements }), question)
        const counted = countWalks(subject, coneOf(subject, corridorOf(subject, unlimited).movements), unlimited)
        let ways = 1n
        let right = 0n
        for (const [i, { on, out }] of layers.entries()) {
          ways *= BigInt(on)
          if (i + 2 <= 12) right += ways * BigInt(out)
        }
        longest = right > longest ? right : longest
        expect(counted).toBe(right)
      }),
      { numRuns: 40 },
    )
    expect(longest).toBeGreaterThan(2n ** 60n)
  })
})
