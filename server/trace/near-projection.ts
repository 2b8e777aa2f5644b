import { partOfIndex, takenInts } from './near-index.ts'
import { nearMovements } from './near-movements.ts'
import type { AmountColumn, IndexColumn, MovementColumns, Projection } from './projection.ts'
import type { RankedSet } from './ranked-set.ts'
import { gatherTexts, type TextTable } from './text-table.ts'
import type { TraceClock } from './trace-clock.ts'
import { type Corridor, corridorOf } from './trace-corridor.ts'
import { type Subject, subjectOf, walksOf } from './trace-subject.ts'
import { passing } from './trace-via.ts'
import type { WindowIndex } from './window-index.ts'

/** A part of the records larger than this is not worth its copy; nor is looking for it where the corridor is so large. */
const mostOfAll = 0.5
const mostInCorridor = 0.25

/**
 * The records near a corridor (`nearMovements`) as a projection of their own, or all records where these are most of
 * them. A question has the same corridor, chains, attribution and upper bound there, and so has every question that
 * avoids or takes out more; delivered, unexplained and avoided amounts are the same too. What is counted over everything
 * else is not: the lower bound with its shortfall, departures by month, what matches nothing. Time and memory then
 * follow the corridor and not the records.
 */
export function nearProjection(subject: Subject, clock: TraceClock): Projection {
  const { projection } = subject
  // Whoever avoids a member of a group changes what the others share.
  if (subject.consignor !== projection.movements.consignor) return projection
  return partNear(subject, corridorOf(walksOf(subject), clock), true)?.part ?? projection
}

/** The question on the near records, not those of other deliveries, with the corridor of the walks that count. */
export function nearQuestion(subject: Subject, clock: TraceClock): { subject: Subject; corridor: Corridor } {
  const near = nearSubject(subject, corridorOf(walksOf(subject), clock), false)
  return { subject: near.subject, corridor: passing(walksOf(near.subject), near.corridor, clock) }
}

/**
 * The question on the near records, and its corridor as these number it.
 *
 * @param corridor its walks on all records, without regard to via.
 * @param deliveries whether what was delivered, and what of it nothing explains, is asked for too.
 */
export function nearSubject(
  subject: Subject,
  corridor: Corridor,
  deliveries: boolean,
): { subject: Subject; corridor: Corridor } {
  const found = partNear(subject, corridor, deliveries)
  if (found === null) return { subject, corridor }
  const { part, chosen } = found
  const near = subjectOf(part, subject.question)
  return {
    // Of no known quantity near the corridor the unit is still that of all records.
    subject: { ...near, measure: { ...near.measure, unit: subject.measure.unit } },
    corridor: { ...corridor, movements: corridor.movements.map((m) => chosen.rank(m)) },
  }
}

function partNear(
  subject: Subject,
  { movements }: Corridor,
  deliveries: boolean,
): { part: Projection; chosen: RankedSet } | null {
  const { projection } = subject
  if (movements.length > mostInCorridor * projection.movements.count) return null
  const chosen = nearMovements(subject, movements, deliveries)
  const part = partOf(projection, chosen)
  return part && { part, chosen }
}

/**
 * Some movements as all there are, numbered by their places among them, so that ties by id fall as they do in the whole.
 * Null where they are more than that part of all.
 */
export function partOf(p: Projection, chosen: RankedSet, most = mostOfAll): Projection | null {
  const places = chosen.list()
  if (places.length > most * p.movements.count) return null
  const m = p.movements
  const ints = <T extends IndexColumn>(column: T) => takenInts(column, places)
  const amounts = (column: AmountColumn | null) => column && takenAmounts(column, places)
  // Most of these nobody asks for; texts least of all.
  let ids: TextTable | undefined
  let hs6: WindowIndex | undefined
  const movements: MovementColumns = {
    count: places.length,
    get ids() {
      return (ids ??= gatherTexts(m.ids, places))
    },
    consignor: ints(m.consignor),
    consignee: ints(m.consignee),
    departed: ints(m.departed),
    arrived: ints(m.arrived),
    code: ints(m.code),
    weight: amounts(m.weight),
    value: amounts(m.value),
    quantity: amounts(m.quantity),
    unit: ints(m.unit),
    dataset: ints(m.dataset),
    post: ints(m.post),
  }
  return {
    ...p,
    movements,
    get hs6() {
      return (hs6 ??= partOfIndex(p.hs6, chosen, places.length))
    },
  }
}

function takenAmounts<T extends AmountColumn>(column: T, places: Int32Array): T {
  const part = new (column.constructor as new (length: number) => T)(places.length)
  for (let i = 0; i < places.length; i++) part[i] = column[places[i]!]!
  return part
}
