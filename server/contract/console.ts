import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Graph } from './graph.ts'

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

export const postCypher = endpoint({
  method: 'post',
  path: '/api/v1/cypher',
  summary: 'Run one Cypher statement that only reads',
  body: CypherQuestion,
  answer: CypherAnswer,
  problems: ['query-refused', 'query-failed', 'query-timeout', 'query-memory', 'database-away'],
})
