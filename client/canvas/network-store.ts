import type { CanvasModel } from './canvas-model.ts'
import type { NetworkGraph } from './network-graph.ts'

const graphs = new WeakMap<CanvasModel, Promise<NetworkGraph>>()

const load = () => import('./network-graph.ts')

/** Fetches the network's engine while its answer is still on the way. */
export const fetchNetwork = (): void => void load().catch(() => {})

/** The Cytoscape graph of a model, made when first asked for: its engine is a third of all code, and the corridor draws without it. */
export function graphOf(model: CanvasModel): Promise<NetworkGraph> {
  const known = graphs.get(model)
  if (known !== undefined) return known
  const made = load().then(({ NetworkGraph }) => new NetworkGraph(model))
  graphs.set(model, made)
  // A failed load (the connection was away) may be tried again.
  made.catch(() => graphs.delete(model))
  return made
}

/** Pins nodes of the network where they stand, or lets them go when all of them are pinned. */
export async function togglePins(model: CanvasModel, ids: readonly string[]): Promise<void> {
  const graph = await graphOf(model)
  // While another view is shown the graph does not follow.
  graph.sync()
  graph.places.toggle(ids)
}
