import { z } from 'zod'
import type { GraphSchema } from '../contract/console.ts'
import { edgeKindNames, nodeKindNames } from '../contract/vocabulary.ts'
import { WaybillError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import { defineQuery } from '../graph/query.ts'

export const propertiesQuery = defineQuery('console/properties', {
  access: 'read',
  params: z.object({}),
  row: z.object({ label: z.string(), property: z.string(), count: z.int() }),
})
export const edgesQuery = defineQuery('console/edges', {
  access: 'read',
  params: z.object({}),
  row: z.object({ edge: z.string(), count: z.int() }),
})

/**
 * What the graph holds, by label, property and type of edge, counted once per version of it. Where that takes longer than
 * a statement may, the vocabulary's own names come without counts, and the answer says so.
 *
 * @param seconds that each count may take.
 * @returns a function that throws what the graph throws, a passed time apart.
 */
export function createSchema({ graph, seconds }: { graph: Graph; seconds: number }): () => Promise<GraphSchema> {
  let last: { version: number; schema: Promise<GraphSchema> } | undefined
  const timeout = seconds * 1000
  return async () => {
    const version = await graph.version()
    if (last?.version === version) return last.schema
    const asked = { version, schema: count(graph, timeout) }
    last = asked
    asked.schema.catch(() => {
      if (last === asked) last = undefined
    })
    return asked.schema
  }
}

async function count(graph: Graph, timeout: number): Promise<GraphSchema> {
  const edges = await unlessLate(graph.read(edgesQuery, {}, { timeout }))
  const rows = await unlessLate(graph.read(propertiesQuery, {}, { timeout }))
  const byLabel = Map.groupBy(rows ?? [], ({ label }) => label)
  return {
    labels:
      rows === undefined
        ? ['Party', 'EndUser', ...nodeKindNames].map((name) => ({ name, count: null, properties: [] }))
        : [...byLabel].map(([name, properties]) => ({
            name,
            count: properties.find(({ property }) => property === '')?.count ?? null,
            properties: properties.flatMap(({ property, count: having }) =>
              property === '' ? [] : [{ name: property, count: having }],
            ),
          })),
    edges:
      edges?.map(({ edge, count: there }) => ({ name: edge, count: there })) ??
      edgeKindNames.map((name) => ({ name, count: null })),
    truncated: rows === undefined || edges === undefined,
    ...((rows === undefined || edges === undefined) && { stoppedBy: 'time' as const }),
  }
}

/** Undefined for what did not come in time. */
async function unlessLate<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof WaybillError && error.code === 'query-timeout') return undefined
    throw error
  }
}
