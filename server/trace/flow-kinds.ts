import type { FlowNetwork } from './flow-network.ts'
import { layWindows } from './flow-windows.ts'
import type { Cone, Windows } from './trace-cone.ts'

/**
 * Members of a cone at one end, those together as one kind that meet the same movements there: lots that can be handed on
 * to the same departures, or departures that can be supplied by the same lots. Kinds are numbered as they lie in their
 * pools, so that what a kind meets is a run of the other end's kinds.
 */
export interface Kinds {
  /** Kind of each member. */
  readonly of: Int32Array
  /** Kinds of the other end that kind k meets are `lo[k]` up to `hi[k]`. */
  readonly lo: Int32Array
  readonly hi: Int32Array
}

/** The lots and the departures of a cone by kind. Its pools are intervals: not for one where goods are taken apart. */
export function kindsOf({ suppliers, receivers }: Cone): { lots: Kinds; departures: Kinds } {
  const lots = grouped(suppliers.members, receivers)
  const departures = grouped(receivers.members, suppliers)
  return {
    lots: { of: lots.of, ...metBy(lots, receivers, departures.of) },
    departures: { of: departures.of, ...metBy(departures, suppliers, lots.of) },
  }
}

interface Grouped {
  readonly of: Int32Array
  /** A member of each kind. */
  readonly one: Int32Array
}

/** Windows rise within a pool, so that members which have the same are neighbours. */
function grouped(inOrder: Int32Array, { lo, hi }: Windows): Grouped {
  const of = new Int32Array(inOrder.length)
  const one = new Int32Array(inOrder.length)
  let kinds = 0
  let low = -1
  let high = -1
  for (let i = 0; i < inOrder.length; i++) {
    const c = inOrder[i]!
    if (lo[c] !== low || hi[c] !== high) {
      low = lo[c]!
      high = hi[c]!
      one[kinds++] = c
    }
    of[c] = kinds - 1
  }
  return { of, one: one.subarray(0, kinds) }
}

function metBy({ one }: Grouped, { members, lo, hi }: Windows, kindOf: Int32Array): { lo: Int32Array; hi: Int32Array } {
  const low = new Int32Array(one.length)
  const high = new Int32Array(one.length)
  for (let k = 0; k < one.length; k++) {
    const c = one[k]!
    if (lo[c]! >= hi[c]!) continue
    low[k] = kindOf[members[lo[c]!]!]!
    high[k] = kindOf[members[hi[c]! - 1]!]! + 1
  }
  return { lo: low, hi: high }
}

/**
 * A node for each kind and the handovers between them; gives the node of each, −1 for one that meets nothing.
 *
 * One node does for a kind: handovers have no limit, so what reaches the kind's movements together can be handed on in
 * any way, whichever brought it. For the same reason lots that meet one kind of departures alone share its node, and
 * departures that meet one kind of lots share theirs: there is nowhere else to go, or to come from.
 */
export function layKinds(network: FlowNetwork, lots: Kinds, departures: Kinds): { out: Int32Array; into: Int32Array } {
  const out = new Int32Array(lots.lo.length).fill(-1)
  const into = new Int32Array(departures.lo.length).fill(-1)
  const met = (kinds: Kinds, k: number) => kinds.hi[k]! - kinds.lo[k]!
  for (let d = 0; d < into.length; d++) {
    if (met(departures, d) === 0) continue
    const lot = departures.lo[d]!
    if (met(departures, d) > 1 || met(lots, lot) === 1) into[d] = network.node()
    else {
      if (out[lot]! < 0) out[lot] = network.node()
      into[d] = out[lot]!
    }
  }
  for (let l = 0; l < out.length; l++)
    if (out[l]! < 0 && met(lots, l) > 0) out[l] = met(lots, l) === 1 ? into[lots.lo[l]!]! : network.node()
  layWindows(network, { members: Int32Array.from(into, (_, d) => d), lo: lots.lo, hi: lots.hi }, out, into)
  return { out, into }
}
