import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Graph } from './graph.ts'
import { Problem } from './problem.ts'

/** Rows that a statement may bring, and those it brings unless asked for more. */
export const consoleRows = { most: 100_000, usual: 5_000 } as const
/** Bytes of JSON that an answer's rows, nodes and edges may have together. */
export const consoleBytes = 20_000_000

export const consoleStops = ['rows', 'bytes', 'time'] as const

/** Values of parameters: JSON, whole numbers as integers. */
const Params = z.record(z.string().max(200), z.json())

export const CypherQuestion = z
  .strictObject({
    statement: z.string().min(1),
    params: Params.default({}),
    limit: z.int().min(1).max(consoleRows.most).default(consoleRows.usual),
  })
  .meta({ id: 'CypherQuestion' })
export type CypherQuestion = z.output<typeof CypherQuestion>

export const CypherAnswer = z
  .object({
    columns: z.array(z.string()),
    /**
     * One list per row in the order of `columns`. Values are JSON; integers past 2^53 are strings, dates ISO strings. A node
     * is `{ "$node": id }`, an edge `{ "$edge": id }`, a path the list of its nodes and edges by turns; what the vocabulary
     * does not know comes as its properties.
     */
    rows: z.array(z.array(z.json())),
    /** The nodes and edges that the rows name, and the ends of these edges. */
    graph: Graph,
    truncated: z.boolean(),
    /** The limit that cut the answer; only where one did. */
    stoppedBy: z.enum(consoleStops).optional(),
    milliseconds: z.number(),
  })
  .meta({ id: 'CypherAnswer' })
export type CypherAnswer = z.infer<typeof CypherAnswer>

const problems = ['query-refused', 'query-failed', 'query-timeout', 'query-memory', 'database-away'] as const

/** A line of the streamed answer: `columns` first, then `rows` as they come, and `end` or `problem` last. */
export const CypherLine = z
  .discriminatedUnion('line', [
    z.object({ line: z.literal('columns'), columns: z.array(z.string()) }),
    z.object({
      line: z.literal('rows'),
      rows: CypherAnswer.shape.rows,
      /** The nodes and edges that these rows name and no line before held. */
      graph: Graph,
    }),
    CypherAnswer.pick({ truncated: true, stoppedBy: true, milliseconds: true }).extend({ line: z.literal('end') }),
    /** What went wrong after the first rows; before them it is the answer itself. */
    z.object({ line: z.literal('problem'), problem: Problem }),
  ])
  .meta({ id: 'CypherLine' })
export type CypherLine = z.infer<typeof CypherLine>

export const postCypher = endpoint({
  method: 'post',
  path: '/api/v1/cypher',
  summary: 'Run one Cypher statement that only reads',
  body: CypherQuestion,
  answer: CypherAnswer,
  problems,
})

export const postCypherRows = endpoint({
  method: 'post',
  path: '/api/v1/cypher/rows',
  summary: 'Run one Cypher statement that only reads, and have its rows as they come, no faster than they are read',
  body: CypherQuestion,
  answer: 'lines',
  line: CypherLine,
  problems,
})

const Counted = z.object({
  name: z.string(),
  /** How many there are; null where the time did not suffice to count them. */
  count: z.int().nullable(),
})

/** The labels, properties and types of edges of the graph as it is, with how often each occurs. */
export const GraphSchema = z
  .object({
    labels: z.array(Counted.extend({ properties: z.array(Counted) })),
    edges: z.array(Counted),
    truncated: z.boolean(),
    stoppedBy: z.literal('time').optional(),
  })
  .meta({ id: 'GraphSchema' })
export type GraphSchema = z.infer<typeof GraphSchema>

export const getSchema = endpoint({
  method: 'get',
  path: '/api/v1/schema',
  summary: 'Labels, properties and types of edges, with counts',
  answer: GraphSchema,
  problems: ['database-away', 'query-memory'],
})
