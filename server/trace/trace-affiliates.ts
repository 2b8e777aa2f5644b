import type { TraceQuestion } from '../contract/trace.ts'
import { joinAll } from './party-classes.ts'
import type { Projection } from './projection.ts'
import { periodOf, role } from './trace-roles.ts'
import { type MatchLevel, type WindowIndex, windowIndex } from './window-index.ts'

/** Who shares stock with whom: the movements as their pools see them. */
export interface StockHolders {
  /** By movement: of a party in between the one that stands for its group, of any other the party itself. */
  readonly consignor: Int32Array
  readonly consignee: Int32Array
  readonly index: WindowIndex
}

/**
 * The stock of groups (TRACE, "Affiliates"): parties joined by ownership of more than half that was in force on any day
 * of the period. Of a group's parties in between the first stands for all; roles stay everybody's own. Null when nobody
 * in between shares stock with anybody.
 */
export function affiliateStock(p: Projection, question: TraceQuestion, roles: Uint8Array): StockHolders | null {
  const { owner, owned, from, until } = p.owners
  const period = periodOf(question)
  const inForce = owner.map((_, i) => (from[i]! <= period.to && until[i]! >= period.from ? 1 : 0))
  const group = Int32Array.from({ length: p.parties.count }, (_, party) => party)
  joinAll(
    group,
    owner.filter((_, i) => inForce[i] === 1),
    owned.filter((_, i) => inForce[i] === 1),
  )
  const first = new Int32Array(p.parties.count).fill(-1)
  const shared: string[] = []
  const holder = group.map((of, party) => {
    if (roles[party] !== role.between) return party
    if (first[of]! < 0) first[of] = party
    else shared.push(`${party}:${first[of]}`)
    return first[of]!
  })
  if (shared.length === 0) return null
  const { match } = question.handover
  const key = `${match} ${shared.join()}`
  let kept = stocks.get(p)
  if (kept === undefined) stocks.set(p, (kept = new Map()))
  let stock = kept.get(key)
  if (stock === undefined) {
    // The one that was not asked for longest makes room.
    if (kept.size >= stocksKept) kept.delete(kept.keys().next().value!)
    stock = stockOf(p, holder, match)
  }
  kept.delete(key)
  kept.set(key, stock)
  return stock
}

/** An index of all movements is made for each; so many are kept for further questions. */
const stocksKept = 2
const stocks = new WeakMap<Projection, Map<string, StockHolders>>()

function stockOf(p: Projection, holder: Int32Array, match: MatchLevel): StockHolders {
  const consignor = p.movements.consignor.map((party) => holder[party]!)
  const consignee = p.movements.consignee.map((party) => holder[party]!)
  const movements = { ...p.movements, consignor, consignee }
  return { consignor, consignee, index: windowIndex(movements, p.parties.count, p.codes, match) }
}
