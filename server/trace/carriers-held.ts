import type { Carrier } from '../contract/trace-details.ts'
import { isoOf } from './days.ts'
import type { Attribution } from './trace-attribution.ts'
import type { TraceClock } from './trace-clock.ts'
import { type Cone, memberOf } from './trace-cone.ts'
import { givesAtVia, takesAtVia } from './trace-stock.ts'
import type { Subject } from './trace-subject.ts'

/** What is attributed to the chains that go from m to n. */
function handedOver({ ledger, stock }: Attribution, m: number, n: number): number {
  const { amount, tag, passed, value, valuePassing } = ledger
  const drawn = stock.share(m, n) * amount[n]!
  if (passed === null || givesAtVia(ledger, m) || takesAtVia(ledger, n)) return drawn * tag[m]! * value[n]!
  return drawn * (passed[m]! * value[n]! + Math.max(0, tag[m]! - passed[m]!) * valuePassing![n]!)
}

/**
 * How long a party held what was attributed through it (`Carrier.daysHeld`), over all handovers at the party.
 *
 * @param departures the corridor's from its stock, whichever affiliate sent them.
 */
export function daysHeld(
  subject: Subject,
  attribution: Attribution,
  party: number,
  departures: readonly number[],
  attributed: number,
  clock: TraceClock,
): Carrier['daysHeld'] {
  const { departed, arrived, consignor, consignee } = subject.projection.movements
  let least = Infinity
  let most = -Infinity
  let amount = 0
  let held = 0
  for (const n of departures) {
    if (attribution.ledger.tag[n] === 0) continue
    clock.check()
    for (const m of attribution.stock.suppliers(n)) {
      if (consignor[n] !== party && consignee[m] !== party) continue
      const handed = handedOver(attribution, m, n)
      if (handed <= attributed * 1e-9) continue
      const days = departed[n]! - arrived[m]!
      least = Math.min(least, days)
      most = Math.max(most, days)
      amount += handed
      held += handed * days
    }
  }
  return amount === 0 ? null : { least, mean: held / amount, most }
}

/**
 * The first day on which a party's traced stock ran empty between receiving and sending (`Carrier.ranEmpty`). For each
 * departure in the corridor all corridor movements that could hand over to it are looked at, latest first: as a rule
 * the first of them has something left.
 */
export function ranEmpty(
  subject: Subject,
  cone: Cone,
  { ledger, stock }: Attribution,
  departures: readonly number[],
  clock: TraceClock,
): string | null {
  const { movements, suppliers } = cone
  const { departed } = subject.projection.movements
  let first = Infinity
  for (const n of departures) {
    clock.check()
    const c = memberOf(movements, n)
    if (movements[c] !== n) continue
    let empty = -Infinity
    for (let i = suppliers.hi[c]! - 1; i >= suppliers.lo[c]!; i--) {
      const m = movements[suppliers.members[i]!]!
      if (ledger.amount[m] === 0) continue
      const last = Number.isNaN(ledger.amount[m]!) ? -1 : stock.usedUpBy(m)
      if (last < 0 || ledger.rank[last]! >= ledger.rank[n]!) {
        empty = Infinity
        break
      }
      empty = Math.max(empty, departed[last]!)
    }
    if (empty !== -Infinity) first = Math.min(first, empty)
  }
  return first === Infinity ? null : isoOf(first)
}
