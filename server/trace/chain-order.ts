/** A chain as it is ranked (TRACE, "Ranking"). */
export interface RankedChain {
  /** Movements, first to last. */
  readonly movements: readonly number[]
  /** Null when an amount on the way is missing. */
  readonly attributed: number | null
  readonly lastArrival: number
}

/**
 * An amount as it counts for ties: rounded to 9 significant digits. An exact half is rounded up also when floating
 * point left it a hair below, so that equal amounts stay equal however they were computed.
 */
export const rankedAmount = (amount: number): number => Number((amount * (1 + 2e-13)).toPrecision(9))

/** What can be known of a chain before all of it is: bounds that only get worse as it grows. */
export interface Rank {
  readonly key: number
  readonly length: number
  readonly last: number
}

/** Below zero when a comes first: larger amount, then fewer movements, then earlier last arrival. */
export const compareRanks = (a: Rank, b: Rank): number => b.key - a.key || a.length - b.length || a.last - b.last

/** Movement numbers are in id order. */
export function compareIds(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}

/** A binary heap; the element that `compare` puts first is on top. */
export class Heap<T> {
  private readonly items: T[] = []
  private readonly compare: (a: T, b: T) => number

  constructor(compare: (a: T, b: T) => number) {
    this.compare = compare
  }

  push(item: T): void {
    const { items, compare } = this
    let i = items.push(item) - 1
    while (i > 0) {
      const parent = (i - 1) >>> 1
      if (compare(items[parent]!, item) <= 0) break
      items[i] = items[parent]!
      i = parent
    }
    items[i] = item
  }

  pop(): T | undefined {
    const { items, compare } = this
    const top = items[0]
    const item = items.pop()
    if (item === undefined || items.length === 0) return top
    let i = 0
    for (let child = 1; child < items.length; child = 2 * i + 1) {
      if (child + 1 < items.length && compare(items[child + 1]!, items[child]!) < 0) child++
      if (compare(items[child]!, item) >= 0) break
      items[i] = items[child]!
      i = child
    }
    items[i] = item
    return top
  }
}
