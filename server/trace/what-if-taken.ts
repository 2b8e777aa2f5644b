import type { TraceQuestion } from '../contract/trace.ts'
import type { Without } from '../contract/what-if.ts'
import { WaybillError } from '../errors.ts'
import { dayOf } from './days.ts'
import { openFrom, partyId, type Projection } from './projection.ts'
import { findText } from './text-table.ts'
import type { Filtered } from './trace-filters.ts'
import { countrySet, role } from './trace-roles.ts'
import { type Subject, subjectOf } from './trace-subject.ts'

/** The records with something taken out. */
export interface Scene {
  /** The question as stock is simulated: what is taken out of the records still draws from it. */
  readonly subject: Subject
  /** The question as walks are looked for: the same without the movements that are taken out. */
  readonly walking: Subject
}

/**
 * What is left of the records. Taken out is a movement that departs on or after `since` (always, if not given) and that
 * is consigned by or delivered to one of the parties or a party of the countries, carries goods whose code begins with
 * one of `goods`, or crossed one of the border posts. Sources and targets of the question stay, as they do in "avoid".
 * No walk uses what is taken out; attribution stays that of the recorded history, in which it drew from stock and
 * arrived, but carries nothing on. Parties and countries without `since` are the question's own "avoid"; with a `since`
 * before all records the figures are the same, unless affiliates share stock or goods go in circles within a day: there
 * "avoid" changes what is drawn from whom, and this does not.
 *
 * @throws WaybillError `invalid` naming each party or border post that the records do not know.
 */
export function sceneWithout(projection: Projection, question: TraceQuestion, without: Without): Scene {
  const named = namedParties(projection, without)
  const posts = namedPosts(projection, without)
  const whole = wholeParties(projection, without.countries)
  for (const party of named) whole[party] = 1
  const always = without.since === undefined
  const avoid = always
    ? [...question.avoid, ...[...whole.keys()].filter((p) => whole[p] === 1).map((p) => partyId(projection, p))]
    : question.avoid
  const subject = subjectOf(projection, { ...question, avoid })
  if (always && without.goods.length + posts.size === 0) return { subject, walking: subject }

  const { consignor, consignee, departed, code, post, count } = projection.movements
  const since = always ? openFrom : dayOf(without.since!)
  const goods = projection.codes.map((text) => without.goods.some((prefix) => text.startsWith(prefix)))
  const isTaken = (party: number) => whole[party] === 1 && subject.roles[party] === role.between
  const taken = new Uint8Array(count)
  for (let m = 0; m < count; m++)
    if (
      departed[m]! >= since &&
      (isTaken(consignor[m]!) || isTaken(consignee[m]!) || goods[code[m]!] || posts.has(post[m]!))
    )
      taken[m] = 1
  const walking = { ...subject, filtered: less(subject.filtered, taken) }
  if (subject.walks === null) return { subject, walking }
  const walks = { ...subject.walks, filtered: less(subject.walks.filtered, taken) }
  return { subject, walking: { ...walking, walks } }
}

/** First day on which a listing of one of the named parties is in force; undefined when none is dated. */
export function firstListing(p: Projection, without: Without): number | undefined {
  const { listingStart, listingFrom } = p.parties
  let first: number | undefined
  for (const party of namedParties(p, without))
    for (let i = listingStart[party]!; i < listingStart[party + 1]!; i++)
      if (listingFrom[i] !== openFrom) first = Math.min(first ?? Infinity, listingFrom[i]!)
  return first
}

function less(filtered: Filtered, taken: Uint8Array): Filtered {
  const kept = filtered.kept.map((keep, m) => (taken[m] === 1 ? 0 : keep))
  return { ...filtered, kept, count: kept.reduce((sum, keep) => sum + keep, 0), all: false }
}

/** Per party, 1 when it, or one that it is one with, is of those countries. */
function wholeParties(p: Projection, codes: readonly string[]): Uint8Array {
  const { same, country, count } = p.parties
  const countries = countrySet(p, codes)
  const whole = new Uint8Array(count)
  for (let party = 0; party < count; party++) if (countries.has(country[party]!)) whole[same[party]!] = 1
  return whole
}

function namedParties(p: Projection, { parties }: Without): number[] {
  const found = parties.map((id) => findText(p.parties.ids, id))
  refuse(found, parties, '/without/parties', (id) => `no party has the id ${id}`)
  return found.map((party) => p.parties.same[party]!)
}

/** Numbers of border posts; an id is `port:<UN/LOCODE>`, or the code alone. */
function namedPosts(p: Projection, { borderPosts }: Without): Set<number> {
  const found = borderPosts.map((id) => p.posts.indexOf(id.replace(/^port:/, ''), 1))
  refuse(found, borderPosts, '/without/borderPosts', (id) => `no shipment crossed ${id}`)
  return new Set(found)
}

function refuse(found: readonly number[], ids: readonly string[], at: string, why: (id: string) => string): void {
  const fields = ids.flatMap((id, i) => (found[i]! < 0 ? [{ pointer: `${at}/${i}`, detail: why(id) }] : []))
  if (fields.length === 0) return
  throw new WaybillError('invalid', 'Something that is to be taken out is not in the records.', {
    next: 'Search for it and use the id that the search gives.',
    fields,
  })
}
