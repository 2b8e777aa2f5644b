import { bestProportional } from './stock-best.ts'
import { type Dilution, emptyingDraws, eraStep, leftAt, scaleRatio } from './stock-dilution.ts'
import { lot4, lotsOf, pool16, pool8, poolsOf, readAhead } from './stock-layout.ts'
import { onwardProportional } from './stock-onward.ts'
import { firstAtLeast } from './trace-reach.ts'
import { role } from './trace-roles.ts'
import { dust, formsLot, givesAtVia, type Ledger, passedOf, type Stock, takesAtVia } from './trace-stock.ts'

/**
 * Draws from all available lots in proportion to what is left of each. Each pool has a scale that every draw
 * multiplies by the part it leaves; what is left of a lot is its size times the scale now over the scale when it
 * entered, so a draw costs the same however many lots there are.
 */
export function proportionalStock(ledger: Ledger): Stock {
  const { subject, side, amount, at, pool, tag, rank } = ledger
  const { minDays, maxDays } = subject
  const { departed, arrived } = subject.projection.movements
  const { consignee } = subject
  const movements = subject.projection.movements.count
  const { start, key, order, far } = side
  const { numbers, counts } = poolsOf(start)
  const nextWaiting = new Int32Array(movements)
  const d: Dilution = {
    entryDraw: new Int32Array(movements).fill(-1),
    exitDraw: new Int32Array(movements).fill(-1),
    drawScale: new Float64Array(movements),
    drawEra: new Int32Array(movements).fill(-1),
    fraction: new Float64Array(movements),
    nextDraw: new Int32Array(movements).fill(-1),
  }
  const { entryDraw, exitDraw, drawScale, drawEra } = d
  const lots = lotsOf(ledger)
  let emptying: Int32Array | undefined

  function enter(p: number, b: number, n: number): void {
    const m = order[p]!
    const size = lots[4 * p + lot4.size]!
    const scale = numbers[8 * b + pool8.scale]!
    const marked = size * tag[m]!
    entryDraw[m] = n
    lots[4 * p + lot4.scaled] = size / scale
    lots[4 * p + lot4.tagged] = marked / scale
    lots[4 * p + lot4.era] = counts[16 * b + pool16.era]!
    counts[16 * b + pool16.live]!++
    numbers[8 * b + pool8.stock]! += size
    numbers[8 * b + pool8.tagged]! += marked
    if (ledger.passed !== null) numbers[8 * b + pool8.passed]! += size * passedOf(ledger, m)
  }

  /** What the pool's scale is, for what entered in an era: nothing once the pool has been empty since. */
  const scaleSince = (b: number, since: number) =>
    scaleRatio(numbers[8 * b + pool8.scale]!, counts[16 * b + pool16.era]!, 1, since)

  /** Brings the pool to the moment of draw n: first what has expired leaves, then what became available enters. */
  function bringUp(b: number, day: number, n: number): void {
    const [at8, at16] = [8 * b, 16 * b]
    drawScale[n] = numbers[at8 + pool8.scale]!
    drawEra[n] = counts[at16 + pool16.era]!
    const end = start[b + 1]!
    const before = counts[at16 + pool16.expired]!
    let p = before
    for (; p < end && key[p]! + maxDays < day; p++) {
      const since = lots[4 * p + lot4.era]!
      if (since < 0) continue
      exitDraw[order[p]!] = n
      const scale = scaleSince(b, since)
      if (scale === 0) continue
      counts[at16 + pool16.live]!--
      numbers[at8 + pool8.stock]! -= lots[4 * p + lot4.scaled]! * scale
      numbers[at8 + pool8.tagged]! -= lots[4 * p + lot4.tagged]! * scale
      if (ledger.passed !== null)
        numbers[at8 + pool8.passed]! -= lots[4 * p + lot4.scaled]! * scale * passedOf(ledger, order[p]!)
    }
    counts[at16 + pool16.expired] = p
    if (counts[at16 + pool16.live] === 0) empty(b)
    // Subtracting large lots from a sum leaves their rounding on it; once that could matter the sum is made anew.
    else if (p > before && numbers[at8 + pool8.stock]! < numbers[at8 + pool8.fresh]! / 1024) sumAnew(b)
    for (p = Math.max(counts[at16 + pool16.looked]!, p); p < end && key[p]! + minDays <= day; p++)
      if (lots[4 * p + lot4.size]! > 0 && (minDays > 0 || key[p] !== side.day[p])) enter(p, b, n)
    counts[at16 + pool16.looked] = p
    for (let m = counts[at16 + pool16.waiting]!; m >= 0; m = nextWaiting[m]!)
      if (arrived[m]! + maxDays >= day) enter(at[m]!, b, n)
    counts[at16 + pool16.waiting] = -1
    if (numbers[at8 + pool8.fresh]! < numbers[at8 + pool8.stock]!)
      numbers[at8 + pool8.fresh] = numbers[at8 + pool8.stock]!
  }

  function empty(b: number): void {
    counts[16 * b + pool16.live] = 0
    numbers[8 * b + pool8.stock] = numbers[8 * b + pool8.tagged] = 0
    numbers[8 * b + pool8.passed] = numbers[8 * b + pool8.fresh] = 0
  }

  function sumAnew(b: number): void {
    let [stock, tagged, passed] = [0, 0, 0]
    for (let p = counts[16 * b + pool16.expired]!; p < counts[16 * b + pool16.looked]!; p++) {
      const since = lots[4 * p + lot4.era]!
      if (since < 0) continue
      const scale = scaleSince(b, since)
      const left = lots[4 * p + lot4.scaled]! * scale
      stock += left
      tagged += lots[4 * p + lot4.tagged]! * scale
      if (ledger.passed !== null) passed += left * passedOf(ledger, order[p]!)
    }
    numbers[8 * b + pool8.stock] = numbers[8 * b + pool8.fresh] = stock
    numbers[8 * b + pool8.tagged] = tagged
    numbers[8 * b + pool8.passed] = passed
  }

  function take(b: number, fraction: number): void {
    if (fraction === 1) {
      empty(b)
      numbers[8 * b + pool8.scale] = 1
      counts[16 * b + pool16.era]! += 2
      return
    }
    const kept = 1 - fraction
    numbers[8 * b + pool8.stock]! *= kept
    numbers[8 * b + pool8.tagged]! *= kept
    numbers[8 * b + pool8.passed]! *= kept
    numbers[8 * b + pool8.fresh]! *= kept
    numbers[8 * b + pool8.scale]! *= kept
    if (numbers[8 * b + pool8.scale]! < 1 / eraStep) {
      numbers[8 * b + pool8.scale]! *= eraStep
      counts[16 * b + pool16.era]!++
    }
  }

  /** Whether m's lot was in the pool that n drew from when it drew. */
  const wasThere = (m: number, n: number) => {
    const entered = entryDraw[m]!
    const gone = exitDraw[m]!
    return entered >= 0 && rank[entered]! <= rank[n]! && (gone < 0 || rank[gone]! > rank[n]!)
  }

  function share(m: number, n: number): number {
    if (d.fraction[n] === 0 || side.far[at[n]!] !== pool[at[m]!] || !wasThere(m, n)) return 0
    return (leftAt(d, m, n) * amount[m]! * d.fraction[n]!) / amount[n]!
  }

  return {
    lookAhead: (next, from, to) => readAhead(ledger, counts, lots, next, from, to),

    enterNow(m) {
      if (!formsLot(ledger, m)) return
      const b = pool[at[m]!]!
      nextWaiting[m] = counts[16 * b + pool16.waiting]!
      counts[16 * b + pool16.waiting] = m
    },

    draw(n) {
      const b = far[at[n]!]!
      bringUp(b, departed[n]!, n)
      const last = counts[16 * b + pool16.lastDraw]!
      if (last >= 0) d.nextDraw[last] = n
      counts[16 * b + pool16.lastDraw] = n
      if (counts[16 * b + pool16.live] === 0) return
      const wanted = amount[n]!
      const all = numbers[8 * b + pool8.stock]!
      const drawn = Math.min(wanted, all)
      const fraction = wanted >= all * (1 - dust) ? 1 : wanted / all
      d.fraction[n] = fraction
      ledger.drawn[n] = wanted - drawn <= wanted * dust ? wanted : drawn
      const part = ledger.drawn[n]! / wanted
      tag[n] = part * Math.min(1, Math.max(0, numbers[8 * b + pool8.tagged]! / all))
      if (ledger.passed !== null)
        ledger.passed[n] = takesAtVia(ledger, n)
          ? tag[n]!
          : part * Math.min(1, Math.max(0, numbers[8 * b + pool8.passed]! / all))
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
        if (entryDraw[m]! < 0) return 0
        const whole = unit[entryDraw[m]!]!
        const gone = exitDraw[m]!
        // What was left of it at its expiry no longer shares in what came after.
        return gone < 0 ? whole : Math.max(0, whole - leftAt(d, m, gone) * unit[gone]!)
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
      const entered = entryDraw[m]!
      if (entered < 0) return -1
      emptying ??= emptyingDraws(ledger, d)
      const n = emptying[entered]!
      return n >= 0 && wasThere(m, n) ? n : -1
    },

    onward: (members) => onwardProportional(ledger, d, members),

    bestPrefixes: (within) => bestProportional(ledger, d, within),
  }
}
