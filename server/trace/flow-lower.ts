import { unitsOf } from './flow-amounts.ts'
import { FlowNetwork } from './flow-network.ts'
import { shortfallOf } from './flow-shortfall.ts'
import { layWindows } from './flow-windows.ts'
import type { TraceClock } from './trace-clock.ts'
import { type Cone, coneOf, positionsOf } from './trace-cone.ts'
import { reachedFromTargets } from './trace-corridor.ts'
import { firstAtLeast } from './trace-reach.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import { madeOfOthers } from './transform-supply.ts'

/** At least how much, and what it assumes (TRACE, "Lower bound"), in the question's measure. */
export interface LowerBound {
  /** Null with via. */
  readonly lower: number | null
  readonly shortfall: number
}

/**
 * What a maximum flow into the targets needs of the sources when all other supply flows first: the flow from elsewhere is
 * made, and what the sources can add to it is the difference of the two maxima.
 */
export function lowerBound(subject: Subject, clock: TraceClock): LowerBound {
  const { amount } = subject.measure
  const units = unitsOf(amount)
  const shortfall = shortfallOf(subject, units, clock)
  const short = units.amountOf(shortfall.total)
  if (subject.via !== null) return { lower: null, shortfall: short }

  const members = membersOf(subject, clock)
  const cone = coneOf(subject, members)
  const { roles, consignor, consignee, filtered } = subject
  const network = new FlowNetwork()
  const sources = network.source()
  const elsewhere = network.source()
  const count = members.length
  const into = new Int32Array(count).fill(-1)
  const out = new Int32Array(count).fill(-1)
  const supplied = suppliedMembers(subject, cone)
  const made = madeOfOthers(subject, members, clock)
  const pools = new Map<number, number>()
  const arriving = subject.index.arriving
  const arrivingAt = positionsOf(arriving, subject.projection.movements.count)
  // From sources into targets at once.
  let straight = 0
  for (let c = 0; c < count; c++) {
    const m = members[c]!
    const from = roles[consignor[m]!]!
    const ends = roles[consignee[m]!] === role.target
    // A delivery that nothing is known of proves nothing, and what targets send each other is delivered already.
    if (ends && (Number.isNaN(amount[m]!) || from === role.target || from === role.avoided)) continue
    if (!ends) out[c] = network.node()
    const capacity = units.of(amount[m]!)
    if (filtered.kept[m] === 0 || from === role.target || from === role.avoided) {
      if (!ends) network.feed(elsewhere, out[c]!, capacity)
    } else if (from === role.source) {
      if (ends) straight += capacity
      else network.feed(sources, out[c]!, capacity)
    } else {
      into[c] = network.node()
      if (ends) network.drain(into[c]!, capacity)
      else network.arc(into[c]!, out[c]!, capacity)
      if (supplied[c] === 0 || made?.[c] === 1) network.feed(elsewhere, into[c]!, Infinity)
      else if (capacity !== Infinity) {
        const pool = arriving.far[arrivingAt[m]!]!
        const lacking = shortfall.byPool[pool]!
        if (lacking === 0) continue
        if (!pools.has(pool)) {
          pools.set(pool, network.node())
          network.feed(elsewhere, pools.get(pool)!, lacking)
        }
        network.arc(pools.get(pool)!, into[c]!, Infinity)
      }
    }
  }
  layWindows(network, cone.receivers, out, into)
  network.send(elsewhere, clock)
  return { lower: units.amountOf(straight + network.send(sources, clock)), shortfall: short }
}

/** Filtered movements on a walk that ends at a target, and those a filter removed that hand over to one; in id order. */
export function membersOf(subject: Subject, clock: TraceClock): Int32Array {
  const { filtered, roles, consignee, index, minDays, maxDays } = subject
  const { reached } = reachedFromTargets(subject, filtered.kept, clock)
  const chosen = new Uint8Array(reached.length)
  for (let m = 0; m < chosen.length; m++) if (reached[m] !== 0) chosen[m] = 1
  if (!filtered.all) {
    const { departing, arriving } = index
    const departingAt = positionsOf(departing, chosen.length)
    const before = new Int32Array(departing.order.length + 1)
    for (let d = 0; d < departing.order.length; d++) before[d + 1] = before[d]! + chosen[departing.order[d]!]!
    for (let at = 0; at < arriving.order.length; at++) {
      const m = arriving.order[at]!
      if (filtered.kept[m] === 1 || roles[consignee[m]!] !== role.between) continue
      const bucket = departing.far[departingAt[m]!]!
      if (bucket < 0) continue
      const end = departing.start[bucket + 1]!
      const low = firstAtLeast(departing.key, arriving.key[at]! + minDays, departing.start[bucket]!, end)
      const high = firstAtLeast(departing.key, arriving.key[at]! + maxDays + 1, low, end)
      if (before[high]! > before[low]!) chosen[m] = 1
    }
  }
  return positionsWhere(chosen)
}

function positionsWhere(chosen: Uint8Array): Int32Array {
  let count = 0
  for (let m = 0; m < chosen.length; m++) count += chosen[m]!
  const found = new Int32Array(count)
  for (let m = 0, i = 0; m < chosen.length; m++) if (chosen[m] === 1) found[i++] = m
  return found
}

/** 1 for each member that a filtered movement hands over to, whether or not its amount is known. */
function suppliedMembers({ filtered }: Subject, { movements, suppliers }: Cone): Uint8Array {
  const before = new Int32Array(movements.length + 1)
  for (let i = 0; i < movements.length; i++)
    before[i + 1] = before[i]! + filtered.kept[movements[suppliers.members[i]!]!]!
  return Uint8Array.from(movements, (_, c) => (before[suppliers.hi[c]!]! > before[suppliers.lo[c]!]! ? 1 : 0))
}
