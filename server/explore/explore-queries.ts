import { z } from 'zod'
import { PropertyValue } from '../contract/graph.ts'
import { defineQuery } from '../graph/query.ts'

const properties = z.record(z.string(), PropertyValue)
const labels = z.array(z.string())
const ids = z.array(z.string())
const edges = z.array(z.string())
const count = z.object({ id: z.string(), edge: z.string(), count: z.int() })

export const nodesQuery = defineQuery('explore/nodes', {
  access: 'read',
  params: z.object({ ids }),
  row: z.object({ id: z.string(), labels, properties }),
})

export const countsOutQuery = defineQuery('explore/counts-out', {
  access: 'read',
  params: z.object({ ids, edges }),
  row: count,
})

export const countsInQuery = defineQuery('explore/counts-in', {
  access: 'read',
  params: z.object({ ids, edges }),
  row: count,
})

/** An edge with the neighbour it leads to: its head for `edges-out`, its tail for `edges-in`. */
const EdgeRow = z.object({
  tail: z.string(),
  kind: z.string(),
  head: z.string(),
  edge: properties,
  labels,
  node: properties,
})
export type EdgeRow = z.infer<typeof EdgeRow>

export const edgesOutQuery = defineQuery('explore/edges-out', {
  access: 'read',
  params: z.object({ ids, edges, limit: z.int() }),
  row: EdgeRow,
})

export const edgesInQuery = defineQuery('explore/edges-in', {
  access: 'read',
  params: z.object({ ids, edges, limit: z.int() }),
  row: EdgeRow,
})

export const sourcesQuery = defineQuery('explore/sources', {
  access: 'read',
  params: z.object({ ids, limit: z.int() }),
  row: z.object({
    dataset: z.string(),
    file: z.string(),
    sha256: z.string(),
    row: z.int(),
    line: z.int(),
    current: z.boolean(),
  }),
})
