/**
 * A set of positions 0 … size − 1 that finds its next or previous member in a handful of steps: a bitmap with bitmaps
 * above it. Bit i of a level is set exactly when word i of the level below is not zero.
 */
export class OpenSet {
  readonly size: number
  /** `levels[0]` holds the members, 32 to a word; hot loops read and clear it and then call `emptied`. */
  readonly levels: Int32Array[] = []

  constructor(size: number) {
    this.size = size
    for (let bits = Math.max(size, 1); ; bits = this.levels.at(-1)!.length) {
      this.levels.push(new Int32Array((bits + 31) >>> 5))
      if (bits <= 32) break
    }
  }

  /** Makes every position a member. */
  fill(): void {
    let bits = this.size
    for (const level of this.levels) {
      const whole = bits >>> 5
      level.fill(-1, 0, whole)
      if (whole < level.length) level[whole] = bits & 31 ? (1 << (bits & 31)) - 1 : 0
      bits = (bits + 31) >>> 5
    }
  }

  has(i: number): boolean {
    return ((this.levels[0]![i >>> 5]! >>> (i & 31)) & 1) === 1
  }

  add(i: number): void {
    for (const level of this.levels) {
      const word = i >>> 5
      const before = level[word]!
      level[word] = before | (1 << (i & 31))
      if (before !== 0) return
      i = word
    }
  }

  remove(i: number): void {
    const word = i >>> 5
    const left = this.levels[0]![word]! & ~(1 << (i & 31))
    this.levels[0]![word] = left
    if (left === 0) this.emptied(word)
  }

  /** To be told when word `word` of `levels[0]` has become zero. */
  emptied(word: number): void {
    let i = word
    for (let l = 1; l < this.levels.length; l++) {
      const level = this.levels[l]!
      const at = i >>> 5
      const left = level[at]! & ~(1 << (i & 31))
      level[at] = left
      if (left !== 0) return
      i = at
    }
  }

  removeRange(from: number, to: number): void {
    const words = this.levels[0]!
    for (let at = from; at < to;) {
      const word = at >>> 5
      const end = Math.min(to, (word + 1) << 5)
      const mask = (-1 << (at & 31)) & (-1 >>> (31 - ((end - 1) & 31)))
      const left = words[word]! & ~mask
      words[word] = left
      if (left === 0) this.emptied(word)
      at = end
    }
  }

  /** Smallest member at or after `i`, or `size` when there is none. */
  next(i: number): number {
    let at = i
    for (let l = 0; l < this.levels.length; l++) {
      const level = this.levels[l]!
      const word = at >>> 5
      if (word >= level.length) return this.size
      const rest = level[word]! & (-1 << (at & 31))
      if (rest !== 0) return this.descend(l, (word << 5) + (31 - Math.clz32(rest & -rest)), false)
      at = word + 1
    }
    return this.size
  }

  /** Largest member at or before `i`, or -1 when there is none. */
  previous(i: number): number {
    let at = i
    for (let l = 0; l < this.levels.length && at >= 0; l++) {
      const level = this.levels[l]!
      const word = at >>> 5
      const rest = level[word]! & (-1 >>> (31 - (at & 31)))
      if (rest !== 0) return this.descend(l, (word << 5) + 31 - Math.clz32(rest), true)
      at = word - 1
    }
    return -1
  }

  private descend(level: number, at: number, last: boolean): number {
    for (let l = level - 1; l >= 0; l--) {
      const word = this.levels[l]![at]!
      at = (at << 5) + (last ? 31 - Math.clz32(word) : 31 - Math.clz32(word & -word))
    }
    return at
  }
}
