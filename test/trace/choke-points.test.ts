import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChokepointsQuestion } from '../../server/contract/chokepoints.ts'
import { chokepoints } from '../../server/trace/choke-points.ts'
import { loadSolver } from '../../server/trace/choke-solver.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { type NastyCase, nastyCases, tightCases, wideCases } from './nasty-worlds.ts'
import { choosableIn, hasWalk, isWalk, smallestSet } from './twin/twin-choke.ts'
import { walking } from './twin/twin-walks.ts'
import { twinWorld } from './twin/twin-world.ts'
import { projectionOfWorld, questionOf, shipment, type World } from './world.ts'

const solver = await loadSolver()
const ask = (world: World, question: unknown, seconds = 60) =>
  chokepoints(projectionOfWorld(world), ChokepointsQuestion.parse(question), solver, { seconds })

interface AmongCase {
  asked: NastyCase
  countries: string[] | null
  not: string[]
}

const withAmong = (cases: fc.Arbitrary<NastyCase>): fc.Arbitrary<AmongCase> =>
  fc.record({
    asked: cases,
    countries: fc.option(fc.uniqueArray(fc.constantFrom('DE', 'FR', 'TR', 'KZ', 'RU'), { minLength: 2 }), { freq: 2 }),
    not: fc.uniqueArray(
      fc.integer({ min: 0, max: 3 }).map((i) => `p${i}`),
      { maxLength: 1 },
    ),
  })

function compare({ asked: { world, question: input }, countries, not }: AmongCase): void {
  const question = questionOf(input)
  const known = twinWorld(world, question)
  fc.pre(!('refused' in known))
  // Affiliates that part begin to count what they sent each other, maybe in another unit: see below.
  fc.pre(question.measure !== 'quantity' || !question.handover.affiliates)
  if ('refused' in known) return
  const shown = known
  const among = { ...(countries === null ? {} : { countries }), not }
  const got = ask(world, { question, among })
  const choosable = choosableIn(world, countries, not)
  const without = (...parties: string[]) => ({ ...question, avoid: [...question.avoid, ...parties] })
  const size = smallestSet(world, question, choosable)

  expect(got.stoppedBy).toBe(null)
  if (!hasWalk(world, question)) expect(got.none).toEqual({ because: 'empty', chain: [] })
  else if (size === null) {
    const { because, chain } = got.none!
    expect(because).toBe(chain.length === 1 ? 'direct' : 'not-among')
    expect(isWalk(known, chain)).toBe(true)
    expect(partiesOn(chain).filter((party) => choosable.includes(party))).toEqual([])
  } else {
    expect(got).toMatchObject({ none: null, size, lowerBound: size, proved: true })
    const set = got.set.map((party) => party.id)
    expect(set.every((party) => choosable.includes(party))).toBe(true)
    expect(hasWalk(world, without(...set))).toBe(false)
  }
  if (got.none !== null) expect(got).toMatchObject({ set: [], size: null, proved: false })

  expect(got.disjointChains.every((chain) => isWalk(known, chain))).toBe(true)
  const hit = got.disjointChains.flatMap((chain) => [...new Set(partiesOn(chain))].filter((p) => choosable.includes(p)))
  expect(new Set(hit).size).toBe(hit.length)

  const p = projectionOfWorld(world)
  const largest = Math.max(1, ...world.movements.map((m) => m[question.measure] ?? 0))
  const movements = (...avoid: string[]) => trace(p, without(...avoid), unlimited).corridor.counts.movements
  for (const { id, breaks } of got.set) expect(breaks).toBe(movements() - movements(id))
  expect(got.set.map((party) => party.breaks)).toEqual(got.set.map((party) => party.breaks!).sort((a, b) => b - a))

  const listed: string[] = []
  for (const [i, { party, ...left }] of got.curve.entries()) {
    if (i > 0) listed.push(party!.id)
    const { corridor, volume } = trace(p, without(...listed), unlimited)
    const about = (amount: number | null) =>
      amount === null ? null : expect.closeTo(amount, 6 - Math.ceil(Math.log10(largest)))
    expect(left).toEqual({
      movements: corridor.counts.movements,
      upper: about(volume.upper),
      attributed: about(volume.attributed),
    })
  }
  expect(listed.every((party) => choosable.includes(party))).toBe(true)
  if (size !== null && got.none === null) expect(got.curve.at(-1)!.movements).toBe(0)

  /** Parties that the chain hands over at. */
  function partiesOn(chain: readonly string[]): string[] {
    const legs = chain.map((id) => walking(shown).find((m) => m.id === id)!)
    return legs.flatMap((leg, i) => [...(i > 0 ? [leg.from] : []), ...(i < legs.length - 1 ? [leg.to] : [])])
  }
}

