/**
 * Members of a cone at one end, those together as one kind that meet the same movements there: lots that can be handed on
 * to the same departures, or departures that can be supplied by the same lots. Kinds are numbered as they lie in their
 * pools, so that what a kind meets is a run of the other end's kinds.
 */
export interface Kinds {
  /** Kind of each member. */
  readonly of: Int32Array
  /** Kinds of the other end that kind k meets are `lo[k]` up to `hi[k]`. */
  readonly lo: Int32Array
  readonly hi: Int32Array
}

/** Members in the order of their pools, by kind; windows rise there, so that those which have the same are neighbours. */
export interface KindRuns {
  readonly members: Int32Array
  /** Kind of each, in that order. */
  readonly kind: Int32Array
  /** By kind: the window that it meets, in the other end's order. */
  readonly from: Int32Array
  readonly to: Int32Array
}

/** The kinds of one end, from the runs of both. */
export function kindsOf({ members, kind, from, to }: KindRuns, others: KindRuns): Kinds {
  const of = new Int32Array(members.length)
  for (let i = 0; i < members.length; i++) of[members[i]!] = kind[i]!
  const lo = new Int32Array(from.length)
  const hi = new Int32Array(from.length)
  for (let k = 0; k < from.length; k++) {
    if (from[k]! >= to[k]!) continue
    lo[k] = others.kind[from[k]!]!
    hi[k] = others.kind[to[k]! - 1]! + 1
  }
  return { of, lo, hi }
}
