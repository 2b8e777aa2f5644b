import { formsLot, type Ledger } from './trace-stock.ts'

/**
 * Where the state of pool b lies in one block: what belongs to a pool is used together, so it lies together, in the 64
 * bytes that memory gives at once. Numbers 8b and on as doubles, 16b and on as integers.
 */
export const pool8 = { stock: 0, tagged: 1, passed: 2, scale: 3, fresh: 4 } as const
export const pool16 = { era: 10, live: 11, looked: 12, expired: 13, lastDraw: 14, waiting: 15 } as const

/**
 * All lots in one block by arriving position, a pool's side by side. Lot p's numbers are 4p and on: its size (0: no lot),
 * the size and the part of it from sources over the pool's scale at entry, and the pool's era then (-1: not entered).
 */
export const lot4 = { size: 0, scaled: 1, tagged: 2, era: 3 } as const

export function lotsOf(ledger: Ledger): Float64Array {
  const { at, amount, side, subject } = ledger
  const lots = new Float64Array(4 * side.order.length)
  for (let i = lot4.era; i < lots.length; i += 4) lots[i] = -1
  for (let m = 0; m < subject.projection.movements.count; m++)
    if (formsLot(ledger, m)) lots[4 * at[m]! + lot4.size] = amount[m]!
  return lots
}

/** All pools, without a lot. */
export function poolsOf(start: Uint32Array): { numbers: Float64Array; counts: Int32Array } {
  const pools = start.length - 1
  const block = new ArrayBuffer(64 * pools)
  const numbers = new Float64Array(block)
  const counts = new Int32Array(block)
  for (let b = 0; b < pools; b++) {
    numbers[8 * b + pool8.scale] = 1
    counts[16 * b + pool16.looked] = counts[16 * b + pool16.expired] = start[b]!
    counts[16 * b + pool16.lastDraw] = counts[16 * b + pool16.waiting] = -1
  }
  return { numbers, counts }
}

/** As many movements as are looked at ahead together. */
export const lookahead = 64
const ahead = new Int32Array(lookahead)
const seen = new Float64Array(1)

/** Reads what the pools that `movements[from … to)` draw from will be looked at for, side by side. */
export function readAhead(
  { side, at }: Ledger,
  counts: Int32Array,
  lots: Float64Array,
  movements: Int32Array,
  from: number,
  to: number,
): void {
  const { key, order, far } = side
  let count = 0
  for (let i = from; i < to; i++) {
    const p = at[movements[i]!]!
    const b = p < 0 ? -1 : far[p]!
    if (b >= 0) ahead[count++] = b
  }
  let sum = 0
  for (let i = 0; i < count; i++) sum += counts[16 * ahead[i]! + pool16.looked]!
  for (let i = 0; i < count; i++) {
    const looked = counts[16 * ahead[i]! + pool16.looked]!
    const expired = counts[16 * ahead[i]! + pool16.expired]!
    if (looked < key.length) sum += key[looked]! + order[looked]! + lots[4 * looked]!
    if (expired < key.length) sum += key[expired]! + order[expired]! + lots[4 * expired]!
  }
  // Kept, since what nobody uses is not read.
  seen[0] = sum
}
