import { describe, inject } from 'vitest'
import type { GraphConfig } from '../../server/graph/open.ts'
import type { Graph } from '../../server/graph/graph.ts'
import { temporaryGrafeo, temporaryNeo4j, type TemporaryGraph } from './graphs.ts'
import type {} from './neo4j-setup.ts'

/** Opens an empty graph on the engine of the day, with whatever differs from the usual configuration. */
export type OpenEmpty = (config?: Partial<GraphConfig>) => Promise<TemporaryGraph>

/**
 * Describes the same tests once per engine. `engine.open()` gives an empty graph; dispose of it with `await using`. The
 * half without an engine is skipped, and `test/support/neo4j-setup.ts` has said why.
 */
export function eachEngine(tests: (engine: { name: Graph['engine']['name']; open: OpenEmpty }) => void): void {
  const address = inject('neo4j')
  if (address === undefined) throw new Error('eachEngine belongs in a *.engine.test.ts')
  describe('on grafeo', () => tests({ name: 'grafeo', open: temporaryGrafeo }))
  if ('missing' in address) {
    describe.skip(`on neo4j (skipped: ${address.missing})`, () =>
      tests({ name: 'neo4j', open: () => Promise.reject(new Error(address.missing)) }))
  } else {
    describe('on neo4j', () => tests({ name: 'neo4j', open: (config) => temporaryNeo4j(address, config) }))
  }
}
