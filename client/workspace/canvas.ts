import { useSyncExternalStore } from 'react'
import { CanvasModel, type CanvasState } from '../canvas/index.ts'

/** The one canvas of the workspace: what is on it, what is selected, what can be undone. */
export const canvas = new CanvasModel()

export const useCanvas = (): CanvasState => useSyncExternalStore(canvas.subscribe, canvas.state)

/** How many neighbours of a thing, along one kind of tie and direction, the canvas shows already. */
export const hereCount = (state: CanvasState, id: string, edge: string, direction: 'in' | 'out'): number => {
  let here = 0
  for (const tie of state.added.edges.values())
    if (tie.kind === edge && (direction === 'out' ? tie.from : tie.to) === id) here += 1
  const movements = state.answer?.corridor.movements ?? []
  if (edge === 'CONSIGNED' && direction === 'out') for (const { from } of movements) here += from === id ? 1 : 0
  if (edge === 'DELIVERED_TO' && direction === 'in') for (const { to } of movements) here += to === id ? 1 : 0
  return here
}

/** Whether the canvas shows it, as part of the answer or added by hand. */
export const isOnCanvas = (state: CanvasState, id: string): boolean =>
  state.added.nodes.has(id) ||
  state.answer?.corridor.parties.some((party) => party.id === id) === true ||
  state.answer?.corridor.movements.some((movement) => movement.id === id) === true
