import type { CanvasModel } from '../../client/canvas/canvas-model.ts'
import { NetworkGraph } from '../../client/canvas/network-graph.ts'

/** The graph of a model with what is on it, not shown anywhere. */
export function graphFor(model: CanvasModel): NetworkGraph {
  const graph = new NetworkGraph(model)
  graph.sync()
  return graph
}
