import { PoolFronts } from './pool-fronts.ts'
import { type Lane, type Timetable, timetableOf } from './timetable.ts'
import type { TraceClock } from './trace-clock.ts'
import type { Corridor } from './trace-corridor.ts'
import { periodOf, role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import { sweep } from './trace-sweep.ts'
import { firstAtLeast } from './trace-reach.ts'

/** The corridor by two sweeps over all days of the period; null when some way is too long for them. */
export function sweptCorridor(subject: Subject, clock: TraceClock): Corridor | null {
  const timetable = timetableOf(subject.index)
  const { fronts, fromSource, toTarget, byMovement, members } = scratchOf(timetable)
  const { minDays, maxDays, roles } = subject
  const { days } = timetable
  // Whatever leaves before the period or after it is filtered out; what left within it may arrive at any time after.
  const period = periodOf(subject.question)
  const from = firstAtLeast(days, period.from, 0, days.length)
  const left = firstAtLeast(days, period.to + 1, 0, days.length) - 1
  const to = days.length - 1

  fromSource.fill(0)
  fronts.begin(timetable, roles, role.source)
  const ahead = { timetable, forward: true, minDays, maxDays, from, to: left }
  if (!sweep(ahead, fronts, fromSource, keptDepartures(subject, timetable), clock)) return null
  toTarget.fill(0)
  fronts.begin(timetable, roles, role.target)
  const back = { timetable, forward: false, minDays, maxDays, from, to }
  if (!sweep(back, fronts, toTarget, fromSource, clock)) return null

  const { order } = timetable
  for (let at = 0; at < order.length; at++)
    byMovement[order[at]!] = (fromSource[at]! & (-toTarget[at]! >> 31)) | (toTarget[at]! << 8)
  // Written at every step and kept at some: cheaper than to branch on what is as good as random.
  let size = 0
  for (let m = 0; m < byMovement.length; m++) {
    members[size] = m
    size -= -byMovement[m]! >> 31
  }
  const movements = members.slice(0, size)
  const hopsFromSource = new Int32Array(size)
  const hopsToTarget = new Int32Array(size)
  for (let i = 0; i < size; i++) {
    const hops = byMovement[movements[i]!]!
    hopsFromSource[i] = hops & 255
    hopsToTarget[i] = hops >> 8
  }
  return { movements, hopsFromSource, hopsToTarget }
}

/** Which departures the filters keep; null is all. */
function keptDepartures({ filtered }: Subject, { order }: Timetable): Uint8Array | null {
  if (filtered.all) return null
  const kept = new Uint8Array(order.length)
  for (let at = 0; at < order.length; at++) kept[at] = filtered.kept[order[at]!]!
  return kept
}

/** What both sweeps work in, kept with the timetable: a thread answers one question at a time. */
interface Scratch {
  readonly fronts: PoolFronts
  /** Hops by departure. */
  readonly fromSource: Uint8Array
  readonly toTarget: Uint8Array
  /** Both hops by movement, and room for the movements that have them and one more. */
  readonly byMovement: Uint16Array
  readonly members: Int32Array
}

const scratch = new WeakMap<Timetable, Scratch>()

function scratchOf(timetable: Timetable): Scratch {
  let found = scratch.get(timetable)
  if (found === undefined) {
    const n = timetable.order.length
    const movements = timetable.order.reduce((most, m) => Math.max(most, m + 1), 0)
    found = {
      fronts: new PoolFronts(timetable.pools, Math.max(busiest(timetable.departures), busiest(timetable.arrivals))),
      fromSource: new Uint8Array(n),
      toTarget: new Uint8Array(n),
      byMovement: new Uint16Array(movements),
      members: new Int32Array(movements + 1),
    }
    scratch.set(timetable, found)
  }
  return found
}

const busiest = ({ start }: Lane): number =>
  start.reduce((most, end, d) => (d === 0 ? 0 : Math.max(most, end - start[d - 1]!)), 0)
