import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Graph } from '../../server/contract/graph.ts'
import type { EdgeKind } from '../../server/contract/vocabulary.ts'
import { queries } from '../api/queries.ts'

const atOnce = 100
const most = 5000

/** All ties of a kind that things have, with what they lead to; fails where there are too many to be read. */
export const useRelated = (): ((ids: readonly string[], edge: EdgeKind) => Promise<Graph>) => {
  const client = useQueryClient()
  return useCallback(
    async (ids, edge) => {
      const graph: Graph = { nodes: [], edges: [] }
      for (let at = 0; at < ids.length; at += atOnce) {
        const direction = edge === 'OWNS' ? 'in' : 'out'
        const part = await client.fetchQuery({
          ...queries.ties(ids.slice(at, at + atOnce), [edge], direction, most),
          staleTime: 60_000,
        })
        if (part.truncated) throw new Error(`more than ${most} ties`)
        graph.nodes.push(...part.nodes)
        graph.edges.push(...part.edges)
      }
      return graph
    },
    [client],
  )
}
