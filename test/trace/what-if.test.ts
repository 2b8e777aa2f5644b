import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WhatIfQuestion } from '../../server/contract/what-if.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { whatIf } from '../../server/trace/what-if.ts'
import { type NastyCase, nastyCases, tightCases, wideCases } from './nasty-worlds.ts'
import { sum, toNumber, zero } from './twin/fraction.ts'
import { TooLarge, twin } from './twin/twin.ts'
import { twinWorld } from './twin/twin-world.ts'
import { projectionOfWorld, questionOf, shipment, type World } from './world.ts'

const ask = (world: World, question: unknown, without: unknown, seconds = 60) =>
  whatIf(projectionOfWorld(world), WhatIfQuestion.parse({ question, without }), { seconds })

const everyKind = [nastyCases, tightCases, wideCases]
const someParties = fc.uniqueArray(
  fc.integer({ min: 1, max: 3 }).map((i) => `p${i}`),
  { minLength: 1, maxLength: 2 },
)

/** Amounts to a millionth of the largest, null where there is none. */
function closeTo({ world, question }: NastyCase, amount: number | null): unknown {
  const largest = Math.max(1, ...world.movements.map((m) => m[question.measure ?? 'weight'] ?? 0))
  return amount === null ? null : expect.closeTo(amount, 6 - Math.ceil(Math.log10(largest)))
}

function askable({ world, question }: NastyCase): boolean {
  return !('refused' in twinWorld(world, questionOf(question)))
}

describe('what if', () => {
  it('takes parties out for all time as "avoid" does, and shows the question itself as it is', () => {
    for (const cases of everyKind)
      fc.assert(
        fc.property(cases, someParties, (asked, parties) => {
          fc.pre(askable(asked))
          const question = questionOf(asked.question)
          const p = projectionOfWorld(asked.world)
          const got = ask(asked.world, question, { parties })
          for (const [side, avoid] of [
            [got.before, question.avoid],
            [got.after, [...question.avoid, ...parties]],
          ] as const) {
            const { corridor, chainCount, volume } = trace(p, { ...question, avoid: [...avoid] }, unlimited)
            expect(side).toMatchObject({ complete: true, counts: corridor.counts, chainCount })
            expect(side.volume).toEqual({
              ...volume,
              attributed: closeTo(asked, volume.attributed),
              attributedRange: null,
              unlimitedBy: side.volume.unlimitedBy,
              cut: side.volume.cut,
            })
          }
        }),
        { numRuns: 150 },
      )
  })

  it('gives the figures of "avoid" also where parties are taken out from a day before all on', () => {
    for (const cases of everyKind)
      fc.assert(
        fc.property(cases, someParties, (asked, parties) => {
          const question = questionOf({
            ...asked.question,
            // A circle within a day, or a stock that affiliates share, draws in another order when one of them is avoided.
            handover: { ...asked.question.handover, affiliates: false, minHandlingDays: 1 },
          })
          fc.pre(!('refused' in twinWorld(asked.world, question)))
          const { after } = ask(asked.world, question, { parties, since: '2000-01-01' })
          const { after: avoided } = ask(asked.world, question, { parties })
          const about = (amount: number | null) => closeTo(asked, amount)
          const { delivered, upper, attributed, unexplained, throughAvoided, missingAmounts } = avoided.volume
          expect(after).toMatchObject({
            counts: avoided.counts,
            chainCount: avoided.chainCount,
            volume: {
              delivered: about(delivered),
              upper: about(upper),
              attributed: about(attributed),
              unexplained: about(unexplained),
              throughAvoided: about(throughAvoided),
              missingAmounts,
            },
          })
        }),
        { numRuns: 300 },
      )
  })

  it('keeps the walks, bound and chains of what is left, and the amounts of the recorded history', () => {
    for (const cases of everyKind)
      fc.assert(
        fc.property(cases, fc.constantFrom('8542', '854231', '84', '8542310090'), fc.nat(8), (asked, code, day) => {
          fc.pre(askable(asked))
          const question = questionOf({ ...asked.question, limit: 1000 })
          const since = `2023-01-0${day + 1}`
          const { before, after, gone } = ask(asked.world, question, { goods: [code], since })
          const isTaken = (id: string) => {
            const m = asked.world.movements.find((movement) => movement.id === id)!
            return m.goods.startsWith(code) && m.departed >= since
          }
          const right = twinOf(asked.world, question)
          fc.pre(right !== null)
          const chains = right!.chains.filter((chain) => !chain.movements.some(isTaken))
          fc.pre(right!.chains.length < 1000)
          const attributed = sum(chains.map((chain) => chain.attributed ?? zero))
          expect(after.volume.attributed).toEqual(closeTo(asked, toNumber(attributed)))

          const fewer = { ...asked.world, movements: asked.world.movements.filter((m) => !isTaken(m.id)) }
          const left =
            'refused' in twinWorld(fewer, question) ? null : trace(projectionOfWorld(fewer), question, unlimited)
          if (left === null) return
          expect(after).toMatchObject({ counts: left.corridor.counts, chainCount: left.chainCount })
          expect(after.volume.upper).toEqual(closeTo(asked, left.volume.upper))
          const whole = trace(projectionOfWorld(asked.world), question, unlimited)
          const still = new Set(left.corridor.movements.map((m) => m.id))
          expect(gone).toEqual(whole.corridor.movements.map((m) => m.id).filter((id) => !still.has(id)))
          for (const { movements, attributed: sent, upper, room } of [...before.routes, ...after.routes]) {
            expect(movements).toBeGreaterThanOrEqual(0)
            expect(upper === null ? null : closeTo(asked, upper - sent)).toEqual(room)
          }
        }),
        { numRuns: 200 },
      )
  })

  it('changes nothing by taking out nothing', () => {
    for (const cases of everyKind)
      fc.assert(
        fc.property(cases, (asked) => {
          fc.pre(askable(asked))
          const question = questionOf(asked.question)
          const { before, after, gone } = ask(asked.world, question, { goods: ['99'] })
          const volume = { ...after.volume, lower: before.volume.lower, shortfall: before.volume.shortfall }
          expect({ ...after, volume }).toEqual(before)
          expect(gone).toEqual([])
        }),
        { numRuns: 150 },
      )
  })
})

