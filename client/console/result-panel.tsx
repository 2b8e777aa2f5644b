import { Ban, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { toCsv } from '../../server/contract/csv-text.ts'
import { Button } from '../ui/button.tsx'
import { clock } from '../ui/format.ts'
import { saveCsv } from '../ui/save-file.ts'
import { canvas } from '../workspace/canvas.ts'
import { usePlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import { type Result, useSession } from './console-session.ts'
import { fileName } from './query-file.ts'
import css from './result-panel.module.css'
import { ResultTable } from './result-table.tsx'
import { graphOf, plainOf } from './result-values.ts'
import { words } from './words.ts'

const w = words.result

/** What the last run brought, or why it brought nothing. */
export const ResultPanel = () => {
  const { result, problem, running } = useSession()
  const close = useWorkspace((s) => s.showQueries)
  return (
    <section className={css.panel} aria-label={w.title}>
      {result === null || problem !== null ? (
        <header className={css.head}>
          <h2 className={css.title}>{w.title}</h2>
          <output className="i2 cut">{running !== null ? `${w.running}…` : problem === null ? w.none : ''}</output>
          <span className={css.spring} />
          <CloseButton onClose={() => close(false)} />
        </header>
      ) : (
        <Rows key={result.at.getTime()} result={result} onClose={() => close(false)} />
      )}
      {problem !== null && <Failure />}
      <p className={css.limits}>{w.limits}</p>
    </section>
  )
}

const CloseButton = ({ onClose }: { onClose: () => void }) => (
  <Button look="icon" aria-label={w.close} onClick={onClose}>
    <X size={15} aria-hidden />
  </Button>
)

const Rows = ({ result: { answer, statement, at }, onClose }: { result: Result; onClose: () => void }) => {
  const { draft, running } = useSession()
  const { place, go } = usePlace()
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set())
  const [said, setSaid] = useState('')
  const names = useMemo(() => new Map(answer.graph.nodes.map(({ id, name }) => [id, name])), [answer])
  const { columns, rows, truncated, stoppedBy, milliseconds } = answer
  const chosen = () => (selected.size === 0 ? rows : rows.filter((_, i) => selected.has(i)))
  const values = () => chosen().map((row) => row.map((cell) => plainOf(cell, names)))
  const put = () => {
    const graph = graphOf(answer, chosen())
    const added = canvas.addFound(graph, `the rows of “${draft.name}”`)
    setSaid(w.putDone(added.nodes, added.edges))
    if (added.nodes + added.edges > 0 && (place.view ?? 'corridor') === 'corridor') go({ view: 'network' })
  }
  const copy = async () => {
    const lines = [columns, ...values()].map((row) =>
      row.map((value) => String(value ?? '').replaceAll(/[\t\n]/g, ' ')),
    )
    await navigator.clipboard.writeText(lines.map((line) => line.join('\t')).join('\n'))
    setSaid(w.copied)
  }
  return (
    <>
      <header className={css.head}>
        <h2 className={css.title}>{w.title}</h2>
        <output className="i2 cut n">
          {running !== null
            ? `${w.running}…`
            : `${w.rows(rows.length, !truncated, milliseconds)} · ${clock(at.toISOString())}${draft.statement === statement ? '' : `, ${w.edited}`}`}
        </output>
        <span className={css.spring} />
        <Button look="quiet" disabled={rows.length === 0} onClick={() => void copy()}>
          {w.copy}
        </Button>
        <Button
          look="quiet"
          disabled={rows.length === 0}
          onClick={() => saveCsv(`${fileName(draft.name)}.csv`, toCsv(columns, values()))}
        >
          {w.csv}
        </Button>
        <Button disabled={answer.graph.nodes.length === 0} onClick={put}>
          {w.put(selected.size)}
        </Button>
        <CloseButton onClose={onClose} />
      </header>
      {stoppedBy !== undefined && <p className={css.stopped}>{w.stopped[stoppedBy]}</p>}
      {rows.length === 0 ? (
        <p className={css.none}>{w.noRows}</p>
      ) : (
        <ResultTable answer={answer} names={names} selected={selected} onSelect={setSelected} />
      )}
      <output className={said === '' ? 'unseen' : css.said}>{said}</output>
    </>
  )
}

/** What was refused or failed, with the line it stands in. */
const Failure = () => {
  const failed = useSession((s) => s.problem)
  if (failed === null) return null
  const { problem, at, statement } = failed
  const place = problem.fields.find(({ pointer }) => pointer === '/statement')?.detail
  const line = Number(/^line (\d+)/.exec(place ?? '')?.[1] ?? 0)
  const text = line === 0 ? undefined : statement.split('\n')[line - 1]
  return (
    <div className={css.failure} role="alert">
      <p className={css.what}>
        <Ban size={14} aria-hidden />
        <strong>
          {problem.code === 'query-refused' ? w.refused : w.failed}, {clock(at.toISOString())}
        </strong>
      </p>
      {text !== undefined && (
        <pre className={`mono ${css.line}`}>
          <span className="i3">{line}</span> {text}
        </pre>
      )}
      <p className="i2">{problem.message}</p>
      {problem.requestId !== null && <p className="mono i3">{w.request(problem.requestId.slice(0, 8))}</p>}
    </div>
  )
}
