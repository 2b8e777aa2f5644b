import { z } from 'zod'
import type { Graph } from '../graph/graph.ts'
import { defineQuery } from '../graph/query.ts'

const Count = z.object({ count: z.int() })
export const partiesQuery = defineQuery('status/parties', { access: 'read', params: z.object({}), row: Count })
export const shipmentsQuery = defineQuery('status/shipments', { access: 'read', params: z.object({}), row: Count })
export const datasetsQuery = defineQuery('status/datasets', {
  access: 'read',
  params: z.object({}),
  row: z.object({ dataset: z.string() }),
})

/** How much the graph holds, at one version of it. */
export interface GraphSize {
  readonly version: number
  readonly parties: number
  readonly shipments: number
  /** Names of the datasets. */
  readonly datasets: readonly string[]
}

/** Counts the graph's contents, once per version: a status is asked for far more often than the graph changes. */
export function createSizer(graph: Graph): () => Promise<GraphSize> {
  let last: { version: number; size: Promise<GraphSize> } | undefined
  return async () => {
    const version = await graph.version()
    if (last?.version === version) return last.size
    const counted = { version, size: count(graph, version) }
    last = counted
    counted.size.catch(() => {
      if (last === counted) last = undefined
    })
    return counted.size
  }
}

async function count(graph: Graph, version: number): Promise<GraphSize> {
  const [parties, shipments, datasets] = await Promise.all([
    graph.read(partiesQuery, {}),
    graph.read(shipmentsQuery, {}),
    graph.read(datasetsQuery, {}),
  ])
  return {
    version,
    parties: parties[0]?.count ?? 0,
    shipments: shipments[0]?.count ?? 0,
    datasets: datasets.map((row) => row.dataset),
  }
}
