import type { TraceClock } from './trace-clock.ts'
import { coneOf, positionsOf } from './trace-cone.ts'
import { role } from './trace-roles.ts'
import { poolOnDay, supplyOrder } from './same-day.ts'
import type { Subject } from './trace-subject.ts'
import { hasCycle } from './transform-walks.ts'

/**
 * Whether handovers among these movements form a cycle. Days never fall along a handover, so all movements of a cycle
 * leave and arrive on one day, at parties in between, and need no handling days; as edges between pools they then form
 * a cycle, and the other way round.
 */
export function isCyclic(subject: Subject, movements: Int32Array, clock: TraceClock): boolean {
  if (subject.relation !== null) return hasCycle(subject, coneOf(subject, movements), clock)
  if (subject.minDays > 0) return false
  const { consignor, consignee, departed, arrived, count } = subject.projection.movements
  const { arriving } = subject.index
  const at = positionsOf(arriving, count)
  const buckets = bucketsOf(subject)
  const tail: number[] = []
  const head: number[] = []
  // A pool on a day is a node of its own.
  const nodes = new Map<number, number>()
  const node = (bucket: number, day: number) => {
    const key = poolOnDay(bucket, day)
    let number = nodes.get(key)
    if (number === undefined) nodes.set(key, (number = nodes.size))
    return number
  }
  for (const m of movements) {
    if (departed[m] !== arrived[m]) continue
    if (subject.roles[consignor[m]!] !== role.between || subject.roles[consignee[m]!] !== role.between) continue
    const supply = arriving.far[at[m]!]!
    if (supply < 0) continue
    tail.push(node(supply, departed[m]!))
    head.push(node(buckets[at[m]!]!, departed[m]!))
  }
  return supplyOrder(nodes.size, Int32Array.from(tail), Int32Array.from(head)).cyclic
}

/** Bucket of each arriving position: the pool that the movement's lot lies in. */
export function bucketsOf(subject: Subject): Int32Array {
  const { start, order } = subject.index.arriving
  const bucket = new Int32Array(order.length)
  for (let b = 0; b + 1 < start.length; b++) bucket.fill(b, start[b], start[b + 1])
  return bucket
}
