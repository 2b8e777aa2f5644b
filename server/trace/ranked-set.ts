/** A set of numbers 0 … size − 1 as a bitmap that, once `rank` has been called, knows each member's place among them. */
export class RankedSet {
  private readonly words: Int32Array
  /** Members in all words before each, and last in all. */
  private before: Int32Array | undefined

  constructor(size: number) {
    this.words = new Int32Array(((size + 31) >>> 5) + 1)
  }

  /** Not after the first `rank` or `list`. */
  add(i: number): void {
    this.words[i >>> 5]! |= 1 << (i & 31)
  }

  has(i: number): boolean {
    return ((this.words[i >>> 5]! >>> (i & 31)) & 1) === 1
  }

  /** How many members are below i: of a member, its place among all. */
  rank(i: number): number {
    const before = (this.before ??= this.count())
    return before[i >>> 5]! + bitCount(this.words[i >>> 5]! & ~(-1 << (i & 31)))
  }

  /** All members, rising. */
  list(): Int32Array {
    const before = (this.before ??= this.count())
    const list = new Int32Array(before.at(-1)!)
    let end = 0
    for (let word = 0; word < this.words.length; word++)
      for (let rest = this.words[word]!; rest !== 0; rest &= rest - 1)
        list[end++] = (word << 5) + 31 - Math.clz32(rest & -rest)
    return list
  }

  private count(): Int32Array {
    const before = new Int32Array(this.words.length + 1)
    for (let word = 0; word < this.words.length; word++) before[word + 1] = before[word]! + bitCount(this.words[word]!)
    return before
  }
}

/** Bits set in a word, summed in parallel (Warren, "Hacker's Delight", 2nd ed., 5-1). */
export function bitCount(word: number): number {
  word -= (word >>> 1) & 0x5555_5555
  word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333)
  word = (word + (word >>> 4)) & 0x0f0f_0f0f
  return Math.imul(word, 0x0101_0101) >>> 24
}
