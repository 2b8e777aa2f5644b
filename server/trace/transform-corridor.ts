import type { TraceClock } from './trace-clock.ts'
import { coneOf } from './trace-cone.ts'
import type { Corridor, Reached } from './trace-corridor.ts'
import { role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import { hopsFrom } from './transform-walks.ts'

const kept = new WeakMap<Subject, Int32Array>()

/** All movements of a question, in id order. */
function keptOf(subject: Subject): Int32Array {
  let movements = kept.get(subject)
  if (movements === undefined) {
    movements = new Int32Array(subject.filtered.count)
    for (let m = 0, i = 0; i < movements.length; m++) if (subject.filtered.kept[m] === 1) movements[i++] = m
    kept.set(subject, movements)
  }
  return movements
}

/** Hops of each of the question's movements from sources or to targets, also where goods are taken apart on the way. */
function hopsOf(subject: Subject, end: number, clock: TraceClock): Int32Array {
  const movements = keptOf(subject)
  const cone = coneOf(subject, movements)
  const party = end === role.source ? subject.consignor : subject.consignee
  const seeds: number[] = []
  for (let c = 0; c < movements.length; c++) if (subject.roles[party[movements[c]!]!] === end) seeds.push(c)
  return hopsFrom(end === role.source ? cone.receivers : cone.suppliers, seeds, movements.length, clock)
}

/** The corridor when goods can be taken apart. */
export function transformCorridor(subject: Subject, clock: TraceClock): Corridor {
  const fromSource = hopsOf(subject, role.source, clock)
  const toTarget = hopsOf(subject, role.target, clock)
  const on = (_: number, c: number) => fromSource[c]! > 0 && toTarget[c]! > 0
  return {
    movements: keptOf(subject).filter(on),
    hopsFromSource: fromSource.filter(on),
    hopsToTarget: toTarget.filter(on),
  }
}

/** What is on a walk from a source or to a target, by movement. */
export function transformReached(subject: Subject, end: number, clock: TraceClock): Reached {
  const movements = keptOf(subject)
  const found = hopsOf(subject, end, clock)
  const hops = new Int32Array(subject.projection.movements.count)
  for (let c = 0; c < movements.length; c++) hops[movements[c]!] = found[c]!
  return {
    reached: Uint8Array.from(hops, (hop) => Math.min(hop, 1)),
    hops,
    count: found.reduce((count, hop) => count + Math.min(hop, 1), 0),
  }
}
