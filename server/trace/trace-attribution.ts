import type { drawRules } from '../contract/trace.ts'
import { SupplierOrder } from './stock-day.ts'
import { orderedStock } from './stock-ordered.ts'
import { lookahead } from './stock-layout.ts'
import { proportionalStock } from './stock-proportional.ts'
import { clockMask, type TraceClock } from './trace-clock.ts'
import { role } from './trace-roles.ts'
import { type Ledger, newLedger, type Stock } from './trace-stock.ts'
import type { Subject } from './trace-subject.ts'

export interface Attribution {
  readonly ledger: Ledger
  readonly stock: Stock
  /** Known amounts into targets from outside them; of it: what left a source, what no stock covers, what X consigned. */
  readonly delivered: number
  readonly attributed: number
  readonly unexplained: number
  readonly throughAvoided: number
}

/** The attributed amount of a movement: the sum over all chains through it (those that pass, with via). */
export function attributedThrough({ ledger }: Attribution, m: number): number {
  const { amount, tag, passed, value, valuePassing } = ledger
  if (!(amount[m]! > 0)) return 0
  if (passed === null) return amount[m]! * tag[m]! * value[m]!
  return amount[m]! * (passed[m]! * value[m]! + Math.max(0, tag[m]! - passed[m]!) * valuePassing![m]!)
}

/** Simulates all filtered movements day by day, and follows back what arrived (TRACE, "Attributed"). */
export function attribute(subject: Subject, clock: TraceClock): Attribution {
  const attribution = simulate(subject, subject.question.handover.draw, clock)
  attribution.stock.valueBackward()
  return attribution
}

/** What `attribute` finds under each draw rule; the question's own is not simulated again. */
export function attributedRange(
  subject: Subject,
  asked: Attribution,
  clock: TraceClock,
): Record<(typeof drawRules)[number], number> {
  const under = (draw: (typeof drawRules)[number]) =>
    draw === subject.question.handover.draw ? asked.attributed : simulate(subject, draw, clock).attributed
  return { proportional: under('proportional'), fifo: under('fifo'), lifo: under('lifo') }
}

/** Forward only: `value` is not set yet. */
function simulate(subject: Subject, draw: (typeof drawRules)[number], clock: TraceClock): Attribution {
  const ledger = newLedger(subject)
  const stock = draw === 'proportional' ? proportionalStock(ledger) : orderedStock(ledger, draw)
  const { consignor, consignee, departed, arrived, count } = subject.projection.movements
  const { amount, order, rank, tag, passed } = ledger
  const byDay = byDeparture(subject)
  const suppliers = new SupplierOrder(ledger)
  let done = 0

  function depart(n: number): void {
    if ((done & clockMask) === 0) clock.check()
    rank[n] = done
    order[done++] = n
    const from = subject.roles[consignor[n]!]!
    if (from === role.source) tag[n] = 1
    else if (amount[n]! > 0 && suppliers.supply[n]! >= 0) stock.draw(n)
    if (subject.minDays === 0 && departed[n] === arrived[n]) stock.enterNow(n)
  }

  for (let first = 0; first < byDay.length;) {
    const day = departed[byDay[first]!]!
    let end = first + 1
    while (end < byDay.length && departed[byDay[end]!] === day) end++
    const today = byDay.subarray(first, end)
    const ordered = subject.minDays > 0 ? today : suppliers.order(today)
    for (let i = 0; i < ordered.length; i++) {
      if (i % lookahead === 0) stock.lookAhead?.(ordered, i, Math.min(i + lookahead, ordered.length))
      depart(ordered[i]!)
    }
    first = end
  }

  let delivered = 0
  let attributed = 0
  let unexplained = 0
  let throughAvoided = 0
  for (let m = 0; m < count; m++) {
    if (subject.roles[consignee[m]!] !== role.target || subject.filtered.kept[m] === 0) continue
    const from = subject.roles[consignor[m]!]!
    const w = amount[m]!
    if (from === role.target || Number.isNaN(w)) continue
    delivered += w
    attributed += w * (passed === null ? tag[m]! : passed[m]!)
    if (from === role.between) unexplained += w - ledger.drawn[m]!
    if (from === role.avoided) throughAvoided += w
  }
  return { ledger, stock, delivered, attributed, unexplained, throughAvoided }
}

/** Kept movements by day of departure, then by id. */
function byDeparture(subject: Subject): Int32Array {
  const { departed, count } = subject.projection.movements
  let low = Infinity
  let high = -Infinity
  for (let m = 0; m < count; m++) {
    if (departed[m]! < low) low = departed[m]!
    if (departed[m]! > high) high = departed[m]!
  }
  const sorted = new Int32Array(subject.filtered.count)
  if (sorted.length === 0) return sorted
  const next = new Uint32Array(high - low + 2)
  for (let m = 0; m < count; m++) if (subject.filtered.kept[m] === 1) next[departed[m]! - low + 1]!++
  for (let d = 1; d < next.length; d++) next[d]! += next[d - 1]!
  for (let m = 0; m < count; m++) if (subject.filtered.kept[m] === 1) sorted[next[departed[m]! - low]!++] = m
  return sorted
}
