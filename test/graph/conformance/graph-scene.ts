import { step } from '../../../server/graph/graph.ts'
import { schemaVersion } from '../../../server/graph/schema.ts'
import { endsQuery } from '../../../server/graph/neo4j/neo4j-console.ts'
import { graphVersion, lastWrite, raiseVersion, recordSchema } from '../../../server/graph/version.ts'
import type { Scene } from './scene.ts'

/** The graph's own record of itself. */
export const graphScene: Scene = async ({ graph }) => {
  await graph.read(graphVersion, {})
  await graph.write([
    step(recordSchema, { schema: schemaVersion }),
    step(raiseVersion, { write: 'a write', answer: '[]' }),
    step(lastWrite, {}),
  ])
  await graph.read(graphVersion, {})
  // With ids of an engine's own the answers could not be the same.
  await graph.read(endsQuery, { ids: [] })
}
