import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { TraceQuestionInput } from '../../server/contract/trace.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { projectionOfWorld, questionOf, type World } from './world.ts'

interface Example extends World {
  features: string[]
  question: TraceQuestionInput
  answer: {
    refused?: string
    cyclic: boolean
    unmatchable: number
    corridor: Record<string, { hopsFromSource: number; hopsToTarget: number; attributed: number }>
    chainCount: string
    volume: {
      delivered: number
      attributed: number
      unexplained: number
      throughAvoided: number
      missingAmounts: number
      upper: number | null
      cutValue: number | null
      lower: number | null
      shortfall: number
      unlimitedBy: string[]
    }
    chains: { movements: string[]; attributed: number | null }[]
  }
}

const file = new URL('../fixtures/trace-worked-examples.json.gz', import.meta.url)
const examples = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Example[]
const traced = examples.map((example, number) => ({ example, number }))

const near = (amount: number, largest: number) => ({
  asymmetricMatch: (other: number) => Math.abs(other - amount) <= 1e-6 * largest,
  toString: () => `about ${amount}`,
})

describe('the worked examples', () => {
  it('are all there', () => {
    expect(examples).toHaveLength(358)
  })

  it.each(traced)('number $number gives its answer ($example.features)', ({ example }) => {
    const p = projectionOfWorld(example)
    const question = questionOf(example.question)
    const { answer } = example
    if (answer.refused !== undefined) {
      const code = answer.refused.replace(' ', '-')
      expect(() => trace(p, question, unlimited)).toThrow(expect.objectContaining({ code }))
      return
    }
    const got = trace(p, question, unlimited)
    const largest = Math.max(1, ...example.movements.map((m) => m.weight ?? 0))
    const about = (amount: number | null) => (amount === null ? null : near(amount, largest))
    expect({ complete: got.complete, cyclic: got.cyclic, unmatchable: got.unmatchable }).toEqual({
      complete: true,
      cyclic: answer.cyclic,
      unmatchable: answer.unmatchable,
    })
    const corridor = Object.fromEntries(
      got.corridor.movements.map((m) => [
        m.id,
        { hopsFromSource: m.hopsFromSource, hopsToTarget: m.hopsToTarget, attributed: m.attributed },
      ]),
    )
    expect(corridor).toEqual(
      Object.fromEntries(
        Object.entries(answer.corridor).map(([id, m]) => [id, { ...m, attributed: about(m.attributed) }]),
      ),
    )
    expect(got.chainCount).toBe(answer.chainCount)
    const { delivered, attributed, unexplained, throughAvoided, missingAmounts } = answer.volume
    const { upper, cutValue, lower, shortfall, unlimitedBy } = answer.volume
    const weights = new Map(example.movements.map((m) => [m.id, m.weight ?? Infinity]))
    expect(got.volume).toMatchObject({
      delivered: about(delivered),
      attributed: about(attributed),
      unexplained: about(unexplained),
      throughAvoided: about(throughAvoided),
      missingAmounts,
      upper: about(upper),
      lower: about(lower),
      shortfall: about(shortfall),
      unlimitedBy,
    })
    if (upper !== null) {
      expect(got.volume.cut.reduce((sum, id) => sum + weights.get(id)!, 0)).toEqual(about(cutValue))
    }
    expect(got.chains.map(({ movements, attributed: a }) => ({ movements, attributed: a }))).toEqual(
      answer.chains.map((chain) => ({ movements: chain.movements, attributed: about(chain.attributed) })),
    )
  })
})
