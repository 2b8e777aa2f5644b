import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TraceAnswer, TraceQuestion } from '../../server/contract/trace.ts'
import type { WaybillError } from '../../server/errors.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { canBeRanked, type NastyCase, nastyCases, tightCases } from './nasty-worlds.ts'
import { type Fraction, toNumber } from './twin/fraction.ts'
import { TooLarge, twin } from './twin/twin.ts'
import { projectionOfWorld, questionOf, type World } from './world.ts'

function answerOfTwin(world: World, question: TraceQuestion): ReturnType<typeof twin> | null {
  try {
    return twin(world, question)
  } catch (error) {
    if (error instanceof TooLarge) return null
    throw error
  }
}

/** Both answers in one shape; amounts are compared to a millionth of the largest one. */
function compare({ world, question: asked }: NastyCase): void {
  const question = questionOf(asked)
  const right = answerOfTwin(world, question)
  fc.pre(right !== null)
  const p = projectionOfWorld(world)
  if ('refused' in right) {
    let code: string | undefined
    try {
      trace(p, question, unlimited)
    } catch (error) {
      code = (error as WaybillError).code
    }
    expect(code).toBe(right.refused)
    return
  }
  const got = trace(p, question, unlimited)
  const largest = Math.max(1, ...world.movements.map((m) => m[question.measure] ?? 0))
  const about = (amount: Fraction | null) =>
    amount === null
      ? null
      : {
          asymmetricMatch: (other: number) => Math.abs(other - toNumber(amount)) <= 1e-9 * largest,
          toString: () => `about ${toNumber(amount)}`,
        }
  expect({
    complete: got.complete,
    cyclic: got.cyclic,
    unmatchable: got.unmatchable,
    chainCount: got.chainCount,
    missingAmounts: got.volume.missingAmounts,
  }).toEqual({
    complete: true,
    cyclic: right.cyclic,
    unmatchable: right.unmatchable,
    chainCount: String(right.chainCount),
    missingAmounts: right.missingAmounts,
  })
  expect(got.corridor.movements.map((m) => [m.id, m.hopsFromSource, m.hopsToTarget, m.attributed])).toEqual(
    [...right.corridor].map(([id, m]) => [id, m.hopsFromSource, m.hopsToTarget, about(m.attributed)]),
  )
  expect(got.volume).toMatchObject({
    delivered: about(right.volume.delivered),
    attributed: about(right.volume.attributed),
    unexplained: about(right.volume.unexplained),
    throughAvoided: about(right.volume.throughAvoided),
    upper: about(right.bounds.upper),
    unlimitedBy: right.bounds.unlimitedBy,
    lower: about(right.bounds.lower),
    shortfall: about(right.bounds.shortfall),
  })
  certifies(got, question, world)
  const listed = got.chains.map((c) => [c.movements.join(' '), c.attributed, c.days] as const)
  const should = right.chains.map((c) => [c.movements.join(' '), about(c.attributed), c.days] as const)
  if (canBeRanked(world, question.measure)) expect(listed).toEqual(should)
  else {
    expect(listed.map(([, attributed]) => attributed)).toEqual(should.map(([, attributed]) => attributed))
    const known = new Map(should.map((chain) => [chain[0], chain]))
    for (const chain of listed) if (known.has(chain[0])) expect(chain).toEqual(known.get(chain[0]))
  }
}

/** What anybody can check without a flow: the cut's sum, that every walk uses it, and which figures bound which. */
function certifies({ volume }: TraceAnswer, question: TraceQuestion, world: World): void {
  const amounts = new Map(world.movements.map((m) => [m.id, m[question.measure] ?? null]))
  const largest = Math.max(1, ...[...amounts.values()].map((amount) => amount ?? 0))
  const slack = 1e-9 * largest
  if (volume.upper === null) expect(volume.unlimitedBy.length).toBeGreaterThan(0)
  else {
    expect(Math.abs(volume.cut.reduce((sum, id) => sum + amounts.get(id)!, 0) - volume.upper)).toBeLessThanOrEqual(
      slack,
    )
    const uncut = { ...world, movements: world.movements.filter(({ id }) => !volume.cut.includes(id)) }
    if (question.via === undefined && question.datasets === undefined)
      expect(
        answerOfTwin(uncut, { ...question, handover: { ...question.handover, transformations: false } }),
      ).toMatchObject({
        chainCount: 0n,
      })
    expect(volume.lower ?? 0).toBeLessThanOrEqual(volume.upper + slack)
    for (const attributed of Object.values(volume.attributedRange!))
      expect(attributed).toBeLessThanOrEqual(volume.upper + slack)
  }
}

describe('the tracer and its slow twin', () => {
  it('agree on every figure of small worlds where everything meets everything', () => {
    fc.assert(fc.property(nastyCases, compare), { numRuns: 2400 })
  })

  it('agree on the same when goods go in circles', () => {
    fc.assert(fc.property(tightCases, compare), { numRuns: 1200 })
  })
})
