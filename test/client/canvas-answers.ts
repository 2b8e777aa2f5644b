import fc from 'fast-check'
import drawn from '../fixtures/canvas-yasenets.json' with { type: 'json' }
import { TraceAnswer, TraceQuestion, type TraceMovement, type TraceParty } from '../../server/contract/trace.ts'
import { isoOf } from '../../client/canvas/canvas-days.ts'
import { layoutCorridor } from '../../client/canvas/corridor-layout.ts'
import {
  crowdedAbove,
  plainDrawing,
  type CorridorLayout,
  type CorridorOptions,
} from '../../client/canvas/corridor-types.ts'

/** The answer of 18 parties and 107 shipments that the drawn workspace shows. */
export const yasenets: TraceAnswer = TraceAnswer.parse(drawn)

export const euToMilitary = TraceQuestion.parse({ from: { group: 'eu' }, to: { group: 'ru-military' } })

export const plainOptions: CorridorOptions = {
  titles: { source: 'EU sellers', target: 'Military end-users' },
  hidden: new Set(),
  open: new Set(),
  unfolded: new Set(),
  ...plainDrawing,
  crowdedAbove,
}

export const layOut = (answer: TraceAnswer, options: Partial<CorridorOptions> = {}): CorridorLayout =>
  layoutCorridor(answer, { ...plainOptions, ...options })

export function answerOf(parties: TraceParty[], movements: TraceMovement[]): TraceAnswer {
  const counts = { movements: movements.length, parties: parties.length }
  return { ...yasenets, corridor: { movements, parties, counts, truncated: false }, chains: [] }
}

export const party = (id: string, role: TraceParty['role'], country: string | null = null): TraceParty => ({
  id,
  name: id,
  country,
  role,
  military: role === 'target',
  listedFrom: null,
})

export const movement = (
  id: string,
  from: string,
  to: string,
  day = 0,
  more: Partial<TraceMovement> = {},
): TraceMovement => ({
  id,
  from,
  to,
  departed: isoOf(19_000 + day),
  arrived: isoOf(19_000 + day + 5),
  goods: '854231',
  amount: 10,
  attributed: 5,
  hopsFromSource: 1,
  hopsToTarget: 1,
  ...more,
})

const countries = ['TR', 'AE', 'KG', 'KZ', 'RU', null] as const

/** Answers of all shapes: same days, missing amounts and codes, few or many parties, decades or a day. */
export const anyAnswer = (most = 60): fc.Arbitrary<TraceAnswer> =>
  fc
    .record({
      roles: fc.array(fc.constantFrom('source', 'between', 'between', 'target') as fc.Arbitrary<TraceParty['role']>, {
        minLength: 2,
        maxLength: 24,
      }),
      span: fc.constantFrom(0, 3, 400, 7300),
      seeds: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), fc.nat(9)), {
        maxLength: most,
      }),
    })
    .map(({ roles, span, seeds }) => {
      const parties = roles.map((role, i) => party(`p:${i}`, role, countries[i % countries.length] ?? null))
      const movements = seeds.map(([a, b, at, days, kind], i) => {
        const from = a % parties.length
        const to = (from + 1 + (b % (parties.length - 1))) % parties.length
        const day = Math.round(at * span)
        return movement(`s:${i}`, `p:${from}`, `p:${to}`, day, {
          arrived: isoOf(19_000 + day + (kind === 0 ? 0 : days)),
          goods: kind === 1 ? '' : ['854231', '8542310000', '853224'][kind % 3]!,
          amount: kind === 2 ? null : kind === 3 ? 0 : days * 10,
          attributed: kind < 4 ? 0 : days * 4,
          hopsFromSource: 1 + (kind % 4),
        })
      })
      return answerOf(parties, movements)
    })

/** A large answer with the shape real ones have: few parties with much trade, many with little. */
export function largeAnswer(shipments: number, parties: number): TraceAnswer {
  let seed = 7
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  const all = Array.from({ length: parties }, (_, i) => {
    const role = i < parties * 0.1 ? 'source' : i >= parties * 0.95 ? 'target' : 'between'
    return party(
      `p:${i}`,
      role,
      role === 'source' ? 'DE' : role === 'target' ? 'RU' : countries[Math.floor(random() * 5)]!,
    )
  })
  const of = (role: TraceParty['role']) => all.filter((one) => one.role === role)
  const [sources, between, targets] = [of('source'), of('between'), of('target')]
  const skewed = (list: TraceParty[]) => list[Math.floor(random() ** 2 * list.length)]!.id
  const movements = Array.from({ length: shipments }, (_, i) => {
    const kind = random()
    const from = kind < 0.35 ? skewed(sources) : skewed(between)
    const to = kind < 0.75 ? skewed(between) : skewed(targets)
    return movement(`s:${i}`, from, from === to ? targets[0]!.id : to, Math.floor(random() * 700), {
      amount: Math.round(random() * 400),
    })
  })
  return answerOf(all, movements)
}
