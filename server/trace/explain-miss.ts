import { isoOf } from './days.ts'
import { movementId } from './projection.ts'
import { textAt } from './text-table.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import { handoverOf } from './transform-relation.ts'
import { classesOf } from './window-index.ts'

/** A movement that might have handed over, and what kept it from it. */
export interface Miss {
  readonly movement: number
  readonly why: 'too-late' | 'too-early' | 'goods' | 'not-reached'
  /** By how many days the dates miss; null where they do not. */
  readonly days: number | null
}

export type Side = 'supply' | 'onward'

/**
 * Among all filtered arrivals at m's consignor (`supply`) or departures from its consignee (`onward`) the one that came
 * nearest to a handover with m. First those that `reached` marks: goods match but dates do not; dates match but goods do
 * not. Then those that do hand over and were not reached. Then whatever misses in more than one way. Within each by
 * days, then by id. Null where there is none at all.
 */
export function nearestMiss(subject: Subject, m: number, side: Side, reached: Uint8Array): Miss | null {
  const { projection, index, roles, filtered, consignor, consignee, minDays, maxDays } = subject
  const { departed, arrived, code } = projection.movements
  const party = side === 'supply' ? consignor[m]! : consignee[m]!
  if (roles[party] !== role.between) return null
  const goodsMeet = goodsRule(subject)
  const { order, party: start } = side === 'supply' ? index.arriving : index.departing
  let best: (Miss & { rank: number; off: number }) | null = null
  for (let at = start[party]!; at < start[party + 1]!; at++) {
    const n = order[at]!
    if (n === m || filtered.kept[n] === 0) continue
    const [first, then] = side === 'supply' ? [n, m] : [m, n]
    const late = arrived[first]! + minDays - departed[then]!
    const early = departed[then]! - arrived[first]! - maxDays
    const days = late > 0 ? late : early > 0 ? early : null
    const goods = goodsMeet(code[first]!, code[then]!)
    const timeWhy = late > 0 ? 'too-late' : 'too-early'
    const known = reached[n] !== 0
    const rank = known ? (goods ? 0 : days === null ? 1 : 3) : goods && days === null ? 2 : 4
    const why = !goods ? 'goods' : days === null ? 'not-reached' : timeWhy
    const off = days ?? Math.abs(departed[then]! - arrived[first]!)
    if (
      best === null ||
      rank < best.rank ||
      (rank === best.rank && (off < best.off || (off === best.off && n < best.movement)))
    )
      best = { movement: n, why, days, rank, off }
  }
  return best === null ? null : { movement: best.movement, why: best.why, days: best.days }
}

/** Whether goods of one code hand over to goods of another. */
function goodsRule({ projection, question, relation }: Subject): (from: number, to: number) => boolean {
  if (relation !== null) return (from, to) => handoverOf(relation, from, to) !== null
  const classes = classesOf(projection.codes, question.handover.match)
  return (from, to) => classes[from]! >= 0 && classes[from] === classes[to]
}

/** Why nothing from a source could come to m, or nothing of it go on to a target, in one sentence. */
export function missSentence(subject: Subject, m: number, side: Side, miss: Miss | null, reached: Uint8Array): string {
  return side === 'supply' ? supplySentence(subject, m, miss, reached) : onwardSentence(subject, m, miss, reached)
}

function supplySentence(subject: Subject, m: number, miss: Miss | null, reached: Uint8Array): string {
  const { projection: p, minDays, maxDays } = subject
  const { consignor, consignee, departed, arrived } = p.movements
  const name = textAt(p.parties.names, consignor[m]!)
  if (miss === null) return `No shipment that the question keeps goes to ${name}, so nothing could be handed on.`
  const n = miss.movement
  // With affiliates it may be another party that received what this one could have sent on.
  const came = `${movementId(p, n)} reached ${textAt(p.parties.names, consignee[n]!)} on ${isoOf(arrived[n]!)}`
  if (reached[n] === 0)
    return miss.why === 'not-reached'
      ? `${name} had goods to send on (${came}), but none that came from a source.`
      : `Nothing that came from a source ever reached ${name}.`
  if (miss.why === 'too-late')
    return `It left ${dayCount(miss.days!)} before goods from a source could be sent on: ${came}${handling(minDays)}.`
  if (miss.why === 'too-early')
    return `It left ${dayCount(miss.days!)} after the last goods from a source could be held no longer: ${came}, and goods are held for ${dayCount(maxDays)} at most.`
  const off = miss.days !== null && departed[m]! < arrived[n]! + minDays ? 'too late' : 'too early'
  return `Goods from a source reached ${name} as other goods: ${otherGoods(subject, m, miss, off)}.`
}

function onwardSentence(subject: Subject, m: number, miss: Miss | null, reached: Uint8Array): string {
  const { projection: p, minDays, maxDays } = subject
  const { consignor, consignee, departed, arrived } = p.movements
  const name = textAt(p.parties.names, consignee[m]!)
  if (miss === null) return `No shipment that the question keeps leaves ${name}, so nothing could be handed on.`
  const n = miss.movement
  const left = `${movementId(p, n)} left ${textAt(p.parties.names, consignor[n]!)} on ${isoOf(departed[n]!)}`
  if (reached[n] === 0)
    return miss.why === 'not-reached'
      ? `${name} sent goods on (${left}), but none that came to a target.`
      : `Nothing that came to a target ever left ${name}.`
  if (miss.why === 'too-late')
    return `It arrived ${dayCount(miss.days!)} after the last onward shipment could take it: ${left}${handling(minDays)}.`
  if (miss.why === 'too-early')
    return `The next onward shipment left ${dayCount(miss.days!)} after the goods could be held no longer: ${left}, and goods are held for ${dayCount(maxDays)} at most.`
  const off = miss.days !== null && departed[n]! < arrived[m]! + minDays ? 'too early' : 'too late'
  return `What left ${name} for a target were other goods: ${otherGoods(subject, m, miss, off)}.`
}

function otherGoods({ projection: p, question }: Subject, m: number, miss: Miss, off: string): string {
  const goods = (n: number) => p.codes[p.movements.code[n]!]! || 'nothing known'
  const n = miss.movement
  const days = miss.days === null ? '' : `, ${dayCount(miss.days)} ${off}`
  return `${movementId(p, n)} carried ${goods(n)}${days}, this one carries ${goods(m)} (compared at ${question.handover.match})`
}

const handling = (days: number) => (days === 0 ? '' : ` (${dayCount(days)} of handling included)`)
const dayCount = (days: number) => (days === 1 ? '1 day' : `${days} days`)
