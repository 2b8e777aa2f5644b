import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { GraphConfig } from '../../server/graph/open.ts'
import { openGraph } from '../../server/graph/open.ts'
import type { Graph } from '../../server/graph/graph.ts'

/** A logger that says nothing. */
export const silent = pino({ level: 'silent' })

export interface TemporaryGraph extends AsyncDisposable {
  graph: Graph
  /** The data folder, for opening it again. */
  data: string
}

/** An empty graph in the embedded engine, in a folder of its own that goes when it is disposed of. */
export async function temporaryGrafeo(config: Partial<GraphConfig> = {}): Promise<TemporaryGraph> {
  const data = mkdtempSync(join(tmpdir(), 'waybill-graph-'))
  const graph = await openGraph({ config: grafeoConfig(data, config), log: silent })
  return {
    graph,
    data,
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
