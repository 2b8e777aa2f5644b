import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { pino } from 'pino'
import type { GraphConfig } from '../../server/graph/open.ts'
import { openGraph } from '../../server/graph/open.ts'
import type { Graph } from '../../server/graph/graph.ts'
import type { Neo4jAddress } from './neo4j.ts'

/** A logger that says nothing. */
export const silent = pino({ level: 'silent' })

export interface TemporaryGraph extends AsyncDisposable {
  graph: Graph
  /** The data folder. */
  data: string
  /** For opening it again. */
  config: GraphConfig
}

/** An empty graph in the embedded engine, in a folder of its own that goes when it is disposed of. */
export async function temporaryGrafeo(config: Partial<GraphConfig> = {}): Promise<TemporaryGraph> {
  const data = mkdtempSync(join(tmpdir(), 'waybill-graph-'))
  const used = grafeoConfig(data, config)
  const graph = await openGraph({ config: used, log: silent })
  return {
    graph,
    data,
    config: used,
    async [Symbol.asyncDispose]() {
      await graph.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** The configuration of the embedded engine in a data folder. */
export const grafeoConfig = (data: string, config: Partial<GraphConfig> = {}): GraphConfig => ({
  data,
  neo4j: undefined,
  querySeconds: 30,
  engineMemoryMb: 2048,
  ...config,
})

/** A graph in the Neo4j of this run, emptied before and after. Only for `*.engine.test.ts`, which run one by one. */
export async function temporaryNeo4j(
  address: Neo4jAddress,
  config: Partial<GraphConfig> = {},
): Promise<TemporaryGraph> {
  await emptyNeo4j(address)
  const data = mkdtempSync(join(tmpdir(), 'waybill-graph-'))
  const used = { ...grafeoConfig(data, config), neo4j: address }
  const graph = await openGraph({ config: used, log: silent })
  return {
    graph,
    data,
    config: used,
    async [Symbol.asyncDispose]() {
      await graph.close()
      await emptyNeo4j(address)
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Removes every node, in slices so that a large graph fits into its memory; the schema stays. */
async function emptyNeo4j({ uri, user, password, database }: Neo4jAddress): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  const session = driver.session(database === undefined ? {} : { database })
  try {
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS')
  } finally {
    await session.close()
    await driver.close()
  }
}
