import type { TraceClock } from './trace-clock.ts'
import { type Cone, coneOf, type Windows } from './trace-cone.ts'
import { type Corridor, corridorOf } from './trace-corridor.ts'
import { OpenSet } from './open-set.ts'
import type { Subject } from './trace-subject.ts'

/** The movements on at least one walk that counts. */
export function askedCorridor(subject: Subject, clock: TraceClock): Corridor {
  return passing(subject, corridorOf(subject, clock), clock)
}

/** Of a corridor without regard to via, the movements on at least one walk that counts. */
export function passing(subject: Subject, corridor: Corridor, clock: TraceClock): Corridor {
  return subject.via === null ? corridor : viaCorridor(subject, corridor, coneOf(subject, corridor.movements), clock)
}

const corridors = new WeakMap<Subject, Corridor>()

/**
 * The corridor that volumes know: the question's own, or where goods can be taken apart, that of the question without
 * (found once), since no amount crosses such a handover.
 */
export function volumesCorridor(subject: Subject, corridor: Corridor, clock: TraceClock): Corridor {
  if (subject.walks === null) return corridor
  let found = corridors.get(subject)
  if (found === undefined) corridors.set(subject, (found = askedCorridor(subject, clock)))
  return found
}

/**
 * The corridor's movements on at least one walk that hands over at a party of a via country (TRACE, "Via"): a walk that
 * has passed before or at this movement and goes on anyhow, or one that passes after it. Hops stay as they are.
 */
export function viaCorridor(subject: Subject, corridor: Corridor, cone: Cone, clock: TraceClock): Corridor {
  const { via } = subject
  if (via === null) return corridor
  const { consignor, consignee } = subject.projection.movements
  const giver = (c: number) => via[consignee[cone.movements[c]!]!] === 1
  const taker = (c: number) => via[consignor[cone.movements[c]!]!] === 1
  // Passed on the way in, and passed on the way out.
  const before = spread(cone.receivers, giver, taker, clock)
  const after = spread(cone.suppliers, taker, giver, clock)
  const kept = corridor.movements.map((_, c) => before[c]! | after[c]!)
  const choose = (column: Int32Array) => column.filter((_, c) => kept[c] === 1)
  return {
    movements: choose(corridor.movements),
    hopsFromSource: choose(corridor.hopsFromSource),
    hopsToTarget: choose(corridor.hopsToTarget),
  }
}

/**
 * Members to which some handover passes a via party, itself or on the way: `leaves(c)` says that every handover from c
 * passes one, `enters(c)` that every handover into c does. Each window is walked once more at most.
 */
function spread(
  windows: Windows,
  leaves: (member: number) => boolean,
  enters: (member: number) => boolean,
  clock: TraceClock,
): Uint8Array {
  const { members, lo, hi } = windows
  const k = lo.length
  const passed = new Uint8Array(k)
  // A member may lie at several places; it is looked at once.
  const open = new OpenSet(members.length)
  open.fill()
  const queue = new Int32Array(k)
  let end = 0
  const pass = (i: number) => {
    open.remove(i)
    if (passed[members[i]!] === 1) return
    passed[members[i]!] = 1
    queue[end++] = members[i]!
  }
  const visit = (c: number) => {
    for (let i = open.next(lo[c]!); i < hi[c]!; i = open.next(i + 1)) pass(i)
  }
  // A member that every handover enters by passing has passed as soon as anything at all hands over to it.
  const handed = new Int32Array(members.length + 1)
  for (let c = 0; c < k; c++) {
    handed[lo[c]!]! += 1
    handed[hi[c]!]! -= 1
  }
  let covering = 0
  for (let i = 0; i < members.length; i++) {
    covering += handed[i]!
    if (covering > 0 && enters(members[i]!)) pass(i)
  }
  for (let c = 0; c < k; c++) if (leaves(c)) visit(c)
  clock.check()
  for (let at = 0; at < end; at++) visit(queue[at]!)
  return passed
}
