import type { Onward } from './stock-onward.ts'
import { givesAtVia, type Ledger, takesAtVia } from './trace-stock.ts'

/** By member of an `Onward`; `passing` is null without via. */
export interface Flow {
  readonly any: Float64Array
  readonly passing: Float64Array | null
}

/** Where a flow counts: at which members it begins or ends, and which parties it must not be handed over at. */
export interface FlowEnds {
  /** Whether the member with this number is an end. */
  readonly at: (member: number) => boolean
  /** A party in between; -1 for none. */
  readonly shut: number
}

/**
 * What becomes of one unit of each member: the part of it that reaches the ends; `passing`: that passes a via party
 * yet and reaches them.
 */
export function valueBack(ledger: Ledger, onward: Onward, { at, shut }: FlowEnds): Flow {
  const { members, first, draw, part, fraction, next, kept } = onward
  const { consignor, consignee } = ledger.subject.projection.movements
  const k = members.length
  const via = ledger.passed !== null
  const any = new Float64Array(k)
  const passing = via ? new Float64Array(k) : null
  // What becomes of one unit that is brought to a member's draw.
  const before = new Float64Array(k)
  const beforePassing = via ? new Float64Array(k) : null
  const brought = (i: number, unit: Float64Array) => {
    let sum = 0
    for (let t = first[i]!; t < first[i + 1]!; t++) sum += part[t]! * unit[draw[t]!]!
    return Math.max(0, sum)
  }
  // Invariant: everything that draws on a member's lot comes later in the order, so it is final already.
  for (let i = k - 1; i >= 0; i--) {
    const n = members[i]!
    const ends = at(i)
    const closed = consignee[n] === shut
    any[i] = ends ? 1 : closed ? 0 : brought(i, before)
    if (passing !== null && !ends && !closed) passing[i] = givesAtVia(ledger, n) ? any[i]! : brought(i, beforePassing!)
    const taken = consignor[n] === shut ? 0 : fraction[i]!
    before[i] = taken * any[i]!
    if (passing !== null) beforePassing![i] = taken * (takesAtVia(ledger, n) ? any[i]! : passing[i]!)
    if (next[i]! < 0) continue
    before[i]! += kept[i]! * before[next[i]!]!
    if (passing !== null) beforePassing![i]! += kept[i]! * beforePassing![next[i]!]!
  }
  return { any, passing }
}

/** The amount of each member that left at the ends; `passing`: that left them and passed a via party. */
export function amountAhead(ledger: Ledger, onward: Onward, { at, shut }: FlowEnds): Flow {
  const { members, first, draw, part, fraction, next, kept } = onward
  const { consignor, consignee } = ledger.subject.projection.movements
  const k = members.length
  const via = ledger.passed !== null
  const any = new Float64Array(k)
  const passing = via ? new Float64Array(k) : null
  // What is brought to a member's draw.
  const before = new Float64Array(k)
  const beforePassing = via ? new Float64Array(k) : null
  // Invariant: all that is brought to a member's draw comes from earlier ones.
  for (let i = 0; i < k; i++) {
    const n = members[i]!
    const amount = ledger.amount[n]!
    const starts = at(i)
    const taken = consignor[n] === shut ? 0 : fraction[i]!
    any[i] = starts ? (amount > 0 ? amount : 0) : Math.max(0, taken * before[i]!)
    if (passing !== null && !starts)
      passing[i] = takesAtVia(ledger, n) ? any[i]! : Math.max(0, taken * beforePassing![i]!)
    if (next[i]! >= 0) {
      before[next[i]!]! += kept[i]! * before[i]!
      if (passing !== null) beforePassing![next[i]!]! += kept[i]! * beforePassing![i]!
    }
    if (consignee[n] === shut) continue
    for (let t = first[i]!; t < first[i + 1]!; t++) {
      before[draw[t]!]! += part[t]! * any[i]!
      if (passing !== null) beforePassing![draw[t]!]! += part[t]! * (givesAtVia(ledger, n) ? any[i]! : passing[i]!)
    }
  }
  return { any, passing }
}
