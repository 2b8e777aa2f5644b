import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { CaseContent } from '../../server/contract/case-content.ts'
import type { Case, CaseHead } from '../../server/contract/cases.ts'
import type { Json, JsonObject } from '../../server/contract/merge-patch.ts'
import { address, call } from '../api/client.ts'
import { ApiProblem, asProblem } from '../api/problem.ts'
import type { Refusal } from './case-saver.ts'
import { words } from './words.ts'

// What a person wrote comes as it is, for it goes back to the server: where names are hidden the screen leaves it out.
const raw = true as const

/** What the screens of cases ask the server for. */
export const caseQueries = {
  heads: () =>
    queryOptions({
      queryKey: ['cases'],
      staleTime: 0,
      queryFn: async ({ signal }) => {
        const items: CaseHead[] = []
        let cursor: string | undefined
        do {
          const query = { limit: 500, ...(cursor !== undefined && { cursor }) }
          const page = await call('get /api/v1/cases', { query, signal, raw })
          items.push(...page.items)
          cursor = page.next ?? undefined
        } while (cursor !== undefined)
        return items
      },
    }),
  /** What the records say differently now; `state` tells apart what was kept and which records it was compared with. */
  changes: (id: string, state: string) =>
    queryOptions({
      queryKey: ['case-changes', id, state],
      queryFn: ({ signal }) => call('get /api/v1/cases/{id}/changes', { params: { id }, query: {}, signal, raw }),
    }),
}

/** The newest versions, from which one's own earlier steps are read. */
export const latestSteps = (id: string) =>
  call('get /api/v1/cases/{id}/history', { params: { id }, query: { limit: 100 }, raw })

/** Every version, newest first, page by page. A new version is a new list. */
export const caseHistory = (id: string, version: number) =>
  infiniteQueryOptions({
    queryKey: ['case-history', id, version],
    queryFn: ({ signal, pageParam }) =>
      call('get /api/v1/cases/{id}/history', {
        params: { id },
        query: { limit: 100, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
        raw,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export const readCase = (id: string): Promise<Case> => call('get /api/v1/cases/{id}', { params: { id }, raw })

export const readVersion = (id: string, version: number) =>
  call('get /api/v1/cases/{id}/versions/{version}', { params: { id, version }, raw })

export const newCase = (content: CaseContent, step: string, by: string): Promise<Case> =>
  call('post /api/v1/cases', { body: { content, step, by }, raw })

export const patchCase = (base: Case, patch: Json, step: string, by: string): Promise<CaseHead> =>
  call('patch /api/v1/cases/{id}', {
    params: { id: base.id },
    body: { patch: patch as JsonObject, step, by },
    version: base.version,
    raw,
  })

/** Refusals of which another attempt may be answered otherwise. */
const passing = new Set<string>(['internal', 'storage-full', 'unreadable'])

/** What a refused save means for what is to be done next. */
export function refusalOf(error: unknown): { kind: Refusal; why: string } {
  const problem = asProblem(error)
  const why = problem.message
  if (problem.code === 'precondition-failed') return { kind: 'stale', why }
  if (problem.code === 'not-found') return { kind: 'gone', why }
  if (problem.away || passing.has(problem.code)) return { kind: 'away', why }
  return { kind: 'refused', why }
}

export const isGone = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'not-found'

export const deleteCase = ({ id, version }: CaseHead): Promise<unknown> =>
  call('delete /api/v1/cases/{id}', { params: { id }, version })

export const duplicateCase = (id: string, name: string, by: string): Promise<Case> =>
  call('post /api/v1/cases/{id}/duplicate', {
    params: { id },
    body: { name: name.slice(0, 200), step: words.steps.duplicate, by },
    raw,
  })

export const archiveCase = (head: CaseHead, archived: boolean, by: string): Promise<CaseHead> =>
  call('patch /api/v1/cases/{id}', {
    params: { id: head.id },
    body: { patch: { archived }, step: archived ? words.steps.archive : words.steps.unarchive, by },
    version: head.version,
    raw,
  })

/** Takes in a file that a case was exported to; the file's own history comes with it. */
export const importCase = (file: Blob, by: string): Promise<Case> =>
  call('post /api/v1/cases/import', { body: file, query: { step: words.steps.import, by }, raw })

/** Hands the browser the case as a file to keep. */
export function exportCase(id: string): void {
  const link = document.createElement('a')
  link.href = address('/api/v1/cases/{id}/file', { params: { id } })
  link.download = ''
  link.click()
}
