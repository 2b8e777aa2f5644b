import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { QueryDraft } from '../../server/contract/saved-queries.ts'
import { call } from '../api/client.ts'
import { type ApiProblem, asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { parametersInUse, useSession } from './console-session.ts'
import { words } from './words.ts'

export interface Saving {
  /** What kept the query from being saved; `precondition-failed`: another version was saved meanwhile. */
  problem: ApiProblem | null
  saved: boolean
  save: () => Promise<void>
  /** Saves over whatever was saved meanwhile. */
  keepMine: () => Promise<void>
  /** Shows what was saved meanwhile instead of one's own. */
  takeTheirs: () => Promise<void>
  duplicate: () => Promise<void>
  remove: () => Promise<void>
  pin: () => Promise<void>
  restore: (draft: QueryDraft) => Promise<void>
}

/** Saves the session's query; whoever saved it in between is asked about, never overwritten. */
export function useSaving(): Saving {
  const client = useQueryClient()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [saved, setSaved] = useState(false)

  const attempt = useCallback(
    async (work: () => Promise<unknown>) => {
      setProblem(null)
      setSaved(false)
      try {
        await work()
        setSaved(true)
      } catch (error) {
        setProblem(asProblem(error))
      }
      await client.invalidateQueries({ queryKey: queries.saved().queryKey })
    },
    [client],
  )

  const keep = async (change: Partial<QueryDraft> = {}) => {
    const { base, draft, saved: show } = useSession.getState()
    const body = { ...draft, ...change, parameters: parametersInUse(draft) }
    show(
      base === null || base.shipped
        ? await call('post /api/v1/queries', {
            body:
              base?.shipped === true && body.name === base.name
                ? { ...body, name: words.editor.copyOf(body.name) }
                : body,
          })
        : await call('put /api/v1/queries/{id}', { params: { id: base.id }, body, version: base.version }),
    )
  }
  const newest = async () => {
    const { base } = useSession.getState()
    return base === null ? null : call('get /api/v1/queries/{id}', { params: { id: base.id } })
  }

  return {
    problem,
    saved,
    save: () => attempt(() => keep()),
    keepMine: () =>
      attempt(async () => {
        const base = await newest()
        useSession.setState({ base })
        await keep()
      }),
    takeTheirs: () =>
      attempt(async () => {
        const base = await newest()
        if (base !== null) useSession.getState().saved(base)
      }),
    duplicate: () =>
      attempt(async () => {
        const { draft, saved: show } = useSession.getState()
        const body = { ...draft, name: words.editor.copyOf(draft.name), pinned: false }
        show(await call('post /api/v1/queries', { body }))
      }),
    remove: () =>
      attempt(async () => {
        const { base, open } = useSession.getState()
        if (base === null || base.shipped) return
        await call('delete /api/v1/queries/{id}', { params: { id: base.id }, version: base.version })
        open(null)
      }),
    pin: () => attempt(() => keep({ pinned: !useSession.getState().draft.pinned })),
    restore: (draft) => attempt(() => keep(draft)),
  }
}
