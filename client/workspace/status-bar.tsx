import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { clock } from '../ui/format.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { useStatus } from './answer.ts'
import { canvas, useCanvas } from './canvas.ts'
import { useImporting } from './importing.ts'
import { usePlace } from './place.ts'
import css from './status-bar.module.css'
import { useWorkspace } from './store.ts'
import { words } from './words.ts'

const w = words.status

/** What the canvas holds and hides, adding up; the records' age; the keys. */
export const StatusBar = () => {
  const state = useCanvas()
  const { place, go } = usePlace()
  const { data: status, isError } = useStatus()
  const files = useQuery(queries.datasets()).data?.items.reduce((sum, dataset) => sum + dataset.files.length, 0)
  const importing = useImporting()
  const showKeys = useWorkspace((s) => s.showKeys)
  const shown = canvas.status()
  const sentence = state.answer === null ? '' : place.view === 'network' ? shown.network : shown.sentence
  const projection = status?.projection
  const records = isError
    ? w.away
    : projection?.state === 'building'
      ? w.building
      : projection?.state === 'stale'
        ? w.stale
        : projection?.builtAt == null
          ? ''
          : w.upToDate(clock(projection.builtAt))
  return (
    <footer className={css.status}>
      <output className="cut">{sentence}</output>
      {state.hidden.size > 0 && (
        <Button look="link" onClick={() => canvas.showAll()}>
          {words.canvas.showAll}
        </Button>
      )}
      {state.off.size > 0 && (
        <Button look="link" onClick={() => canvas.filter(new Set(), words.canvas.clearFilter.toLowerCase())}>
          {words.canvas.clearFilter}
        </Button>
      )}
      {(place.from !== undefined || place.to !== undefined) && (
        <Button look="link" onClick={() => go({ from: undefined, to: undefined })}>
          {words.canvas.clearFrame}
        </Button>
      )}
      <span className={css.spring} />
      {importing !== null && (
        <span className={`n ${css.keep}`}>
          {w.importing(importing.dataset, importing.progress.rows)}
          {importing.progress.secondsLeft === null ? '' : `, ${w.secondsLeft(importing.progress.secondsLeft)}`}
        </span>
      )}
      {records !== '' && (
        <span className={css.keep}>
          <span className={css.dot} data-state={isError ? 'away' : projection?.state} aria-hidden />
          {records}
        </span>
      )}
      {files !== undefined && <span className={css.keep}>{w.files(files)}</span>}
      {status?.demo != null && <span className={`${css.keep} ${css.wide}`}>{w.invented}</span>}
      <button type="button" className={css.keys} onClick={() => showKeys(true)}>
        <KeyHint keys="?" /> {w.keys}
      </button>
    </footer>
  )
}
