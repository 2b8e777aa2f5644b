import { z } from 'zod'
import type { Places } from '../contract/places.ts'
import type { Graph, RunOptions } from '../graph/graph.ts'
import { defineQuery } from '../graph/query.ts'
import { nodesQuery } from './explore-queries.ts'

const portId = z.string().nullable()

const placesQuery = defineQuery('explore/places', {
  access: 'read',
  params: z.object({ ids: z.array(z.string()) }),
  row: z.object({
    id: z.string(),
    loaded: portId,
    crossed: portId,
    discharged: portId,
    declared: z.string().nullable(),
  }),
})

/** So many shipments are asked for in one statement. */
const batch = 2000

/** The ports of shipments; each shipment once, those that the graph does not have left out. */
export async function placesOf(graph: Graph, shipments: readonly string[], options?: RunOptions): Promise<Places> {
  const asked = [...new Set(shipments)]
  const rows = new Map<string, z.infer<(typeof placesQuery)['row']>>()
  for (let from = 0; from < asked.length; from += batch)
    for (const row of await graph.read(placesQuery, { ids: asked.slice(from, from + batch) }, options))
      if (!rows.has(row.id)) rows.set(row.id, row)
  const named = new Set<string>()
  for (const { loaded, crossed, discharged } of rows.values())
    for (const id of [loaded, crossed, discharged]) if (id !== null) named.add(id)
  const ids = [...named].sort()
  const found = new Map<string, Record<string, unknown>>()
  for (const row of await graph.read(nodesQuery, { ids }, options)) found.set(row.id, row.properties)
  const at = new Map(ids.map((id, i) => [id, i]))
  const placeOf = (id: string | null) => (id === null ? null : (at.get(id) ?? null))
  return {
    ports: ids.map((id) => {
      const { name, country, latitude, longitude } = found.get(id) ?? {}
      return {
        id,
        name: typeof name === 'string' ? name : id,
        country: typeof country === 'string' ? country : null,
        latitude: typeof latitude === 'number' ? latitude : null,
        longitude: typeof longitude === 'number' ? longitude : null,
      }
    }),
    shipments: asked.flatMap((id) => {
      const row = rows.get(id)
      if (row === undefined) return []
      return [
        {
          id,
          loaded: placeOf(row.loaded),
          crossed: placeOf(row.crossed),
          discharged: placeOf(row.discharged),
          declared: row.declared,
        },
      ]
    }),
  }
}
