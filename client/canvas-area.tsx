import { Braces } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { TraceAnswer } from '../server/contract/trace.ts'
import { queries } from './api/queries.ts'
import {
  CanvasFilter,
  CanvasTable,
  CanvasZoom,
  CorridorView,
  fetchNetwork,
  Legend,
  MapView,
  NetworkView,
  Timeline,
} from './canvas/index.ts'
import css from './canvas-area.module.css'
import { EvidenceItem } from './cases/evidence-item.tsx'
import { CanvasDrawing } from './canvas-drawing.tsx'
import { AvoidKey, CanvasMenu } from './explore/canvas-menu.tsx'
import { CanvasExport } from './evidence/canvas-export.tsx'
import { CypherDialog } from './explore/cypher-dialog.tsx'
import { NoneOnCanvas } from './trace/none-on-canvas.tsx'
import { Button } from './ui/button.tsx'
import { Segmented } from './ui/segmented.tsx'
import { useAnswer, useHasRecords } from './workspace/answer.ts'
import { canvas, useCanvas } from './workspace/canvas.ts'
import { useFacts } from './workspace/facts.ts'
import { usePlace, views } from './workspace/place.ts'
import { useRelated } from './workspace/related.ts'
import { useNarrow } from './workspace/narrow.ts'
import { useWorkspace } from './workspace/store.ts'
import { words } from './workspace/words.ts'

const w = words.canvas
const noNames: ReadonlyMap<string, string> = new Map()

const isDrawn = (answer: TraceAnswer): boolean => answer.corridor.movements.length > 0

/** The canvas in its views, with its legend. */
export const CanvasArea = () => {
  const { place, go } = usePlace()
  const setExpanding = useWorkspace((s) => s.setExpanding)
  const [cypher, setCypher] = useState(false)
  const records = useHasRecords()
  const facts = useFacts()
  const narrow = useNarrow()
  const related = useRelated()
  const { answer, added } = useCanvas()
  const { data, error } = useAnswer()
  const captions = useMemo(
    () => (facts === null ? noNames : new Map([...facts.parties.keys()].map((id) => [id, facts.short(id)]))),
    [facts],
  )
  // A drawing this narrow would show nothing; the table is its twin.
  const view = narrow ? 'table' : (place.view ?? 'corridor')
  useEffect(() => {
    if (view === 'network') fetchNetwork()
  }, [view])
  // What was added by hand is drawn beside an answer without a chain too.
  const none = answer !== null && !isDrawn(answer) && (view === 'corridor' || added.nodes.size === 0)
  const drawn = answer !== null && !none
  const onOpen = (id: string) => go({ sel: id })
  const onExpand = (id: string) => {
    go({ sel: id })
    setExpanding(id)
  }
  return (
    <main className={css.area} id="canvas" tabIndex={-1} aria-label={words.panels.canvas}>
      <div className={css.tools}>
        {!narrow && (
          <Segmented
            label={w.view}
            value={view}
            options={views.map((value) => ({ value, label: w.views[value] }))}
            onChange={(next) => go({ view: next === 'corridor' ? undefined : next })}
          />
        )}
        {answer !== null && (
          <Button look="quiet" title={w.cypher} onClick={() => setCypher(true)}>
            <Braces size={14} aria-hidden />
            <span className="tool-word">{w.cypher}</span>
          </Button>
        )}
        {answer !== null && <CanvasExport view={view} />}
        {(view === 'corridor' || view === 'network') && drawn && (
          <CanvasDrawing unit={answer.volume.unit} view={view} />
        )}
        {drawn && <CanvasFilter model={canvas} />}
        <span className={css.spring} />
        {view !== 'table' && drawn && <CanvasZoom model={canvas} view={view} related={related} />}
      </div>
      <div className={css.view}>
        {answer === null && (
          <p className={css.empty}>{records === false ? w.noRecords : error !== null ? w.noAnswer : null}</p>
        )}
        {none && data !== undefined && <NoneOnCanvas answered={data} />}
        {drawn && (
          <CanvasMenu more={<EvidenceItem />}>
            {view === 'corridor' && (
              <CorridorView model={canvas} onOpen={onOpen} onExpand={onExpand} empty={w.allHidden} />
            )}
            {view === 'network' && (
              <NetworkView model={canvas} captions={captions} onOpen={onOpen} onExpand={onExpand} />
            )}
            {view === 'map' && <PlacedMap answer={answer} captions={captions} onOpen={onOpen} onExpand={onExpand} />}
            {view === 'table' && <CanvasTable model={canvas} onOpen={onOpen} onExpand={onExpand} />}
          </CanvasMenu>
        )}
        <AvoidKey />
      </div>
      {drawn && view !== 'table' && <Legend model={canvas} view={view} />}
      <CypherDialog open={cypher} onOpenChange={setCypher} behind={view === 'network' ? '' : 'trace/'} />
    </main>
  )
}

interface MapProps {
  answer: TraceAnswer
  captions: ReadonlyMap<string, string>
  onOpen: (id: string) => void
  onExpand: (id: string) => void
}

let answers = 0
const keys = new WeakMap<TraceAnswer, string>()
const keyOf = (answer: TraceAnswer): string => {
  let key = keys.get(answer)
  if (key === undefined) keys.set(answer, (key = String(++answers)))
  return key
}

/** The map, with the ports of the answer's shipments once they are known. */
const PlacedMap = ({ answer, ...props }: MapProps) => {
  const ids = useMemo(() => answer.corridor.movements.map(({ id }) => id), [answer])
  const { data, error, refetch } = useQuery({ ...queries.places(keyOf(answer), ids), retry: false })
  if (error !== null)
    return (
      <div className={css.empty} role="alert">
        <p>{w.noPlaces}</p>
        <Button onClick={() => void refetch()}>{w.again}</Button>
      </div>
    )
  return <MapView model={canvas} places={data ?? null} {...props} />
}

/** Departures per month beneath the canvas, with the frame that filters it. */
export const CanvasTimeline = () => {
  const narrow = useNarrow()
  const { answer } = useCanvas()
  // Folded where no shipment departs: bars and dates would be invented.
  if (answer === null || narrow || !isDrawn(answer)) return null
  return (
    <section className={css.timeline} aria-label={words.panels.timeline}>
      <Timeline model={canvas} />
    </section>
  )
}
