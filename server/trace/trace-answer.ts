import { type TraceMovement, type TraceParty, wireMovements } from '../contract/trace.ts'
import { isoOf } from './days.ts'
import { movementId, openFrom, partyFlag, partyId, type Projection } from './projection.ts'
import { textAt } from './text-table.ts'
import { attributedThrough, type Attribution } from './trace-attribution.ts'
import type { Corridor } from './trace-corridor.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'

/**
 * The corridor's movements on the wire, in id order; of a corridor longer than the wire takes, the legs of the listed
 * chains, then those that carried most, then those that are on the shortest ways.
 */
export function corridorMovements(
  subject: Subject,
  corridor: Corridor,
  attribution: Attribution | undefined,
  chains: readonly { readonly movements: readonly number[] }[],
): TraceMovement[] {
  const attributed = Float64Array.from(corridor.movements, (m) =>
    attribution === undefined ? 0 : attributedThrough(attribution, m),
  )
  const hops = (c: number) => corridor.hopsFromSource[c]! + corridor.hopsToTarget[c]!
  let shown = Array.from(corridor.movements, (_, c) => c)
  if (shown.length > wireMovements) {
    const legs = new Set(chains.flatMap((chain) => chain.movements))
    const leg = Uint8Array.from(corridor.movements, (m) => (legs.has(m) ? 1 : 0))
    shown = shown
      .sort((a, b) => leg[b]! - leg[a]! || attributed[b]! - attributed[a]! || hops(a) - hops(b) || a - b)
      .slice(0, wireMovements)
      .sort((a, b) => a - b)
  }
  return shown.map((c) => ({
    ...shownMovement(subject, corridor.movements[c]!),
    attributed: attributed[c]!,
    hopsFromSource: corridor.hopsFromSource[c]!,
    hopsToTarget: corridor.hopsToTarget[c]!,
  }))
}

/** What the records say of a movement. */
export function shownMovement(
  subject: Subject,
  m: number,
): Omit<TraceMovement, 'attributed' | 'hopsFromSource' | 'hopsToTarget'> {
  const p = subject.projection
  const { consignor, consignee, departed, arrived, code } = p.movements
  const amount = subject.measure.amount[m]!
  return {
    id: movementId(p, m),
    from: partyId(p, consignor[m]!),
    to: partyId(p, consignee[m]!),
    departed: isoOf(departed[m]!),
    arrived: isoOf(arrived[m]!),
    goods: p.codes[code[m]!]!,
    amount: Number.isNaN(amount) ? null : amount,
  }
}

/** A party as other answers than the trace's name it. */
export const partyRef = (p: Projection, party: number): { id: string; name: string; country: string | null } => ({
  id: partyId(p, party),
  name: textAt(p.parties.names, party),
  country: p.countries[p.parties.country[party]!] || null,
})

/** The parties of all these movements, in id order. */
export function partiesOf(subject: Subject, movements: Iterable<number>): TraceParty[] {
  const p = subject.projection
  const { consignor, consignee } = p.movements
  const named = new Set<number>()
  for (const m of movements) {
    named.add(consignor[m]!)
    named.add(consignee[m]!)
  }
  return [...named]
    .sort((a, b) => a - b)
    .map((party) => ({
      id: partyId(p, party),
      name: textAt(p.parties.names, party),
      country: p.countries[p.parties.country[party]!] || null,
      role: roleNames[subject.roles[party]!]!,
      military: (p.parties.flags[party]! & partyFlag.military) !== 0,
      listedFrom: listedFrom(p, party),
    }))
}

/** Nobody avoided is ever in a corridor; where one does end a way, it is drawn among those in between. */
const roleNames: Record<number, TraceParty['role']> = {
  [role.between]: 'between',
  [role.avoided]: 'between',
  [role.source]: 'source',
  [role.target]: 'target',
}

/** First dated day of a listing; a listing without a date says only that it is in force, not since when. */
function listedFrom(p: Projection, party: number): string | null {
  const { listingStart, listingFrom } = p.parties
  let first = Infinity
  for (let i = listingStart[party]!; i < listingStart[party + 1]!; i++)
    if (listingFrom[i] !== openFrom) first = Math.min(first, listingFrom[i]!)
  return first === Infinity ? null : isoOf(first)
}
