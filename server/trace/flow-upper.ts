import { unitsOf } from './flow-amounts.ts'
import { FlowNetwork } from './flow-network.ts'
import { unlimitedWalk } from './flow-unlimited.ts'
import { layWindows } from './flow-windows.ts'
import type { TraceClock } from './trace-clock.ts'
import { coneOf } from './trace-cone.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'

/** At most how much (TRACE, "Upper bound"), in the question's measure. */
export interface UpperBound {
  /** Null when missing amounts leave it unlimited. */
  readonly upper: number | null
  /** Movements that every walk uses at least one of, whose amounts add up to `upper`; empty when it is unlimited. */
  readonly cut: Int32Array
  /** One walk on which no amount is known: fewest movements, then least ids; empty when there is a bound. */
  readonly unlimitedBy: Int32Array
}

/**
 * The maximum flow from sources to targets through some movements, in id order, and a minimum cut: what is reached when
 * all that can flow does (Ford and Fulkerson 1956).
 */
export function upperBound(subject: Subject, movements: Int32Array, clock: TraceClock): UpperBound {
  const { amount } = subject.measure
  const unlimitedBy = unlimitedWalk(subject, movements, clock)
  if (unlimitedBy.length > 0) return { upper: null, cut: new Int32Array(), unlimitedBy }
  const { roles, consignor, consignee } = subject
  const units = unitsOf(amountsOf(movements, amount))
  const cone = coneOf(subject, movements)
  const network = new FlowNetwork()
  const source = network.node()
  const sink = network.node()
  const count = movements.length
  const into = new Int32Array(count).fill(-1)
  const out = new Int32Array(count).fill(-1)
  const starts = (m: number) => roles[consignor[m]!] === role.source
  const ends = (m: number) => roles[consignee[m]!] === role.target
  // Numbered as they lie in their pools, so that what meets in one lies near in memory.
  for (const c of cone.receivers.members) if (!starts(movements[c]!)) into[c] = network.node()
  for (const c of cone.suppliers.members) if (!ends(movements[c]!)) out[c] = network.node()
  for (let c = 0; c < count; c++) {
    const m = movements[c]!
    // One that goes straight through meets nothing else, and is its own cut.
    if (into[c]! < 0 && out[c]! < 0) continue
    network.arc(into[c]! < 0 ? source : into[c]!, out[c]! < 0 ? sink : out[c]!, units.of(amount[m]!))
  }
  layWindows(network, cone.receivers, out, into)
  network.send(source, sink, clock)
  const reached = network.reachable(source)
  const cut = movements.filter((_, c) => {
    const given = into[c]! < 0 || reached[into[c]!] === 1
    const passes = out[c]! >= 0 && reached[out[c]!] === 1
    return given && !passes
  })
  let sum = 0
  for (const m of cut) sum += units.of(amount[m]!)
  return { upper: units.amountOf(sum), cut, unlimitedBy }
}

function* amountsOf(movements: Int32Array, amount: Float64Array): Generator<number> {
  for (const m of movements) yield amount[m]!
}
