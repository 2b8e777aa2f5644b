/** Steps that shares are told apart by when candidates are put in order. */
const steps = 4096

/** Entries that may be what was asked for, with the share of the asked grams' weight that they have. */
export class Candidates {
  #entries = new Uint32Array(4096)
  /** The share in steps, and above it what the likeness of lengths adds: a tenth at most. */
  #shares = new Uint16Array(4096)
  #ranks = new Uint16Array(4096)
  #count = 0

  /** `share` and `likeness` (of the numbers of grams) from 0 to 1. Entries are added in ascending order. */
  add(entry: number, share: number, likeness: number): void {
    if (this.#count === this.#entries.length) this.#grow()
    const steady = Math.min(1, share)
    this.#entries[this.#count] = entry
    this.#shares[this.#count] = Math.floor(steady * steps)
    this.#ranks[this.#count++] = Math.floor((steady + likeness / 10) * steps)
  }

  /** Those with at least that share, the likeliest first, of equals the earlier entry (a counting sort: they are many). */
  sorted(leastShare: number): Uint32Array {
    const least = Math.floor(leastShare * steps)
    const places = new Uint32Array(Math.ceil(1.1 * steps) + 2)
    let kept = 0
    for (let at = 0; at < this.#count; at++) {
      if (this.#shares[at]! < least) continue
      places[this.#ranks[at]!]!++
      kept++
    }
    let place = 0
    for (let rank = places.length - 1; rank >= 0; rank--) {
      const count = places[rank]!
      places[rank] = place
      place += count
    }
    const order = new Uint32Array(kept)
    for (let at = 0; at < this.#count; at++) {
      if (this.#shares[at]! >= least) order[places[this.#ranks[at]!]!++] = this.#entries[at]!
    }
    return order
  }

  #grow(): void {
    const grown = this.#entries.length * 2
    const [entries, shares, ranks] = [new Uint32Array(grown), new Uint16Array(grown), new Uint16Array(grown)]
    entries.set(this.#entries)
    shares.set(this.#shares)
    ranks.set(this.#ranks)
    this.#entries = entries
    this.#shares = shares
    this.#ranks = ranks
  }
}
