import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trace } from '../../server/trace/trace.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { isoOf } from '../../server/trace/days.ts'
import { movementId } from '../../server/trace/projection.ts'
import { projectionOfWorld, questionOf, shipment } from './world.ts'

const parties = ['DE', 'KZ', 'RU'].map((country, i) => ({
  id: `p${i}`,
  country,
  military: country === 'RU',
  listed: false,
}))

/** Days from before 1970 to beyond what 16 bits hold, and amounts that 32 bits hold and that they do not. */
const first = fc.oneof(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 65_000, max: 66_000 }))
const amount = fc.oneof(
  fc.integer({ min: 1, max: 2 ** 24 }),
  fc.integer({ min: 2 ** 24, max: 2 ** 40 }),
  fc.integer({ min: 1, max: 10_000 }).map((tenths) => tenths / 10),
)

describe('columns of a projection', () => {
  it('say of each movement what was recorded, however narrow they are', () => {
    const rows = fc.array(
      fc.record({ departed: first, days: fc.integer({ min: 0, max: 9 }), weight: fc.option(amount) }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(rows, (listed) => {
        const movements = listed.map(({ departed, days, weight }, i) => ({
          ...shipment(`m${i}`, 'p0', 'p1', [1, 1], weight),
          departed: isoOf(departed),
          arrived: isoOf(departed + days),
        }))
        const { movements: columns, ...projection } = projectionOfWorld({ parties, movements })
        const read = movements.map((_, m) => ({
          id: movementId({ movements: columns, ...projection }, m),
          departed: columns.departed[m],
          arrived: columns.arrived[m],
          weight: columns.weight?.[m] ?? NaN,
        }))
        expect(read).toEqual(
          listed.map(({ departed, days, weight }, m) => ({
            id: `m${m}`,
            departed,
            arrived: departed + days,
            weight: weight ?? NaN,
          })),
        )
      }),
    )
  })

  it('draw lot by lot to the last bit from amounts that are kept in 32 bits', () => {
    const movements = [
      shipment('m1', 'p0', 'p1', [1, 2], 2 ** 24),
      shipment('m2', 'p1', 'p2', [3, 3], 0.5),
      shipment('m3', 'p1', 'p2', [4, 4], 2 ** 24),
    ]
    const question = questionOf({ from: { group: 'eu' }, to: { group: 'ru-military' }, handover: { draw: 'fifo' } })
    const { volume } = trace(projectionOfWorld({ parties, movements }), question, unlimited)
    expect(volume).toMatchObject({ delivered: 2 ** 24 + 0.5, attributed: 2 ** 24, unexplained: 0.5 })
  })
})
