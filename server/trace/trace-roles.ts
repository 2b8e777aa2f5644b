import { eu27 } from '../contract/countries.ts'
import type { PartySelection, TraceQuestion } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'
import { dayOf } from './days.ts'
import { openFrom, openUntil, partyFlag, type Projection } from './projection.ts'
import { findText } from './text-table.ts'

/** What a party is in a question; every party is exactly one of these (TRACE, "Roles"). */
export const role = { between: 0, source: 1, target: 2, avoided: 3 } as const

export interface Period {
  /** Days, both inclusive. */
  from: number
  to: number
}

export const periodOf = (question: TraceQuestion): Period => ({
  from: question.period?.from === undefined ? openFrom : dayOf(question.period.from),
  to: question.period?.to === undefined ? openUntil : dayOf(question.period.to),
})

type Field = { pointer: string; detail: string }

/**
 * The role of every party.
 *
 * @throws WaybillError `invalid` naming every unknown id, `no-source` or `no-target` when nobody is left in a role.
 */
export function rolesOf(p: Projection, question: TraceQuestion): Uint8Array {
  const unknown: Field[] = []
  const period = periodOf(question)
  const named = (ids: readonly string[], pointer: string): number[] =>
    ids.flatMap((id, i) => {
      const party = findText(p.parties.ids, id)
      if (party < 0) unknown.push({ pointer: `${pointer}/${i}`, detail: `no party has the id ${id}` })
      return party < 0 ? [] : [p.parties.same[party]!]
    })
  const from = named(question.from.parties ?? [], '/from/parties')
  const to = named(question.to.parties ?? [], '/to/parties')
  const avoid = named(question.avoid, '/avoid')
  if (unknown.length > 0)
    throw new WaybillError(
      'invalid',
      `The question names ${unknown.length === 1 ? 'a party' : `${unknown.length} parties`} that the graph does not have.`,
      {
        next: 'Search for the party and use the id that the search gives.',
        fields: unknown,
      },
    )

  const roles = new Uint8Array(p.parties.count)
  for (const party of avoid) roles[party] = role.avoided
  select(p, question.from, from, period, roles, role.source)
  // Targets last: a party that is both is a target only.
  select(p, question.to, to, period, roles, role.target)
  if (!roles.includes(role.source))
    throw new WaybillError(
      'no-source',
      'No party is a source: nobody fits "from", or everybody who does is a target too.',
      {
        next: 'Widen "from", or take the parties that are in both out of "to".',
        fields: [{ pointer: '/from', detail: 'selects no party that is not a target' }],
      },
    )
  if (!roles.includes(role.target))
    throw new WaybillError('no-target', 'No party is a target: nobody fits "to".', {
      next: 'Widen "to": name other parties, countries or a group.',
      fields: [{ pointer: '/to', detail: 'selects no party' }],
    })
  return roles
}

function select(
  p: Projection,
  selection: PartySelection,
  named: readonly number[],
  period: Period,
  roles: Uint8Array,
  as: number,
): void {
  for (const party of named) roles[party] = as
  const countries = countrySet(p, selection.countries ?? [])
  if (selection.group === 'eu') for (const c of countrySet(p, eu27)) countries.add(c)
  for (let party = 0; party < p.parties.count; party++)
    if (
      countries.has(p.parties.country[party]!) ||
      (selection.group === 'ru-military' && isMilitaryEndUser(p, party)) ||
      (selection.group === 'listed' && isListed(p, party, period))
    )
      roles[p.parties.same[party]!] = as
}

/** Numbers of those countries that any party has. */
export function countrySet(p: Projection, codes: readonly string[]): Set<number> {
  const wanted = new Set(codes)
  return new Set(p.countries.flatMap((code, i) => (i > 0 && wanted.has(code) ? [i] : [])))
}

function isMilitaryEndUser(p: Projection, party: number): boolean {
  const both = partyFlag.military | partyFlag.endUser
  return (p.parties.flags[party]! & both) === both
}

function isListed(p: Projection, party: number, period: Period): boolean {
  const { listingStart, listingFrom, listingUntil } = p.parties
  for (let i = listingStart[party]!; i < listingStart[party + 1]!; i++)
    if (listingFrom[i]! <= period.to && listingUntil[i]! >= period.from) return true
  return false
}
