import { clockMask, type TraceClock } from './trace-clock.ts'
import { firstAtLeast } from './trace-reach.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import { handoverOf } from './transform-relation.ts'

/**
 * 1 for each of some movements to which a transforming handover leads, from any movement, whether a filter removed it or
 * not: what it carries can have come from elsewhere (TRACE, "Lower bound"). Null when nothing is taken apart.
 */
export function madeOfOthers(subject: Subject, movements: Int32Array, clock: TraceClock): Uint8Array | null {
  const relation = subject.walks?.relation ?? null
  if (relation === null) return null
  const { consignor, consignee, roles, minDays, maxDays } = subject
  const { arrived, departed, code, count } = subject.projection.movements
  // Arrivals of what can be taken apart, by party and kind of goods, as days.
  const arrivals = new Map<number, Map<string, { code: number; days: number[] }>>()
  for (let m = 0; m < count; m++) {
    const party = consignee[m]!
    if (relation.taken[code[m]!] === 0 || roles[party] !== role.between || consignor[m] === party) continue
    let kinds = arrivals.get(party)
    if (kinds === undefined) arrivals.set(party, (kinds = new Map()))
    const kind = `${relation.classes[code[m]!]} ${relation.taken[code[m]!]}`
    const known = kinds.get(kind)
    if (known === undefined) kinds.set(kind, { code: code[m]!, days: [arrived[m]!] })
    else known.days.push(arrived[m]!)
  }
  const sorted = new Map(
    arrivals
      .entries()
      .map(([party, kinds]) => [
        party,
        [...kinds.values()].map(({ code: kind, days }) => ({ kind, days: Int32Array.from(days).sort() })),
      ]),
  )
  let looks = 0
  return Uint8Array.from(movements, (n) => {
    if (roles[consignor[n]!] !== role.between || relation.made[code[n]!] === 0) return 0
    const day = departed[n]!
    const found = sorted.get(consignor[n]!)?.some(({ kind, days }) => {
      if ((++looks & clockMask) === 0) clock.check()
      if (handoverOf(relation, kind, code[n]!) !== 'transforming') return false
      const first = firstAtLeast(days, day - maxDays, 0, days.length)
      return first < days.length && days[first]! <= day - minDays
    })
    return found === true ? 1 : 0
  })
}
