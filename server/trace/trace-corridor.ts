import { OpenSet } from './open-set.ts'
import type { TraceClock } from './trace-clock.ts'
import { isKept } from './trace-filters.ts'
import { reach } from './trace-reach.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import type { IndexSide } from './window-index.ts'

/** Movements on at least one walk, in id order, with their hops; without regard to via. */
export interface Corridor {
  readonly movements: Int32Array
  /** Fewest movements from a source and to a target, the movement itself included; beside `movements`. */
  readonly hopsFromSource: Int32Array
  readonly hopsToTarget: Int32Array
}

/**
 * The corridor: what sources reach, and of that, what reaches targets. Both passes visit a movement at most once and
 * never look at a pair. They go by whole hops, so a same-day cycle costs nothing and hops are the fewest.
 */
export function corridorOf(subject: Subject, clock: TraceClock): Corridor {
  const { index, filtered, minDays, maxDays } = subject
  const movements = subject.projection.movements.count
  const { departing, arriving } = index
  const n = departing.order.length
  const queue = new Int32Array(n)
  const open = new OpenSet(n)

  // Forward. Only departures of parties in between can be handed something; everybody else's are closed from the start.
  open.fill()
  closeOthers(open, departing, subject.roles)
  let seeds = 0
  eachParty(subject.roles, role.source, (party) => {
    for (let at = departing.party[party]!; at < departing.party[party + 1]!; at++)
      if (filtered.all || isKept(filtered, departing.order[at]!)) queue[seeds++] = at
  })
  const levels: number[] = []
  const admit = filtered.all ? null : filtered.bits
  reach({ side: departing, low: minDays, high: maxDays }, open, queue, seeds, levels, admit, clock)
  const reached = new Uint32Array((movements + 31) >>> 5)
  const fromSource = new Int32Array(movements)
  for (let h = 0; h + 1 < levels.length; h++)
    for (let at = levels[h]!; at < levels[h + 1]!; at++) {
      const m = departing.order[queue[at]!]!
      fromSource[m] = h + 1
      reached[m >>> 5]! |= 1 << (m & 31)
    }

  // Backward, among what was reached. A supplier arrives at a party in between.
  open.fill()
  closeOthers(open, arriving, subject.roles)
  seeds = 0
  eachParty(subject.roles, role.target, (party) => {
    for (let at = arriving.party[party]!; at < arriving.party[party + 1]!; at++)
      if (fromSource[arriving.order[at]!] !== 0) queue[seeds++] = at
  })
  const back: number[] = []
  const size = reach({ side: arriving, low: -maxDays, high: -minDays }, open, queue, seeds, back, reached, clock)

  const toTarget = new Int32Array(movements)
  const inCorridor = new OpenSet(movements)
  for (let h = 0; h + 1 < back.length; h++)
    for (let at = back[h]!; at < back[h + 1]!; at++) {
      const m = arriving.order[queue[at]!]!
      toTarget[m] = h + 1
      inCorridor.add(m)
    }
  const corridor = new Int32Array(size)
  for (let m = inCorridor.next(0), i = 0; m < movements; m = inCorridor.next(m + 1)) corridor[i++] = m
  return {
    movements: corridor,
    hopsFromSource: corridor.map((m) => fromSource[m]!),
    hopsToTarget: corridor.map((m) => toTarget[m]!),
  }
}

function closeOthers(open: OpenSet, side: IndexSide, roles: Uint8Array): void {
  for (let party = 0; party < roles.length; party++)
    if (roles[party] !== role.between && side.party[party]! < side.party[party + 1]!)
      open.removeRange(side.party[party]!, side.party[party + 1]!)
}

function eachParty(roles: Uint8Array, wanted: number, visit: (party: number) => void): void {
  for (let party = roles.indexOf(wanted); party >= 0; party = roles.indexOf(wanted, party + 1)) visit(party)
}
