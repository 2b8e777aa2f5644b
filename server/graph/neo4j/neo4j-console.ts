import neo4j, {
  type Node,
  type Plan,
  type ProfiledPlan,
  type Record as DriverRecord,
  type Relationship,
  type Transaction,
} from 'neo4j-driver'
import { z } from 'zod'
import { WaybillError } from '../../errors.ts'
import { consoleFailure, explained, planColumns, refusedPlan } from '../console-errors.ts'
import { type ConsoleBatch, type ConsoleOptions, EdgeCell, NodeCell } from '../graph.ts'
import { defineQuery } from '../query.ts'
import { fetchSize, type Neo4jConnection, watched } from './neo4j-connection.ts'
import { timeoutError } from './neo4j-errors.ts'
import { fromNeo4j, toNeo4j } from './neo4j-values.ts'

/** The ends of edges that an answer holds without them: Neo4j gives an edge the engine's ids of these alone. */
export const endsQuery = defineQuery('console/ends', {
  access: 'read',
  params: z.object({ ids: z.array(z.string()) }),
  row: z.object({ element: z.string(), labels: z.array(z.string()), properties: z.record(z.string(), z.unknown()) }),
})

const name = 'of the console'

/** Runs a person's statement in Neo4j; see `Graph.console`. */
export async function* neo4jConsole(
  connection: Neo4jConnection,
  statement: string,
  params: Record<string, unknown>,
  { signal, timeout, procedures }: ConsoleOptions & { timeout: number },
): AsyncGenerator<ConsoleBatch> {
  const session = connection.session('READ')
  const late = timeoutError(name, timeout)
  const until = Date.now() + timeout
  const timed = <T>(work: PromiseLike<T>) =>
    watched(work, Math.max(1, until - Date.now()), late, signal && { signal, name })
  let planned = false
  try {
    const transaction = await timed(session.beginTransaction({ timeout: timeout + 1000 }))
    const given = toNeo4j(params) as object
    const { summary } = await timed(transaction.run(explained(statement), given))
    planned = true
    if (summary.queryType !== 'r' || summary.plan === false) throw refusedPlan('a write')
    checkPlan(summary.plan, procedures)
    if (/^\s*EXPLAIN\b/i.test(statement)) {
      yield { columns: planColumns, rows: planRows(summary.plan) }
      return
    }
    const result = transaction.run(statement, given)
    if (/^\s*PROFILE\b/i.test(statement)) {
      const { summary: ran } = await timed(result)
      if (ran.profile === false) throw refusedPlan('no profile')
      yield { columns: [...planColumns, 'rows', 'db hits'], rows: planRows(ran.profile) }
      return
    }
    const columns = await timed(result.keys())
    yield { columns, rows: [] }
    for await (const taken of batchesOf(result[Symbol.asyncIterator](), timed))
      yield { columns, rows: await cellsOf(taken, transaction, timed) }
  } catch (error) {
    if (error === late) throw await connection.stop(session, name, timeout)
    const told = connection.told(error, name, timeout)
    if (told.code === 'query-failed' && error instanceof Error && !(error instanceof WaybillError))
      throw consoleFailure('neo4j', error.message, statement, error, planned ? 0 : 1)
    throw told
  } finally {
    // Letting go of the session resets the connection, which rolls back whatever is open on it.
    void connection.release(session)
  }
}

const beyondReading =
  /^(?:Create|Merge|Set|Delete|DetachDelete|Remove|Foreach|SubqueryForeach|LoadCSV|Transaction|Lock|Do|Show|Terminate)/i

