import { describe, inject } from 'vitest'
import type { GraphConfig } from '../../server/graph/open.ts'
import type { Graph } from '../../server/graph/graph.ts'
import type { Neo4jAddress } from './neo4j.ts'
import { temporaryGrafeo, temporaryNeo4j, type TemporaryGraph } from './graphs.ts'

/** Opens an empty graph on the engine of the day, with whatever differs from the usual configuration. */
export type OpenEmpty = (config?: Partial<GraphConfig>) => Promise<TemporaryGraph>

/**
 * Describes the same tests once per engine. `engine.open()` gives an empty graph; dispose of it with `await using`. The
 * half without an engine is skipped, and `test/support/neo4j-setup.ts` has said why.
 */
export function eachEngine(tests: (engine: { name: Graph['engine']['name']; open: OpenEmpty }) => void): void {
  const address = inject('neo4j')
  if (address === undefined) throw new Error('eachEngine belongs in a *.engine.test.ts')
  const missing = 'missing' in address ? address.missing : undefined
  describe('on grafeo', () => {
    tests({ name: 'grafeo', open: temporaryGrafeo })
  })
  describe.skipIf(missing !== undefined)(`on neo4j${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
    tests({ name: 'neo4j', open: (config) => temporaryNeo4j(address as Neo4jAddress, config) })
  })
}
