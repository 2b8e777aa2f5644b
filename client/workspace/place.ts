import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

export const views = ['corridor', 'network', 'map', 'table'] as const
export type View = (typeof views)[number]
export const panels = ['routes', 'parties', 'shipments', 'what-if'] as const
export type Panel = (typeof panels)[number]

/** Everything a link restores: the case, the question (encoded), the view, what is selected, and the time frame. */
export interface Place {
  /** Id of the open case. */
  case?: string
  q?: string
  view?: View
  /** Graph id of what the inspector shows. */
  sel?: string
  /** Movements of the marked chain in order; empty: none, on purpose. */
  chain?: string[]
  panel?: Panel
  /** First and last day of the timeline's frame. */
  from?: string
  to?: string
  /** Id of a saved query that a link opens; it leaves the address once it is open. */
  query?: string
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((item) => item === value)
const date = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
// The router reads a bare number out of the address as one; every id is text to us.
const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined

/** Reads a place from a link; what a link has no business saying is left out. */
export const readPlace = (search: Record<string, unknown>): Place => {
  const place = {
    case: text(search['case']),
    q: text(search['q']),
    view: oneOf(views, search['view']),
    sel: text(search['sel']),
    chain: Array.isArray(search['chain']) ? search['chain'].map(String).slice(0, 200) : undefined,
    panel: oneOf(panels, search['panel']),
    from: date(search['from']),
    to: date(search['to']),
    query: text(search['query']),
  }
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined))
}

let kept: Place = {}
/** Where the workspace was left, for the ways back to it from another screen. */
export const keptPlace = (): Place => kept
export const keepPlace = (place: Place): void => {
  kept = place
}

/** `undefined` takes a member out of the link. */
export type Move = { [K in keyof Place]?: Place[K] | undefined }

/** Where one is (`here`: in the workspace), and how to get elsewhere. `replace` for steps that Back should not count. */
export const usePlace = () => {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const router = useRouter()
  const place = useMemo(() => readPlace(search), [search])
  const go = useCallback(
    (move: Move, { replace = false } = {}) => {
      void navigate({
        to: '/',
        search: (before) => readPlace({ ...(router.state.location.pathname === '/' ? before : kept), ...move }),
        replace,
      })
    },
    [navigate, router],
  )
  const here = router.state.location.pathname === '/'
  return { place, go, here }
}
