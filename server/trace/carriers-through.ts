import { Heap, rankedAmount } from './chain-order.ts'
import { supplyOrder } from './same-day.ts'
import { simulatedOrder } from './stock-onward.ts'
import { type Attribution, attributedThrough } from './trace-attribution.ts'
import type { TraceClock } from './trace-clock.ts'
import { valueBack } from './trace-flows.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'

interface Candidate {
  readonly party: number
  readonly amount: number
  readonly exact: boolean
}

/**
 * The parties in between through which most was attributed, each with that amount: the sum over the chains that hand
 * over there, each counted once however often it comes by. Largest first, then by id; at most `limit`.
 *
 * What is attributed to the movements into a party counts a chain as often as it comes by: a bound, and exact where no
 * way leads back to the party and nobody shares its stock. Where it may not be, it is what all chains carry less what
 * those carry that never hand over there; that is asked for as long as a party's bound may still put it among the first.
 *
 * @param pools `partiesBetween` of the corridor.
 * @param movements the corridor that volumes know.
 */
export function carriedThrough(
  subject: Subject,
  pools: ReadonlyMap<number, number>,
  movements: Int32Array,
  attribution: Attribution,
  limit: number,
  clock: TraceClock,
): { party: number; attributed: number }[] {
  const { ledger, stock } = attribution
  const { consignor, consignee } = subject.projection.movements
  const bound = new Map<number, number>()
  const revisited = onCircles(subject, movements, attribution)
  const shared = sharedPools(pools)
  for (const party of pools.keys()) bound.set(party, 0)
  const add = (party: number, m: number) => {
    const through = bound.get(party)
    if (through !== undefined) bound.set(party, through + attributedThrough(attribution, m))
  }
  for (const m of movements) {
    add(consignee[m]!, m)
    // What came to an affiliate may be handed over here too.
    if (shared.has(subject.consignor[m]!)) add(consignor[m]!, m)
  }
  const maybe = (party: number) => revisited.has(pools.get(party)!) || shared.has(pools.get(party)!)
  const order = (a: Candidate, b: Candidate) =>
    rankedAmount(b.amount) - rankedAmount(a.amount) || Number(a.exact) - Number(b.exact) || a.party - b.party
  const candidates = new Heap<Candidate>(order)
  for (const [party, amount] of bound) candidates.push({ party, amount, exact: amount === 0 || !maybe(party) })

  const onward = stock.onward(simulatedOrder(ledger, movements))
  const { members } = onward
  const at = (i: number) => subject.roles[subject.consignee[members[i]!]!] === role.target
  /** What chains carry that do not hand over at that party. */
  const withoutParty = (shut: number) => {
    const { any, passing } = valueBack(ledger, onward, { at, shut })
    let sum = 0
    for (const [i, m] of members.entries())
      if (subject.roles[subject.consignor[m]!] === role.source && ledger.amount[m]! > 0)
        sum += ledger.amount[m]! * (passing ?? any)[i]!
    return sum
  }
  const through: { party: number; attributed: number }[] = []
  for (let next = candidates.pop(); next !== undefined && through.length < limit; next = candidates.pop()) {
    const { party, amount, exact } = next
    if (exact) {
      // Rounding leaves a hair of nothing.
      through.push({ party, attributed: amount > attribution.attributed * 1e-12 ? amount : 0 })
      continue
    }
    clock.check()
    const less = Math.max(0, attribution.attributed - withoutParty(party))
    candidates.push({ party, amount: Math.min(amount, less), exact: true })
  }
  return through
}

/** The parties in between of these movements, as recorded, each with the party whose stock it shares: itself, mostly. */
export function partiesBetween(subject: Subject, movements: Int32Array): Map<number, number> {
  const { consignor, consignee } = subject.projection.movements
  const pools = new Map<number, number>()
  for (const m of movements) {
    if (subject.roles[subject.consignor[m]!] === role.between) pools.set(consignor[m]!, subject.consignor[m]!)
    if (subject.roles[subject.consignee[m]!] === role.between) pools.set(consignee[m]!, subject.consignee[m]!)
  }
  return pools
}

function sharedPools(pools: ReadonlyMap<number, number>): Set<number> {
  const seen = new Set<number>()
  const shared = new Set<number>()
  for (const pool of pools.values()) (seen.has(pool) ? shared : seen).add(pool)
  return shared
}

/** The parties whose stock goods may come back to, going by who sends to whom alone. */
function onCircles(subject: Subject, movements: Int32Array, attribution: Attribution): Set<number> {
  const { consignor, consignee } = subject
  const between = (party: number) => subject.roles[party] === role.between
  const inner = movements.filter(
    (m) => between(consignor[m]!) && between(consignee[m]!) && attributedThrough(attribution, m) > 0,
  )
  const tails = inner.map((m) => consignor[m]!)
  const heads = inner.map((m) => consignee[m]!)
  const { component } = supplyOrder(subject.roles.length, tails, heads)
  const circled = new Set<number>()
  for (const [i, tail] of tails.entries())
    if (component[tail] === component[heads[i]!]) circled.add(tail).add(heads[i]!)
  return circled
}
