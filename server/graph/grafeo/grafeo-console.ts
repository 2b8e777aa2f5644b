import { WaybillError } from '../../errors.ts'
import { consoleFailure, explained, planColumns, refusedPlan } from '../console-errors.ts'
import { type ConsoleBatch, type ConsoleOptions, EdgeCell, NodeCell } from '../graph.ts'
import type { Engine } from './engine.ts'
import { timeoutError } from './engine-errors.ts'
import type { Ends } from './engine-messages.ts'
import { batchesOf } from './row-batches.ts'

/** Runs a person's statement in the embedded engine; see `Graph.console`. */
export async function* grafeoConsole(
  engine: Engine,
  statement: string,
  params: Record<string, unknown>,
  options: ConsoleOptions & { timeout: number },
): AsyncGenerator<ConsoleBatch> {
  const name = 'of the console'
  const batches = (cypher: string) =>
    batchesOf(
      engine,
      (on, signal) =>
        engine.run({
          name,
          kind: 'read',
          message: (id) => ({ kind: 'read', id, statement: { cypher, params }, console: true }),
          timeout: options.timeout,
          signal,
          on,
        }),
      options.signal,
    )
  let planned = false
  try {
    const plan = await planOf(batches(explained(statement)))
    checkPlan(plan, options.procedures)
    if (/^\s*EXPLAIN\b/i.test(statement)) {
      yield { columns: planColumns, rows: plan.flatMap(planRow).map((row) => row.slice(0, planColumns.length)) }
      return
    }
    planned = true
    if (/^\s*PROFILE\b/i.test(statement)) {
      const profile = await planOf(batches(statement))
      yield { columns: [...planColumns, 'rows', 'ms'], rows: profile.flatMap(planRow) }
      return
    }
    for await (const { names, size, columns, ends } of batches(statement)) {
      const rows: unknown[][] = []
      for (let at = 0; at < size; at++) rows.push(columns.map((column) => cellOf(column[at], ends)))
      yield { columns: names, rows }
    }
  } catch (error) {
    if (error instanceof WaybillError && error.code === 'query-failed' && error.cause instanceof Error) {
      // The engine has a time limit of its own.
      if (/GRAFEO-Q003|timeout error/.test(error.cause.message)) throw timeoutError(name, options.timeout)
      throw consoleFailure('grafeo', error.cause.message, statement, error, planned ? 0 : 1)
    }
    throw error
  }
}

async function planOf(batches: ReturnType<typeof batchesOf>): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const { columns } of batches) for (const plan of columns[0] ?? []) lines.push(...String(plan).split('\n'))
  return lines
}

/** `  Scan (s:Shipment)  rows=10  time=0.01ms` as its step, details, rows and milliseconds; none for a line of totals. */
function planRow(line: string): (string | number | null)[][] {
  const found = /^( *\w+)(?: \((.*?)\))?(--.*?|)((?: \[.*?\])?)(?: {2}rows=(\d+) {2}time=([\d.]+)ms)?$/.exec(line)
  if (found === null) return []
  const [, step = '', details = '', path = '', index = '', rows, ms] = found
  return [
    [step, `${details}${path}${index}`, rows === undefined ? null : Number(rows), ms === undefined ? null : Number(ms)],
  ]
}

const writing = /^(?:Create|Merge|Set|Delete|Remove|Insert|Load|Drop|Add|Copy)|after the write/
/** Within a subquery of an expression the plan shows operators by their inner names. */
const inner = /\b(?:Create\w*|Merge\w*|Set\w+|Delete\w*|Remove\w*|LoadCsv)Op\b/

function checkPlan(plan: readonly string[], procedures: ReadonlySet<string>): void {
  for (const line of plan) {
    const [operator = ''] = /\S.*/.exec(line) ?? []
    if (writing.test(operator)) throw refusedPlan(operator.split(' ')[0] ?? '')
    if (inner.test(line)) throw refusedPlan('a subquery that writes')
    const called = /^CallProcedure \(([^)]*)\)/.exec(operator)?.[1]
    if (called !== undefined && !procedures.has(called)) throw refusedPlan(`the procedure ${called}`)
  }
}

type Fields = Record<string, unknown>

/** The engine's marks of nodes and edges, and its maps of paths, as cells. */
function cellOf(value: unknown, ends: Ends | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => cellOf(item, ends))
  const fields = value as Fields
  if (typeof fields['_id'] === 'number') {
    const { _id, _labels, _type, _source, _target, ...properties } = fields
    if (Array.isArray(_labels)) return new NodeCell(_labels as string[], properties)
    if (typeof _type === 'string' && typeof _source === 'number' && typeof _target === 'number')
      return new EdgeCell(_type, properties, endOf(_source, ends), endOf(_target, ends))
  }
  const steps = stepsOf(fields)
  if (steps !== undefined) return steps.map((step) => cellOf(step, ends))
  const map: Fields = Object.create(null) as Fields
  for (const [key, item] of Object.entries(fields)) map[key] = cellOf(item, ends)
  return map
}

const endOf = (id: number, ends: Ends | undefined): NodeCell => {
  const end = ends?.get(id)
  return new NodeCell(end?.labels ?? [], end?.properties ?? {})
}

/** A path's nodes and edges by turns. */
function stepsOf({ nodes, edges, ...rest }: Fields): unknown[] | undefined {
  if (!Array.isArray(nodes) || !Array.isArray(edges) || Object.keys(rest).length > 0) return undefined
  if (nodes.length !== edges.length + 1) return undefined
  return nodes.flatMap((node: unknown, i) => (i === 0 ? [node] : [edges[i - 1] as unknown, node]))
}
