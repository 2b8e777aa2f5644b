import type { TraceAnswer } from '../../server/contract/trace.ts'
import type { Frame } from './canvas-days.ts'
import type { CorridorLayout, Role } from './corridor-types.ts'

/** All trade of the answer from one party to another, as the network draws it. */
export interface Tie {
  /** `tie:<from>><to>` */
  id: string
  from: string
  to: string
  /** Ids of its shipments, in the answer's order. */
  movements: string[]
  /** Sum of known amounts; null when none is known. */
  amount: number | null
  missing: number
  attributed: number
  role: Role
}

/** True when a shipment is under way on some day of the frame; without a frame always. */
export function inFrame(departed: number, arrived: number, frame: Frame | null): boolean {
  return frame === null || (departed < frame.to && arrived >= frame.from)
}

/** Trade between parties over the shipments that are on the canvas and in the frame, first seen first. */
export function tiesOf(answer: TraceAnswer, layout: CorridorLayout, frame: Frame | null): Tie[] {
  const roles = new Map(answer.corridor.parties.map((party) => [party.id, party.role]))
  const ties = new Map<string, Tie>()
  for (const [i, m] of answer.corridor.movements.entries()) {
    if (layout.markOfMovement[i] === -1 || !inFrame(layout.departed[i] ?? 0, layout.arrived[i] ?? 0, frame)) continue
    const id = `tie:${m.from}>${m.to}`
    let tie = ties.get(id)
    if (tie === undefined) {
      const role = roles.get(m.to) === 'target' ? 'target' : roles.get(m.from) === 'source' ? 'source' : 'between'
      tie = { id, from: m.from, to: m.to, movements: [], amount: null, missing: 0, attributed: 0, role }
      ties.set(id, tie)
    }
    tie.movements.push(m.id)
    if (m.amount === null) tie.missing++
    else tie.amount = (tie.amount ?? 0) + m.amount
    tie.attributed += m.attributed
  }
  return [...ties.values()]
}
