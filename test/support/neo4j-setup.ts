import neo4j from 'neo4j-driver'
import type { TestProject } from 'vitest/node'
import { startNeo4j, whyNoNeo4j, type Neo4jAddress } from './neo4j.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The Neo4j of this run, or why there is none. */
    neo4j: Neo4jAddress | { missing: string }
  }
}

/** Gives the engine tests their Neo4j: the one NEO4J_URI names, or one started for this run and ended after it. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database } = process.env
  if (uri) {
    const address = { uri, user: user ?? 'neo4j', password: password ?? '', database }
    await refuseForeignData(address)
    project.provide('neo4j', address)
    return undefined
  }
  const missing = whyNoNeo4j()
  if (missing !== undefined) {
    if (process.env.WAYBILL_NEO4J_REQUIRED === '1') throw new Error(`WAYBILL_NEO4J_REQUIRED is set, but ${missing}`)
    console.warn(`\n  THE NEO4J HALF OF THE ENGINE TESTS IS SKIPPED: ${missing}, and NEO4J_URI is not set.\n`)
    project.provide('neo4j', { missing })
    return undefined
  }
  const own = await startNeo4j()
  project.provide('neo4j', { uri: own.uri, user: own.user, password: own.password, database: own.database })
  return () => own.stop()
}

/** The tests empty the database they are given, so it must have been empty. */
async function refuseForeignData({ uri, user, password, database }: Neo4jAddress): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  try {
    const { records } = await driver.executeQuery(
      'MATCH (n) WHERE NOT n:Waybill RETURN count(n) AS n',
      {},
      database === undefined ? {} : { database },
    )
    if (Number(records[0]?.get('n')) > 0) {
      throw new Error(
        'The database that NEO4J_URI names is not empty. The tests would erase it: give them one of their own.',
      )
    }
  } finally {
    await driver.close()
  }
}
