import { type Dilution, eraStep, scaleRatio } from './stock-dilution.ts'
import { firstAtLeast } from './trace-reach.ts'
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
  const members = simulatedWithin(ledger, within)
  const k = members.length
  const m = membersOf(ledger, d, members)
  const { first, next } = lotsByDraw(ledger, m)
  const { roles, projection } = ledger.subject
  const { consignor } = projection.movements
  const any = new Float64Array(k)
  const passing = ledger.passed === null ? null : new Float64Array(k)
  // Under via, chains that have passed and chains that may pass yet are weighed apart.
  const anyHeap = new PoolHeaps(ledger, m)
  const passingHeap = passing === null ? null : new PoolHeaps(ledger, m)
  const passedUp = (lot: number) => (givesAtVia(ledger, members[lot]!) ? any[lot]! : passing![lot]!)

  for (let i = 0; i < k; i++) {
    const n = members[i]!
    if (roles[consignor[n]!] === role.source) {
      any[i] = 1
      continue
    }
    if (m.era[i]! < 0) continue
    const pool = m.from[i]!
    for (let lot = first[i]!; lot >= 0; lot = next[lot]!) {
      const part = m.amount[lot]! / m.since[lot]!
      anyHeap.push(pool, lot, part * any[lot]!)
      passingHeap?.push(pool, lot, part * passedUp(lot))
    }
    if (m.fraction[i] === 0) continue
    const share = (lot: number) => (leftAt(m, lot, i) * m.amount[lot]! * m.fraction[i]!) / m.amount[i]!
    const best = anyHeap.top(pool, i)
    if (best >= 0) any[i] = share(best) * any[best]!
    if (passing === null) continue
    if (takesAtVia(ledger, n)) passing[i] = any[i]!
    else {
      const through = passingHeap!.top(pool, i)
      if (through >= 0) passing[i] = share(through) * passedUp(through)
    }
  }
  const byMovement = (column: Float64Array) => {
    const all = new Float64Array(within.length)
    for (let i = 0; i < k; i++) all[members[i]!] = column[i]!
    return all
  }
  return { any: byMovement(any), passing: passing === null ? null : byMovement(passing) }
}

function simulatedWithin({ order }: Ledger, within: Uint8Array): Int32Array {
  const members = new Int32Array(order.length)
  let k = 0
  // Written at every step and kept at some: cheaper than to branch on what is as good as random.
  for (let i = 0; i < order.length; i++) {
    members[k] = order[i]!
    k += -within[order[i]!]! >>> 31
  }
  return members.subarray(0, k)
}

/**
 * What the simulation found for each member, as a lot and as a draw, gathered from all over the memory at once: the
 * members' heaps then jump about in a few short columns.
 */
interface Members {
  readonly rank: Int32Array
  readonly amount: Float64Array
  /** As a lot: the scale and era in which it entered, and the rank of the draw that found it expired. */
  readonly since: Float64Array
  readonly sinceEra: Int32Array
  readonly gone: Int32Array
  /** Its pool, −1 where it never entered one; the rank of the draw that found it there first, −1 also without a tag. */
  readonly into: Int32Array
  readonly found: Int32Array
  /** As a draw: the pool, its scale and era (−1: it drew nothing), and the part of its stock that was taken. */
  readonly from: Int32Array
  readonly scale: Float64Array
  readonly era: Int32Array
  readonly fraction: Float64Array
}

