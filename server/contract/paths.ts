import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { GraphEdge, GraphNode } from './graph.ts'
import { edgeKindNames, nodeKindNames } from './vocabulary.ts'

export const PathsQuestion = z
  .strictObject({
    /** Different things; paths lead from one of them to another and meet no third. */
    ids: z
      .array(z.string().min(1))
      .min(2)
      .max(12)
      .refine((ids) => new Set(ids).size === ids.length, 'each thing once'),
    /** Kinds of ties that may be followed, in either direction; all of them unless given. */
    edges: z.array(z.enum(edgeKindNames)).min(1).optional(),
    /** Ties that a path may have at most. A shipment between two parties is two of them. */
    hops: z.int().min(1).max(10).default(4),
    /** Kinds of hubs that paths may lead across all the same. */
    cross: z.array(z.enum(nodeKindNames)).default([]),
    /** A node with more ties of the chosen kinds than this is not crossed. */
    busyAbove: z.int().min(1).max(100_000).default(1000),
    limit: z.int().min(1).max(1000).default(100),
  })
  .meta({ id: 'PathsQuestion' })

export const PathsAnswer = z
  .object({
    nodes: z.array(GraphNode),
    edges: z.array(GraphEdge),
    /** Shortest first. Each leads through different nodes; `edges` has all ties of each step, one list a step. */
    paths: z.array(z.object({ nodes: z.array(z.string()), edges: z.array(z.array(z.string())) })),
    /** Every path of at most so many steps is listed. */
    completeTo: z.int(),
    /** What ended the search before the asked number of hops: more paths than `limit`, the clock, too much to look at. */
    stoppedBy: z.enum(['count', 'time', 'size']).nullable(),
    /** What paths were not led across: kinds of hubs, and single nodes with more than `busyAbove` ties. */
    notCrossed: z.object({
      kinds: z.array(z.enum(nodeKindNames)),
      busy: z.array(z.object({ id: z.string(), kind: z.enum(nodeKindNames), name: z.string(), ties: z.int() })),
    }),
  })
  .meta({ id: 'PathsAnswer' })
export type PathsAnswer = z.infer<typeof PathsAnswer>

export const postPaths = endpoint({
  method: 'post',
  path: '/api/v1/paths',
  summary: 'All paths between things, the shortest first, over chosen kinds of ties',
  body: PathsQuestion,
  answer: PathsAnswer,
  problems: ['not-found', 'database-away', 'cancelled'],
})
