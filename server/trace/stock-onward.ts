import { type Dilution, leftAt, scaleRatio } from './stock-dilution.ts'
import { firstAtLeast } from './trace-reach.ts'
import type { Ledger } from './trace-stock.ts'

/**
 * What was drawn among some movements, as linear in their number, so that many figures can be had of one simulation.
 * Members are those movements in the order they were simulated. One unit of member i's lot brings `part[t]` units to the
 * draw of member `draw[t]`, for t from `first[i]` to `first[i + 1]`. What a draw is brought it takes a `fraction` of;
 * `kept` times the whole comes before the draw of member `next` (-1: none).
 */
export interface Onward {
  readonly members: Int32Array
  readonly first: Int32Array
  readonly draw: Int32Array
  readonly part: Float64Array
  readonly fraction: Float64Array
  readonly next: Int32Array
  readonly kept: Float64Array
}

/** In the order they were simulated. */
export const simulatedOrder = ({ rank }: Ledger, movements: Int32Array): Int32Array =>
  movements.slice().sort((a, b) => rank[a]! - rank[b]!)

/**
 * Proportional draws. What is left of a lot at a draw is a quotient of scales, so what it brings to the first member
 * that draws while it is there says all about later ones; at its expiry the rest of it is taken off again.
 */
export function onwardProportional(ledger: Ledger, d: Dilution, members: Int32Array): Onward {
  const { side, at, pool, rank } = ledger
  const k = members.length
  const draws = drawsByPool(ledger, d, members)
  const ratio = (n: number, scale: number, era: number) => scaleRatio(d.drawScale[n]!, d.drawEra[n]!, scale, era)
  const first = new Int32Array(k + 1)
  const draw = new Int32Array(2 * k)
  const part = new Float64Array(2 * k)
  let terms = 0
  for (let i = 0; i < k; i++) {
    const m = members[i]!
    const since = d.entryDraw[m]!
    if (since >= 0) {
      const end = draws.start[pool[at[m]!]! + 1]!
      /** What one unit of the lot would be at the first member to draw at or after that draw. */
      const bring = (first: number, sign: number) => {
        const p = firstAtLeast(draws.rank, rank[first]!, draws.start[pool[at[m]!]!]!, end)
        if (p === end) return
        draw[terms] = draws.member[p]!
        part[terms++] = sign * leftAt(d, m, members[draws.member[p]!]!)
      }
      bring(since, 1)
      if (d.exitDraw[m]! >= 0) bring(d.exitDraw[m]!, -1)
      // Gone before any member drew.
      if (terms === first[i]! + 2 && draw[terms - 1] === draw[terms - 2]) terms -= 2
    }
    first[i + 1] = terms
  }
  const fraction = new Float64Array(k)
  const next = new Int32Array(k).fill(-1)
  const kept = new Float64Array(k)
  for (let p = 0; p < draws.member.length; p++) {
    const i = draws.member[p]!
    const n = members[i]!
    fraction[i] = d.fraction[n]!
    if (p + 1 === draws.start[side.far[at[n]!]! + 1]) continue
    next[i] = draws.member[p + 1]!
    kept[i] = ratio(members[next[i]!]!, d.drawScale[n]!, d.drawEra[n]!)
  }
  return { members, first, draw: draw.subarray(0, terms), part: part.subarray(0, terms), fraction, next, kept }
}

/** The members that drew, by pool, each pool's in the order they drew. */
function drawsByPool({ side, at, rank }: Ledger, d: Dilution, members: Int32Array) {
  const start = new Int32Array(side.start.length)
  const drew = (n: number) => d.drawEra[n]! >= 0
  for (let i = 0; i < members.length; i++) if (drew(members[i]!)) start[side.far[at[members[i]!]!]! + 1]!++
  for (let b = 1; b < start.length; b++) start[b]! += start[b - 1]!
  const member = new Int32Array(start.at(-1)!)
  const ranks = new Int32Array(start.at(-1)!)
  const free = start.slice()
  for (let i = 0; i < members.length; i++) {
    const n = members[i]!
    if (!drew(n)) continue
    const p = free[side.far[at[n]!]!]!++
    member[p] = i
    ranks[p] = rank[n]!
  }
  return { start, member, rank: ranks }
}

/** Draws from one lot after another: `taken[t]` from `lots[t]`, for t from `from[n]` to `to[n]`. */
export function onwardOrdered(
  { amount }: Ledger,
  draws: { lots: Int32Array; taken: Float64Array; from: Int32Array; to: Int32Array },
  members: Int32Array,
): Onward {
  const k = members.length
  const number = new Map<number, number>()
  for (const [i, m] of members.entries()) number.set(m, i)
  const each = (visit: (lot: number, draw: number, taken: number) => void) => {
    for (const [i, n] of members.entries())
      for (let t = draws.from[n]!; t < draws.to[n]!; t++) {
        const lot = number.get(draws.lots[t]!)
        if (lot !== undefined) visit(lot, i, draws.taken[t]!)
      }
  }
  const first = new Int32Array(k + 1)
  each((lot) => first[lot + 1]!++)
  for (let i = 0; i < k; i++) first[i + 1]! += first[i]!
  const draw = new Int32Array(first[k]!)
  const part = new Float64Array(first[k]!)
  const free = first.slice()
  each((lot, i, taken) => {
    draw[free[lot]!] = i
    part[free[lot]!++] = taken / amount[members[lot]!]!
  })
  return {
    members,
    first,
    draw,
    part,
    fraction: new Float64Array(k).fill(1),
    next: new Int32Array(k).fill(-1),
    kept: new Float64Array(k),
  }
}
