import { CorridorView } from './canvas/index.ts'
import { Segmented } from './ui/segmented.tsx'
import css from './canvas-area.module.css'
import { useHasRecords } from './workspace/answer.ts'
import { canvas } from './workspace/canvas.ts'
import { usePlace, views } from './workspace/place.ts'
import { useWorkspace } from './workspace/store.ts'
import { words } from './workspace/words.ts'

const w = words.canvas

/** The canvas with its views, and the timeline beneath it. */
export const CanvasArea = () => {
  const { place, go } = usePlace()
  const setExpanding = useWorkspace((s) => s.setExpanding)
  const records = useHasRecords()
  const view = place.view ?? 'corridor'
  const onOpen = (id: string) => go({ sel: id })
  const onExpand = (id: string) => {
    go({ sel: id })
    setExpanding(id)
  }
  return (
    <main className={css.area} id="canvas" tabIndex={-1} aria-label={words.panels.canvas}>
      <div className={css.tools}>
        <Segmented
          label={w.view}
          value={view}
          options={views.map((value) => ({ value, label: w.views[value] }))}
          onChange={(next) => go({ view: next === 'corridor' ? undefined : next })}
        />
      </div>
      <div className={css.view}>
        <CorridorView
          model={canvas}
          onOpen={onOpen}
          onExpand={onExpand}
          empty={records === false ? w.noRecords : w.empty}
        />
      </div>
    </main>
  )
}
