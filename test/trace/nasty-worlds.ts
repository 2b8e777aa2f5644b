import fc from 'fast-check'
import type { TraceQuestionInput } from '../../server/contract/trace.ts'
import type { World, WorldMovement } from './world.ts'

/** A question and a world of few parties, days and goods, so that cycles, ties and gaps are common. */
export interface NastyCase {
  world: World
  question: TraceQuestionInput
}

interface Shape {
  movements: { min: number; max: number }
  parties: { min: number; max: number }
  spans: number[]
}

const countries = ['DE', 'FR', 'TR', 'KZ', 'RU']
const codes = ['854231', '854231', '854231', '8542310090', '8542310091', '854232', '8450', '85', '']
const iso = (day: number) => new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10)

/** `value` most of the time, else one of the others. */
const mostly = <T>(value: T, others: fc.Arbitrary<T>, weight = 4): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: others })

const amounts = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 3, arbitrary: fc.constantFrom(0.1, 0.2, 0.3, 2.5, 0.001, 1e9) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constant(null) },
)

const someCountries = fc.uniqueArray(fc.constantFrom(...countries), { minLength: 1, maxLength: 2 })

const question = (parties: number, span: number, messy: boolean): fc.Arbitrary<TraceQuestionInput> => {
  const party = fc.integer({ min: 0, max: parties - 1 }).map((i) => `p${i}`)
  // The first party mostly sends and the last mostly receives; now and then roles overlap or come from elsewhere.
  const selection = (usual: number): fc.Arbitrary<TraceQuestionInput['from']> =>
    mostly<TraceQuestionInput['from']>(
      { parties: [`p${usual}`] },
      fc.oneof(
        fc.record({ parties: fc.uniqueArray(party, { minLength: 1, maxLength: 2 }) }),
        fc.record({ countries: someCountries }),
        fc.record({ group: fc.constantFrom('eu' as const, 'ru-military' as const, 'listed' as const) }),
      ),
      5,
    )
  const day = fc.integer({ min: 0, max: span + 1 })
  return fc
    .record({
      from: selection(0),
      to: selection(parties - 1),
      avoid: mostly<string[]>([], fc.uniqueArray(party, { minLength: 1, maxLength: 2 })),
      via: mostly<TraceQuestionInput['via']>(undefined, fc.record({ countries: someCountries }), 2),
      goods: mostly<TraceQuestionInput['goods']>(
        undefined,
        fc.constantFrom({ codes: ['8542'] }, { codes: ['84'], tiers: ['1' as const] }, { tiers: ['2' as const] }),
        messy ? 4 : 20,
      ),
      period: mostly<TraceQuestionInput['period']>(
        undefined,
        fc.tuple(day, day).map(([a, b]) => ({ from: iso(Math.min(a, b)), to: iso(Math.max(a, b)) })),
        6,
      ),
      datasets: mostly<string[] | undefined>(undefined, fc.constantFrom(['d1'], ['d1', 'd2'], ['d3']), 12),
      handover: fc.record({
        match: messy ? fc.constantFrom('hs2', 'hs4', 'hs6', 'exact', 'any') : fc.constant('hs6'),
        minHandlingDays: mostly(0, fc.constantFrom(1, 2), 6),
        maxHoldDays: fc.constantFrom(0, 1, 2, 3, 180, 180, 180, 180),
        draw: fc.constantFrom('proportional' as const, 'fifo' as const, 'lifo' as const),
        affiliates: mostly(false, fc.constant(true), 3),
        transformations: mostly(false, fc.constant(true), 3),
      }),
      measure: mostly<'weight' | 'value' | 'quantity'>('weight', fc.constantFrom('value', 'quantity')),
      maxHops: fc.constantFrom(1, 2, 3, 8, 50),
      limit: fc.constantFrom(1, 3, 50, 1000),
    })
    .map((record) => {
      const given = Object.entries(record).filter(([, value]) => value !== undefined)
      return Object.fromEntries(given) as unknown as TraceQuestionInput
    })
}

