import { useEffect } from 'react'
import { onWorkspaceKey } from './keys.ts'
import { isOverlaid } from './narrow.ts'
import { usePlace, views } from './place.ts'
import { useSteps } from './steps.ts'
import { useWorkspace } from './store.ts'

/** Keys that work everywhere in the workspace. Draws nothing. */
export const WorkspaceKeys = () => {
  const { place, go } = usePlace()
  const { takeBack, bringBack } = useSteps()
  useEffect(
    () =>
      onWorkspaceKey((event) => {
        const { fold, showKeys, over, setOver } = useWorkspace.getState()
        const key = event.key
        if (event.ctrlKey || event.metaKey) {
          if (key.toLowerCase() === 'p' && !event.shiftKey && useWorkspace.getState().lastAnswer !== null) {
            useWorkspace.getState().setPrinting(true)
            return true
          }
          if (key.toLowerCase() !== 'z') return false
          if (event.shiftKey) bringBack()
          else takeBack()
          return true
        }
        const view = views[Number(key) - 1]
        if (view !== undefined) go({ view: view === 'corridor' ? undefined : view })
        else if (key === '[') fold('left')
        else if (key === ']') fold('right')
        else if (key === '?') showKeys(true)
        else if (key.toLowerCase() === 'q') document.querySelector<HTMLElement>('[data-first-token]')?.focus()
        else if (key === 'Escape' && place.sel !== undefined) go({ sel: undefined })
        else if (key === 'Escape' && over && isOverlaid()) setOver(false)
        else return false
        return true
      }),
    [go, place.sel, takeBack, bringBack],
  )
  return null
}
