import neo4j from 'neo4j-driver'
import { describe, expect, inject, it } from 'vitest'
import { toCypher } from '../../server/contract/graph-cypher.ts'
import { temporaryNeo4j } from '../support/graphs.ts'
import type { Neo4jAddress } from '../support/neo4j.ts'
import { hostileGraph } from './hostile-graph.ts'

const address = inject('neo4j')
const missing = 'missing' in address ? address.missing : undefined

describe.skipIf(missing !== undefined)(
  `a graph as Cypher${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    it('loads into an empty Neo4j, every text as it was, and loading it again adds nothing', async () => {
      await using empty = await temporaryNeo4j(address as Neo4jAddress)
      expect(empty.graph.engine.name).toBe('neo4j')
      const { uri, user, password, database } = address as Neo4jAddress
      const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
      const session = driver.session(database === undefined ? {} : { database })
      try {
        const graph = hostileGraph()
        const statements = toCypher(graph)
          .split(/;\n/)
          .filter((statement) => statement !== '')
        for (const _ of [1, 2]) for (const statement of statements) await session.run(statement)

        const found = await session.run('MATCH (n) WHERE n.whole IS NOT NULL RETURN n ORDER BY n.whole')
        expect(found.records.map((record) => (record.get('n') as { properties: unknown }).properties)).toEqual(
          graph.nodes.map(({ id, name, properties }) => ({
            ...Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)),
            id,
            name,
          })),
        )
        const ties = await session.run(
          'MATCH (a)-[e:RELATED_TO]->(b) RETURN a.id AS from, e.note AS note, b.name AS name',
        )
        expect(ties.records.length).toBe(graph.edges.length)
        for (const record of ties.records) expect(record.get('note')).toBe(record.get('name'))
      } finally {
        await session.close()
        await driver.close()
      }
    })
  },
)