const movement = (parties: number, span: number, messy: boolean) => {
  const party = (low: number, high: number) => fc.integer({ min: low, max: high }).map((i) => `p${i}`)
  const between = party(1, parties - 2)
  const source = fc.constant('p0')
  const target = fc.constant(`p${parties - 1}`)
  const anybody = party(0, parties - 1)
  const ends = fc.oneof(
    { weight: 5, arbitrary: fc.record({ from: source, to: between }) },
    { weight: 8, arbitrary: fc.record({ from: between, to: between }) },
    { weight: 5, arbitrary: fc.record({ from: between, to: target }) },
    { weight: 2, arbitrary: fc.record({ from: anybody, to: anybody }) },
  )
  return fc.record({
    ends,
    departed: fc.integer({ min: 0, max: span }),
    days: fc.constantFrom(0, 0, 0, 1, 2),
    goods: messy ? fc.constantFrom(...codes) : mostly('854231', fc.constantFrom(...codes), 20),
    weight: amounts,
    value: amounts,
    quantity: amounts,
    unit: mostly('pcs', fc.constantFrom('', 't'), 40),
    dataset: fc.constantFrom('d1', 'd2'),
  })
}

/** Now and then parties are one, own each other for a time, or take goods apart. */
const ties = (parties: number, span: number): fc.Arbitrary<Pick<World, 'sameAs' | 'ownership' | 'transformations'>> => {
  const party = fc.integer({ min: 0, max: parties - 1 }).map((i) => `p${i}`)
  const date = fc.option(fc.integer({ min: -1, max: span + 1 }).map(iso))
  return fc.record({
    sameAs: mostly<[string, string][]>([], fc.array(fc.tuple(party, party), { minLength: 1, maxLength: 2 }), 4),
    ownership: fc.array(
      fc.record({ owner: party, owned: party, percent: fc.constantFrom(50, 51, 100), from: date, to: date }),
      { maxLength: 3 },
    ),
    transformations: fc.constantFrom(
      [{ from: '8450', to: '8542' }],
      [
        { from: '854232', to: '8542310090' },
        { from: '84', to: '85' },
      ],
      [],
    ),
  })
}

/** Without the library's leaning to small and repeated values, which leaves most worlds empty. */
const cases = ({ movements, parties, spans }: Shape): fc.Arbitrary<NastyCase> =>
  fc.noBias(
    fc
      .record({
        parties: fc.array(
          fc.record({ country: fc.constantFrom(...countries), military: fc.boolean(), listed: fc.boolean() }),
          { minLength: parties.min, maxLength: parties.max },
        ),
        span: fc.constantFrom(...spans),
        messy: mostly(false, fc.constant(true), 2),
      })
      .chain(({ parties: cast, span, messy }) =>
        fc.record({
          parties: fc.constant(cast.map((party, i) => ({ id: `p${i}`, ...party }))),
          movements: fc.array(movement(cast.length, span, messy), {
            minLength: movements.min,
            maxLength: movements.max,
            size: 'max',
          }),
          // Ids in no order of time, and of different lengths, so that "by id" differs from every other order.
          ids: fc.shuffledSubarray(
            Array.from({ length: 40 }, (_, i) => `s${i}`),
            { minLength: movements.max },
          ),
          question: question(cast.length, span, messy),
          ties: ties(cast.length, span),
        }),
      )
      .map(({ parties: cast, movements: drawn, ids, question: asked, ties: tied }) => ({
        world: {
          parties: cast,
          ...tied,
          movements: drawn.map(({ days, ends, ...m }, i): WorldMovement => {
            const departed = iso(m.departed)
            return { ...m, ...ends, id: ids[i]!, departed, arrived: iso(m.departed + days) }
          }),
        },
        question: asked,
      })),
  )

/** Some days and parties: chains of several movements, holds that run out, stock that does not. */
export const nastyCases = cases({
  movements: { min: 10, max: 15 },
  parties: { min: 4, max: 6 },
  spans: [1, 3, 6],
})

/** Everything within a day or two: circles. */
export const tightCases = cases({
  movements: { min: 10, max: 13 },
  parties: { min: 4, max: 5 },
  spans: [0, 0, 1],
})

/** Many parties and few movements of each: several ways, and no one party on all of them. */
export const wideCases = cases({
  movements: { min: 22, max: 34 },
  parties: { min: 7, max: 10 },
  spans: [4, 12],
})

/**
 * Whether ranks can be told to the nine digits they go by (TRACE, "Ranking"). Where one amount is a hundred thousand times
 * another, doubles leave fewer digits of the small one, so that two equal chains may come in either order.
 */
export function canBeRanked(world: World, measure: 'weight' | 'value' | 'quantity'): boolean {
  const known = world.movements.flatMap((m) => ((m[measure] ?? 0) > 0 ? [m[measure]!] : []))
  return known.length === 0 || Math.max(...known) <= 1e5 * Math.min(...known)
}
