import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { setVeiled, unveiled, veil } from '../api/veil.ts'
import { canvas } from './canvas.ts'
import { useWorkspace } from './store.ts'

/** Whether names are hidden, and how to change that: whatever held a name is dropped and asked for again. */
export const useHideNames = (): { hidden: boolean; toggle: () => void } => {
  const hidden = useWorkspace((s) => s.hideNames)
  const client = useQueryClient()
  const toggle = useCallback(() => {
    const { hideNames, setHideNames, keepAnswer } = useWorkspace.getState()
    setVeiled(!hideNames)
    setHideNames(!hideNames)
    keepAnswer(null)
    canvas.renameAdded(hideNames ? unveiled : veil)
    void client.resetQueries()
  }, [client])
  return { hidden, toggle }
}
