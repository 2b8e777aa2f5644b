import { create } from 'zustand'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import { setVeiled } from '../api/veil.ts'
import { isOverlaid } from './narrow.ts'
import type { Question } from './question.ts'

export type Theme = 'system' | 'light' | 'dark'
type Side = 'left' | 'right'

/** An answer with the question it answers and how long it took. */
export interface Answered {
  answer: TraceAnswer
  question: Question
  seconds: number
}

interface Kept {
  theme: Theme
  folded: Record<Side, boolean>
  width: Record<Side, number>
  welcomed: boolean
  /** Whether single keys do something outside the canvas. */
  singleKeys: boolean
  /** Whether codes stand for names. */
  hideNames: boolean
}

export type WantedQuery =
  /** `about`: the party that it is run for at once. */
  { id: string; about?: string } | { name: string; statement: string; params: Readonly<Record<string, unknown>> }

interface Workspace extends Kept {
  /** A question being edited and the encoded question it set out from; another asked question drops it. */
  draft: { of: string; question: Question } | null
  setDraft: (draft: Workspace['draft']) => void
  /** Whether the source row of the selected thing is open in full. */
  row: boolean
  openRow: (open: boolean) => void
  /** Id of the thing whose neighbours are being chosen. */
  expanding: string | null
  setExpanding: (id: string | null) => void
  /** Things whose connecting paths are looked for. */
  paths: readonly string[] | null
  showPaths: (ids: readonly string[] | null) => void
  /** The time at which printing the answer began, as ISO; null while it is not being printed. */
  printing: string | null
  setPrinting: (printing: boolean) => void
  /** Whether the drawer of saved queries is open. */
  queries: boolean
  /** The party that queries are sought for; null: all of them are shown. */
  queriesAbout: { id: string; name: string } | null
  showQueries: (open: boolean, about?: Workspace['queriesAbout']) => void
  /** A query that the drawer is to show next: a saved one, or one that was kept elsewhere. */
  wantedQuery: WantedQuery | null
  openQuery: (query: WantedQuery | null) => void
  /** Whether the keyboard map is open. */
  keys: boolean
  showKeys: (open: boolean) => void
  /** The last answer that came, which stays on screen until another comes. */
  lastAnswer: Answered | null
  keepAnswer: (answer: Answered | null) => void
  setTheme: (theme: Theme) => void
  /** Whether the inspector is open where it lies over the canvas. */
  over: boolean
  setOver: (over: boolean) => void
  fold: (side: Side) => void
  setWidth: (side: Side, width: number) => void
  welcome: () => void
  setSingleKeys: (on: boolean) => void
  setHideNames: (on: boolean) => void
}

const key = 'waybill.workspace'
export const panelWidth = { least: 248, usual: 316, most: 520 } as const

const kept = (): Kept => {
  const fallback: Kept = {
    theme: 'system',
    folded: { left: false, right: false },
    width: { left: panelWidth.usual, right: panelWidth.usual },
    welcomed: false,
    singleKeys: true,
    hideNames: false,
  }
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>
    return {
      ...fallback,
      ...stored,
      folded: { ...fallback.folded, ...stored.folded },
      width: { ...fallback.width, ...stored.width },
    }
  } catch {
    // A browser may forbid storage, and what it stored may be of another version.
    return fallback
  }
}

const clamp = (width: number): number => Math.round(Math.min(panelWidth.most, Math.max(panelWidth.least, width)))

/** How one person has arranged the workspace; kept in the browser, never in a link. */
export const useWorkspace = create<Workspace>()((set) => ({
  ...kept(),
  draft: null,
  setDraft: (draft) => set({ draft }),
  row: false,
  openRow: (row) => set({ row }),
  expanding: null,
  setExpanding: (expanding) => set({ expanding }),
  paths: null,
  showPaths: (paths) => set({ paths }),
  printing: null,
  setPrinting: (printing) => set({ printing: printing ? new Date().toISOString() : null }),
  queries: false,
  queriesAbout: null,
  showQueries: (queries, queriesAbout = null) => set({ queries, queriesAbout }),
  wantedQuery: null,
  openQuery: (wantedQuery) => set((s) => ({ wantedQuery, queries: s.queries || wantedQuery !== null })),
  keys: false,
  showKeys: (keys) => set({ keys }),
  lastAnswer: null,
  keepAnswer: (lastAnswer) => set({ lastAnswer }),
  setTheme: (theme) => set({ theme }),
  over: false,
  setOver: (over) => set({ over }),
  fold: (side) =>
    set((s) =>
      side === 'right' && isOverlaid() ? { over: !s.over } : { folded: { ...s.folded, [side]: !s.folded[side] } },
    ),
  setWidth: (side, width) => set((s) => ({ width: { ...s.width, [side]: clamp(width) } })),
  welcome: () => set({ welcomed: true }),
  setSingleKeys: (singleKeys) => set({ singleKeys }),
  setHideNames: (hideNames) => set({ hideNames }),
}))

const showTheme = (theme: Theme): void => {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** Puts the theme on the document and keeps the arrangement from now on. Call once, before the first paint. */
export const keepWorkspace = (): void => {
  showTheme(useWorkspace.getState().theme)
  setVeiled(useWorkspace.getState().hideNames)
  useWorkspace.subscribe(({ theme, folded, width, welcomed, singleKeys, hideNames }) => {
    showTheme(theme)
    try {
      localStorage.setItem(
        key,
        JSON.stringify({ theme, folded, width, welcomed, singleKeys, hideNames } satisfies Kept),
      )
    } catch {
      // Without storage the arrangement lasts as long as the page.
    }
  })
}
