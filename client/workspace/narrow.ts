import { useSyncExternalStore } from 'react'

const tablesOnly = '(max-width: 760px)'
const overlaid = '(max-width: 1099px)'
const tight = '(min-width: 761px) and (max-width: 939px)'

const watch = (query: string) => (listener: () => void) => {
  const media = window.matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
const watchTablesOnly = watch(tablesOnly)
const watchOverlaid = watch(overlaid)
const watchTight = watch(tight)

export const isOverlaid = (): boolean => window.matchMedia(overlaid).matches

/** Whether the screen is too narrow for a drawing, so that tables stand in for it. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(watchTablesOnly, () => window.matchMedia(tablesOnly).matches)

/** Whether the inspector is there only while something is open in it, so that the canvas has its room otherwise. */
export const useOverlaid = (): boolean => useSyncExternalStore(watchOverlaid, isOverlaid)

/** Whether the canvas has room beside one panel only. */
export const useTight = (): boolean => useSyncExternalStore(watchTight, () => window.matchMedia(tight).matches)
