import type { Units } from './flow-amounts.ts'
import { FlowNetwork } from './flow-network.ts'
import { layWindows } from './flow-windows.ts'
import { OpenSet } from './open-set.ts'
import type { TraceClock } from './trace-clock.ts'
import type { Cone, Windows } from './trace-cone.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'

/**
 * The most that can have gone through a party, in units: the maximum flow from the sources to the targets over walks in
 * the cone that hand over at that party at least once, each movement carrying at most its amount. A movement that can be
 * on the way to the party and, with other goods, on the way from it may carry its amount once for each, so that the
 * figure is a bound; where nothing leads back to the party it is exact. Infinity when missing amounts leave it unlimited.
 *
 * The cone is there twice, before the party was passed and after: only handovers at the party lead from one to the other.
 */
export function flowThrough(subject: Subject, cone: Cone, units: Units, party: number, clock: TraceClock): number {
  const { roles, consignor, consignee, measure } = subject
  const { movements, suppliers, receivers } = cone
  // Affiliates share a stock, but it is the party on record that handed over.
  const recorded = subject.projection.movements
  const arrivesHere = (c: number) => recorded.consignee[movements[c]!] === party
  const leavesHere = (c: number) => recorded.consignor[movements[c]!] === party
  const before = reached(cone, suppliers, arrivesHere, leavesHere, (c) => !leavesHere(c))
  const after = reached(cone, receivers, leavesHere, arrivesHere, () => true)

  const network = new FlowNetwork()
  const source = network.source()
  const k = movements.length
  // Nodes before and behind each member's own arc, in the cone before the party and in that after it.
  const [departsFirst, arrivesFirst, departsThen, arrivesThen] = [0, 1, 2, 3].map(() => new Int32Array(k).fill(-1)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  for (let c = 0; c < k; c++) {
    const m = movements[c]!
    const [arrives, leaves] = [arrivesHere(c), leavesHere(c)]
    if (before[c] === 1 || leaves) departsFirst[c] = network.node()
    if (after[c] === 1) departsThen[c] = network.node()
    if (after[c] === 1 || arrives) arrivesThen[c] = network.node()
    const capacity = units.of(measure.amount[m]!)
    if (before[c] === 1 && !leaves) {
      const node = network.node()
      network.arc(departsFirst[c]!, node, capacity)
      if (roles[consignor[m]!] === role.source) network.feed(source, departsFirst[c]!, Infinity)
      // What came to the party has passed it when it is handed on, whoever sends it.
      if (arrives) network.arc(node, arrivesThen[c]!, Infinity)
      else arrivesFirst[c] = node
    }
    if (after[c] === 1) {
      network.arc(departsThen[c]!, arrivesThen[c]!, capacity)
      if (roles[consignee[m]!] === role.target) network.drain(arrivesThen[c]!, Infinity)
    }
    // So has what it sends, whoever received it.
    if (leaves && after[c] === 1) network.arc(departsFirst[c]!, departsThen[c]!, Infinity)
  }
  layWindows(network, receivers, arrivesFirst, departsFirst)
  layWindows(network, receivers, arrivesThen, departsThen)
  return network.send(source, clock)
}

/** The members that are `own` or in a window of one that is `beside`, and all that those lead to that `goOn`. */
function reached(
  { movements }: Cone,
  { members, lo, hi }: Windows,
  own: (c: number) => boolean,
  beside: (c: number) => boolean,
  goOn: (c: number) => boolean,
): Uint8Array {
  const k = movements.length
  const found = new Uint8Array(k)
  const queue = new Int32Array(k)
  const open = new OpenSet(members.length)
  open.fill()
  let end = 0
  const add = (c: number) => {
    if (found[c] === 1) return
    found[c] = 1
    queue[end++] = c
  }
  const visit = (c: number) => {
    for (let i = open.next(lo[c]!); i < hi[c]!; i = open.next(i + 1)) {
      open.remove(i)
      add(members[i]!)
    }
  }
  for (let c = 0; c < k; c++) {
    if (own(c)) add(c)
    if (beside(c)) visit(c)
  }
  for (let at = 0; at < end; at++) if (goOn(queue[at]!)) visit(queue[at]!)
  return found
}
