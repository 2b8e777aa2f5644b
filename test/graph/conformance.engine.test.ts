import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { step, type Graph } from '../../server/graph/graph.ts'
import { definedQueries } from '../../server/graph/query.ts'
import { temporaryGrafeo, temporaryNeo4j } from '../support/graphs.ts'
import { statement } from '../support/statement.ts'
import { evidenceScene } from './conformance/evidence-scene.ts'
import { graphScene } from './conformance/graph-scene.ts'
import { importScene, undoScene } from './conformance/import-scene.ts'
import {
  casesScene,
  exploreScene,
  placesScene,
  schemaScene,
  searchScene,
  statusScene,
  traceScene,
} from './conformance/read-scenes.ts'
import { recordingGraph, type Asked } from './conformance/recording.ts'

/*
 * The features play on a small world in the embedded engine while all they ask is recorded. The same is then asked of a
 * fresh graph on each engine, and the rows are compared, statement by statement, as is the whole graph at every scene's
 * end.
 */
const scenes = {
  graph: graphScene,
  import: importScene,
  trace: traceScene,
  search: searchScene,
  explore: exploreScene,
  evidence: evidenceScene,
  places: placesScene,
  cases: casesScene,
  status: statusScene,
  schema: schemaScene,
  undo: undoScene,
}

const server = join(import.meta.dirname, '../../server')
const acts: { scene: string; asked: Asked[] }[] = []
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-conformance-'))
  await using opened = await temporaryGrafeo()
  for (const [scene, play] of Object.entries(scenes)) {
    const { graph, asked } = recordingGraph(opened.graph)
    await play({ graph, folder })
    acts.push({ scene, asked })
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the conformance suite', () => {
  it('runs every statement of the product', async () => {
    for (const file of readdirSync(server, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.includes('node_modules')) continue
      if (readFileSync(join(server, file), 'utf8').includes('defineQuery(')) await import(join(server, file))
    }
    const run = new Set(
      acts.flatMap(({ asked }) => asked.flatMap((each) => each.statements.map(({ query }) => query.name))),
    )
    const never = definedQueries().filter((query) => !run.has(query.name))
    expect(never.map((query) => query.name)).toEqual([])
  })

  it('finds every file of cypher/ defined as a statement', () => {
    const cypher = join(import.meta.dirname, '../../cypher')
    const defined = new Set(definedQueries().map((query) => `${query.name}.cypher`))
    const files = readdirSync(cypher, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.cypher') && !/^(schema\/(grafeo|neo4j)|library)\//.test(file))
    expect(files.filter((file) => !defined.has(file))).toEqual([])
  })

  const address = inject('neo4j')
  it.skipIf('missing' in address)('gets the same rows from both engines', { timeout: 400_000 }, async () => {
    if ('missing' in address) return
    await using grafeo = await temporaryGrafeo()
    await using neo4j = await temporaryNeo4j(address)
    for (const { scene, asked } of acts) {
      for (const each of asked) {
        const [here, there] = await Promise.all([askAgain(grafeo.graph, each), askAgain(neo4j.graph, each)])
        const names = each.statements.map(({ query }) => query.name).join(', ')
        expect(there, `${scene}: ${names} ${JSON.stringify(each.statements.map(({ params }) => params))}`).toEqual(here)
      }
      expect(await wholeGraph(neo4j.graph), `the graph after ${scene}`).toEqual(await wholeGraph(grafeo.graph))
    }
  })
})

/** Asks again and gives the rows, parsed as their schemas say, in an order of their own where the statement has none. */
async function askAgain(graph: Graph, { access, statements }: Asked): Promise<unknown> {
  if (access === 'write') {
    const answers = await graph.write(statements.map(({ query, params }) => step(query, params)))
    return answers.map((rows, at) => inOrder(statements[at]!.query.cypher, rows))
  }
  const [{ query, params } = statements[0]!] = statements
  return inOrder(query.cypher, await graph.read(query, params))
}

const inOrder = (cypher: string, rows: unknown[]): unknown[] => {
  const plain = rows.map((row) => JSON.parse(JSON.stringify(row, sorted)) as unknown)
  return /ORDER BY/.test(cypher) ? plain : plain.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

/** Keys in order of letters; labels come in no particular order; the name of the last write is drawn by lot. */
function sorted(key: string, value: unknown): unknown {
  if (key === 'labels') return (value as string[]).toSorted()
  if ((key === 'lastWrite' || key === 'write') && typeof value === 'string') return 'drawn by lot'
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const everyNode = statement('MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties')
const everyEdge = statement(
  'MATCH (a)-[e]->(b) RETURN a.id AS tail, type(e) AS type, properties(e) AS properties, b.id AS head',
)
const wholeGraph = async (graph: Graph) => ({
  nodes: inOrder('', await graph.read(everyNode, {})),
  edges: inOrder('', await graph.read(everyEdge, {})),
})
