import { compareIds, compareRanks, Heap, type Rank, type RankedChain, rankedAmount } from './chain-order.ts'
import { attributedThrough, type Attribution } from './trace-attribution.ts'
import type { TraceClock } from './trace-clock.ts'
import { memberOf } from './trace-cone.ts'
import type { Corridor } from './trace-corridor.ts'
import { role } from './trace-roles.ts'
import { givesAtVia, takesAtVia } from './trace-stock.ts'
import type { Subject } from './trace-subject.ts'

/** The end of a chain: a movement and what follows it. `amount` is what of the last one came this way from here on. */
interface Tail {
  readonly movement: number
  readonly after: Tail | null
  readonly amount: number
  readonly length: number
  readonly last: number
  readonly passed: boolean
}

/** A tail to be looked at (`supplier` -1), or its supplier of that rank, best first, to be put before it. */
interface Entry extends Rank {
  readonly tail: Tail
  readonly supplier: number
}

/**
 * The first `limit` chains of an attributed amount above zero, exactly. A best-first search from the last movement
 * back (A*, Hart, Nilsson and Raphael 1968): the best product of shares up to a movement is known, so an entry's rank
 * is that of the best chain it can still become or a bound on it, and never worse than what comes of it. What is
 * popped complete is therefore next in rank. Shares lead from earlier to later in the simulation: no movement comes
 * twice.
 */
export function bestChains(
  subject: Subject,
  corridor: Corridor,
  attribution: Attribution,
  limit: number,
  clock: TraceClock,
): RankedChain[] {
  const { ledger, stock } = attribution
  const { consignor, consignee, arrived } = subject.projection.movements
  const within = new Uint8Array(subject.projection.movements.count)
  for (const m of corridor.movements) within[m] = 1
  const best = stock.bestPrefixes(within)
  const prefix = (m: number, passed: boolean) => (passed || best.passing === null ? best.any[m]! : best.passing[m]!)
  const entries = new Heap<Entry>(compareRanks)
  const found: (RankedChain & { rank: Rank })[] = []
  const suppliers = new Map<number, { movement: number; share: number; passed: boolean; best: number }[]>()

  /** Suppliers of a tail's first movement that lead back to a source, the one on the best chain first. */
  function suppliersOf({ movement: n, passed }: Tail) {
    const key = n * 2 + (passed ? 1 : 0)
    let list = suppliers.get(key)
    if (list === undefined) {
      list = stock
        .suppliers(n)
        .map((m) => {
          const share = stock.share(m, n)
          const passes = passed || (ledger.passed !== null && (givesAtVia(ledger, m) || takesAtVia(ledger, n)))
          return { movement: m, share, passed: passes, best: share * prefix(m, passes) }
        })
        .filter((supplier) => supplier.best > 0 && within[supplier.movement] === 1)
        .sort((a, b) => b.best - a.best)
      suppliers.set(key, list)
    }
    return list
  }

  /** The chain has at least as many movements as the shortest way to its first known one asks for. */
  const leastLength = (tail: Tail) => {
    const c = memberOf(corridor.movements, tail.movement)
    return tail.length - 1 + corridor.hopsFromSource[c]!
  }
  const offer = (tail: Tail) =>
    entries.push({
      tail,
      supplier: -1,
      key: rankedAmount(tail.amount * prefix(tail.movement, tail.passed)),
      length: subject.roles[consignor[tail.movement]!] === role.source ? tail.length : leastLength(tail),
      last: tail.last,
    })
  const offerSupplier = (tail: Tail, supplier: number) => {
    const next = suppliersOf(tail)[supplier]
    if (next === undefined) return
    entries.push({
      tail,
      supplier,
      key: rankedAmount(tail.amount * next.best),
      length: leastLength(tail),
      last: tail.last,
    })
  }

  for (const m of corridor.movements) {
    if (subject.roles[consignee[m]!] !== role.target || !(attributedThrough(attribution, m) > 0)) continue
    const tail = { movement: m, after: null, amount: ledger.amount[m]!, length: 1, last: arrived[m]!, passed: false }
    if (prefix(m, false) > 0) offer(tail)
  }

  let steps = 0
  for (let entry = entries.pop(); entry !== undefined; entry = entries.pop()) {
    if ((++steps & 0xff) === 0) clock.check()
    const { tail, supplier } = entry
    if (found.length >= limit && compareRanks(found[limit - 1]!.rank, entry) < 0) break
    if (supplier >= 0) {
      const { movement, share, passed } = suppliersOf(tail)[supplier]!
      offer({ movement, after: tail, amount: tail.amount * share, length: tail.length + 1, last: tail.last, passed })
      offerSupplier(tail, supplier + 1)
    } else if (subject.roles[consignor[tail.movement]!] === role.source)
      found.push({ movements: listed(tail), attributed: tail.amount, lastArrival: tail.last, rank: entry })
    else offerSupplier(tail, 0)
  }
  return found.sort((a, b) => compareRanks(a.rank, b.rank) || compareIds(a.movements, b.movements)).slice(0, limit)
}

function listed(tail: Tail): number[] {
  const movements: number[] = []
  for (let t: Tail | null = tail; t !== null; t = t.after) movements.push(t.movement)
  return movements
}
