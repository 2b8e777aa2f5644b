import type { Graph } from '../../../server/graph/graph.ts'

/** Where scenes play: one graph and one data folder, from the first scene to the last. */
export interface Stage {
  graph: Graph
  folder: string
}

/**
 * A feature at work on the small world of `world.ts`, so that each of its statements is run at least once with
 * parameters as they really are. The conformance suite fails for a statement that no scene runs.
 */
export type Scene = (stage: Stage) => Promise<void>
