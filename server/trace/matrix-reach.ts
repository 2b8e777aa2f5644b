import { OpenSet } from './open-set.ts'
import { bitCount } from './ranked-set.ts'
import type { TraceClock } from './trace-clock.ts'
import type { Cone, Windows } from './trace-cone.ts'
import type { Subject } from './trace-subject.ts'

/** Members of a cone, 32 to a word. */
export type Members = Int32Array

/** Members that some walk reaches; `passing`: that one reaches which has passed a via party (null without via). */
export interface ReachedMembers {
  readonly any: Members
  readonly passing: Members | null
}

/** Finds, again and again, what some members of a cone reach; a walk's first member is reached too. */
export class ConeReach {
  private readonly subject: Subject
  private readonly cone: Cone
  private readonly windows: Windows
  private readonly ahead: boolean
  private readonly clock: TraceClock
  private readonly open: OpenSet
  private readonly queue: Int32Array

  /** @param ahead whether walks go onward; otherwise they come from. */
  constructor(subject: Subject, cone: Cone, ahead: boolean, clock: TraceClock) {
    this.subject = subject
    this.cone = cone
    this.windows = ahead ? cone.receivers : cone.suppliers
    this.ahead = ahead
    this.clock = clock
    this.open = new OpenSet(this.windows.members.length)
    this.queue = new Int32Array(cone.movements.length)
  }

  from(firsts: readonly number[]): ReachedMembers {
    const { queue, open } = this
    const any = membersOf(this.cone)
    this.clock.check()
    open.fill()
    let end = 0
    for (const c of firsts) {
      add(any, c)
      queue[end++] = c
    }
    end = this.spread(any, 0, end)
    const { via } = this.subject
    if (via === null) return { any, passing: null }

    // A handover from c passes when c is handed over at a via party at its end, or entered from one at the other's.
    const { consignor, consignee } = this.subject.projection.movements
    const { movements } = this.cone
    const leaves = this.ahead ? consignee : consignor
    const enters = this.ahead ? consignor : consignee
    const passing = membersOf(this.cone)
    open.fill()
    const reached = queue.slice(0, end)
    let passed = 0
    // Nobody hands over to a first member: what enters it is no party in between.
    for (const c of reached.subarray(firsts.length))
      if (via[enters[movements[c]!]!] === 1) {
        add(passing, c)
        queue[passed++] = c
      }
    for (const c of reached) if (via[leaves[movements[c]!]!] === 1) passed = this.visit(c, passing, passed)
    this.spread(passing, 0, passed)
    return { any, passing }
  }

  /** Goes on from `queue[from … end)`; gives where the queue ends. */
  private spread(found: Members, from: number, end: number): number {
    let last = end
    for (let at = from; at < last; at++) last = this.visit(this.queue[at]!, found, last)
    return last
  }

  private visit(c: number, found: Members, end: number): number {
    const { members, lo, hi } = this.windows
    let last = end
    for (let i = this.open.next(lo[c]!); i < hi[c]!; i = this.open.next(i + 1)) {
      this.open.remove(i)
      const n = members[i]!
      if (has(found, n)) continue
      add(found, n)
      this.queue[last++] = n
    }
    return last
  }
}

export const membersOf = (cone: Cone): Members => new Int32Array((cone.movements.length + 31) >>> 5)
export const has = (members: Members, c: number): boolean => ((members[c >>> 5]! >>> (c & 31)) & 1) === 1
const add = (members: Members, c: number) => {
  members[c >>> 5]! |= 1 << (c & 31)
}

/**
 * The members on a walk from one end to the other that counts, written to `into`; gives how many. With via, a walk has
 * passed when it comes there, or passes after it.
 */
export function onWalks(from: ReachedMembers, to: ReachedMembers, into: Members): number {
  let count = 0
  for (let w = 0; w < into.length; w++) {
    const word =
      from.passing === null
        ? from.any[w]! & to.any[w]!
        : (from.passing[w]! & to.any[w]!) | (from.any[w]! & to.passing![w]!)
    into[w] = word
    if (word !== 0) count += bitCount(word)
  }
  return count
}
