import type { TraceAnswer, TraceQuestion } from '../contract/trace.ts'
import { isoOf } from './days.ts'
import { membersOf } from './flow-lower.ts'
import { projectionOf } from './projection-build.ts'
import {
  type AmountColumn,
  movementId,
  type MovementRow,
  openFrom,
  openUntil,
  partyFlag,
  partyId,
  type Projection,
} from './projection.ts'
import { findText, textAt } from './text-table.ts'
import type { TraceClock } from './trace-clock.ts'
import { positionsOf } from './trace-cone.ts'
import { reachedFromTargets } from './trace-corridor.ts'
import { bucketsOf } from './trace-cyclic.ts'
import { role } from './trace-roles.ts'
import { type Subject, subjectOf, walksOf } from './trace-subject.ts'
import { trace } from './trace.ts'

/** What a question's figures rest on: with these alone the engine computes them again. */
export interface EvidenceScope {
  /** Ids, in order. */
  readonly movements: string[]
  /** Parties that the question names, or that fill a role of which no movement's end is. */
  readonly parties: string[]
  /** The whole answer, on all records. */
  readonly answer: TraceAnswer
  /** Whether the total shortfall, too, comes out of these movements. */
  readonly shortfall: boolean
}

/** So many movements are taken whole where a part of them would leave a figure open; beyond, the part. */
const wholeUpTo = 20_000

/**
 * The movements that decide a question's corridor, counts, attribution and bounds, out of all that the filters keep and
 * that count beside them (TRACE, "Lower bound"). Whether they do is not argued but tried: the question is asked of them
 * alone, and where a figure comes out otherwise, everything that it is about is taken.
 */
export function evidenceScope(p: Projection, question: TraceQuestion, clock: TraceClock): EvidenceScope {
  const answer = trace(p, question, clock)
  const subject = subjectOf(p, question)
  let chosen = coneMembers(subject, clock)
  let fit = compare(p, question, answer, chosen, clock)
  if (fit !== 'all') {
    const whole = wholeMembers(subject)
    const count = whole.reduce((sum, one) => sum + one, 0)
    if (fit === 'none' || count <= wholeUpTo) {
      chosen = whole
      fit = compare(p, question, answer, whole, clock)
    }
    if (fit === 'none') {
      chosen = new Uint8Array(p.movements.count).fill(1)
      fit = 'all'
    }
  }
  const movements: string[] = []
  for (let m = 0; m < chosen.length; m++) if (chosen[m] === 1) movements.push(movementId(p, m))
  return { movements, parties: namedParties(subject, chosen), answer, shortfall: fit === 'all' }
}

/**
 * All that leads to a target, with whatever shares a pool with it: those lots and departures decide who draws what.
 * Of what moves within a day also all that comes before it on that day, for the order of a day is decided by it.
 */
function coneMembers(subject: Subject, clock: TraceClock): Uint8Array {
  const { projection: p, index, roles, filtered, consignor, consignee, minDays, maxDays } = subject
  const { count, departed, arrived } = p.movements
  const walks = walksOf(subject)
  const chosen = new Uint8Array(count)
  // Where goods can be taken apart walks lead further than volumes do; otherwise `membersOf` finds the same.
  if (walks !== subject) {
    const { reached } = reachedFromTargets(walks, walks.filtered.kept, clock)
    for (let m = 0; m < count; m++) if (reached[m] !== 0) chosen[m] = 1
  }
  for (const m of membersOf(subject, clock)) chosen[m] = 1

  const at = positionsOf(index.arriving, count)
  const bucket = bucketsOf(subject)
  const into = (m: number) => (roles[consignee[m]!] === role.between ? bucket[at[m]!]! : -1)
  const outOf = (m: number) => (roles[consignor[m]!] === role.between ? index.arriving.far[at[m]!]! : -1)
  const matters = new Uint8Array(index.arriving.start.length)
  let first = openUntil
  let last = openFrom
  for (let m = 0; m < count; m++) {
    if (chosen[m] === 0) continue
    if (outOf(m) >= 0) matters[outOf(m)] = 1
    first = Math.min(first, departed[m]!)
    last = Math.max(last, departed[m]!)
  }
  const onDay = new Map<string, number[]>()
  const sameDay: number[] = []
  for (let m = 0; m < count; m++) {
    const lot = into(m) >= 0 && matters[into(m)] === 1
    const near = filtered.kept[m] === 1 || (arrived[m]! + maxDays >= first && arrived[m]! + minDays <= last)
    if (near && consignor[m] !== consignee[m] && lot) chosen[m] = 1
    if (filtered.kept[m] === 0) continue
    if (outOf(m) >= 0 && matters[outOf(m)] === 1) chosen[m] = 1
    if (departed[m] !== arrived[m] || minDays > 0) continue
    if (into(m) >= 0) {
      const key = `${into(m)} ${arrived[m]}`
      const others = onDay.get(key)
      if (others === undefined) onDay.set(key, [m])
      else others.push(m)
    }
    if (chosen[m] === 1) sameDay.push(m)
  }
  for (let m = sameDay.pop(); m !== undefined; m = sameDay.pop()) {
    const key = `${outOf(m)} ${departed[m]}`
    const before = onDay.get(key) ?? []
    // All of them are chosen then, whoever else leaves that pool that day.
    onDay.delete(key)
    for (const one of before) {
      if (chosen[one] === 1) continue
      chosen[one] = 1
      sameDay.push(one)
    }
  }
  return chosen
}

