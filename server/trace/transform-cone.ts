import type { IndexColumn } from './projection.ts'
import { firstAtLeast } from './trace-reach.ts'
import type { Cone, Windows } from './trace-cone.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import { handoverOf, type TransformRelation } from './transform-relation.ts'

/**
 * The handovers among some movements when goods can be taken apart. A stretch of `members` holds what a party in between
 * can hand goods of one kind over to, by day, so that windows are intervals as ever; a movement lies in several stretches
 * where goods of several kinds can become its own, and once in each.
 */
export function transformCone(subject: Subject, movements: Int32Array, relation: TransformRelation): Cone {
  const { consignor, consignee, minDays, maxDays } = subject
  const { departed, arrived, code } = subject.projection.movements
  const coming: End = { party: consignee, day: arrived }
  const leaving: End = { party: consignor, day: departed }
  return {
    movements,
    suppliers: windows(
      subject,
      movements,
      leaving,
      coming,
      -maxDays,
      -minDays,
      relation.made,
      relation.taken,
      (n, m) => handoverOf(relation, m, n) !== null,
    ),
    receivers: windows(
      subject,
      movements,
      coming,
      leaving,
      minDays,
      maxDays,
      relation.taken,
      relation.made,
      (m, n) => handoverOf(relation, m, n) !== null,
    ),
    kinds: null,
  }

  function windows(
    { roles }: Subject,
    among: Int32Array,
    own: End,
    others: End,
    low: number,
    high: number,
    ownSets: Int32Array,
    otherSets: Int32Array,
    meets: (ownCode: number, otherCode: number) => boolean,
  ): Windows {
    const k = among.length
    const lo = new Int32Array(k)
    const hi = new Int32Array(k)
    const members: number[] = []
    const owners = byParty(among, own, roles)
    const stretches = byParty(among, others, roles)
    for (const [party, mine] of owners) {
      const met = stretches.get(party)
      if (met === undefined) continue
      const metKinds = byKind(met, otherSets)
      // Goods of one class that are taken apart alike meet the same: one stretch for them all.
      for (const alike of byKind(mine, ownSets)) {
        const kind = code[among[alike[0]!]!]!
        const meeting = metKinds.filter(([c]) => meets(kind, code[among[c!]!]!))
        const chosen = meeting.length === 1 ? meeting[0]! : meeting.flat().sort(byDay(among, others.day))
        const from = members.length
        for (const c of chosen) members.push(c)
        const days = Int32Array.from(chosen, (c) => others.day[among[c]!]!)
        for (const c of alike) {
          const day = own.day[among[c]!]!
          lo[c] = from + firstAtLeast(days, day + low, 0, days.length)
          hi[c] = from + firstAtLeast(days, day + high + 1, lo[c]! - from, days.length)
        }
      }
    }
    return { members: Int32Array.from(members), lo, hi }

    function byKind(list: number[], sets: Int32Array): number[][] {
      const kindOf = (of: number) => `${relation.classes[of]} ${sets[of]}`
      return [...Map.groupBy(list, (c) => kindOf(code[among[c]!]!)).values()]
    }
  }
}

/** One end of every movement: whose stock it is and the day there. */
interface End {
  readonly party: Int32Array
  readonly day: IndexColumn
}

/** Members by the party in between at one end, each list by day, then in id order. */
function byParty(movements: Int32Array, { party, day }: End, roles: Uint8Array): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (let c = 0; c < movements.length; c++) {
    const at = party[movements[c]!]!
    if (roles[at] !== role.between) continue
    const list = found.get(at)
    if (list === undefined) found.set(at, [c])
    else list.push(c)
  }
  for (const list of found.values()) list.sort(byDay(movements, day))
  return found
}

const byDay = (movements: Int32Array, day: IndexColumn) => (a: number, b: number) =>
  day[movements[a]!]! - day[movements[b]!]! || a - b
