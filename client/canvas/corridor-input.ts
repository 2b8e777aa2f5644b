import type { TraceAnswer, TraceParty } from '../../server/contract/trace.ts'
import { dayOf } from './canvas-days.ts'

/** An answer's corridor as flat columns, parties by index. */
export interface CorridorInput {
  parties: TraceParty[]
  indexOf: Map<string, number>
  ids: string[]
  goods: string[]
  from: Int32Array
  to: Int32Array
  departed: Float64Array
  arrived: Float64Array
  /** NaN when the row has no amount. */
  amount: Float64Array
  attributed: Float64Array
  hops: Int32Array
  /** Fewest movements from a seller after which goods are at a party; 0 for sellers. */
  partyHops: Int32Array
  traced: Float64Array
}

/** Parties that movements name but the answer leaves out stand for themselves, so that no line hangs in the air. */
export function corridorInput(answer: TraceAnswer): CorridorInput {
  const parties = [...answer.corridor.parties]
  const indexOf = new Map(parties.map((party, i) => [party.id, i]))
  const indexFor = (id: string): number => {
    const known = indexOf.get(id)
    if (known !== undefined) return known
    parties.push({ id, name: id, country: null, role: 'between', military: false, listedFrom: null })
    indexOf.set(id, parties.length - 1)
    return parties.length - 1
  }
  const movements = answer.corridor.movements
  const n = movements.length
  const input: CorridorInput = {
    parties,
    indexOf,
    ids: Array.from({ length: n }),
    goods: Array.from({ length: n }),
    from: new Int32Array(n),
    to: new Int32Array(n),
    departed: new Float64Array(n),
    arrived: new Float64Array(n),
    amount: new Float64Array(n),
    attributed: new Float64Array(n),
    hops: new Int32Array(n),
    partyHops: new Int32Array(0),
    traced: new Float64Array(0),
  }
  for (const [i, m] of movements.entries()) {
    input.ids[i] = m.id
    input.goods[i] = m.goods.slice(0, 6)
    input.from[i] = indexFor(m.from)
    input.to[i] = indexFor(m.to)
    input.departed[i] = dayOf(m.departed)
    input.arrived[i] = dayOf(m.arrived)
    input.amount[i] = m.amount ?? Number.NaN
    input.attributed[i] = m.attributed
    input.hops[i] = m.hopsFromSource
  }
  input.partyHops = new Int32Array(parties.length).fill(-1)
  input.traced = new Float64Array(parties.length)
  for (let i = 0; i < n; i++) {
    const from = input.from[i] ?? 0
    const to = input.to[i] ?? 0
    const reached = input.partyHops[to] ?? -1
    const hops = input.hops[i] ?? 0
    if (reached < 0 || hops < reached) input.partyHops[to] = hops
    // Goods pass a party once: counted where they arrive, and where they leave only at their seller.
    input.traced[to] = (input.traced[to] ?? 0) + (input.attributed[i] ?? 0)
    if (parties[from]?.role === 'source') input.traced[from] = (input.traced[from] ?? 0) + (input.attributed[i] ?? 0)
  }
  for (const [i, party] of parties.entries()) if (party.role === 'source') input.partyHops[i] = 0
  return input
}