describe('the choke points of small worlds', () => {
  it('end their curve, and say so, where avoiding one more party would mix units', () => {
    const shipped = (id: string, from: string, to: string, days: [number, number], unit: string) => ({
      ...shipment(id, from, to, days),
      quantity: 5,
      unit,
    })
    const party = (id: string, country: string, military = false) => ({ id, country, military, listed: false })
    const world = {
      parties: [party('p0', 'DE'), party('p1', 'KZ'), party('p2', 'KZ'), party('p3', 'RU', true)],
      movements: [
        shipped('s1', 'p0', 'p1', [1, 2], 'pcs'),
        shipped('s2', 'p1', 'p2', [3, 4], 't'),
        shipped('s3', 'p2', 'p3', [5, 6], 'pcs'),
      ],
      ownership: [{ owner: 'p1', owned: 'p2', percent: 100, from: null, to: null }],
    }
    const question = questionOf({
      from: { parties: ['p0'] },
      to: { parties: ['p3'] },
      measure: 'quantity',
      handover: { affiliates: true },
    })
    const got = ask(world, { question })
    expect(got).toMatchObject({ size: 1, proved: true, stoppedBy: { limit: 'unit' } })
    expect(got.curve).toHaveLength(1)
  })

  it('are a set that leaves no walk, and no smaller one does', () => {
    fc.assert(fc.property(withAmong(wideCases), compare), { numRuns: 600 })
  })

  it('are so too where roles and goods overlap', () => {
    fc.assert(fc.property(withAmong(nastyCases), compare), { numRuns: 600 })
  })

  it('are so too where goods go in circles', () => {
    fc.assert(fc.property(withAmong(tightCases), compare), { numRuns: 600 })
  })
})

const party = (id: string, country: string) => ({ id, country, military: false, listed: false })
/** Two makers, two traders, one shell that all must pass, and a plant. */
const world: World = {
  parties: [
    party('maker', 'DE'),
    party('other', 'DE'),
    party('trader', 'TR'),
    party('broker', 'TR'),
    party('shell', 'KG'),
    party('plant', 'RU'),
  ],
  movements: [
    shipment('a', 'maker', 'trader', [1, 2]),
    shipment('b', 'other', 'broker', [1, 2]),
    shipment('c', 'trader', 'shell', [3, 4], 60),
    shipment('d', 'broker', 'shell', [3, 4], 40),
    shipment('e', 'shell', 'plant', [5, 6]),
  ],
}
const question = { from: { countries: ['DE'] }, to: { parties: ['plant'] } }

describe('choke points', () => {
  it('are found in one party that every chain passes', () => {
    expect(ask(world, { question })).toMatchObject({
      none: null,
      set: [{ id: 'shell', name: 'Party shell', country: 'KG', breaks: 5 }],
      size: 1,
      lowerBound: 1,
      proved: true,
      curve: [
        { party: null, movements: 5, attributed: 100 },
        { party: { id: 'shell' }, movements: 0, attributed: 0 },
      ],
      unit: 'kg',
      stoppedBy: null,
    })
  })

  it('are found in chosen countries only, by what listing each would break', () => {
    const answer = ask(world, { question, among: { countries: ['TR'] } })
    expect(answer.set.map(({ id, breaks }) => [id, breaks])).toEqual([
      ['broker', 2],
      ['trader', 2],
    ])
    expect(answer.disjointChains).toEqual([
      ['a', 'c', 'e'],
      ['b', 'd', 'e'],
    ])
    expect(answer.curve.map((step) => step.movements)).toEqual([5, 3, 0])
  })

  it('are none where a movement goes directly, where a chain passes nobody who may be chosen, or where there is none', () => {
    const direct = { ...world, movements: [...world.movements, shipment('x', 'maker', 'plant', [9, 9])] }
    expect(ask(direct, { question })).toMatchObject({ none: { because: 'direct', chain: ['x'] }, size: null, set: [] })
    expect(ask(world, { question, among: { not: ['shell', 'broker'] } }).none).toEqual({
      because: 'not-among',
      chain: ['b', 'd', 'e'],
    })
    expect(ask(world, { question: { ...question, avoid: ['shell'] } })).toMatchObject({
      none: { because: 'empty', chain: [] },
      curve: [{ party: null, movements: 0, attributed: 0 }],
    })
  })

  it('are refused for a party that is not there, by its place in the question', () => {
    expect(() => ask(world, { question, among: { not: ['shell', 'nobody'] } })).toThrow(
      expect.objectContaining({
        code: 'invalid',
        fields: [{ pointer: '/among/not/1', detail: 'no party has the id nobody' }],
      }),
    )
  })

  it('say that nothing is known where no time was given', () => {
    expect(ask(world, { question }, 0)).toMatchObject({
      none: null,
      set: [],
      size: null,
      lowerBound: 0,
      proved: false,
      curve: [],
      stoppedBy: { limit: 'time' },
    })
  })
})
