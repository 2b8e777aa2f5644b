import { useEffect, useState } from 'react'
import type { CaseStep } from '../../server/contract/cases.ts'
import { onWorkspaceKey } from '../workspace/keys.ts'
import { usePlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import { latestSteps } from './case-calls.ts'
import { putSelectionAside } from './case-evidence.ts'
import { usePerson } from './case-person.ts'
import { openCase, refreshCase, saveNow, useCase } from './case-store.ts'
import { useInCase } from './case-tab.ts'
import { earlierSteps } from './case-undo.ts'
import { words } from './words.ts'

/** Keeps the open case and the link in step, and watches over what is unsent. Draws nothing. */
export const CaseSync = () => {
  const { place, here } = usePlace()
  const wanted = place.case ?? null
  useEffect(() => {
    // The other screens have no case in their link: there the open one stays open.
    if (here) void openCase(wanted)
  }, [here, wanted])
  const inCase = useInCase()
  const setOver = useWorkspace((s) => s.setOver)
  useEffect(() => {
    // Where the panel lies over the canvas it comes with the case that was asked for.
    if (inCase) setOver(true)
  }, [inCase, setOver])
  return (
    <>
      <Watch />
      <EarlierSteps />
    </>
  )
}

const Watch = () => {
  const unsent = useCase((s) => (s.saver?.unsent ?? 0) > 0)
  const { here } = usePlace()
  useEffect(() => {
    const onShow = () => {
      if (document.visibilityState === 'visible') void refreshCase()
    }
    const onOnline = () => void saveNow()
    document.addEventListener('visibilitychange', onShow)
    window.addEventListener('online', onOnline)
    return () => {
      document.removeEventListener('visibilitychange', onShow)
      window.removeEventListener('online', onOnline)
    }
  }, [])
  useEffect(() => {
    if (!unsent) return
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', onLeave)
    return () => window.removeEventListener('beforeunload', onLeave)
  }, [unsent])
  useEffect(
    () =>
      onWorkspaceKey((event) => {
        if (!here || event.key.toLowerCase() !== 's' || event.ctrlKey || event.metaKey) return false
        putSelectionAside()
        return true
      }),
    [here],
  )
  return null
}

/** Lets the steps of one's earlier visits be undone too. */
const EarlierSteps = () => {
  const id = useCase((s) => s.id)
  const opened = useCase((s) => s.opening === 'open')
  const person = usePerson((s) => s.name)
  const veiled = useWorkspace((s) => s.hideNames)
  const [versions, setVersions] = useState<{ id: string; items: CaseStep[] } | null>(null)
  useEffect(() => {
    // Without its history a case is as good; only what one did earlier cannot be undone by a key.
    if (opened && id !== null)
      void latestSteps(id).then(
        ({ items }) => setVersions({ id, items }),
        () => {},
      )
  }, [opened, id])
  useEffect(() => {
    if (id === null || versions?.id !== id) return
    const own =
      person === null || person === '' || veiled ? [] : earlierSteps(versions.items, person, words.steps.undoOf)
    useCase.getState().setEarlier(own)
  }, [id, versions, person, veiled])
  return null
}
