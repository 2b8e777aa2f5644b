import { z } from 'zod'
import { edgeKindNames, nodeKindNames } from './vocabulary.ts'

/** A value a node or edge may carry on the wire: integers past 2^53 are strings, dates are ISO strings. */
export const PropertyValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string(), z.number(), z.boolean()])),
])
export type PropertyValue = z.infer<typeof PropertyValue>

/** `id` is the graph's own stable id (`dataset:id` for imported things), never an engine's. */
export const GraphNode = z
  .object({
    id: z.string(),
    kind: z.enum(nodeKindNames),
    labels: z.array(z.string()),
    name: z.string(),
    properties: z.record(z.string(), PropertyValue),
  })
  .meta({ id: 'GraphNode' })
export type GraphNode = z.infer<typeof GraphNode>

export const GraphEdge = z
  .object({
    id: z.string(),
    kind: z.enum(edgeKindNames),
    from: z.string(),
    to: z.string(),
    properties: z.record(z.string(), PropertyValue),
  })
  .meta({ id: 'GraphEdge' })
export type GraphEdge = z.infer<typeof GraphEdge>

export const Graph = z.object({ nodes: z.array(GraphNode), edges: z.array(GraphEdge) }).meta({ id: 'Graph' })
export type Graph = z.infer<typeof Graph>
