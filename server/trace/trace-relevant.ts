import { positionsOf } from './trace-cone.ts'
import type { Corridor } from './trace-corridor.ts'
import { bucketsOf } from './trace-cyclic.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'

/**
 * The same question on only those movements that can change what is attributed to a corridor movement, for questions
 * asked many times over. Whatever left a source and reaches a target went along a walk, so nothing but the stock of
 * pools that corridor movements hand over in matters: what arrives in them and what leaves them. Movements that leave
 * and arrive on one day stay too, for they decide the order of that day. What is not about the corridor (delivered,
 * unexplained) is not answered rightly.
 */
export function relevantTo(subject: Subject, corridor: Corridor): Subject {
  const { index, roles, filtered } = subject
  const { consignor, consignee } = subject
  const { departed, arrived, count } = subject.projection.movements
  const at = positionsOf(index.arriving, count)
  const pool = bucketsOf(subject)
  const between = (party: number) => roles[party] === role.between
  const into = (m: number) => (between(consignee[m]!) ? pool[at[m]!]! : -1)
  const outOf = (m: number) => (between(consignor[m]!) ? index.arriving.far[at[m]!]! : -1)
  const matters = new Uint8Array(index.arriving.start.length)
  const kept = new Uint8Array(count)
  for (const m of corridor.movements) {
    kept[m] = 1
    if (into(m) >= 0) matters[into(m)] = 1
  }
  let keptCount = 0
  for (let m = 0; m < count; m++) {
    if (filtered.kept[m] === 0) continue
    if (departed[m] === arrived[m] || matters[into(m)] === 1 || matters[outOf(m)] === 1) kept[m] = 1
    keptCount += kept[m]!
  }
  return { ...subject, filtered: { ...filtered, kept, count: keptCount, all: false } }
}
