import { type Dilution, eraStep, leftAt } from './stock-dilution.ts'
import { role } from './trace-roles.ts'
import { type BestPrefixes, givesAtVia, type Ledger, takesAtVia } from './trace-stock.ts'

/**
 * Highest product of shares from a source up to each movement, under proportional draws. A draw's share of a lot is the
 * lot's size over its scale at entry, times what all lots of the pool have in common at that draw; so the best supplier
 * is the live lot with the highest (size ÷ entry scale × best prefix), the top of a heap per pool from which lots that
 * have left are dropped when they come up. They never come back, so every lot is pushed and dropped once.
 *
 * @param within by movement, 0 where no chain leads: neither its lot nor its draw is looked at.
 */
export function bestProportional(ledger: Ledger, d: Dilution, within: Uint8Array): BestPrefixes {
  const movements = ledger.subject.projection.movements.count
  const any = new Float64Array(movements)
  const passing = ledger.passed === null ? null : new Float64Array(movements)
  const entering = lotsByDraw(ledger, d, within)
  const roles = ledger.subject.roles
  const { consignor } = ledger.subject.projection.movements
  const { side, at, amount } = ledger
  const weight = (m: number) => amount[m]! / d.drawScale[d.entryDraw[m]!]!
  // Under via, chains that have passed and chains that may pass yet are weighed apart.
  const anyHeap = new PoolHeaps(side.start, entering.era, (m) => weight(m) * any[m]!)
  const passedUp = (m: number) => (givesAtVia(ledger, m) ? any[m]! : passing![m]!)
  const passingHeap = passing === null ? null : new PoolHeaps(side.start, entering.era, (m) => weight(m) * passedUp(m))

  for (const n of ledger.order) {
    if (within[n] === 0) continue
    if (roles[consignor[n]!] === role.source) {
      any[n] = 1
      continue
    }
    if (d.drawEra[n]! < 0) continue
    const b = side.far[at[n]!]!
    for (let m = entering.first[n]!; m >= 0; m = entering.next[m]!) {
      anyHeap.push(b, m)
      passingHeap?.push(b, m)
    }
    if (d.fraction[n] === 0) continue
    const left = (m: number) =>
      d.exitDraw[m]! >= 0 && ledger.rank[d.exitDraw[m]!]! <= ledger.rank[n]! ? 0 : leftAt(d, m, n)
    const share = (m: number) => (left(m) * amount[m]! * d.fraction[n]!) / amount[n]!
    const best = anyHeap.top(b, left)
    if (best >= 0) any[n] = share(best) * any[best]!
    if (passing === null) continue
    if (takesAtVia(ledger, n)) passing[n] = any[n]!
    else {
      const through = passingHeap!.top(b, left)
      if (through >= 0) passing[n] = share(through) * passedUp(through)
    }
  }
  return { any, passing }
}

/** Lots by the first draw within the chains that found them in the pool, as linked lists; and each lot's era. */
function lotsByDraw(ledger: Ledger, d: Dilution, within: Uint8Array) {
  const { rank, order, tag } = ledger
  const first = new Int32Array(rank.length).fill(-1)
  const next = new Int32Array(rank.length).fill(-1)
  const era = new Int32Array(rank.length)
  // The next draw within the chains at or after each, from the last back: chains are found in their pools' order.
  const asking = new Int32Array(rank.length).fill(-1)
  for (let i = order.length - 1; i >= 0; i--) {
    const n = order[i]!
    if (d.drawEra[n]! >= 0) asking[n] = within[n] !== 0 ? n : d.nextDraw[n]! < 0 ? -1 : asking[d.nextDraw[n]!]!
  }
  for (const m of order) {
    // A lot without any source in it is no part of a chain that counts.
    const entered = within[m] === 0 || tag[m] === 0 ? -1 : d.entryDraw[m]!
    if (entered < 0) continue
    const n = asking[entered]!
    if (n < 0) continue
    era[m] = d.drawEra[entered]!
    next[m] = first[n]!
    first[n] = m
  }
  return { first, next, era }
}

/** Binary heaps, one per pool, each in its pool's stretch of one array; the highest weight on top. */
class PoolHeaps {
  private readonly items: Int32Array
  private readonly weights: Float64Array
  private readonly sizes: Int32Array
  private readonly start: Uint32Array
  private readonly eraOf: Int32Array
  private readonly weightOf: (m: number) => number

  constructor(start: Uint32Array, eraOf: Int32Array, weightOf: (m: number) => number) {
    this.start = start
    this.eraOf = eraOf
    this.weightOf = weightOf
    this.items = new Int32Array(start.at(-1)!)
    this.weights = new Float64Array(start.at(-1)!)
    this.sizes = new Int32Array(start.length)
  }

  push(pool: number, m: number): void {
    const base = this.start[pool]!
    const weight = this.weightOf(m)
    let i = this.sizes[pool]!++
    while (i > 0) {
      const parent = (i - 1) >>> 1
      if (!this.heavier(m, weight, this.items[base + parent]!, this.weights[base + parent]!)) break
      this.move(base + parent, base + i)
      i = parent
    }
    this.items[base + i] = m
    this.weights[base + i] = weight
  }

  /** The item with the highest weight of which `left` is more than nothing, or -1. */
  top(pool: number, left: (m: number) => number): number {
    const base = this.start[pool]!
    while (this.sizes[pool]! > 0) {
      const m = this.items[base]!
      if (left(m) > 0) return m
      this.drop(pool)
    }
    return -1
  }

  private drop(pool: number): void {
    const base = this.start[pool]!
    const size = --this.sizes[pool]!
    const item = this.items[base + size]!
    const weight = this.weights[base + size]!
    let i = 0
    for (let child = 1; child < size; child = 2 * i + 1) {
      if (child + 1 < size && this.above(base + child + 1, base + child)) child++
      if (!this.heavier(this.items[base + child]!, this.weights[base + child]!, item, weight)) break
      this.move(base + child, base + i)
      i = child
    }
    this.items[base + i] = item
    this.weights[base + i] = weight
  }

  private above(i: number, j: number): boolean {
    return this.heavier(this.items[i]!, this.weights[i]!, this.items[j]!, this.weights[j]!)
  }

  /** Scales of a later era stand for less by a step each, so its lots weigh more; two eras back nothing is left. */
  private heavier(a: number, weightA: number, b: number, weightB: number): boolean {
    const eras = this.eraOf[a]! - this.eraOf[b]!
    if (eras === 0) return weightA > weightB
    if (eras === 1) return weightA * eraStep > weightB
    return eras === -1 ? weightA > weightB * eraStep : eras > 0
  }

  private move(from: number, to: number): void {
    this.items[to] = this.items[from]!
    this.weights[to] = this.weights[from]!
  }
}
