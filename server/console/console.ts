import { type CypherAnswer, type CypherQuestion, consoleBytes } from '../contract/console.ts'
import { refusalOf } from '../contract/cypher-reads.ts'
import { parameterNames } from '../contract/cypher-tokens.ts'
import { readProcedures } from '../contract/cypher-words.ts'
import { WaybillError } from '../errors.ts'
import type { ConsoleBatch, ConsoleOptions, Graph } from '../graph/graph.ts'
import { boundStatement } from './console-bound.ts'
import { createCells } from './console-cells.ts'

export interface Console {
  /**
   * Runs one statement that only reads. What was read before a limit is given, with the limit's name.
   *
   * @throws WaybillError `query-refused` where it would do more than read, `invalid` where a parameter is missing,
   * `query-failed` with the place of the mistake, `query-timeout` where no row came in time, and what the graph throws.
   */
  run(question: CypherQuestion, signal?: AbortSignal): Promise<CypherAnswer>
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

  return {
    async run({ statement: given, params, limit }, signal) {
      refuse(given)
      const statement = given.replace(/[\s;]+$/, '')
      const names = parameterNames(statement)
      requireParams(names, params)
      const used = Object.fromEntries(names.map((name) => [name, params[name]]))
      const began = performance.now()
      const cells = createCells(consoleBytes)
      const rows: CypherAnswer['rows'] = []
      let columns: string[] = []
      let stoppedBy: CypherAnswer['stoppedBy']
      const options = { timeout: seconds * 1000, procedures: readProcedures, ...(signal && { signal }) }
      try {
        read: for await (const batch of bounded(statement, used, limit + 1, options)) {
          columns = [...batch.columns]
          for (const row of batch.rows) {
            if (rows.length === limit) {
              stoppedBy = 'rows'
              break read
            }
            const wire = cells.take(row)
            if (wire === undefined) {
              stoppedBy = 'bytes'
              break read
            }
            rows.push(wire)
          }
        }
      } catch (error) {
        if (!(error instanceof WaybillError) || error.code !== 'query-timeout' || rows.length === 0) throw error
        stoppedBy = 'time'
      }
      const milliseconds = Math.round(performance.now() - began)
      return {
        columns,
        rows,
        graph: cells.graph(),
        truncated: stoppedBy !== undefined,
        ...(stoppedBy !== undefined && { stoppedBy }),
        milliseconds,
      }
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

function requireParams(names: readonly string[], params: CypherQuestion['params']): void {
  const missing = names.filter((name) => !Object.hasOwn(params, name))
  if (missing.length === 0) return
  throw new WaybillError('invalid', `The statement uses $${missing.join(', $')}, and no value was given.`, {
    next: 'Give each parameter a value; null where there is none.',
    fields: missing.map((name) => ({ pointer: `/params/${name}`, detail: 'is required' })),
  })
}
