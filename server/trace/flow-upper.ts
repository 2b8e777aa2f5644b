import { unitsOf } from './flow-amounts.ts'
import { layKinds } from './flow-kinds.ts'
import { FlowNetwork } from './flow-network.ts'
import { unlimitedWalk } from './flow-unlimited.ts'
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
 * The maximum flow from sources to targets through some movements, in id order, and a minimum cut: what leads
 * from where no more can reach a target to where it could, once all that can flow does (Ford and Fulkerson 1956).
 *
 * @param subject the question as volumes know it: where nothing is taken apart.
 */
export function upperBound(subject: Subject, movements: Int32Array, clock: TraceClock): UpperBound {
  const { amount } = subject.measure
  const unlimitedBy = unlimitedWalk(subject, movements, clock)
  if (unlimitedBy.length > 0) return { upper: null, cut: new Int32Array(), unlimitedBy }
  const { roles, consignor, consignee } = subject
  const known = Float64Array.from(movements, (m) => amount[m]!)
  const units = unitsOf(known)
  const { lots, departures } = coneOf(subject, movements).kinds!
  const network = new FlowNetwork()
  const source = network.source()
  const { out, into } = layKinds(network, lots, departures)
  const starts = (m: number) => roles[consignor[m]!] === role.source
  const ends = (m: number) => roles[consignee[m]!] === role.target
  for (let c = 0; c < movements.length; c++) {
    const m = movements[c]!
    const from = starts(m) ? -1 : into[departures.of[c]!]!
    const to = ends(m) ? -1 : out[lots.of[c]!]!
    if (from >= 0 && to >= 0) network.arc(from, to, units.of(known[c]!))
    else if (to >= 0 && starts(m)) network.feed(source, to, units.of(known[c]!))
    else if (from >= 0 && ends(m)) network.drain(from, units.of(known[c]!))
  }
  network.send(source, clock)
  const lacking = network.lacking()
  // One that goes straight through meets nothing else, and is its own cut.
  const cut = movements.filter((m, c) => {
    const from = starts(m) ? -1 : into[departures.of[c]!]!
    const to = ends(m) ? -1 : out[lots.of[c]!]!
    return (from < 0 ? starts(m) : lacking[from] === 0) && (to < 0 ? ends(m) : lacking[to] === 1)
  })
  let sum = 0
  for (const m of cut) sum += units.of(amount[m]!)
  return { upper: units.amountOf(sum), cut, unlimitedBy }
}
