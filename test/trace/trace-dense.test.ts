import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { toNumber } from './twin/fraction.ts'
import { figures, simulate } from './twin/twin-attribution.ts'
import { handsOver, type TwinMovement, twinWorld } from './twin/twin-world.ts'
import { projectionOfWorld, questionOf, shipment, type World } from './world.ts'

/** Pools of hundreds of movements, which small worlds never have: long windows, jumps between words, long searches. */
const dense = fc.noBias(
  fc.record({
    movements: fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: 2 }),
        to: fc.integer({ min: 1, max: 3 }),
        departed: fc.integer({ min: 0, max: 99 }),
        days: fc.constantFrom(0, 1, 5),
        weight: fc.constantFrom(1, 2, 3, 5, 0, null),
      }),
      { minLength: 700, maxLength: 800 },
    ),
    sources: fc.integer({ min: 1, max: 12 }),
    maxHoldDays: fc.constantFrom(0, 1, 4, 20, 180),
    minHandlingDays: fc.constantFrom(0, 0, 1),
    draw: fc.constantFrom('fifo' as const, 'lifo' as const),
  }),
)

function naiveHops(first: TwinMovement[], next: Map<TwinMovement, TwinMovement[]>): Map<TwinMovement, number> {
  const found = new Map(first.map((m) => [m, 1]))
  for (const [m, hop] of found) for (const n of next.get(m)!) if (!found.has(n)) found.set(n, hop + 1)
  return found
}

describe('the tracer on dense pools', () => {
  it('finds the corridor, its hops and the amounts that all pairs give', () => {
    fc.assert(
      fc.property(dense, ({ movements, sources, ...handover }) => {
        // Few movements leave the source, so that what it reaches ends somewhere.
        let left = sources
        const world: World = {
          parties: Array.from({ length: 4 }, (_, i) => ({
            id: `p${i}`,
            country: 'TR',
            military: false,
            listed: false,
          })),
          movements: movements.map((m, i) => {
            const from = m.from === 0 && left-- <= 0 ? 1 + (i % 2) : m.from
            const days: [number, number] = [m.departed, m.departed + m.days]
            return shipment(`s${i}`, `p${from}`, `p${m.to}`, days, m.weight)
          }),
        }
        const question = questionOf({ from: { parties: ['p0'] }, to: { parties: ['p3'] }, handover, limit: 1 })
        const twin = twinWorld(world, question)
        if ('refused' in twin) throw new Error('refused')
        const after = new Map(twin.movements.map((m) => [m, twin.movements.filter((n) => handsOver(twin, m, n))]))
        const before = new Map<TwinMovement, TwinMovement[]>(twin.movements.map((m) => [m, []]))
        for (const [m, all] of after) for (const n of all) before.get(n)!.push(m)
        const ahead = naiveHops(
          twin.movements.filter((m) => m.from === 'p0'),
          after,
        )
        const back = naiveHops(
          twin.movements.filter((m) => m.to === 'p3'),
          before,
        )
        const got = trace(projectionOfWorld(world), question, unlimited)
        expect(got.corridor.movements.map((m) => [m.id, m.hopsFromSource, m.hopsToTarget])).toEqual(
          twin.movements.filter((m) => ahead.has(m) && back.has(m)).map((m) => [m.id, ahead.get(m), back.get(m)]),
        )
        const right = figures(twin, simulate(twin))
        expect(got.volume.attributed).toBeCloseTo(toNumber(right.attributed), 6)
        expect(got.volume.unexplained).toBeCloseTo(toNumber(right.unexplained), 6)
      }),
      { numRuns: 16 },
    )
  })
})
