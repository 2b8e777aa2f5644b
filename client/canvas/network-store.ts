import type { CanvasModel } from './canvas-model.ts'
import type { NetworkGraph } from './network-graph.ts'

const graphs = new WeakMap<CanvasModel, Promise<NetworkGraph>>()

/** The Cytoscape graph of a model, made when first asked for: its engine is a third of all code, and the corridor draws without it. */
export function graphOf(model: CanvasModel): Promise<NetworkGraph> {
  const known = graphs.get(model)
  if (known !== undefined) return known
  const made = import('./network-graph.ts').then(({ NetworkGraph }) => new NetworkGraph(model))
  graphs.set(model, made)
  // A failed load (the connection was away) may be tried again.
  made.catch(() => graphs.delete(model))
  return made
}

/** Pins nodes of the network where they stand, or lets them go when all of them are pinned. */
export const togglePins = async (model: CanvasModel, ids: readonly string[]): Promise<void> =>
  (await graphOf(model)).places.toggle(ids)
