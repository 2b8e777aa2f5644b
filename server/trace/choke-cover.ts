/** Kept chains as sets of the parties that may be chosen, and quick sets that hit them all. */
export class ChainCover {
  readonly rows: number[][] = []
  private readonly keys = new Set<string>()
  /** Rows of each party. */
  private readonly rowsOf: number[][]

  constructor(parties: number) {
    this.rowsOf = Array.from({ length: parties }, () => [])
  }

  /** Adds a chain, unless one with the same parties is kept already. */
  add(parties: Iterable<number>): void {
    const row = [...new Set(parties)].sort((a, b) => a - b)
    const key = row.join(' ')
    if (this.keys.has(key)) return
    this.keys.add(key)
    for (const party of row) this.rowsOf[party]!.push(this.rows.length)
    this.rows.push(row)
  }

  /**
   * Adds parties to a set until it has one of every chain, each time one of those that are on most chains left
   * (Chvátal 1979).
   *
   * @param members per party, 1 when it is in the set; changed in place.
   */
  complete(members: Uint8Array): void {
    const left = new Uint8Array(this.rows.length)
    const gain = new Int32Array(members.length)
    let open = 0
    for (const [r, row] of this.rows.entries()) {
      if (row.some((party) => members[party] === 1)) continue
      left[r] = 1
      open++
      for (const party of row) gain[party]!++
    }
    // Parties by how many of the chains left they are on; gains only fall, so an entry that is out of date moves down.
    const byGain: number[][] = []
    for (let party = gain.length - 1; party >= 0; party--)
      if (gain[party]! > 0) (byGain[gain[party]!] ??= []).push(party)
    for (let count = byGain.length - 1; open > 0;) {
      const party = byGain[count]?.pop()
      if (party === undefined) {
        count--
        continue
      }
      if (gain[party] !== count) {
        if (gain[party]! > 0) (byGain[gain[party]!] ??= []).push(party)
        continue
      }
      members[party] = 1
      for (const r of this.rowsOf[party]!) {
        if (left[r] === 0) continue
        left[r] = 0
        open--
        for (const other of this.rows[r]!) gain[other]!--
      }
    }
  }

  /** Takes out, from the party with the fewest chains on, whoever is not needed to hit every chain. */
  thin(members: Uint8Array): void {
    const hits = new Int32Array(this.rows.length)
    const chosen: number[] = []
    for (const [party, member] of members.entries())
      if (member === 1) {
        chosen.push(party)
        for (const r of this.rowsOf[party]!) hits[r]!++
      }
    for (const party of chosen.sort((a, b) => this.rowsOf[a]!.length - this.rowsOf[b]!.length))
      if (this.rowsOf[party]!.every((r) => hits[r]! > 1)) {
        members[party] = 0
        for (const r of this.rowsOf[party]!) hits[r]!--
      }
  }
}

export const countOf = (members: Uint8Array): number => members.reduce((count, member) => count + member, 0)