/** All that the filters keep, and all that a filter removed and whose pool something kept leaves. */
function wholeMembers({ projection: p, filtered, consignor, consignee, roles, index }: Subject): Uint8Array {
  const { departing } = index
  const at = positionsOf(departing, p.movements.count)
  const left = new Uint8Array(departing.start.length)
  for (let bucket = 0; bucket + 1 < departing.start.length; bucket++)
    for (let i = departing.start[bucket]!; i < departing.start[bucket + 1]!; i++)
      if (filtered.kept[departing.order[i]!] === 1) left[bucket] = 1
  return filtered.kept.map((kept, m) => {
    if (kept === 1 || consignor[m] === consignee[m] || roles[consignee[m]!] !== role.between) return kept
    const bucket = departing.far[at[m]!]!
    return bucket >= 0 ? left[bucket]! : 0
  })
}

/** Adds a movement of each dataset that the question names: of a dataset without any nobody could ask. */
function addWitnesses(p: Projection, question: TraceQuestion, chosen: Uint8Array): void {
  const wanted = new Set(question.datasets?.map((name) => p.datasets.indexOf(name)))
  for (let m = 0; m < chosen.length && wanted.size > 0; m++) if (wanted.delete(p.movements.dataset[m]!)) chosen[m] = 1
}

function compare(
  p: Projection,
  question: TraceQuestion,
  answer: TraceAnswer,
  chosen: Uint8Array,
  clock: TraceClock,
): 'all' | 'figures' | 'none' {
  addWitnesses(p, question, chosen)
  const again = trace(partOf(p, chosen), question, clock)
  const near = (a: number | null, b: number | null) =>
    a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-10 * Math.max(1, Math.abs(a), Math.abs(b)))
  const { volume: x } = answer
  const { volume: y } = again
  const figures = ['delivered', 'upper', 'attributed', 'lower', 'unexplained', 'throughAvoided'] as const
  const same =
    again.complete === answer.complete &&
    again.cyclic === answer.cyclic &&
    again.chainCount === answer.chainCount &&
    again.corridor.counts.movements === answer.corridor.counts.movements &&
    again.corridor.movements.every((m, i) => m.id === answer.corridor.movements[i]?.id) &&
    figures.every((name) => near(x[name], y[name])) &&
    x.missingAmounts === y.missingAmounts &&
    x.unit === y.unit
  return !same ? 'none' : near(x.shortfall, y.shortfall) ? 'all' : 'figures'
}

/** The projection of some of the movements, with every party that the question may be about. */
function partOf(p: Projection, chosen: Uint8Array): Projection {
  const { movements: m, parties } = p
  const iso = (day: number) => (day === openFrom || day === openUntil ? null : isoOf(day))
  const rows: MovementRow[] = []
  const amount = (column: AmountColumn | null, i: number) =>
    column === null || Number.isNaN(column[i]!) ? null : column[i]!
  for (let i = 0; i < chosen.length; i++) {
    if (chosen[i] === 0) continue
    rows.push({
      id: movementId(p, i),
      consignor: partyId(p, m.consignor[i]!),
      consignee: partyId(p, m.consignee[i]!),
      departed: isoOf(m.departed[i]!),
      arrived: isoOf(m.arrived[i]!),
      code: p.codes[m.code[i]!]!,
      weight: amount(m.weight, i),
      value: amount(m.value, i),
      quantity: amount(m.quantity, i),
      unit: p.units[m.unit[i]!] || null,
      dataset: p.datasets[m.dataset[i]!]!,
      post: p.posts[m.post[i]!] || null,
    })
  }
  const all = Array.from({ length: parties.count }, (_, i) => i)
  return projectionOf({
    parties: all.map((i) => ({
      id: partyId(p, i),
      name: textAt(parties.names, i),
      country: p.countries[parties.country[i]!] || null,
      military: (parties.flags[i]! & partyFlag.military) !== 0,
      endUser: (parties.flags[i]! & partyFlag.endUser) !== 0,
      listings: Array.from({ length: parties.listingStart[i + 1]! - parties.listingStart[i]! }, (_, l) => {
        const at = parties.listingStart[i]! + l
        return { from: iso(parties.listingFrom[at]!), until: iso(parties.listingUntil[at]!) }
      }),
    })),
    movements: rows,
    owners: Array.from(p.owners.owner, (owner, i) => ({
      owner: partyId(p, owner),
      owned: partyId(p, p.owners.owned[i]!),
      from: iso(p.owners.from[i]!),
      until: iso(p.owners.until[i]!),
    })),
    identities: all.flatMap((i) =>
      parties.same[i] === i ? [] : [{ a: partyId(p, parties.same[i]!), b: partyId(p, i) }],
    ),
    transformations: [...p.transformations],
    version: p.version,
  })
}

/** Named parties, and of a role that no chosen movement shows the first that has it: without it nobody could be asked. */
function namedParties({ projection: p, question, roles }: Subject, chosen: Uint8Array): string[] {
  const named = [...(question.from.parties ?? []), ...(question.to.parties ?? []), ...question.avoid]
  const parties = new Set(named.map((id) => findText(p.parties.ids, id)))
  const ends = new Set<number>()
  for (let m = 0; m < chosen.length; m++)
    if (chosen[m] === 1) ends.add(p.movements.consignor[m]!).add(p.movements.consignee[m]!)
  for (const wanted of [role.source, role.target]) {
    if ([...ends].some((party) => roles[party] === wanted)) continue
    // A merged party has its role of all its members.
    const first = roles.indexOf(wanted)
    for (let i = 0; i < p.parties.count; i++) if (p.parties.same[i] === first) parties.add(i)
  }
  return [...parties].sort((a, b) => a - b).map((party) => partyId(p, party))
}
