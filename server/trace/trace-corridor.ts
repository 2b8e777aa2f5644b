import { OpenSet } from './open-set.ts'
import type { TraceClock } from './trace-clock.ts'
import { reach } from './trace-reach.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import type { IndexSide, WindowIndex } from './window-index.ts'

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
  const { departing, arriving } = index
  const movements = subject.projection.movements.count
  const { queue, open, edge } = scratchOf(index)

  // Forward. Only departures of parties in between can be handed something; everybody else's are closed from the start.
  open.fill()
  closeOthers(open, departing, subject.roles)
  const admit = filtered.all ? null : filtered.kept
  let seeds = 0
  eachParty(subject.roles, role.source, (party) => {
    for (let at = departing.party[party]!; at < departing.party[party + 1]!; at++)
      if (admit === null || admit[departing.order[at]!] !== 0) queue[seeds++] = at
  })
  const ahead = reach(
    { side: departing, low: minDays, high: maxDays },
    open,
    edge.departing,
    queue,
    seeds,
    admit,
    clock,
  )
  const fromSource = hopsByMovement(departing.order, queue, ahead, movements)

  // Backward, among what was reached. A supplier arrives at a party in between.
  open.fill()
  closeOthers(open, arriving, subject.roles)
  seeds = 0
  eachParty(subject.roles, role.target, (party) => {
    for (let at = arriving.party[party]!; at < arriving.party[party + 1]!; at++)
      if (fromSource.reached[arriving.order[at]!] !== 0) queue[seeds++] = at
  })
  const step = { side: arriving, low: -maxDays, high: -minDays }
  const back = reach(step, open, edge.arriving, queue, seeds, fromSource.reached, clock)
  const toTarget = hopsByMovement(arriving.order, queue, back, movements)

  const size = back.at(-1)!
  const corridor = new Int32Array(size)
  for (let m = 0, i = 0; i < size; m++) if (toTarget.reached[m] !== 0) corridor[i++] = m
  const hopsFromSource = new Int32Array(size)
  const hopsToTarget = new Int32Array(size)
  for (let i = 0; i < size; i++) {
    hopsFromSource[i] = fromSource.hops[corridor[i]!]!
    hopsToTarget[i] = toTarget.hops[corridor[i]!]!
  }
  return { movements: corridor, hopsFromSource, hopsToTarget }
}

/** What both passes work in, kept with the index: a thread answers one question at a time. */
interface Scratch {
  readonly queue: Int32Array
  readonly open: OpenSet
  /** Per bucket of a side, for `reach`. */
  readonly edge: { readonly departing: Int32Array; readonly arriving: Int32Array }
}

const scratch = new WeakMap<WindowIndex, Scratch>()

function scratchOf(index: WindowIndex): Scratch {
  let found = scratch.get(index)
  if (found === undefined) {
    const n = index.departing.order.length
    const edge = (side: IndexSide) => new Int32Array(side.start.length - 1)
    found = {
      queue: new Int32Array(n),
      open: new OpenSet(n),
      edge: { departing: edge(index.departing), arriving: edge(index.arriving) },
    }
    scratch.set(index, found)
  }
  return found
}

/** Hops by movement. They are few, so bytes hold them and stay near; where they are not, `hops` is wider. */
function hopsByMovement(order: Int32Array, queue: Int32Array, levels: readonly number[], movements: number) {
  const reached = new Uint8Array(movements)
  const hops = levels.length > 255 ? new Int32Array(movements) : reached
  for (let h = 0; h + 1 < levels.length; h++) {
    const end = levels[h + 1]!
    for (let at = levels[h]!; at < end; at++) reached[order[queue[at]!]!] = Math.min(h + 1, 255)
    if (hops !== reached) for (let at = levels[h]!; at < end; at++) hops[order[queue[at]!]!] = h + 1
  }
  return { reached, hops }
}

function closeOthers(open: OpenSet, side: IndexSide, roles: Uint8Array): void {
  for (let party = 0; party < roles.length; party++)
    if (roles[party] !== role.between && side.party[party]! < side.party[party + 1]!)
      open.removeRange(side.party[party]!, side.party[party + 1]!)
}

function eachParty(roles: Uint8Array, wanted: number, visit: (party: number) => void): void {
  for (let party = roles.indexOf(wanted); party >= 0; party = roles.indexOf(wanted, party + 1)) visit(party)
}
