import { queryOptions } from '@tanstack/react-query'
import type { TraceQuestionInput } from '../../server/contract/trace.ts'
import type { EdgeKind, NodeKind } from '../../server/contract/vocabulary.ts'
import { call } from './client.ts'

/** Every question the client puts to the server more than once, under one key each. */
export const queries = {
  status: () => queryOptions({ queryKey: ['status'], queryFn: ({ signal }) => call('get /api/v1/status', { signal }) }),
  datasets: () =>
    queryOptions({ queryKey: ['datasets'], queryFn: ({ signal }) => call('get /api/v1/datasets', { signal }) }),
  jobs: () => queryOptions({ queryKey: ['jobs'], queryFn: ({ signal }) => call('get /api/v1/jobs', { signal }) }),
  job: (id: string) =>
    queryOptions({
      queryKey: ['job', id],
      queryFn: ({ signal }) => call('get /api/v1/jobs/{id}', { params: { id }, signal }),
    }),
  statements: () =>
    queryOptions({
      queryKey: ['statements'],
      queryFn: ({ signal }) => call('get /api/v1/statements', { signal }),
      staleTime: Infinity,
    }),
  node: (id: string) =>
    queryOptions({
      queryKey: ['node', id],
      queryFn: ({ signal }) => call('get /api/v1/nodes/{id}', { params: { id }, signal }),
    }),
  ties: (ids: string[], edges: EdgeKind[], direction: 'in' | 'out' | 'both', limit: number) =>
    queryOptions({
      queryKey: ['ties', ids, edges, direction, limit],
      queryFn: ({ signal }) => call('post /api/v1/expand', { body: { ids, edges, direction, limit }, signal }),
    }),
  tieCounts: (id: string) =>
    queryOptions({
      queryKey: ['tie-counts', id],
      queryFn: ({ signal }) => call('post /api/v1/expand', { body: { ids: [id], limit: 0 }, signal }),
    }),
  sourceRow: (dataset: string, sha256: string, row: number) =>
    queryOptions({
      queryKey: ['source-row', dataset, sha256, row],
      queryFn: ({ signal }) =>
        call('get /api/v1/originals/{sha256}/rows/{row}', { params: { sha256, row }, query: { dataset }, signal }),
      staleTime: Infinity,
    }),
  lots: (question: TraceQuestionInput, movement: string) =>
    queryOptions({
      queryKey: ['lots', question, movement],
      queryFn: ({ signal }) => call('post /api/v1/trace/lots', { body: { question, movement }, signal }),
    }),
  paths: (question: { ids: string[]; edges: EdgeKind[]; hops: number; cross: NodeKind[] }) =>
    queryOptions({
      queryKey: ['paths', question],
      queryFn: ({ signal }) => call('post /api/v1/paths', { body: question, signal }),
    }),
  places: (key: string, shipments: string[]) =>
    queryOptions({
      // Thousands of ids would be a costly key; whoever asks names them by what they belong to.
      queryKey: ['places', key],
      queryFn: ({ signal }) => call('post /api/v1/places', { body: { shipments }, signal }),
      staleTime: Infinity,
    }),
  saved: () =>
    queryOptions({
      queryKey: ['saved-queries'],
      queryFn: async ({ signal }) => {
        const items = []
        let cursor: string | undefined
        do {
          const query = cursor === undefined ? {} : { cursor }
          const page = await call('get /api/v1/queries', { query, signal })
          items.push(...page.items)
          cursor = page.next ?? undefined
        } while (cursor !== undefined)
        return items
      },
    }),
  savedHistory: (id: string) =>
    queryOptions({
      queryKey: ['saved-query-history', id],
      queryFn: ({ signal }) => call('get /api/v1/queries/{id}/history', { params: { id }, signal }),
      staleTime: 0,
    }),
  schema: () =>
    queryOptions({
      queryKey: ['schema'],
      queryFn: ({ signal }) => call('get /api/v1/schema', { signal }),
      staleTime: 60_000,
    }),
  watches: () =>
    queryOptions({
      queryKey: ['watches'],
      queryFn: async ({ signal }) => (await call('get /api/v1/watches', { signal })).items,
      // A watch that runs is looked at until it has; the others change by themselves, by the hour or with the graph.
      refetchInterval: ({ state }) =>
        state.data?.some(({ running, lastRun }) => running || lastRun === null) === true ? 2_000 : 30_000,
    }),
  watchRuns: (id: string) =>
    queryOptions({
      queryKey: ['watch-runs', id],
      queryFn: ({ signal }) => call('get /api/v1/watches/{id}/runs', { params: { id }, query: { limit: 50 }, signal }),
      staleTime: 0,
    }),
  watchChanges: (id: string, run: number) =>
    queryOptions({
      queryKey: ['watch-changes', id, run],
      queryFn: ({ signal }) => call('get /api/v1/watches/{id}/runs/{run}', { params: { id, run }, signal }),
      staleTime: Infinity,
    }),
  search: (q: string, limit: number) =>
    queryOptions({
      queryKey: ['search', q, limit],
      queryFn: ({ signal }) => call('get /api/v1/search', { query: { q, limit }, signal }),
      enabled: q !== '',
    }),
  trace: (question: TraceQuestionInput) =>
    queryOptions({
      queryKey: ['trace', question],
      queryFn: async ({ signal }) => {
        const started = performance.now()
        const answer = await call('post /api/v1/trace', { body: question, signal })
        return { answer, question, seconds: (performance.now() - started) / 1000 }
      },
      staleTime: Infinity,
      gcTime: 10 * 60_000,
    }),
}
