import { groupName } from './canvas-added.ts'
import type { CanvasState } from './canvas-state.ts'
import type { Tie } from './canvas-ties.ts'
import type { Bundle, CorridorLayout } from './corridor-types.ts'
import type { TraceMovement, TraceParty } from '../../server/contract/trace.ts'

/** Where the elements of the canvas are looked up. */
interface Elements {
  party(id: string): TraceParty | undefined
  tie(id: string): Tie | undefined
  movement(id: string): TraceMovement | undefined
  bundle(key: string): Bundle | undefined
  layout(): CorridorLayout | null
  state(): CanvasState
}

/** An id as its file has it, without the dataset in front. */
export const shortId = (id: string): string => id.slice(id.indexOf(':') + 1)

/** What an element of the canvas is called in words; its id when it is none. */
export function nameOf(model: Elements, id: string): string {
  const party = model.party(id)
  if (party !== undefined) return party.name
  const tie = model.tie(id)
  if (tie !== undefined) return `${nameOf(model, tie.from)} → ${nameOf(model, tie.to)}`
  const movement = model.movement(id)
  if (movement !== undefined) return `${shortId(id)}, ${nameOf(model, movement.from)} → ${nameOf(model, movement.to)}`
  const bundle = model.bundle(id)
  if (bundle !== undefined) {
    const rows = model.layout()?.rows
    const route = `${rows?.[bundle.fromRow]?.name ?? ''} → ${rows?.[bundle.toRow]?.name ?? ''}`
    return `${bundle.movements.length} shipments ${route}`
  }
  const { groups, nodes } = model.state().added
  const group = groups.get(id)
  return group === undefined ? (nodes.get(id)?.name ?? id) : groupName(group)
}
