import fc from 'fast-check'
import { expect, it } from 'vitest'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { nastyCases } from './nasty-worlds.ts'
import { projectionOfWorld, questionOf } from './world.ts'

it('counts every movement that the period keeps in its month of departure', () => {
  fc.assert(
    fc.property(nastyCases, ({ world: { sameAs: _same, ...world }, question: asked }) => {
      const { goods: _, datasets: __, measure: ___, handover, ...rest } = asked
      const question = questionOf({ ...rest, measure: 'weight', handover: { ...handover, affiliates: false } })
      const right = new Map<string, { month: string; movements: number; amount: number }>()
      for (const m of world.movements) {
        const { from = m.departed, to = m.departed } = question.period ?? {}
        if (m.from === m.to || m.departed < from || m.departed > to) continue
        const month = m.departed.slice(0, 7)
        const { movements = 0, amount = 0 } = right.get(month) ?? {}
        right.set(month, { month, movements: movements + 1, amount: amount + (m.weight ?? 0) })
      }
      let answer
      try {
        answer = trace(projectionOfWorld(world), question, unlimited)
      } catch {
        fc.pre(false)
        throw new Error('refused')
      }
      expect(answer.departures.map((d) => [d.month, d.movements])).toEqual(
        [...right.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1)).map((d) => [d.month, d.movements]),
      )
      for (const { month, amount } of answer.departures) {
        const should = right.get(month)!.amount
        expect(Math.abs(amount - should)).toBeLessThanOrEqual(1e-9 * Math.max(1, should))
      }
    }),
    { numRuns: 300 },
  )
})
