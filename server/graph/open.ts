import { totalmem } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { openGrafeo } from './grafeo/grafeo-graph.ts'
import type { Graph } from './graph.ts'

/** What of the configuration the graph depends on. */
export type GraphConfig = Pick<Config, 'data' | 'neo4j' | 'querySeconds' | 'engineMemoryMb'>

/**
 * Opens the graph with its schema: Neo4j where the configuration names one, otherwise the embedded engine in
 * `<data>/graph/`. The caller closes it.
 *
 * Rejects with a `WaybillError`: `data-locked` (within a second), `data-newer`, `data-damaged`, `storage-full`,
 * `storage-read-only`, `database-refused`, `database-away`.
 */
export async function openGraph({ config, log }: { config: GraphConfig; log: Logger }): Promise<Graph> {
  const timeout = config.querySeconds * 1000
  if (config.neo4j) {
    // The driver is large, and needed here alone.
    const { openNeo4j } = await import('./neo4j/neo4j-graph.ts')
    return openNeo4j({ ...config.neo4j, timeout, log })
  }
  const memory = config.engineMemoryMb === undefined ? totalmem() * 0.75 : config.engineMemoryMb * 1024 * 1024
  return openGrafeo({ folder: join(config.data, 'graph'), timeout, memory, log })
}
