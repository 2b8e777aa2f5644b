import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TraceAnswer, TraceQuestionInput } from '../../server/contract/trace.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { type NastyCase, nastyCases } from './nasty-worlds.ts'
import { projectionOfWorld, questionOf, type World } from './world.ts'

/** The answer but for how long it took; null when the question is refused. */
function answerOf(world: World, question: TraceQuestionInput): Omit<TraceAnswer, 'timings'> | null {
  try {
    const { timings: _, ...answer } = trace(projectionOfWorld(world), questionOf(question), unlimited)
    return answer
  } catch {
    return null
  }
}

const shuffled = <T>(items: readonly T[], seed: number): T[] =>
  items
    .map((item, i) => ({ item, key: Math.sin(seed + i * 7.31) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)

/** Every id with the same letter before it: other ids in the same order. */
function renamed({ world, question }: NastyCase): NastyCase {
  const text = JSON.stringify({ world, question }).replaceAll(/"([ps]\d+)"/g, '"x$1"')
  return JSON.parse(text) as NastyCase
}

describe('an answer', () => {
  it('does not change with the order of rows', () => {
    fc.assert(
      fc.property(nastyCases, fc.nat(1000), ({ world, question }, seed) => {
        const other = {
          ...world,
          parties: shuffled(world.parties, seed),
          movements: shuffled(world.movements, seed),
        }
        expect(answerOf(other, question)).toEqual(answerOf(world, question))
      }),
      { numRuns: 400 },
    )
  })

  it('does not change when a file is split in two', () => {
    fc.assert(
      fc.property(nastyCases, ({ world, question }) => {
        const { datasets: _, ...whole } = question
        const split = world.movements.map((m, i) => ({ ...m, dataset: `file${i % 2}` }))
        const one = world.movements.map((m) => ({ ...m, dataset: 'file' }))
        expect(answerOf({ ...world, movements: split }, whole)).toEqual(answerOf({ ...world, movements: one }, whole))
      }),
      { numRuns: 400 },
    )
  })

  it('keeps everything but the ids when these are renamed in the same order', () => {
    fc.assert(
      fc.property(nastyCases, (asked) => {
        const before = answerOf(asked.world, asked.question)
        const other = renamed(asked)
        const after = answerOf(other.world, other.question)
        const back = JSON.parse(
          JSON.stringify(after)
            .replaceAll(/"x([ps]\d+)"/g, '"$1"')
            .replaceAll('Party x', 'Party '),
        ) as unknown
        expect(back).toEqual(JSON.parse(JSON.stringify(before)))
      }),
      { numRuns: 400 },
    )
  })

  it('does not change when nobody is avoided, and has no more when somebody is', () => {
    fc.assert(
      fc.property(nastyCases, fc.nat(5), ({ world, question }, i) => {
        const { avoid: _, ...plain } = question
        const whole = answerOf(world, plain)
        expect(answerOf(world, { ...plain, avoid: [] })).toEqual(whole)
        const without = answerOf(world, { ...plain, avoid: [world.parties[i % world.parties.length]!.id] })
        fc.pre(whole !== null && without !== null)
        const kept = new Set(whole.corridor.movements.map(({ id }) => id))
        for (const { id } of without.corridor.movements) expect(kept).toContain(id)
        expect(BigInt(without.chainCount!)).toBeLessThanOrEqual(BigInt(whole.chainCount!))
        const { upper } = whole.volume
        if (upper !== null && without.volume.upper !== null)
          expect(without.volume.upper).toBeLessThanOrEqual(upper * (1 + 1e-9) + 1e-9)
      }),
      { numRuns: 400 },
    )
  })
})
