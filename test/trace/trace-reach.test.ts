import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OpenSet } from '../../server/trace/open-set.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { reach } from '../../server/trace/trace-reach.ts'
import type { IndexSide } from '../../server/trace/window-index.ts'
import { projectionOfWorld, shipment } from './world.ts'

/** Two pools of hundreds of movements, entered anywhere and in any order: every way to step through their words. */
const cases = fc.noBias(
  fc.record({
    movements: fc.array(
      fc.record({ from: fc.constantFrom('p0', 'p1'), departed: fc.integer({ min: 0, max: 99 }), days: fc.nat(9) }),
      { minLength: 100, maxLength: 700, size: 'max' },
    ),
    seeds: fc.array(fc.nat(699), { minLength: 1, maxLength: 8 }),
    low: fc.nat(3),
    length: fc.constantFrom(0, 2, 10, 40, 200),
    backward: fc.boolean(),
  }),
)

function naive(side: IndexSide, low: number, high: number, seeds: number[]): Map<number, number> {
  const found = new Map(seeds.map((seed) => [seed, 1]))
  for (const [position, hop] of found) {
    const bucket = side.far[position]!
    if (bucket < 0) continue
    for (let next = side.start[bucket]!; next < side.start[bucket + 1]!; next++) {
      const days = side.key[next]! - side.day[position]!
      if (days >= low && days <= high && !found.has(next)) found.set(next, hop + 1)
    }
  }
  return found
}

describe('reaching through windows', () => {
  it('finds each position once, by the fewest hops, in whatever order it starts', () => {
    fc.assert(
      fc.property(cases, ({ movements, seeds: drawn, low: least, length, backward }) => {
        const p = projectionOfWorld({
          parties: ['p0', 'p1'].map((id) => ({ id, country: 'TR', military: false, listed: false })),
          movements: movements.map(({ from, departed, days }, i) =>
            shipment(`s${i}`, from, from === 'p0' ? 'p1' : 'p0', [departed, departed + days]),
          ),
        })
        const side = backward ? p.hs6.arriving : p.hs6.departing
        const [low, high] = backward ? [-least - length, -least] : [least, least + length]
        const seeds = [...new Set(drawn.map((seed) => seed % side.order.length))]
        const queue = new Int32Array(side.order.length)
        queue.set(seeds)
        const open = new OpenSet(side.order.length)
        open.fill()
        for (const seed of seeds) open.remove(seed)
        const levels = reach(
          { side, low, high },
          open,
          new Int32Array(side.start.length - 1),
          queue,
          seeds.length,
          null,
          unlimited,
        )!
        const found = new Map<number, number>()
        for (let hop = 0; hop + 1 < levels.length; hop++)
          for (const position of queue.subarray(levels[hop], levels[hop + 1])) found.set(position, hop + 1)
        const sorted = (hops: Map<number, number>) => [...hops].sort(([a], [b]) => a - b)
        expect(sorted(found)).toEqual(sorted(naive(side, low, high, seeds)))
        expect(levels.at(-1)).toBe(found.size)
      }),
      { numRuns: 150 },
    )
  })
})
