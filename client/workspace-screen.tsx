import { useEffect } from 'react'
import { CanvasArea, CanvasTimeline } from './canvas-area.tsx'
import { CanvasSync } from './canvas-sync.tsx'
import { CaseBars } from './cases/case-bars.tsx'
import { CaseCanvasSync } from './cases/case-canvas.ts'
import { useInCase } from './cases/case-tab.ts'
import { CaseTabs } from './cases/case-tabs.tsx'
import { Inspector } from './explore/inspector.tsx'
import { AnswerPanel } from './trace/answer-panel.tsx'
import { PrintSheet } from './trace/print-sheet.tsx'
import { QuestionBar } from './trace/question-bar.tsx'
import { lazily, lazyDialog } from './ui/lazily.tsx'
import { Panel } from './workspace/panel.tsx'
import { keepPlace, usePlace } from './workspace/place.ts'
import { useWorkspace } from './workspace/store.ts'
import { WorkspaceKeys } from './workspace/workspace-keys.tsx'
import css from './workspace-screen.module.css'
import { words } from './workspace/words.ts'

/** The console with its editor loads when it is first opened. */
const QueriesDrawer = lazily(async () => (await import('./console/queries-drawer.tsx')).QueriesDrawer)
const PathsDialog = lazyDialog(async () => (await import('./explore/paths-dialog.tsx')).PathsDialog)

/** The workspace: question, answer, canvas, inspector, timeline, in the order they are read and tabbed through. */
export const WorkspaceScreen = () => {
  const { place, go } = usePlace()
  const openQuery = useWorkspace((s) => s.openQuery)
  const setOver = useWorkspace((s) => s.setOver)
  const queries = useWorkspace((s) => s.queries)
  const paths = useWorkspace((s) => s.paths)
  const showPaths = useWorkspace((s) => s.showPaths)
  const inCase = useInCase()
  useEffect(() => keepPlace(place), [place])
  useEffect(() => {
    if (place.query === undefined) return
    openQuery({ id: place.query })
    go({ query: undefined }, { replace: true })
  }, [place.query, openQuery, go])
  useEffect(() => {
    // Over the canvas the inspector is there while something is open in it, and out of the way otherwise.
    if (place.sel !== undefined || !inCase) setOver(place.sel !== undefined)
  }, [place.sel, inCase, setOver])
  return (
    <>
      <CanvasSync />
      <CaseCanvasSync />
      <WorkspaceKeys />
      <PathsDialog wanted={paths !== null} onPutAway={() => showPaths(null)} />
      <PrintSheet />
      <QuestionBar />
      <CaseBars />
      <div className={css.main} data-queries={queries}>
        <Panel side="left" label={words.panels.answer} id="answer">
          <AnswerPanel />
        </Panel>
        <CanvasArea />
        <Panel side="right" label={words.panels.inspector} id="inspector">
          <CaseTabs inspector={<Inspector />} />
        </Panel>
        {!queries && <CanvasTimeline />}
        {queries && <QueriesDrawer />}
      </div>
    </>
  )
}
