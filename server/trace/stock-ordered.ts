import { OpenSet } from './open-set.ts'
import { onwardOrdered } from './stock-onward.ts'
import { role } from './trace-roles.ts'
import { grown } from './text-table.ts'
import {
  type BestPrefixes,
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
 * Draws from the lot that became available first (`fifo`) or last (`lifo`). A draw uses lots up, all but perhaps one,
 * so all draws together touch at most lots plus draws, and can be kept as a list.
 */
export function orderedStock(ledger: Ledger, rule: 'fifo' | 'lifo'): Stock {
  const { subject, side, amount, at } = ledger
  const { minDays, maxDays } = subject
  const { departed, consignee } = subject.projection.movements
  const movements = subject.projection.movements.count
  const left = Float64Array.from(amount)
  // Positions whose lot is available and not used up, and how far each pool has been looked through for more.
  const available = new OpenSet(side.order.length)
  const looked = side.start.slice()
  let lots = new Int32Array(1 << 12)
  let taken = new Float64Array(1 << 12)
  let draws = 0
  const drawsFrom = new Int32Array(movements)
  const drawsTo = new Int32Array(movements)
  const usedUp = new Int32Array(movements).fill(-1)

  function lookForLots(from: number, day: number): void {
    let p = looked[from]!
    const end = side.start[from + 1]!
    // Whatever arrived before today, or today after leaving earlier, has been simulated already.
    for (; p < end && side.key[p]! + minDays <= day; p++)
      if (!entersAtOnce(ledger, p) && formsLot(ledger, side.order[p]!)) available.add(p)
    looked[from] = p
  }

  /** The lot next in turn, or -1. Lots lie in order of arrival, so what has expired is all at the front. */
  function nextLot(from: number, day: number): number {
    const first = side.start[from]!
    const end = side.start[from + 1]!
    if (rule === 'lifo') {
      const p = available.previous(end - 1)
      return p >= first && side.key[p]! + maxDays >= day ? p : -1
    }
    for (;;) {
      const p = available.next(first)
      if (p >= end) return -1
      if (side.key[p]! + maxDays >= day) return p
      available.remove(p)
    }
  }

  return {
    enterNow(m) {
      if (formsLot(ledger, m)) available.add(at[m]!)
    },

    draw(n) {
      const from = side.far[at[n]!]!
      const day = departed[n]!
      lookForLots(from, day)
      drawsFrom[n] = draws
      const wanted = amount[n]!
      let need = wanted
      let tagged = 0
      let passed = 0
      while (need > wanted * dust) {
        const p = nextLot(from, day)
        if (p < 0) break
        const m = side.order[p]!
        const take = Math.min(need, left[m]!)
        need -= take
        left[m]! -= take
        if (left[m]! <= amount[m]! * dust) {
          left[m] = 0
          usedUp[m] = n
          available.remove(p)
        }
        if (draws === lots.length) {
          lots = grown(lots, draws + 1)
          taken = grown(taken, draws + 1)
        }
        lots[draws] = m
        taken[draws++] = take
        tagged += take * ledger.tag[m]!
        if (ledger.passed !== null) passed += take * passedOf(ledger, m)
      }
      drawsTo[n] = draws
      if (need <= wanted * dust) need = 0
      ledger.drawn[n] = wanted - need
      ledger.tag[n] = Math.min(1, tagged / wanted)
      if (ledger.passed !== null)
        ledger.passed[n] = takesAtVia(ledger, n) ? ledger.tag[n]! : Math.min(1, passed / wanted)
    },

    share(m, n) {
      for (let i = drawsFrom[n]!; i < drawsTo[n]!; i++) if (lots[i] === m) return taken[i]! / amount[n]!
      return 0
    },

    suppliers: (n) => [...lots.subarray(drawsFrom[n], drawsTo[n])],

    valueBackward() {
      const { value, valuePassing, order } = ledger
      // Invariant: everything that drew on a movement's lot was simulated after it, so its sums are whole when its
      // turn comes; until then `value` holds the sum over draws, not yet by unit.
      for (let i = order.length - 1; i >= 0; i--) {
        const n = order[i]!
        if (subject.roles[consignee[n]!] === role.target) value[n] = 1
        else if (value[n] !== 0) {
          value[n] = value[n]! / amount[n]!
          if (valuePassing !== null) valuePassing[n] = givesAtVia(ledger, n) ? value[n]! : valuePassing[n]! / amount[n]!
        }
        for (let d = drawsFrom[n]!; d < drawsTo[n]!; d++) {
          value[lots[d]!]! += taken[d]! * value[n]!
          if (valuePassing !== null)
            valuePassing[lots[d]!]! += taken[d]! * (takesAtVia(ledger, n) ? value[n]! : valuePassing[n]!)
        }
      }
    },

    usedUpBy: (m) => usedUp[m]!,

    onward: (members) => onwardOrdered(ledger, { lots, taken, from: drawsFrom, to: drawsTo }, members),

    bestPrefixes(): BestPrefixes {
      const any = new Float64Array(movements)
      const passing = ledger.passed === null ? null : new Float64Array(movements)
      for (const n of ledger.order) {
        if (ledger.subject.roles[subject.projection.movements.consignor[n]!] === role.source) any[n] = 1
        for (let d = drawsFrom[n]!; d < drawsTo[n]!; d++) {
          const m = lots[d]!
          const share = taken[d]! / amount[n]!
          any[n] = Math.max(any[n]!, share * any[m]!)
          if (passing === null) continue
          const passes = givesAtVia(ledger, m) || takesAtVia(ledger, n)
          passing[n] = Math.max(passing[n]!, share * (passes ? any[m]! : passing[m]!))
        }
      }
      return { any, passing }
    },
  }
}
