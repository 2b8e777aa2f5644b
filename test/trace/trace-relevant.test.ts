import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attribute, attributedThrough } from '../../server/trace/trace-attribution.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { relevantTo } from '../../server/trace/trace-relevant.ts'
import { type Subject, subjectOf } from '../../server/trace/trace-subject.ts'
import { askedCorridor } from '../../server/trace/trace-via.ts'
import { type NastyCase, nastyCases, tightCases, wideCases } from './nasty-worlds.ts'
import { projectionOfWorld, questionOf } from './world.ts'

function compare({ world, question }: NastyCase): void {
  let subject: Subject | undefined
  try {
    subject = subjectOf(projectionOfWorld(world), questionOf(question))
  } catch {
    fc.pre(false)
  }
  const corridor = askedCorridor(subject!, unlimited)
  const fewer = relevantTo(subject!, corridor)
  const whole = attribute(subject!, unlimited)
  const part = attribute(fewer, unlimited)
  const largest = Math.max(1, ...world.movements.map((m) => m[subject!.question.measure] ?? 0))
  expect(Math.abs(part.attributed - whole.attributed)).toBeLessThanOrEqual(1e-9 * largest)
  for (const m of corridor.movements)
    expect(Math.abs(attributedThrough(part, m) - attributedThrough(whole, m))).toBeLessThanOrEqual(1e-9 * largest)
}

it('what is attributed rests on the pools of the corridor and on the order of each day alone', () => {
  for (const cases of [nastyCases, tightCases, wideCases]) fc.assert(fc.property(cases, compare), { numRuns: 1000 })
})
