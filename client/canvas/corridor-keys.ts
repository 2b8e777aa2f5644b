import type { KeyboardEvent } from 'react'
import type { CanvasModel } from './canvas-model.ts'
import { panFrame, zoomFrame } from './corridor-scale.ts'
import type { CorridorLayout } from './corridor-types.ts'
import { walk, type Place, type Step } from './corridor-walk.ts'

export interface KeyContext {
  model: CanvasModel
  layout: CorridorLayout
  place: Place | null
  setPlace(place: Place | null): void
  onOpen(id: string): void
  onExpand(id: string): void
}

const steps: Record<string, Step> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
}

/** Keys of the corridor; those it does not know go on to the page. Returns whether the key was one of its own. */
export function corridorKey(event: KeyboardEvent, context: KeyContext): boolean {
  const { model, layout, place, setPlace } = context
  const state = model.state()
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const step = steps[event.key]
  if (step !== undefined) {
    if (event.shiftKey && (step === 'left' || step === 'right')) return pan(model, step === 'left' ? -1 : 1)
    const chain = state.chain.map((id) => model.movementIndex(id))
    if (state.answer !== null) setPlace(walk(layout, state.answer, place ?? selected(model, layout), step, chain))
    return true
  }
  const id = place === null ? (state.selection.at(-1) ?? null) : idAt(model, layout, place)
  switch (event.key) {
    case 'Enter':
      if (id !== null) openOrUnfold(context, id)
      return id !== null
    case ' ':
      if (id !== null && !id.startsWith('others:')) model.select([id], event.shiftKey)
      return true
    case 'Escape':
      if (place === null) return false
      setPlace(place.kind === 'row' || state.answer === null ? null : walk(layout, state.answer, place, 'out', []))
      return true
    case 'ContextMenu':
      // The browser opens the menu; what it is about must be selected before.
      if (id !== null) model.select([id])
      return false
    case '+':
    case '=':
      return zoom(model, 0.7)
    case '-':
      return zoom(model, 1 / 0.7)
  }
  return letter(event.key.toLowerCase(), id, context)
}

function letter(key: string, id: string | null, { model, layout, place, setPlace, onExpand }: KeyContext): boolean {
  if (key === 'f') {
    model.setFrame(null)
    return true
  }
  if (id === null) return false
  if (key === 'e') {
    const movement = model.movement(id)
    onExpand(movement === undefined || place?.kind === 'shipment' ? id : movement.id)
    return true
  }
  if (key === 'h') {
    setPlace(null)
    model.hide([id])
    return true
  }
  if (key === 'b') {
    const bundle = bundleOf(model, layout, id)
    if (bundle !== null) model.toggleBundle(bundle)
    return true
  }
  return false
}

function bundleOf(model: CanvasModel, layout: CorridorLayout, id: string): string | null {
  if (id.startsWith('bundle:')) return id
  const index = model.movementIndex(id)
  return index < 0 ? null : (layout.bundles.find((bundle) => bundle.movements.includes(index))?.key ?? null)
}

function openOrUnfold({ model, layout, place, onOpen }: KeyContext, id: string): void {
  const row = place?.kind === 'row' ? layout.rows[place.row] : undefined
  if (row !== undefined && row.id.startsWith('others:')) model.toggleLane(layout.lanes[row.lane]?.id ?? '')
  else onOpen(id)
}

/** The id of the element at a place. */
export function idAt(model: CanvasModel, layout: CorridorLayout, place: Place): string | null {
  if (place.kind === 'row') return layout.rows[place.row]?.id ?? null
  if (place.kind === 'shipment') return model.movementAt(place.movement)?.id ?? null
  return layout.bundles[place.bundle]?.key ?? null
}

function selected(model: CanvasModel, layout: CorridorLayout): Place | null {
  const id = model.state().selection.at(-1)
  if (id === undefined) return null
  const movement = model.movementIndex(id)
  if (movement >= 0 && layout.markOfMovement[movement] !== -1) return { kind: 'shipment', movement }
  const row = layout.rowOfParty.get(id) ?? -1
  return row < 0 ? null : { kind: 'row', row }
}

function pan(model: CanvasModel, direction: number): boolean {
  const whole = model.fit()
  const frame = model.state().frame ?? whole
  model.setFrame(panFrame(frame, whole, ((frame.to - frame.from) / 8) * direction))
  return true
}

function zoom(model: CanvasModel, factor: number): boolean {
  const whole = model.fit()
  const frame = model.state().frame ?? whole
  model.setFrame(zoomFrame(frame, whole, factor, (frame.from + frame.to) / 2))
  return true
}
