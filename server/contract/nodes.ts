import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { GraphEdge, GraphNode } from './graph.ts'
import { edgeKindNames } from './vocabulary.ts'

export const directions = ['in', 'out'] as const

/** One row of one file that a fact rests on. */
export const Source = z
  .object({
    dataset: z.string(),
    /** The name the file came with. */
    file: z.string(),
    sha256: z.string(),
    /** Number of the data row, from 1, the header not counted. */
    row: z.int(),
    /** Physical line on which the row begins, from 1. */
    line: z.int(),
    /** False when a later file replaced what this row said; the older source stays on record. */
    current: z.boolean(),
  })
  .meta({ id: 'Source' })
export type Source = z.infer<typeof Source>

export const EdgeCount = z
  .object({ edge: z.enum(edgeKindNames), direction: z.enum(directions), count: z.int() })
  .meta({ id: 'EdgeCount' })
export type EdgeCount = z.infer<typeof EdgeCount>

export const NodeAnswer = z
  .object({
    node: GraphNode,
    counts: z.array(EdgeCount),
    /** Newest first. `sourcesTruncated` says when there are more than the 500 given. */
    sources: z.array(Source),
    sourcesTruncated: z.boolean(),
  })
  .meta({ id: 'NodeAnswer' })
export type NodeAnswer = z.infer<typeof NodeAnswer>

export const getNode = endpoint({
  method: 'get',
  path: '/api/v1/nodes/{id}',
  summary: 'A node, its counts per edge kind and direction, its sources',
  params: z.object({ id: z.string().min(1) }),
  answer: NodeAnswer,
  problems: ['not-found', 'database-away'],
})

export const ExpandQuestion = z
  .strictObject({
    ids: z.array(z.string().min(1)).min(1).max(500),
    edges: z.array(z.enum(edgeKindNames)).optional(),
    direction: z.enum([...directions, 'both']).default('both'),
    limit: z.int().min(0).max(20_000).default(500),
  })
  .meta({ id: 'ExpandQuestion' })

export const ExpandAnswer = z
  .object({
    /** Neighbours of the asked nodes, without these; ordered by edge kind, direction and id. */
    nodes: z.array(GraphNode),
    edges: z.array(GraphEdge),
    truncated: z.boolean(),
    /** Exact counts per asked node, whatever `limit` is; `limit: 0` fetches counts alone. */
    counts: z.array(
      z.object({ id: z.string(), edge: z.enum(edgeKindNames), direction: z.enum(directions), count: z.int() }),
    ),
  })
  .meta({ id: 'ExpandAnswer' })
export type ExpandAnswer = z.infer<typeof ExpandAnswer>

export const postExpand = endpoint({
  method: 'post',
  path: '/api/v1/expand',
  summary: 'Neighbours of nodes, with exact counts per kind and direction',
  body: ExpandQuestion,
  answer: ExpandAnswer,
  problems: ['not-found', 'database-away'],
})

/** The row of the original file as it stands there. */
export const SourceRow = z
  .object({
    sha256: z.string(),
    file: z.string(),
    encoding: z.string(),
    row: z.int(),
    line: z.int(),
    /** The row's text, byte for byte as decoded, without its line end. */
    raw: z.string(),
    /** The file's own header with the row's values, and the field each column became (null: kept, not used). */
    columns: z.array(z.object({ header: z.string(), value: z.string(), field: z.string().nullable() })),
  })
  .meta({ id: 'SourceRow' })
export type SourceRow = z.infer<typeof SourceRow>

export const getSourceRow = endpoint({
  method: 'get',
  path: '/api/v1/originals/{sha256}/rows/{row}',
  summary: 'One row of an imported file, as the file has it',
  params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), row: z.coerce.number().int().min(1) }),
  query: z.object({ dataset: z.string().min(1) }),
  answer: SourceRow,
  problems: ['not-found', 'file-unusable', 'data-damaged'],
})

export const getOriginal = endpoint({
  method: 'get',
  path: '/api/v1/originals/{sha256}',
  summary: 'An imported file, byte for byte, as a download',
  params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  answer: 'bytes',
  problems: ['not-found', 'data-damaged'],
})

/** A statement the product runs, to be read and copied. */
export const Statement = z
  .object({ name: z.string(), sentence: z.string(), cypher: z.string() })
  .meta({ id: 'Statement' })
export type Statement = z.infer<typeof Statement>

export const getStatements = endpoint({
  method: 'get',
  path: '/api/v1/statements',
  summary: 'The Cypher behind what is shown: every statement the product reads the graph with',
  answer: z.object({ items: z.array(Statement) }).meta({ id: 'Statements' }),
})