function checkPlan(plan: Plan, procedures: ReadonlySet<string>): void {
  const operator = plan.operatorType.replace(/@.*$/, '')
  if (beyondReading.test(operator)) throw refusedPlan(operator)
  if (operator === 'ProcedureCall') {
    const called = /^([\w.]+)\(/.exec(plan.arguments['Details'] ?? '')?.[1]
    if (called === undefined || !procedures.has(called))
      throw refusedPlan(`the procedure ${called ?? 'it does not name'}`)
  }
  for (const child of plan.children) checkPlan(child, procedures)
}

/** A plan's steps, each indented beneath what takes its rows; of one that ran, with its rows and hits. */
function planRows(plan: Plan | ProfiledPlan, depth = 0): (string | number)[][] {
  const details = plan.arguments['Details']
  const row = [
    `${'  '.repeat(depth)}${plan.operatorType.replace(/@.*$/, '')}`,
    typeof details === 'string' ? details : '',
    ...('dbHits' in plan ? [plan.rows, plan.dbHits] : []),
  ]
  return [row, ...plan.children.flatMap((child) => planRows(child, depth + 1))]
}

/** Milliseconds that rows which have come wait for those after them. */
const gathering = 100

/** Records in batches: as many as are fetched at once, or fewer where the next one is not there soon. */
async function* batchesOf(
  records: AsyncIterator<DriverRecord>,
  timed: <T>(work: PromiseLike<T>) => Promise<T>,
): AsyncGenerator<DriverRecord[]> {
  // What is asked for ahead may fail when nobody waits for it any more, and is told only to who still does.
  const ask = () => {
    const asked = records.next()
    asked.catch(() => undefined)
    return asked
  }
  let next = ask()
  for (;;) {
    const first = await timed(next)
    if (first.done === true) return
    const taken = [first.value]
    let waited: () => void = () => undefined
    const late = new Promise<undefined>((resolve) => (waited = () => resolve(undefined)))
    const timer = setTimeout(waited, gathering)
    next = ask()
    try {
      while (taken.length < fetchSize) {
        const more = await Promise.race([next, late])
        if (more === undefined || more.done === true) break
        taken.push(more.value)
        next = ask()
      }
    } finally {
      clearTimeout(timer)
    }
    yield taken
  }
}

async function cellsOf(
  records: readonly DriverRecord[],
  transaction: Transaction,
  timed: <T>(work: PromiseLike<T>) => Promise<T>,
): Promise<unknown[][]> {
  const nodes = new Map<string, NodeCell>()
  const missing = new Set<string>()
  const rows = records.map((record) => [...record.values()] as unknown[])
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (neo4j.isNode(value)) nodes.set(value.elementId, nodeOf(value))
    else if (neo4j.isRelationship(value)) {
      missing.add(value.startNodeElementId)
      missing.add(value.endNodeElementId)
    } else if (neo4j.isPath(value)) {
      look(value.start)
      for (const segment of value.segments) [segment.start, segment.relationship, segment.end].forEach(look)
    } else if (Array.isArray(value)) value.forEach(look)
    else if (Object.getPrototypeOf(value) === Object.prototype) Object.values(value).forEach(look)
  }
  rows.forEach(look)
  const ids = [...missing].filter((id) => !nodes.has(id))
  if (ids.length > 0) {
    const { records: found } = await timed(transaction.run(endsQuery.cypher, { ids }))
    for (const record of found) {
      const { element, labels, properties } = fromNeo4j(record.toObject()) as z.output<typeof endsQuery.row>
      nodes.set(element, new NodeCell(labels, properties))
    }
  }
  return rows.map((row) => row.map((value) => cellOf(value, nodes)))
}

const nodeOf = ({ labels, properties }: Node): NodeCell =>
  new NodeCell(labels, fromNeo4j(properties) as Record<string, unknown>)

function cellOf(value: unknown, nodes: ReadonlyMap<string, NodeCell>): unknown {
  if (typeof value !== 'object' || value === null) return fromNeo4j(value)
  if (neo4j.isNode(value)) return nodes.get(value.elementId) ?? nodeOf(value)
  if (neo4j.isRelationship(value)) return edgeOf(value, nodes)
  if (neo4j.isPath(value))
    return [value.start, ...value.segments.flatMap(({ relationship, end }) => [relationship, end])].map((step) =>
      cellOf(step, nodes),
    )
  if (Array.isArray(value)) return value.map((item) => cellOf(item, nodes))
  if (Object.getPrototypeOf(value) !== Object.prototype) return fromNeo4j(value)
  const map = Object.create(null) as Record<string, unknown>
  for (const [key, item] of Object.entries(value)) map[key] = cellOf(item, nodes)
  return map
}

const nowhere = new NodeCell([], {})

const edgeOf = (
  { type, properties, startNodeElementId, endNodeElementId }: Relationship,
  nodes: ReadonlyMap<string, NodeCell>,
) =>
  new EdgeCell(
    type,
    fromNeo4j(properties) as Record<string, unknown>,
    nodes.get(startNodeElementId) ?? nowhere,
    nodes.get(endNodeElementId) ?? nowhere,
  )
