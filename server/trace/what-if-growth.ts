import type { WhatIf } from '../contract/what-if.ts'
import { isoOf } from './days.ts'
import { partyId } from './projection.ts'
import { attributedThrough } from './trace-attribution.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import type { SideFound } from './what-if-side.ts'

type Grown = NonNullable<WhatIf['grew']>
type Growth = Grown['parties'][number]

/** So many parties and routes are listed, those that grew most. */
const mostGrown = 20

/**
 * What in fact grew in the records from a day on: attributed amounts per 30 days, in the longest equal spans before it
 * and from it on that the corridor's departures fill. What a party in between sends on counts on its day of departure,
 * a route on the day its last movement departs. Null when the corridor has no departure before the day, or none after.
 */
export function whatGrew(subject: Subject, before: SideFound, day: number): Grown | null {
  const { corridor, attribution, routes } = before
  if (corridor === undefined || attribution === undefined) return null
  const { consignor, departed } = subject.projection.movements
  let first = Infinity
  let last = -Infinity
  for (const m of corridor.movements) {
    first = Math.min(first, departed[m]!)
    last = Math.max(last, departed[m]!)
  }
  const days = Math.min(day - first, last - day + 1)
  if (!(days > 0)) return null
  const spans = new Spans(day, days)

  const parties = new Map<number, { before: number; after: number }>()
  for (const m of corridor.movements) {
    const party = consignor[m]!
    if (subject.roles[party] !== role.between) continue
    let sums = parties.get(party)
    if (sums === undefined) parties.set(party, (sums = { before: 0, after: 0 }))
    spans.add(sums, departed[m]!, attributedThrough(attribution, m))
  }
  const ways = routes.map((route) => {
    const sums = { before: 0, after: 0 }
    for (const chain of route.chains) spans.add(sums, departed[chain.movements.at(-1)!]!, chain.attributed ?? 0)
    return { parties: route.parties, ...sums }
  })
  const id = (party: number) => partyId(subject.projection, party)
  const grown = (all: { parties: readonly number[]; before: number; after: number }[]): Growth[] =>
    all
      .filter((sums) => sums.after > sums.before)
      .map((sums) => ({ ...sums, parties: sums.parties.map(id) }))
      .sort((a, b) => b.after - b.before - (a.after - a.before))
      .slice(0, mostGrown)
  return {
    day: isoOf(day),
    days,
    parties: grown([...parties].map(([party, sums]) => ({ parties: [party], ...sums }))),
    routes: grown(ways),
  }
}

/** Two spans of the same number of days, one up to a day and one from it on. */
class Spans {
  private readonly day: number
  private readonly days: number

  constructor(day: number, days: number) {
    this.day = day
    this.days = days
  }

  add(sums: { before: number; after: number }, on: number, amount: number): void {
    const monthly = (amount * 30) / this.days
    if (on >= this.day - this.days && on < this.day) sums.before += monthly
    else if (on >= this.day && on < this.day + this.days) sums.after += monthly
  }
}
