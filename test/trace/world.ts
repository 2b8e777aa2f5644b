import { TraceQuestion, type TraceQuestionInput } from '../../server/contract/trace.ts'
import { projectionOf } from '../../server/trace/projection-build.ts'
import type { MovementRow, PartyRow, Projection } from '../../server/trace/projection.ts'

/** A small world as the worked examples write it. `amounts` default to the weight. */
export interface World {
  parties: { id: string; country: string; military: boolean; listed: boolean }[]
  movements: WorldMovement[]
  /** Confirmed identities, owners with their shares, what is taken apart for what. */
  sameAs?: [string, string][]
  ownership?: { owner: string; owned: string; percent: number; from: string | null; to: string | null }[]
  transformations?: { from: string; to: string }[]
}

export interface WorldMovement {
  id: string
  from: string
  to: string
  departed: string
  arrived: string
  goods: string
  weight: number | null
  value?: number | null
  quantity?: number | null
  unit?: string
  dataset?: string
  /** UN/LOCODE of the border post that it crossed. */
  post?: string
}

export const partyRow = (party: World['parties'][number]): PartyRow => ({
  id: party.id,
  name: `Party ${party.id}`,
  country: party.country,
  military: party.military,
  endUser: party.military,
  listings: party.listed ? [{ from: null, until: null }] : [],
})

export const movementRow = (m: WorldMovement): MovementRow => ({
  id: m.id,
  consignor: m.from,
  consignee: m.to,
  departed: m.departed,
  arrived: m.arrived,
  code: m.goods,
  weight: m.weight,
  value: m.value ?? null,
  quantity: m.quantity ?? null,
  unit: m.unit ?? null,
  dataset: m.dataset ?? 'd',
  post: m.post ?? null,
})

export const projectionOfWorld = (world: World): Projection =>
  projectionOf({
    parties: world.parties.map(partyRow),
    movements: world.movements.map(movementRow),
    identities: (world.sameAs ?? []).map(([a, b]) => ({ a, b })),
    owners: (world.ownership ?? [])
      .filter(({ percent }) => percent > 50)
      .map(({ owner, owned, from, to }) => ({ owner, owned, from, until: to })),
    transformations: world.transformations ?? [],
  })

export const questionOf = (question: TraceQuestionInput): TraceQuestion => TraceQuestion.parse(question)

/** One movement between two parties on given days of January 2023 and weeks after, for tests that tell a story. */
export function shipment(
  id: string,
  from: string,
  to: string,
  days: [departed: number, arrived: number],
  weight: number | null = 100,
  goods = '854231',
): WorldMovement {
  const iso = (day: number) => new Date(Date.UTC(2023, 0, day)).toISOString().slice(0, 10)
  return { id, from, to, departed: iso(days[0]), arrived: iso(days[1]), goods, weight }
}