function membersOf({ side, at, pool, rank, amount, tag }: Ledger, d: Dilution, members: Int32Array): Members {
  const k = members.length
  const ints = () => new Int32Array(k)
  const doubles = () => new Float64Array(k)
  const m = {
    rank: ints(),
    amount: doubles(),
    since: doubles(),
    sinceEra: ints(),
    gone: ints().fill(0x7fff_ffff),
    into: ints().fill(-1),
    found: ints().fill(-1),
    from: ints().fill(-1),
    scale: doubles(),
    era: ints(),
    fraction: doubles(),
  }
  for (let i = 0; i < k; i++) {
    const n = members[i]!
    const entered = d.entryDraw[n]!
    const expired = d.exitDraw[n]!
    m.rank[i] = rank[n]!
    m.amount[i] = amount[n]!
    m.era[i] = d.drawEra[n]!
    if (d.drawEra[n]! >= 0) {
      m.from[i] = side.far[at[n]!]!
      m.scale[i] = d.drawScale[n]!
      m.fraction[i] = d.fraction[n]!
    }
    if (entered < 0) continue
    m.into[i] = pool[at[n]!]!
    m.since[i] = d.drawScale[entered]!
    m.sinceEra[i] = d.drawEra[entered]!
    // A lot without any source in it is no part of a chain that counts.
    if (tag[n]! !== 0) m.found[i] = rank[entered]!
    if (expired >= 0) m.gone[i] = rank[expired]!
  }
  return m
}

/** The part of a lot that entered that is left just before a draw. */
const leftAt = (m: Members, lot: number, draw: number): number =>
  m.gone[lot]! <= m.rank[draw]! ? 0 : scaleRatio(m.scale[draw]!, m.era[draw]!, m.since[lot]!, m.sinceEra[lot]!)

/** Lots by the first draw among the members that found them in the pool, as linked lists. */
function lotsByDraw({ side }: Ledger, { from, into, found, rank }: Members) {
  const k = rank.length
  // Draws by pool, each pool's as they were simulated.
  const start = new Int32Array(side.start.length + 1)
  for (let i = 0; i < k; i++) if (from[i]! >= 0) start[from[i]! + 2]!++
  for (let b = 2; b < start.length; b++) start[b]! += start[b - 1]!
  const draws = new Int32Array(start.at(-1)!)
  const ranks = new Int32Array(start.at(-1)!)
  for (let i = 0; i < k; i++) {
    if (from[i]! < 0) continue
    const p = start[from[i]! + 1]!++
    draws[p] = i
    ranks[p] = rank[i]!
  }
  const first = new Int32Array(k).fill(-1)
  const next = new Int32Array(k)
  for (let i = 0; i < k; i++) {
    if (found[i]! < 0) continue
    const end = start[into[i]! + 1]!
    const p = firstAtLeast(ranks, found[i]!, start[into[i]!]!, end)
    if (p === end) continue
    next[i] = first[draws[p]!]!
    first[draws[p]!] = i
  }
  return { first, next }
}

/** Binary heaps of lots, one per pool, each in its pool's stretch of one array; the highest weight on top. */
class PoolHeaps {
  private readonly items: Int32Array
  private readonly weights: Float64Array
  private readonly sizes: Int32Array
  private readonly start: Int32Array
  private readonly members: Members

  constructor({ side }: Ledger, members: Members) {
    const pools = side.start.length - 1
    const { into } = members
    this.members = members
    this.start = new Int32Array(pools + 1)
    for (let i = 0; i < into.length; i++) if (into[i]! >= 0) this.start[into[i]! + 1]!++
    for (let b = 0; b < pools; b++) this.start[b + 1]! += this.start[b]!
    this.items = new Int32Array(this.start[pools]!)
    this.weights = new Float64Array(this.start[pools]!)
    this.sizes = new Int32Array(pools)
  }

  push(pool: number, m: number, weight: number): void {
    const base = this.start[pool]!
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

  /** The lot with the highest weight of which something is left at a draw, or -1. */
  top(pool: number, draw: number): number {
    const base = this.start[pool]!
    while (this.sizes[pool]! > 0) {
      const lot = this.items[base]!
      if (leftAt(this.members, lot, draw) > 0) return lot
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
    const eras = this.members.sinceEra[a]! - this.members.sinceEra[b]!
    if (eras === 0) return weightA > weightB
    if (eras === 1) return weightA * eraStep > weightB
    return eras === -1 ? weightA > weightB * eraStep : eras > 0
  }

  private move(from: number, to: number): void {
    this.items[to] = this.items[from]!
    this.weights[to] = this.weights[from]!
  }
}
