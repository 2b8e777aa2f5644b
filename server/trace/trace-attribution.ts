import type { drawRules } from '../contract/trace.ts'
import { supplyOrder } from './same-day.ts'
import { orderedStock } from './stock-ordered.ts'
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
  const { amount, side, at, order, rank, tag, passed } = ledger
  const byDay = byDeparture(subject)
  let done = 0

  function depart(n: number): void {
    if ((done & clockMask) === 0) clock.check()
    rank[n] = done
    order[done++] = n
    const from = subject.roles[consignor[n]!]!
    if (from === role.source) tag[n] = 1
    else if (from === role.between && amount[n]! > 0 && side.far[at[n]!]! >= 0) stock.draw(n)
    if (subject.minDays === 0 && departed[n] === arrived[n]) stock.enterNow(n)
  }

  for (let first = 0; first < byDay.length;) {
    const day = departed[byDay[first]!]!
    let end = first + 1
    while (end < byDay.length && departed[byDay[end]!] === day) end++
    const today = byDay.subarray(first, end)
    if (subject.minDays > 0) for (const n of today) depart(n)
    else for (const n of suppliersFirst(ledger, today)) depart(n)
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

/**
 * One day's departures, suppliers first. TRACE orders the strongly connected components of the same-day handovers by
 * the smallest ready id; what a pool holds when a movement draws depends only on the order within that pool, which is:
 * everything that arrives there today, then what leaves it, by id, with a cycle's own movements by id before both what
 * leaves the cycle. So whole pools are put in order, and nothing is paired up.
 */
function suppliersFirst(ledger: Ledger, today: Int32Array): Iterable<number> {
  const { subject, side, at, pool } = ledger
  const { consignor, consignee, departed, arrived } = subject.projection.movements
  const between = (party: number) => subject.roles[party] === role.between
  /** Pool that a departure draws from, or -1 when no same-day arrival can matter to it. */
  const supply = (n: number) => (between(consignor[n]!) ? side.far[at[n]!]! : -1)

  const links = today.filter((n) => departed[n] === arrived[n] && between(consignee[n]!) && supply(n) >= 0)
  if (links.length === 0) return sourcesThenRest(today, supply)
  const numbers = new Map<number, number>()
  const number = (b: number) => {
    let i = numbers.get(b)
    if (i === undefined) numbers.set(b, (i = numbers.size))
    return i
  }
  const tails = links.map((n) => number(supply(n)))
  const heads = links.map((n) => number(pool[at[n]!]!))
  const { component, count } = supplyOrder(numbers.size, tails, heads)

  // Step 2c is a movement within component c, 2c + 1 one that leaves it; step -1 waits for nobody.
  const step = (n: number): number => {
    const from = supply(n)
    const i = from < 0 ? undefined : numbers.get(from)
    if (i === undefined) return from < 0 ? -1 : 2 * count
    const c = component[i]!
    const to = departed[n] === arrived[n] && between(consignee[n]!) ? numbers.get(pool[at[n]!]!) : undefined
    return to !== undefined && component[to] === c ? 2 * c : 2 * c + 1
  }
  const steps = new Map<number, number[]>()
  for (const n of today) {
    const s = step(n)
    const list = steps.get(s)
    if (list === undefined) steps.set(s, [n])
    else list.push(n)
  }
  return [...steps.keys()].sort((a, b) => a - b).flatMap((s) => steps.get(s)!)
}

/** Departures that draw from no pool may supply the others of the day, so they go first. */
function sourcesThenRest(today: Int32Array, supply: (n: number) => number): Int32Array {
  const ordered = new Int32Array(today.length)
  let i = 0
  for (const n of today) if (supply(n) < 0) ordered[i++] = n
  for (const n of today) if (supply(n) >= 0) ordered[i++] = n
  return ordered
}
