import { create } from 'zustand'
import { parameterNames } from '../../server/contract/cypher-tokens.ts'
import type { QueryDraft, QueryParameter, SavedQuery } from '../../server/contract/saved-queries.ts'
import { lines } from '../api/client.ts'
import { type ApiProblem, asProblem } from '../api/problem.ts'
import { useWorkspace } from '../workspace/store.ts'
import { type Answer, gather } from './console-answer.ts'
import { keepStatement, readStatements } from './statements-run.ts'
import { words } from './words.ts'

/** Rows that a run may bring, as a person chooses them; the server's limit and its usual one are among them. */
export const rowLimits = [5_000, 20_000, 100_000] as const

/** An answer with the statement it answers and when it was asked for. */
export interface Result {
  answer: Answer
  statement: string
  at: Date
}

interface Session {
  /** The saved query that the draft set out from; null for a new one. */
  base: SavedQuery | null
  draft: QueryDraft
  running: AbortController | null
  result: Result | null
  problem: { problem: ApiProblem; at: Date; statement: string } | null
  /** How the rows are shown: the query's own way until another is chosen. */
  view: QueryDraft['view']
  setView: (view: QueryDraft['view']) => void
  limit: (typeof rowLimits)[number]
  setLimit: (limit: (typeof rowLimits)[number]) => void
  /** Statements run here, the last one first. */
  recent: readonly string[]
  /** What there is to say of the query that was asked for; goes with the next one. */
  note: string | null
  /** The editor on screen, for what is beside it. */
  editor: { insert: (text: string) => void; format: () => void } | null
  setEditor: (editor: Session['editor']) => void
  open: (query: SavedQuery | null) => void
  /** Opens a query with the party where it takes one, and runs it. */
  openAbout: (query: SavedQuery, party: string) => void
  change: (draft: Partial<QueryDraft>) => void
  saved: (query: SavedQuery) => void
  run: () => Promise<void>
  stop: () => void
  /** Drops the rows, and ends the run that brings them. */
  forget: () => void
}

const blank: QueryDraft = {
  name: words.untitled,
  description: '',
  tags: [],
  statement:
    'MATCH (a:Party)-[:CONSIGNED]->(s:Shipment)-[:DELIVERED_TO]->(b:Party)\nRETURN a AS seller, b AS buyer, count(s) AS shipments\nORDER BY shipments DESC\nLIMIT 20',
  parameters: [],
  view: 'table',
  pinned: false,
}

export const draftOf = (query: SavedQuery): QueryDraft => {
  const { id: _id, version: _version, shipped: _shipped, changedAt: _changedAt, ...draft } = query
  return draft
}

/** The console's one session: what is being written and what came of it. */
export const useSession = create<Session>()((set, get) => ({
  base: null,
  draft: blank,
  running: null,
  result: null,
  problem: null,
  view: blank.view,
  setView: (view) => set({ view }),
  limit: rowLimits[0],
  setLimit: (limit) => set({ limit }),
  recent: readStatements(),
  note: null,
  editor: null,
  setEditor: (editor) => set({ editor }),
  open: (base) => {
    get().running?.abort()
    const draft = base === null ? blank : draftOf(base)
    set({ base, draft, view: draft.view, result: null, problem: null, running: null, note: null })
  },
  openAbout: (query, party) => {
    get().open(query)
    const parameters = query.parameters.map((each) =>
      each.type === 'party' ? { ...each, value: each.list ? [party] : party } : each,
    )
    get().change({ parameters })
    void get().run()
  },
  change: (change) => set(({ draft }) => ({ draft: { ...draft, ...change } })),
  saved: (base) => set({ base, draft: draftOf(base) }),
  run: async () => {
    const { draft, running, recent, limit } = get()
    if (running !== null) return
    const { statement } = draft
    const stop = new AbortController()
    const at = new Date()
    const mine = () => get().running === stop
    set({ running: stop, problem: null, recent: keepStatement(statement, recent) })
    try {
      const body = { statement, params: paramsOf(draft), limit }
      const { signal } = stop
      await gather(lines('post /api/v1/cypher/rows', { body, signal }), signal, (answer) => {
        if (mine()) set({ result: { answer, statement, at } })
      })
    } catch (error) {
      if (mine() && !stop.signal.aborted) set({ problem: { problem: asProblem(error), at: new Date(), statement } })
    } finally {
      if (mine()) set({ running: null })
    }
  },
  stop: () => get().running?.abort(),
  forget: () => {
    get().running?.abort()
    set({ result: null, problem: null, running: null })
  },
}))

// Rows hold names, or codes in their place: neither may outlast the choice between them.
useWorkspace.subscribe(({ hideNames }, before) => {
  if (hideNames !== before.hideNames) useSession.getState().forget()
})

/** The declared parameters that the statement uses, and those that it uses without their being declared, as texts. */
export const parametersInUse = (draft: QueryDraft): QueryParameter[] =>
  parameterNames(draft.statement).map(
    (name) =>
      draft.parameters.find((each) => each.name === name) ?? {
        name,
        label: name,
        type: 'text',
        list: false,
        value: null,
      },
  )

const paramsOf = (draft: QueryDraft): Record<string, QueryParameter['value']> =>
  Object.fromEntries(parametersInUse(draft).map(({ name, value, list }) => [name, value ?? (list ? [] : null)]))
