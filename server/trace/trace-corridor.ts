import { OpenSet } from './open-set.ts'
import type { TraceClock } from './trace-clock.ts'
import { sweptCorridor } from './swept-corridor.ts'
import { reach, type Step } from './trace-reach.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import { transformCorridor, transformReached } from './transform-corridor.ts'
import type { IndexSide, WindowIndex } from './window-index.ts'

/** Movements on at least one walk, in id order, with their hops; without regard to via. */
export interface Corridor {
  readonly movements: Int32Array
  /** Fewest movements from a source and to a target, the movement itself included; beside `movements`. */
  readonly hopsFromSource: Int32Array
  readonly hopsToTarget: Int32Array
}

/**
 * The corridor: what sources reach, and of that, what reaches targets. A question that touches little is followed from
 * movement to movement, in a queue; one that touches much by two sweeps over all days, which costs a few steps for every
 * movement there is, touched or not, but far fewer for each. What it will be shows on the way: a queue that has grown
 * long without being done gives way to the sweeps.
 */
export function corridorOf(subject: Subject, clock: TraceClock): Corridor {
  if (subject.relation !== null) return transformCorridor(subject, clock)
  const { departing, arriving } = subject.index
  const movements = departing.order.length
  const seeds = Math.min(endsOf(subject, departing, role.source), endsOf(subject, arriving, role.target))
  // A period shortens the sweeps.
  const swept = subject.question.period === undefined ? movements : subject.filtered.count
  const corridor = seeds <= swept / 4 ? queuedCorridor(subject, clock, seeds + swept / 16) : null
  // Some way of more hops than a sweep can hold is left to the queue.
  return corridor ?? sweptCorridor(subject, clock) ?? queuedCorridor(subject, clock, movements)!
}

/**
 * The corridor by two queues, breadth-first: each visits a movement at most once and never looks at a pair. They go by
 * whole hops, so a same-day cycle costs nothing and hops are the fewest. The side with fewer movements to begin with
 * comes first, and the other looks only at what that one reached: all of a way from a movement of the corridor to its
 * nearest source or target is in the corridor too. Null when the first queue grows beyond `most` movements.
 */
export function queuedCorridor(subject: Subject, clock: TraceClock, most: number): Corridor | null {
  const { index, filtered } = subject
  const kept = filtered.all ? null : filtered.kept
  const ahead = endsOf(subject, index.departing, role.source) <= endsOf(subject, index.arriving, role.target)
  const first = ahead ? fromSources(subject, kept, clock, most) : fromTargets(subject, kept, clock, most)
  if (first === null) return null
  const second = ahead ? fromTargets(subject, first.reached, clock) : fromSources(subject, first.reached, clock)
  const [fromSource, toTarget] = ahead ? [first, second!] : [second!, first]
  const size = second!.count
  const corridor = new Int32Array(size)
  for (let m = 0, i = 0; i < size; m++) if (second!.reached[m] !== 0) corridor[i++] = m
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
export const reachedFromSources = (subject: Subject, clock: TraceClock): Reached =>
  subject.relation !== null
    ? transformReached(subject, role.source, clock)
    : fromSources(subject, subject.filtered.all ? null : subject.filtered.kept, clock)!

/** Those among `admit` (null is all) on a walk that ends at a target, wherever it begins. */
export const reachedFromTargets = (subject: Subject, admit: Uint8Array | null, clock: TraceClock): Reached =>
  subject.relation !== null ? transformReached(subject, role.target, clock) : fromTargets(subject, admit, clock)!

function fromSources(subject: Subject, admit: Uint8Array | null, clock: TraceClock, most?: number): Reached | null {
  const { index, minDays, maxDays } = subject
  const { edge } = scratchOf(index)
  const step = { side: index.departing, low: minDays, high: maxDays }
  return passOf(subject, step, role.source, edge.departing, admit, clock, most)
}

function fromTargets(subject: Subject, admit: Uint8Array | null, clock: TraceClock, most?: number): Reached | null {
  const { index, minDays, maxDays } = subject
  const { edge } = scratchOf(index)
  const step = { side: index.arriving, low: -maxDays, high: -minDays }
  return passOf(subject, step, role.target, edge.arriving, admit, clock, most)
}

/** Goes from everything at the parties of a role; null when that grows beyond `most` movements. */
function passOf(
  subject: Subject,
  step: Step,
  from: number,
  edge: Int32Array,
  admit: Uint8Array | null,
  clock: TraceClock,
  most?: number,
): Reached | null {
  const { queue, open } = scratchOf(subject.index)
  // Only movements of parties in between can be handed something, or hand it on; others are closed from the start.
  open.fill()
  closeOthers(open, step.side, subject.roles)
  const seeds = seedsOf(subject, step.side, from, admit, queue)
  const levels = reach(step, open, edge, queue, seeds, admit, clock, most)
  return levels === null ? null : hopsByMovement(step.side.order, queue, levels, subject.projection.movements.count)
}

/** How many movements the parties of a role have on a side. */
function endsOf(subject: Subject, side: IndexSide, as: number): number {
  let ends = 0
  eachParty(subject.roles, as, (party) => {
    ends += side.party[party + 1]! - side.party[party]!
  })
  return ends
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

/** Every party of a role, in id order. */
export function eachParty(roles: Uint8Array, wanted: number, visit: (party: number) => void): void {
  for (let party = roles.indexOf(wanted); party >= 0; party = roles.indexOf(wanted, party + 1)) visit(party)
}
