import { create } from 'zustand'
import type { List } from './case-parts.ts'
import { words } from './words.ts'

interface Said {
  said: string
  /** Whether what was said can be taken back with one click. */
  undo: boolean
  /** Counts what was said, so that the same words twice are said twice. */
  nth: number
}

/** What was said last about the case, for the eye and the ear. */
export const useSaid = create<Said>()(() => ({ said: '', undo: false, nth: 0 }))

export const say = (said: string, undo = false): void => useSaid.setState(({ nth }) => ({ said, undo, nth: nth + 1 }))
export const sayDeleted = (list: List): void => say(words.panel.deleted(list), true)
export const hush = (): void => useSaid.setState({ said: '', undo: false })