function twinOf(world: World, question: Parameters<typeof twin>[1]) {
  try {
    const answer = twin(world, question)
    return 'refused' in answer ? null : answer
  } catch (error) {
    if (error instanceof TooLarge) return null
    throw error
  }
}

const party = (id: string, country: string, listed = false) => ({ id, country, military: false, listed })
/** A maker, two traders and a plant; one trader's way goes through another border post. */
const world: World = {
  parties: [party('maker', 'DE'), party('north', 'TR'), party('south', 'KZ'), party('plant', 'RU')],
  movements: [
    shipment('n1', 'maker', 'north', [1, 2], 100),
    { ...shipment('n2', 'north', 'plant', [3, 4], 80), post: 'KZAKX' },
    shipment('s1', 'maker', 'south', [20, 21], 50),
    shipment('s2', 'south', 'plant', [22, 23], 30),
    shipment('n3', 'north', 'plant', [25, 26], 10),
  ],
}
const question = { from: { parties: ['maker'] }, to: { parties: ['plant'] } }

describe('what if a day, a party, a country or a border post is named', () => {
  it('shows both sides with routes and their room, what is gone and what grew', () => {
    const got = ask(world, question, { parties: ['north'], since: '2023-01-20' })
    expect(got).toMatchObject({
      unit: 'kg',
      before: { counts: { movements: 5, parties: 4 }, chainCount: '3', volume: { attributed: 120, upper: 120 } },
      after: { counts: { movements: 4, parties: 4 }, chainCount: '2', volume: { attributed: 110, upper: 110 } },
      gone: ['n3'],
      goneCount: 1,
      grew: {
        day: '2023-01-20',
        days: 6,
        parties: [
          { parties: ['south'], before: 0, after: 150 },
          { parties: ['north'], before: 0, after: 50 },
        ],
      },
    })
    expect(got.before.routes).toEqual([
      { parties: ['maker', 'north', 'plant'], movements: 3, chains: 2, attributed: 90, upper: 90, room: 0 },
      { parties: ['maker', 'south', 'plant'], movements: 2, chains: 1, attributed: 30, upper: 30, room: 0 },
    ])
    expect(got.parties.map(({ id }) => id)).toEqual(['maker', 'north', 'plant', 'south'])
  })

  it('leaves room where more could have gone', () => {
    const more = { ...world, movements: [...world.movements, shipment('o', 'else', 'south', [20, 20], 50)] }
    const { after } = ask({ ...more, parties: [...world.parties, party('else', 'AE')] }, question, {
      countries: ['TR'],
    })
    expect(after.routes).toEqual([
      { parties: ['maker', 'south', 'plant'], movements: 2, chains: 1, attributed: 15, upper: 30, room: 15 },
    ])
  })

  it('takes out what crossed a border post', () => {
    expect(ask(world, question, { borderPosts: ['port:KZAKX'] })).toMatchObject({
      after: { counts: { movements: 4 }, volume: { attributed: 40, throughAvoided: 80 } },
      gone: ['n2'],
      grew: null,
    })
  })

  it('refuses what is not in the records by its place in the question', () => {
    const refused = (without: unknown) => {
      try {
        ask(world, question, without)
      } catch (error) {
        return (error as { fields?: { pointer: string }[] }).fields?.map(({ pointer }) => pointer)
      }
    }
    expect(refused({ parties: ['north', 'nobody'] })).toEqual(['/without/parties/1'])
    expect(refused({ borderPosts: ['port:NOPE'] })).toEqual(['/without/borderPosts/0'])
  })

  it('says what it does not know where no time was given', () => {
    const got = ask(world, question, { parties: ['north'] }, 0)
    expect(got).toMatchObject({
      before: { complete: false, counts: null, chainCount: null, routes: [], routesTruncated: true },
      after: { complete: false, counts: null, volume: { upper: null, attributed: null } },
      gone: [],
      goneCount: null,
      grew: null,
    })
  })
})
