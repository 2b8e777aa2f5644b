/**
 * Fast seeded generator (sfc32, from PractRand, public domain): integer arithmetic alone, so that a seed gives the
 * same numbers on every platform.
 */
export class FastRandom {
  #a: number
  #b: number
  #c: number
  #d = 1

  constructor(seed: number) {
    this.#a = mix(seed)
    this.#b = mix(seed ^ 0x9e3779b9)
    this.#c = mix(seed ^ 0x85ebca6b)
    for (let i = 0; i < 15; i++) this.next()
  }

  /** Whole number from 0 to 2³² − 1. */
  next(): number {
    const t = (this.#a + this.#b + this.#d) | 0
    this.#d = (this.#d + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) | 0
    return t >>> 0
  }

  /** Whole number from 0 to `limit − 1`. */
  below(limit: number): number {
    return Math.floor((this.next() / 4294967296) * limit)
  }
}

/** Spreads a 32-bit number over all bits (the finaliser of MurmurHash3, public domain). */
export function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
