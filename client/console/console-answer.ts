import type { CypherLine, consoleStops } from '../../server/contract/console.ts'
import type { GraphEdge, GraphNode } from '../../server/contract/graph.ts'
import type { Row } from './result-values.ts'

/** An answer as far as it has come. Rows and things grow while it streams; a new object tells that they did. */
export interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly edges: ReadonlyMap<string, GraphEdge>
  /** What cut it: a limit of the server, the person, or the way here. */
  readonly stoppedBy: (typeof consoleStops)[number] | 'person' | 'broken' | null
  readonly milliseconds: number
  readonly done: boolean
}

type Line = Exclude<CypherLine, { line: 'problem' }>

/** Milliseconds between two looks at an answer that grows: more often than this nobody can read. */
const pace = 150

/**
 * Takes in the lines of an answer and shows it: at once when the first rows are there, then at a steady pace, and at
 * its end.
 *
 * @param show gets the answer so far.
 * @throws what the lines throw; what came before is shown as broken off.
 */
export async function gather(
  lines: AsyncIterable<Line>,
  signal: AbortSignal,
  show: (answer: Answer) => void,
): Promise<void> {
  const began = performance.now()
  const rows: Row[] = []
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  let columns: string[] | undefined
  let shown = -Infinity
  const put = (end: Pick<Answer, 'stoppedBy' | 'done'>, milliseconds = Math.round(performance.now() - began)) => {
    shown = performance.now()
    // A list of its own, so that whoever remembers by it sees that it grew.
    show({ columns: columns ?? [], rows: rows.slice(), nodes, edges, milliseconds, ...end })
  }
  try {
    for await (const line of lines) {
      if (line.line === 'columns') columns = line.columns
      else if (line.line === 'rows') {
        for (const row of line.rows) rows.push(row)
        for (const node of line.graph.nodes) nodes.set(node.id, node)
        for (const edge of line.graph.edges) edges.set(edge.id, edge)
        if (performance.now() - shown >= pace) put({ stoppedBy: null, done: false })
      } else put({ stoppedBy: line.stoppedBy ?? null, done: true }, line.milliseconds)
    }
  } catch (error) {
    if (columns !== undefined) put({ stoppedBy: signal.aborted ? 'person' : 'broken', done: true })
    throw error
  }
}
