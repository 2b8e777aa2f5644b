import { bestProportional } from './stock-best.ts'
import { type Dilution, emptyingDraws, eraStep, scaleRatio } from './stock-dilution.ts'
import { onwardProportional } from './stock-onward.ts'
import { firstAtLeast } from './trace-reach.ts'
import { role } from './trace-roles.ts'
import {
  dust,
  entersAtOnce,
  formsLot,
  givesAtVia,
  type Ledger,
  passedOf,
  type Stock,
  takesAtVia,
} from './trace-stock.ts'

/**
 * Draws from all available lots in proportion to what is left of each. Each pool has a scale that every draw
 * multiplies by the part it leaves; what is left of a lot is its size times the scale now over the scale when it
 * entered, so a draw costs the same however many lots there are.
 */
export function proportionalStock(ledger: Ledger): Stock {
  const { subject, side, amount, at, pool } = ledger
  const { minDays, maxDays } = subject
  const { departed, arrived, consignee } = subject.projection.movements
  const movements = subject.projection.movements.count
  const pools = side.start.length - 1
  const stock = new Float64Array(pools)
  const tagged = new Float64Array(pools)
  const passed = new Float64Array(pools)
  const scale = new Float64Array(pools).fill(1)
  const era = new Int32Array(pools)
  const live = new Int32Array(pools)
  // What the sums above were when they were last free of the rounding of earlier, larger ones.
  const fresh = new Float64Array(pools)
  const looked = side.start.slice()
  const expired = side.start.slice()
  const lastDraw = new Int32Array(pools).fill(-1)
  const waiting = new Int32Array(pools).fill(-1)
  const nextWaiting = new Int32Array(movements)
  const d: Dilution = {
    entryScale: new Float64Array(movements),
    entryEra: new Int32Array(movements).fill(-1),
    entryDraw: new Int32Array(movements),
    exitDraw: new Int32Array(movements).fill(-1),
    exitLeft: new Float64Array(movements),
    drawScale: new Float64Array(movements),
    drawEra: new Int32Array(movements).fill(-1),
    fraction: new Float64Array(movements),
    nextDraw: new Int32Array(movements).fill(-1),
  }
  let emptying: Int32Array | undefined
  const leftOf = (m: number, b: number) => scaleRatio(scale[b]!, era[b]!, d.entryScale[m]!, d.entryEra[m]!)

  function enter(m: number, b: number, n: number): void {
    d.entryScale[m] = scale[b]!
    d.entryEra[m] = era[b]!
    d.entryDraw[m] = n
    live[b]!++
    stock[b]! += amount[m]!
    tagged[b]! += amount[m]! * ledger.tag[m]!
    if (ledger.passed !== null) passed[b]! += amount[m]! * passedOf(ledger, m)
  }

  /** Brings the pool to the moment of draw n: first what has expired leaves, then what became available enters. */
  function bringUp(b: number, day: number, n: number): void {
    const end = side.start[b + 1]!
    let p = expired[b]!
    for (; p < end && side.key[p]! + maxDays < day; p++) {
      const m = side.order[p]!
      if (d.entryEra[m]! < 0) continue
      const left = leftOf(m, b)
      d.exitDraw[m] = n
      d.exitLeft[m] = left
      if (left === 0) continue
      live[b]!--
      stock[b]! -= left * amount[m]!
      tagged[b]! -= left * amount[m]! * ledger.tag[m]!
      if (ledger.passed !== null) passed[b]! -= left * amount[m]! * passedOf(ledger, m)
    }
    const someExpired = p > expired[b]!
    expired[b] = p
    if (live[b] === 0) stock[b] = tagged[b] = passed[b] = fresh[b] = 0
    // Subtracting large lots from a sum leaves their rounding on it; once that could matter the sum is made anew.
    else if (someExpired && stock[b]! < fresh[b]! / 1024) sumAnew(b)
    for (p = Math.max(looked[b]!, p); p < end && side.key[p]! + minDays <= day; p++)
      if (!entersAtOnce(ledger, p) && formsLot(ledger, side.order[p]!)) enter(side.order[p]!, b, n)
    looked[b] = p
    for (let m = waiting[b]!; m >= 0; m = nextWaiting[m]!) if (arrived[m]! + maxDays >= day) enter(m, b, n)
    waiting[b] = -1
    fresh[b] = Math.max(fresh[b]!, stock[b]!)
  }

  function sumAnew(b: number): void {
    stock[b] = tagged[b] = passed[b] = 0
    for (let p = expired[b]!; p < looked[b]!; p++) {
      const m = side.order[p]!
      if (d.entryEra[m]! < 0) continue
      const left = leftOf(m, b) * amount[m]!
      stock[b]! += left
      tagged[b]! += left * ledger.tag[m]!
      if (ledger.passed !== null) passed[b]! += left * passedOf(ledger, m)
    }
    fresh[b] = stock[b]!
  }

  function take(b: number, fraction: number): void {
    if (fraction === 1) {
      stock[b] = tagged[b] = passed[b] = fresh[b] = live[b] = 0
      scale[b] = 1
      era[b]! += 2
      return
    }
    const kept = 1 - fraction
    stock[b]! *= kept
    tagged[b]! *= kept
    passed[b]! *= kept
    fresh[b]! *= kept
    scale[b]! *= kept
    if (scale[b]! < 1 / eraStep) {
      scale[b]! *= eraStep
      era[b]!++
    }
  }

  /** Whether m's lot was in the pool that n drew from when it drew. */
  const wasThere = (m: number, n: number) =>
    d.entryEra[m]! >= 0 &&
    ledger.rank[d.entryDraw[m]!]! <= ledger.rank[n]! &&
    (d.exitDraw[m]! < 0 || ledger.rank[d.exitDraw[m]!]! > ledger.rank[n]!)

  function share(m: number, n: number): number {
    if (d.fraction[n] === 0 || side.far[at[n]!] !== pool[at[m]!] || !wasThere(m, n)) return 0
    const left = scaleRatio(d.drawScale[n]!, d.drawEra[n]!, d.entryScale[m]!, d.entryEra[m]!)
    return (left * amount[m]! * d.fraction[n]!) / amount[n]!
  }

  return {
    enterNow(m) {
      if (!formsLot(ledger, m)) return
      const b = pool[at[m]!]!
      nextWaiting[m] = waiting[b]!
      waiting[b] = m
    },

    draw(n) {
      const b = side.far[at[n]!]!
      bringUp(b, departed[n]!, n)
      d.drawScale[n] = scale[b]!
      d.drawEra[n] = era[b]!
      if (lastDraw[b]! >= 0) d.nextDraw[lastDraw[b]!] = n
      lastDraw[b] = n
      if (live[b] === 0) return
      const wanted = amount[n]!
      const all = stock[b]!
      const drawn = Math.min(wanted, all)
      const fraction = wanted >= all * (1 - dust) ? 1 : wanted / all
      d.fraction[n] = fraction
      ledger.drawn[n] = wanted - drawn <= wanted * dust ? wanted : drawn
      const part = ledger.drawn[n]! / wanted
      ledger.tag[n] = part * Math.min(1, Math.max(0, tagged[b]! / all))
      if (ledger.passed !== null)
        ledger.passed[n] = takesAtVia(ledger, n) ? ledger.tag[n]! : part * Math.min(1, Math.max(0, passed[b]! / all))
      take(b, fraction)
    },

    share,

    suppliers(n) {
      const b = side.far[at[n]!]!
      if (b < 0 || d.fraction[n] === 0) return []
      const found: number[] = []
      const from = firstAtLeast(side.key, departed[n]! - maxDays, side.start[b]!, side.start[b + 1]!)
      for (let p = from; p < side.start[b + 1]! && side.key[p]! <= departed[n]! - minDays; p++)
        if (share(side.order[p]!, n) > 0) found.push(side.order[p]!)
      return found
    },

    valueBackward() {
      const { value, valuePassing, order } = ledger
      // What becomes of one unit that lies in the pool just before a draw, were it never to expire.
      const before = new Float64Array(movements)
      const beforePassing = valuePassing === null ? null : new Float64Array(movements)
      const lotValue = (m: number, unit: Float64Array): number => {
        if (d.entryEra[m]! < 0) return 0
        const whole = unit[d.entryDraw[m]!]!
        // What was left of it at its expiry no longer shares in what came after.
        return d.exitDraw[m]! < 0 ? whole : Math.max(0, whole - d.exitLeft[m]! * unit[d.exitDraw[m]!]!)
      }
      // Invariant: all later draws of every pool have been gone through, so `before` is final for them.
      for (let i = order.length - 1; i >= 0; i--) {
        const n = order[i]!
        const arrives = subject.roles[consignee[n]!] === role.target
        value[n] = arrives ? 1 : lotValue(n, before)
        if (valuePassing !== null)
          valuePassing[n] = arrives ? 0 : givesAtVia(ledger, n) ? value[n]! : lotValue(n, beforePassing!)
        if (d.drawEra[n]! < 0) continue
        const next = d.nextDraw[n]!
        const fraction = d.fraction[n]!
        before[n] = fraction * value[n]! + (next < 0 ? 0 : (1 - fraction) * before[next]!)
        if (valuePassing !== null) {
          const handed = takesAtVia(ledger, n) ? value[n]! : valuePassing[n]!
          beforePassing![n] = fraction * handed + (next < 0 ? 0 : (1 - fraction) * beforePassing![next]!)
        }
      }
    },

    usedUpBy(m) {
      if (d.entryEra[m]! < 0) return -1
      emptying ??= emptyingDraws(ledger, d)
      const n = emptying[d.entryDraw[m]!]!
      return n >= 0 && wasThere(m, n) ? n : -1
    },

    onward: (members) => onwardProportional(ledger, d, members),

    bestPrefixes: () => bestProportional(ledger, d),
  }
}
