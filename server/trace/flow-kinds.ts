import type { FlowNetwork } from './flow-network.ts'
import { layWindows } from './flow-windows.ts'
import type { Kinds } from './trace-kinds.ts'

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
