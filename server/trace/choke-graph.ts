import type { TraceClock } from './trace-clock.ts'
import { coneOf, type Windows } from './trace-cone.ts'
import type { Corridor } from './trace-corridor.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'

/** Which vertices lead to which: those of vertex v are `order[lo[w] … hi[w])` for `first[v] ≤ w < first[v + 1]`. */
export interface Links {
  readonly order: Int32Array
  readonly first: Int32Array
  readonly lo: Int32Array
  readonly hi: Int32Array
}

/**
 * The walks of a corridor as paths from a start to an end. A vertex is a corridor movement; with via, a movement is two
 * vertices, one for walks that have passed a via party before it and one for those that have not, so that exactly the
 * walks that count are paths.
 */
export interface ChokeGraph {
  readonly size: number
  /** Movement of each vertex. */
  readonly movement: Int32Array
  readonly start: Uint8Array
  readonly end: Uint8Array
  readonly before: Links
  readonly after: Links
  /**
   * Parties that may be chosen, in id order, and for each vertex the number among them of its consignee and of its
   * consignor, or -1.
   */
  readonly parties: Int32Array
  readonly gives: Int32Array
  readonly takes: Int32Array
}

/**
 * Linear in the corridor and in what its windows list.
 *
 * @param subject the question as it is asked about walks.
 * @param choosable per party, 1 when it may be chosen if it is in between.
 * @throws OutOfTime, WaybillError `cancelled`.
 */
export function chokeGraph(subject: Subject, corridor: Corridor, choosable: Uint8Array, clock: TraceClock): ChokeGraph {
  const { movements } = corridor
  const { consignor, consignee } = subject.projection.movements
  const { roles, via } = subject
  const k = movements.length
  const layers = via === null ? 1 : 2
  const size = k * layers
  const numbers = new Map<number, number>()
  const mayBeChosen = (party: number) => roles[party] === role.between && choosable[party] === 1
  const named = new Set<number>()
  for (const m of movements)
    for (const party of [consignor[m]!, consignee[m]!]) if (mayBeChosen(party)) named.add(party)
  const parties = Int32Array.from(named).sort()
  for (const [i, party] of parties.entries()) numbers.set(party, i)

  const movement = new Int32Array(size)
  const start = new Uint8Array(size)
  const end = new Uint8Array(size)
  const gives = new Int32Array(size)
  const takes = new Int32Array(size)
  for (let v = 0; v < size; v++) {
    const m = movements[v % k]!
    movement[v] = m
    start[v] = v < k && roles[consignor[m]!] === role.source ? 1 : 0
    end[v] = v >= size - k && roles[consignee[m]!] === role.target ? 1 : 0
    gives[v] = numbers.get(consignee[m]!) ?? -1
    takes[v] = numbers.get(consignor[m]!) ?? -1
  }
  const cone = coneOf(subject, movements)
  clock.check()
  const givesAtVia = (c: number) => via![consignee[movements[c]!]!] === 1
  const takesAtVia = (c: number) => via![consignor[movements[c]!]!] === 1
  // A walk that passes is in the second layer from the movement on that it passes before.
  const after =
    via === null
      ? links(cone.receivers, 1, [whole], () => [0])
      : links(
          cone.receivers,
          2,
          [
            { has: (d) => !takesAtVia(d), layer: 0 },
            { has: takesAtVia, layer: 1 },
            { has: (d) => !takesAtVia(d), layer: 1 },
          ],
          (c, layer) => (layer === 1 || givesAtVia(c) ? [1, 2] : [0, 1]),
        )
  const before =
    via === null
      ? links(cone.suppliers, 1, [whole], () => [0])
      : links(
          cone.suppliers,
          2,
          [
            { has: () => true, layer: 1 },
            { has: givesAtVia, layer: 0 },
            { has: (b) => !givesAtVia(b), layer: 0 },
          ],
          (c, layer) => (layer === 0 ? (takesAtVia(c) ? [] : [2]) : takesAtVia(c) ? [0, 1, 2] : [0, 1]),
        )
  return { size, movement, start, end, before, after, parties, gives, takes }
}

/** A part of all members, as vertices of one layer, in the order of the windows. */
interface Block {
  has(member: number): boolean
  readonly layer: number
}

const whole: Block = { has: () => true, layer: 0 }

/** Lays blocks one after another; a vertex leads into its window's part of the blocks that it names. */
function links(
  { members, lo, hi }: Windows,
  layers: number,
  blocks: readonly Block[],
  blocksOf: (member: number, layer: number) => readonly number[],
): Links {
  const k = lo.length
  const order = new Int32Array(blocks.length * members.length)
  let end = 0
  // Where a block's part of a window begins: what lies before each position.
  const before = blocks.map(({ has, layer }) => {
    const at = new Int32Array(members.length + 1)
    for (let i = 0; i < members.length; i++) {
      at[i] = end
      if (has(members[i]!)) order[end++] = members[i]! + layer * k
    }
    at[members.length] = end
    return at
  })
  const first = new Int32Array(k * layers + 1)
  const from = new Int32Array(k * layers * blocks.length)
  const to = new Int32Array(k * layers * blocks.length)
  let windows = 0
  for (let v = 0; v < k * layers; v++) {
    const c = v % k
    if (lo[c]! < hi[c]!)
      for (const block of blocksOf(c, v < k ? 0 : 1)) {
        from[windows] = before[block]![lo[c]!]!
        to[windows++] = before[block]![hi[c]!]!
      }
    first[v + 1] = windows
  }
  return { order: order.subarray(0, end), first, lo: from.subarray(0, windows), hi: to.subarray(0, windows) }
}
