import { add, type Fraction, isZero, least, less, minus, zero } from './fraction.ts'
import { handsOver, type TwinMovement, type TwinWorld } from './twin-world.ts'

/** An arc's capacity; null is unlimited. */
type Capacity = Fraction | null

/**
 * The most that can have gone through a party over these movements: every movement stands there twice, before the party
 * was passed and after, and every handover is an arc of its own. Null when it is unlimited.
 */
export function twinThrough(world: TwinWorld, corridor: TwinMovement[], party: string): Fraction | null {
  const arcs = new Map<string, Map<string, Capacity>>()
  const arc = (from: string, to: string, capacity: Capacity) => {
    if (!arcs.has(from)) arcs.set(from, new Map())
    arcs.get(from)!.set(to, capacity)
  }
  for (const m of corridor) {
    for (const layer of ['before', 'after']) arc(`${layer} ${m.id} departs`, `${layer} ${m.id} arrives`, m.amount)
    if (world.role(m.from) === 'source') arc('source', `before ${m.id} departs`, null)
    if (world.role(m.to) === 'target') arc(`after ${m.id} arrives`, 'sink', null)
    for (const n of corridor.filter((other) => handsOver(world, m, other))) {
      const here = m.to === party || n.from === party
      arc(`before ${m.id} arrives`, `${here ? 'after' : 'before'} ${n.id} departs`, null)
      arc(`after ${m.id} arrives`, `after ${n.id} departs`, null)
    }
  }
  return maximum(arcs)
}

/** The maximum flow from `source` to `sink`, way by shortest way (Edmonds and Karp). */
function maximum(arcs: Map<string, Map<string, Capacity>>): Fraction | null {
  const flow = new Map<string, Fraction>()
  const key = (from: string, to: string) => `${from} > ${to}`
  const left = (from: string, to: string): Capacity => {
    const back = flow.get(key(to, from)) ?? zero
    const capacity = arcs.get(from)?.get(to)
    if (capacity === null) return null
    return add(minus(capacity ?? zero, flow.get(key(from, to)) ?? zero), back)
  }
  const neighbours = new Map<string, Set<string>>()
  const join = (a: string, b: string) => neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b))
  for (const [from, heads] of arcs)
    for (const to of heads.keys()) {
      join(from, to)
      join(to, from)
    }
  let total = zero
  for (;;) {
    const before = new Map<string, string>([['source', '']])
    for (const at of before.keys())
      for (const to of neighbours.get(at) ?? []) {
        const room = left(at, to)
        if (!before.has(to) && (room === null || !isZero(room))) before.set(to, at)
      }
    if (!before.has('sink')) return total
    const way: [string, string][] = []
    for (let at = 'sink'; at !== 'source'; at = before.get(at)!) way.push([before.get(at)!, at])
    const rooms = way.map(([from, to]) => left(from, to)).filter((room) => room !== null)
    if (rooms.length === 0) return null
    const push = rooms.reduce(least)
    for (const [from, to] of way) {
      const undone = least(push, flow.get(key(to, from)) ?? zero)
      if (less(zero, undone)) flow.set(key(to, from), minus(flow.get(key(to, from))!, undone))
      flow.set(key(from, to), add(flow.get(key(from, to)) ?? zero, minus(push, undone)))
    }
    total = add(total, push)
  }
}
