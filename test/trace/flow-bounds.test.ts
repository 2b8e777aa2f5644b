import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { type NastyCase, nastyCases } from './nasty-worlds.ts'
import { type Fraction, toNumber } from './twin/fraction.ts'
import { TooLarge, twin } from './twin/twin.ts'
import { projectionOfWorld, questionOf, type World } from './world.ts'

/** The figures of a case; null when it is refused. */
function volumeOf({ world, question }: NastyCase) {
  try {
    return trace(projectionOfWorld(world), questionOf(question), unlimited).volume
  } catch {
    return null
  }
}

/** Each known weight times one of the powers of ten, in turn: from grams to a milliard tonnes beside each other. */
const spread = (world: World, powers: readonly number[]): World => ({
  ...world,
  movements: world.movements.map((m, i) =>
    m.weight === null || m.weight === undefined
      ? m
      : { ...m, weight: Math.min(1e12, Math.max(1, Math.round(m.weight)) * 10 ** powers[i % powers.length]!) },
  ),
})

describe('the bounds', () => {
  it('never let fewer movements raise the upper one', () => {
    fc.assert(
      fc.property(nastyCases, fc.array(fc.boolean(), { minLength: 3, maxLength: 9 }), (asked, keep) => {
        const whole = volumeOf(asked)
        const movements = asked.world.movements.filter((_, i) => keep[i % keep.length])
        const fewer = volumeOf({ ...asked, world: { ...asked.world, movements } })
        fc.pre(whole !== null && fewer !== null && whole.upper !== null)
        expect(fewer.upper).not.toBeNull()
        expect(fewer.upper!).toBeLessThanOrEqual(whole.upper * (1 + 1e-9) + 1e-9)
      }),
      { numRuns: 300 },
    )
  })

  it('stay exact to a millionth of the largest amount when grams lie beside a milliard tonnes', () => {
    const powers = fc.array(fc.integer({ min: -3, max: 12 }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(nastyCases, powers, (asked, tens) => {
        const world = spread(asked.world, tens)
        const question = { ...asked.question, measure: 'weight' as const }
        let right: ReturnType<typeof twin> | null = null
        try {
          right = twin(world, questionOf(question))
        } catch (error) {
          if (!(error instanceof TooLarge)) throw error
        }
        fc.pre(right !== null && !('refused' in right))
        const got = volumeOf({ world, question })!
        const largest = Math.max(1e-3, ...world.movements.map((m) => m.weight ?? 0))
        const about = (amount: Fraction | null) =>
          amount === null
            ? null
            : {
                asymmetricMatch: (other: number) => Math.abs(other - toNumber(amount)) <= 1e-6 * largest,
                toString: () => `about ${toNumber(amount)}`,
              }
        expect(got).toMatchObject({
          upper: about(right.bounds.upper),
          lower: about(right.bounds.lower),
          shortfall: about(right.bounds.shortfall),
          unlimitedBy: right.bounds.unlimitedBy,
        })
        if (got.upper === null) return
        const weights = new Map(world.movements.map((m) => [m.id, m.weight!]))
        const sum = got.cut.reduce((all, id) => all + weights.get(id)!, 0)
        expect(Math.abs(sum - got.upper)).toBeLessThanOrEqual(1e-6 * largest)
      }),
      { numRuns: 300 },
    )
  })
})
