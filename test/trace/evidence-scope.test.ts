import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WaybillError } from '../../server/errors.ts'
import { evidenceScope } from '../../server/trace/evidence-scope.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { nastyCases, type NastyCase } from './nasty-worlds.ts'
import { projectionOfWorld, questionOf, shipment, type World } from './world.ts'

/** The figures that a scope's movements give, and those of all; null where the question is refused. */
function both({ world, question }: Pick<NastyCase, 'world' | 'question'>) {
  const asked = questionOf(question)
  try {
    const { movements, answer, shortfall } = evidenceScope(projectionOfWorld(world), asked, unlimited)
    const part = { ...world, movements: world.movements.filter(({ id }) => movements.includes(id)) }
    return { movements, shortfall, whole: answer, again: trace(projectionOfWorld(part), asked, unlimited) }
  } catch (error) {
    if (error instanceof WaybillError) return null
    throw error
  }
}

describe('what an answer rests on', () => {
  it('gives every figure of it again, in any world', () => {
    fc.assert(
      fc.property(nastyCases, (asked) => {
        const found = both(asked)
        if (found === null) return
        const { whole, again, shortfall } = found
        expect(again.corridor.movements.map(({ id }) => id)).toEqual(whole.corridor.movements.map(({ id }) => id))
        expect([again.chainCount, again.cyclic]).toEqual([whole.chainCount, whole.cyclic])
        const figures = ['delivered', 'upper', 'attributed', 'lower', 'unexplained', 'throughAvoided'] as const
        for (const figure of [...figures, ...(shortfall ? (['shortfall'] as const) : [])])
          if (whole.volume[figure] === null) expect(again.volume[figure]).toBeNull()
          else {
            const off = Math.abs(again.volume[figure]! - whole.volume[figure]!)
            expect(off).toBeLessThanOrEqual(1e-9 + 1e-9 * whole.volume[figure]!)
          }
      }),
      { numRuns: 500 },
    )
  })

  it('leaves out what has no say in it', () => {
    const world: World = {
      parties: ['a', 'b', 'z', 'x', 'y'].map((id) => ({
        id,
        country: { a: 'DE', z: 'RU' }[id] ?? 'KZ',
        military: id === 'z',
        listed: false,
      })),
      movements: [
        shipment('m1', 'a', 'b', [1, 5]),
        shipment('m2', 'b', 'z', [10, 12]),
        // Another buyer of the same stock has a say, trade elsewhere has none.
        shipment('m3', 'b', 'y', [11, 12]),
        shipment('m4', 'x', 'y', [1, 2]),
      ],
    }
    const found = both({ world, question: { from: { countries: ['DE'] }, to: { group: 'ru-military' } } })!
    expect(found.movements).toEqual(['m1', 'm2', 'm3'])
    expect(found.shortfall).toBe(true)
  })
})
