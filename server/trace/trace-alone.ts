import type { Attribution } from './trace-attribution.ts'
import { amountAhead, type FlowEnds, valueBack } from './trace-flows.ts'
import { role } from './trace-roles.ts'
import { simulatedOrder } from './stock-onward.ts'

/**
 * What left a source and reached a target by these movements alone, as the recorded draws went: what drew on anything
 * else took the same from stock and carries nothing on.
 */
export const attributedAlone = (attribution: Attribution, movements: Int32Array): number =>
  aheadAlone(attribution, movements).arrived

/** The same, and what of it each movement carried. */
export function carriedAlone(
  attribution: Attribution,
  movements: Int32Array,
): { readonly attributed: number; readonly carried: Map<number, number> } {
  const { arrived, onward, ahead, isEnd } = aheadAlone(attribution, movements)
  const back = valueBack(attribution.ledger, onward, { at: isEnd, shut: -1 })
  const carried = new Map<number, number>()
  for (const [i, m] of onward.members.entries()) {
    const passed = ahead.passing === null ? ahead.any[i]! : ahead.passing[i]!
    const yet = back.passing === null ? 0 : Math.max(0, ahead.any[i]! - passed) * back.passing[i]!
    carried.set(m, passed * back.any[i]! + yet)
  }
  return { attributed: arrived, carried }
}

function aheadAlone({ ledger, stock }: Attribution, movements: Int32Array) {
  const { roles, consignor, consignee } = ledger.subject
  const onward = stock.onward(simulatedOrder(ledger, movements))
  const { members } = onward
  const isStart: FlowEnds['at'] = (i) => roles[consignor[members[i]!]!] === role.source
  const isEnd: FlowEnds['at'] = (i) => roles[consignee[members[i]!]!] === role.target
  const ahead = amountAhead(ledger, onward, { at: isStart, shut: -1 })
  const counted = ahead.passing ?? ahead.any
  const arrived = members.reduce((sum, _, i) => sum + (isEnd(i) ? counted[i]! : 0), 0)
  return { arrived, onward, ahead, isEnd }
}
