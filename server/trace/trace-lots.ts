import type { TraceLots, TraceQuestion } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'
import { isoOf } from './days.ts'
import { nearSubject } from './near-projection.ts'
import { movementId, partyId, type Projection } from './projection.ts'
import { findText, textAt } from './text-table.ts'
import { attribute } from './trace-attribution.ts'
import type { TraceClock } from './trace-clock.ts'
import { memberOf } from './trace-cone.ts'
import { corridorOf } from './trace-corridor.ts'
import { firstAtLeast } from './trace-reach.ts'
import { role } from './trace-roles.ts'
import { type Subject, subjectOf, walksOf } from './trace-subject.ts'

/**
 * The lots that one movement drew and the movements that drew its own lot, under the question's draw rule.
 *
 * @throws WaybillError `not-found` for an unknown movement, `invalid` for one that the question's filters leave out,
 *   and whatever the question brings; OutOfTime at the clock's end.
 */
export function traceLots(
  projection: Projection,
  question: TraceQuestion,
  movement: string,
  clock: TraceClock,
): TraceLots {
  const m = findText(projection.movements.ids, movement)
  if (m < 0)
    throw new WaybillError('not-found', `There is no movement with the id ${movement}.`, {
      next: 'Take the id of a movement in the corridor.',
    })
  const subject = subjectOf(projection, question)
  if (subject.filtered.kept[m] === 0)
    throw new WaybillError('invalid', `The movement ${movement} is not among those the question is about.`, {
      next: 'Widen the period, the goods or the datasets of the question until it takes the movement in.',
      fields: [{ pointer: '/movement', detail: 'left out by the filters, or a movement within one party' }],
    })
  return lotsOf(...nearMovement(subject, m, clock), clock)
}

/** The question on the records near the corridor where the movement lies in it, else on all; and its number there. */
function nearMovement(subject: Subject, m: number, clock: TraceClock): [Subject, number] {
  const corridor = corridorOf(walksOf(subject), clock)
  const place = memberOf(corridor.movements, m)
  if (corridor.movements[place] !== m) return [subject, m]
  const near = nearSubject(subject, corridor, false)
  return [near.subject, near.corridor.movements[place]!]
}

function lotsOf(subject: Subject, m: number, clock: TraceClock): TraceLots {
  const { projection } = subject
  const { ledger, stock } = attribute(subject, clock)
  const { consignor, consignee, departed, arrived } = projection.movements
  const amount = ledger.amount[m]!
  const known = !Number.isNaN(amount)
  const roleOf = (party: number) => subject.roles[party]!

  const lot = (of: number, party: number, drawn: number, left: number) => ({
    movement: movementId(projection, of),
    party: { id: partyId(projection, party), name: textAt(projection.parties.names, party) },
    departed: isoOf(departed[of]!),
    arrived: isoOf(arrived[of]!),
    amount: drawn,
    sourceShare: ledger.tag[left]!,
  })
  const from = stock
    .suppliers(m)
    .map((s) => lot(s, consignor[s]!, stock.share(s, m) * amount, s))
    .sort((a, b) => b.amount - a.amount || (a.movement < b.movement ? -1 : 1))

  const { departing } = subject.index
  const position = departing.order.indexOf(m)
  const bucket = departing.far[position]!
  const onward: { n: number; drawn: number }[] = []
  if (bucket >= 0 && known && roleOf(consignee[m]!) === role.between) {
    const end = departing.start[bucket + 1]!
    const low = arrived[m]! + subject.minDays
    for (let at = firstAtLeast(departing.key, low, departing.start[bucket]!, end); at < end; at++) {
      if (departing.key[at]! > arrived[m]! + subject.maxDays) break
      const n = departing.order[at]!
      const share = stock.share(m, n)
      if (share > 0) onward.push({ n, drawn: share * ledger.amount[n]! })
    }
  }
  onward.sort((a, b) => departed[a.n]! - departed[b.n]! || a.n - b.n)
  const gone = onward.reduce((sum, { drawn }) => sum + drawn, 0)
  return {
    movement: movementId(projection, m),
    unit: subject.measure.unit,
    amount: known ? amount : null,
    tagged: known ? amount * ledger.tag[m]! : 0,
    unexplained: known && roleOf(consignor[m]!) === role.between ? amount - ledger.drawn[m]! : null,
    from,
    onward: onward.map(({ n, drawn }) => lot(n, consignee[n]!, drawn, m)),
    remaining: known && roleOf(consignee[m]!) === role.between ? Math.max(0, amount - gone) : null,
  }
}
