import { type CypherAnswer, type CypherLine, type CypherQuestion, consoleBytes } from '../contract/console.ts'
import { refusalOf } from '../contract/cypher-reads.ts'
import { readProcedures } from '../contract/cypher-words.ts'
import { WaybillError } from '../errors.ts'
import type { ConsoleBatch, ConsoleOptions, Graph } from '../graph/graph.ts'
import { boundStatement } from './console-bound.ts'
import { createCells } from './console-cells.ts'
import { paramsFor } from './console-params.ts'

export interface Console {
  /**
   * Runs one statement that only reads. What was read before a limit is given, with the limit's name.
   *
   * @throws WaybillError `query-refused` where it would do more than read, `invalid` where a parameter is missing or of the wrong kind,
   * `query-failed` with the place of the mistake, `query-timeout` where no row came in time, and what the graph throws.
   */
  run(question: CypherQuestion, signal?: AbortSignal): Promise<CypherAnswer>

  /**
   * The same, with its rows as they come and no further than they are read: `columns`, `rows` …, `end`. Ending the
   * iteration early cancels the statement. What `run` throws is thrown here, also between two lines.
   */
  stream(question: CypherQuestion, signal?: AbortSignal): AsyncIterable<CypherLine>
}

/** @param seconds that one statement may take. */
export function createConsole({ graph, seconds }: { graph: Graph; seconds: number }): Console {
  /** What is wrong with a statement is said of it as it was written, not of its bounded form. */
  async function* bounded(
    statement: string,
    params: Record<string, unknown>,
    rows: number,
    options: ConsoleOptions,
  ): AsyncIterable<ConsoleBatch> {
    const bound = boundStatement(statement, rows)
    let begun = false
    try {
      for await (const batch of graph.console(bound ?? statement, params, options)) {
        begun = true
        yield batch
      }
    } catch (error) {
      const wrong = error instanceof WaybillError && error.code === 'query-failed'
      if (bound === undefined || begun || !wrong) throw error
      yield* graph.console(statement, params, options)
    }
  }

  async function* stream(
    { statement: given, params, limit }: CypherQuestion,
    signal?: AbortSignal,
  ): AsyncGenerator<Exclude<CypherLine, { line: 'problem' }>> {
    refuse(given)
    const statement = given.replace(/[\s;]+$/, '')
    const used = paramsFor(statement, params)
    const began = performance.now()
    const cells = createCells(consoleBytes)
    let columns: readonly string[] | undefined
    let count = 0
    let stoppedBy: CypherAnswer['stoppedBy']
    const options = { timeout: seconds * 1000, procedures: readProcedures, ...(signal && { signal }) }
    try {
      for await (const batch of bounded(statement, used, limit + 1, options)) {
        if (columns === undefined) {
          columns = batch.columns
          yield { line: 'columns', columns: [...columns] }
        }
        const rows: CypherAnswer['rows'] = []
        for (const row of batch.rows) {
          const wire = count < limit ? cells.take(row) : undefined
          if (wire === undefined) {
            stoppedBy = count < limit ? 'bytes' : 'rows'
            break
          }
          rows.push(wire)
          count++
        }
        if (rows.length > 0) yield { line: 'rows', rows, graph: cells.fresh() }
        if (stoppedBy !== undefined) break
      }
    } catch (error) {
      if (!(error instanceof WaybillError) || error.code !== 'query-timeout' || count === 0) throw error
      stoppedBy = 'time'
    }
    yield {
      line: 'end',
      truncated: stoppedBy !== undefined,
      ...(stoppedBy !== undefined && { stoppedBy }),
      milliseconds: Math.round(performance.now() - began),
    }
  }

  return {
    stream,
    async run(question, signal) {
      const answer: CypherAnswer = {
        columns: [],
        rows: [],
        graph: { nodes: [], edges: [] },
        truncated: false,
        milliseconds: 0,
      }
      for await (const each of stream(question, signal)) {
        if (each.line === 'columns') answer.columns = each.columns
        else if (each.line === 'rows') {
          for (const row of each.rows) answer.rows.push(row)
          for (const node of each.graph.nodes) answer.graph.nodes.push(node)
          for (const edge of each.graph.edges) answer.graph.edges.push(edge)
        } else {
          const { line: _line, ...end } = each
          Object.assign(answer, end)
        }
      }
      return answer
    },
  }
}

function refuse(statement: string): void {
  const refusal = refusalOf(statement)
  if (refusal === undefined) return
  const { message, next, line, column } = refusal
  throw new WaybillError('query-refused', `Line ${line}, column ${column}: ${message}`, {
    next,
    fields: [{ pointer: '/statement', detail: `line ${line}, column ${column}` }],
  })
}
