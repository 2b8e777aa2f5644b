import { type Graph, step } from '../../server/graph/graph.ts'
import { statement } from './statement.ts'

/** Writes to the graph with a statement of the test's own. */
export async function fillGraph(graph: Graph, cypher: string, params: Record<string, unknown> = {}): Promise<void> {
  await graph.write([step(statement(cypher, 'write'), params)])
}
