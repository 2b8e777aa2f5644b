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
  const fromSource = reachedFromSources(subject, clock)
  const toTarget = reachedFromTargets(subject, fromSource.reached, clock)
  const size = toTarget.count
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

/** By movement: whether it was reached (not 0), and then by how many hops, itself included. */
export interface Reached {
  readonly reached: Uint8Array
  readonly hops: Uint8Array | Int32Array
  readonly count: number
}

/** The filtered movements on a walk that begins at a source, wherever it leads. */
export function reachedFromSources(subject: Subject, clock: TraceClock): Reached {
  const { index, filtered, minDays, maxDays } = subject
  const side = index.departing
  const { queue, open, edge } = scratchOf(index)
  // Only departures of parties in between can be handed something; everybody else's are closed from the start.
  open.fill()
  closeOthers(open, side, subject.roles)
  const admit = filtered.all ? null : filtered.kept
  const seeds = seedsOf(subject, side, role.source, admit, queue)
  const step = { side, low: minDays, high: maxDays }
  const levels = reach(step, open, edge.departing, queue, seeds, admit, clock)
  return hopsByMovement(side.order, queue, levels, subject.projection.movements.count)
}

/** Those among `admit` (null is all) on a walk that ends at a target, wherever it begins. */
export function reachedFromTargets(subject: Subject, admit: Uint8Array | null, clock: TraceClock): Reached {
  const { index, minDays, maxDays } = subject
  const side = index.arriving
  const { queue, open, edge } = scratchOf(index)
  // A supplier arrives at a party in between.
  open.fill()
  closeOthers(open, side, subject.roles)
  const seeds = seedsOf(subject, side, role.target, admit, queue)
  const step = { side, low: -maxDays, high: -minDays }
  const levels = reach(step, open, edge.arriving, queue, seeds, admit, clock)
  return hopsByMovement(side.order, queue, levels, subject.projection.movements.count)
}

function seedsOf(subject: Subject, side: IndexSide, as: number, admit: Uint8Array | null, queue: Int32Array): number {
  let seeds = 0
  eachParty(subject.roles, as, (party) => {
    for (let at = side.party[party]!; at < side.party[party + 1]!; at++)
      if (admit === null || admit[side.order[at]!] !== 0) queue[seeds++] = at
  })
  return seeds
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
function hopsByMovement(order: Int32Array, queue: Int32Array, levels: readonly number[], movements: number): Reached {
  const reached = new Uint8Array(movements)
  const hops = levels.length > 255 ? new Int32Array(movements) : reached
  for (let h = 0; h + 1 < levels.length; h++) {
    const end = levels[h + 1]!
    for (let at = levels[h]!; at < end; at++) reached[order[queue[at]!]!] = Math.min(h + 1, 255)
    if (hops !== reached) for (let at = levels[h]!; at < end; at++) hops[order[queue[at]!]!] = h + 1
  }
  return { reached, hops, count: levels.at(-1)! }
}

function closeOthers(open: OpenSet, side: IndexSide, roles: Uint8Array): void {
  for (let party = 0; party < roles.length; party++)
    if (roles[party] !== role.between && side.party[party]! < side.party[party + 1]!)
      open.removeRange(side.party[party]!, side.party[party + 1]!)
}

function eachParty(roles: Uint8Array, wanted: number, visit: (party: number) => void): void {
  for (let party = roles.indexOf(wanted); party >= 0; party = roles.indexOf(wanted, party + 1)) visit(party)
}
