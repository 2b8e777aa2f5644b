import { useSyncExternalStore } from 'react'

const tablesOnly = '(max-width: 760px)'
const overlaid = '(max-width: 1099px)'

const watch = (query: string) => (listener: () => void) => {
  const media = window.matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
const watchTablesOnly = watch(tablesOnly)
const watchOverlaid = watch(overlaid)

export const isOverlaid = (): boolean => window.matchMedia(overlaid).matches

/** Whether the screen is too narrow for a drawing, so that tables stand in for it. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(watchTablesOnly, () => window.matchMedia(tablesOnly).matches)

/** Whether the inspector lies over the canvas instead of beside it. */
export const useOverlaid = (): boolean => useSyncExternalStore(watchOverlaid, isOverlaid)
