import { supplyOrder } from './same-day.ts'
import { role } from './trace-roles.ts'
import type { Ledger } from './trace-stock.ts'

/**
 * Puts each day's departures in order, suppliers first. TRACE orders the strongly connected components of the same-day
 * handovers by the smallest ready id; what a pool holds when a movement draws depends only on the order within that
 * pool, which is: everything that arrives there today, then what leaves it, by id, with a cycle's own movements by id
 * before both what leaves the cycle. So whole pools are put in order, and nothing is paired up.
 */
export class SupplierOrder {
  /** Pool that each movement draws from, or -1 when no same-day arrival can matter to it. */
  readonly supply: Int32Array
  private readonly ledger: Ledger
  /** The day's number of each pool that takes part in same-day handovers; -1 between days. */
  private readonly numberOf: Int32Array

  constructor(ledger: Ledger) {
    const { subject, side, at } = ledger
    const { consignor, roles, filtered } = subject
    this.ledger = ledger
    this.numberOf = new Int32Array(side.start.length - 1).fill(-1)
    this.supply = new Int32Array(at.length).fill(-1)
    for (let m = 0; m < at.length; m++)
      if (filtered.kept[m] === 1 && roles[consignor[m]!] === role.between) this.supply[m] = side.far[at[m]!]!
  }

  /** @param today the day's kept departures by id. */
  order(today: Int32Array): Int32Array {
    const { supply, numberOf } = this
    const { at, pool } = this.ledger
    const links = today.filter((n) => supply[n]! >= 0 && this.entersNow(n))
    const pools: number[] = []
    const number = (b: number) => {
      if (numberOf[b]! < 0) numberOf[b] = pools.push(b) - 1
      return numberOf[b]!
    }
    const tails = links.map((n) => number(supply[n]!))
    const heads = links.map((n) => number(pool[at[n]!]!))
    const { component, count } = supplyOrder(pools.length, tails, heads)

    // Step 0 waits for nobody, 2c + 1 is a movement within component c, 2c + 2 one that leaves it; the last step's pools
    // get nothing today that waits for a pool.
    const last = 2 * count + 1
    const steps = new Int32Array(today.length)
    const next = new Int32Array(last + 2)
    for (let i = 0; i < today.length; i++) {
      const n = today[i]!
      const from = supply[n]!
      const c = from < 0 ? -1 : numberOf[from]!
      const step = from < 0 ? 0 : c < 0 ? last : this.stepOf(n, component, component[c]!)
      steps[i] = step
      next[step + 1]!++
    }
    for (let s = 0; s <= last; s++) next[s + 1]! += next[s]!
    const ordered = new Int32Array(today.length)
    for (let i = 0; i < today.length; i++) ordered[next[steps[i]!]!++] = today[i]!
    for (const b of pools) numberOf[b] = -1
    return ordered
  }

  private stepOf(n: number, component: Int32Array, own: number): number {
    if (!this.entersNow(n)) return 2 * own + 2
    const to = this.numberOf[this.ledger.pool[this.ledger.at[n]!]!]!
    return to >= 0 && component[to] === own ? 2 * own + 1 : 2 * own + 2
  }

  /** Whether the movement arrives on its day of departure, at a party in between. */
  private entersNow(n: number): boolean {
    const { subject } = this.ledger
    const { departed, arrived } = subject.projection.movements
    return departed[n] === arrived[n] && subject.roles[subject.consignee[n]!] === role.between
  }
}
