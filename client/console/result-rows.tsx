import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { toCsv } from '../../server/contract/csv-text.ts'
import { nodeKinds } from '../../server/contract/vocabulary.ts'
import { Button } from '../ui/button.tsx'
import { clock, count } from '../ui/format.ts'
import { lazily } from '../ui/lazily.tsx'
import { ActionMenu } from '../ui/menu.tsx'
import { saveCsv, saveFile } from '../ui/save-file.ts'
import { Segmented } from '../ui/segmented.tsx'
import { canvas } from '../workspace/canvas.ts'
import { usePlace } from '../workspace/place.ts'
import type { Answer } from './console-answer.ts'
import { type Result, useSession } from './console-session.ts'
import { fileName } from './query-file.ts'
import css from './result-panel.module.css'
import { type Order, ResultTable } from './result-table.tsx'
import { graphOf, jsonOf, plainOf, type Row, shownRows } from './result-values.ts'
import { words } from './words.ts'

const w = words.result

/** The chart with its library loads when one is first looked at. */
const ResultChart = lazily(
  async () => (await import('./result-chart.tsx')).ResultChart,
  <p className={css.none}>{w.loading}</p>,
)

interface Props {
  result: Result
  /** Whether another run goes on that has no rows yet. */
  waiting: boolean
  close: ReactNode
}

/** The rows of a run as table, as what can be put onto the canvas, or as a chart. */
export const ResultRows = ({ result, waiting, close }: Props) => {
  const { answer, at, statement } = result
  const { draft, running, view, setView } = useSession()
  const { place, go } = usePlace()
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set())
  const [order, setOrder] = useState<Order>(null)
  const [filter, setFilter] = useState('')
  const [said, setSaid] = useState('')
  const sought = useDeferredValue(filter)
  const shown = useMemo(() => (answer.done ? shownRows(answer, order, sought) : null), [answer, order, sought])
  const { columns, rows, nodes, done, stoppedBy } = answer
  const hasNumbers = rows.some((row) => row.some((cell) => typeof cell === 'number'))
  const chosen = (): Row[] => {
    const all = shown ?? [...rows.keys()]
    return (selected.size === 0 ? all : all.filter((i) => selected.has(i))).map((i) => rows[i] ?? [])
  }
  const values = () => chosen().map((row) => columns.map((_, i) => plainOf(row[i] ?? null, nodes)))
  const put = (replace: boolean) => {
    const what = w.undo(draft.name)
    const graph = graphOf(answer, chosen())
    const added = replace ? canvas.replaceFound(graph, what) : canvas.addFound(graph, what)
    setSaid((replace ? w.replaced : w.putDone)(added.nodes, added.edges))
    if (added.nodes + added.edges > 0 && (place.view ?? 'corridor') === 'corridor') go({ view: 'network' })
  }
  const copy = async () => {
    const lines = [columns, ...values()].map((row) =>
      row.map((value) => String(value ?? '').replaceAll(/[\t\n]/g, ' ')),
    )
    await navigator.clipboard.writeText(lines.map((line) => line.join('\t')).join('\n'))
    setSaid(w.copied)
  }
  const name = fileName(draft.name)
  return (
    <>
      <header className={css.head}>
        <h2 className={css.title}>{w.title}</h2>
        <output className="i2 cut n">
          {waiting
            ? `${w.running}…`
            : done
              ? `${w.rows(rows.length, stoppedBy === null, answer.milliseconds)} · ${clock(at.toISOString())}${draft.statement === statement ? '' : `, ${w.edited}`}`
              : w.soFar(rows.length)}
        </output>
        <span className={css.spring} />
        {close}
      </header>
      <div className={css.tools}>
        <Segmented
          label={w.view}
          value={view}
          onChange={setView}
          options={[
            { value: 'table', label: w.tableView },
            { value: 'graph', label: w.graph },
            ...(hasNumbers && done ? [{ value: 'chart' as const, label: w.chart }] : []),
          ]}
        />
        <input
          type="search"
          className={css.filter}
          aria-label={w.filter}
          placeholder={w.filter}
          value={filter}
          disabled={!done}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span className={css.spring} />
        <Button
          look="quiet"
          disabled={rows.length === 0}
          onClick={() => saveCsv(`${name}.csv`, toCsv(columns, values()))}
        >
          {w.csv}
        </Button>
        <ActionMenu
          label={w.more}
          look="quiet"
          disabled={rows.length === 0}
          items={[
            { label: w.copy, act: () => void copy() },
            { label: w.json, act: () => saveFile(`${name}.json`, [jsonOf(answer, chosen())], 'application/json') },
            { label: w.replace, act: () => put(true) },
          ]}
        />
        <Button disabled={nodes.size === 0 || running !== null} onClick={() => put(false)}>
          {w.put(selected.size)}
        </Button>
      </div>
      {stoppedBy !== null && <p className={css.stopped}>{w.stopped[stoppedBy]}</p>}
      {shown !== null && sought.trim() !== '' && <p className={css.found}>{w.found(shown.length, rows.length)}</p>}
      {view === 'graph' ? (
        <GraphView answer={answer} rows={chosen} />
      ) : view === 'chart' && hasNumbers && done ? (
        <ResultChart answer={answer} shown={shown} />
      ) : rows.length === 0 && done ? (
        <p className={css.none}>{w.noRows}</p>
      ) : (
        <ResultTable {...{ answer, shown, order, selected }} onOrder={setOrder} onSelect={setSelected} />
      )}
      <output className={said === '' ? 'unseen' : css.said}>{said}</output>
    </>
  )
}

/** What of these rows can be drawn, by kind. */
const GraphView = ({ answer, rows }: { answer: Answer; rows: () => Row[] }) => {
  const graph = graphOf(answer, rows())
  const kinds = Map.groupBy(graph.nodes, ({ kind }) => kind)
  if (graph.nodes.length === 0) return <p className={css.none}>{w.noGraph}</p>
  return (
    <div className={css.none}>
      <p>{w.asGraph(graph.nodes.length, graph.edges.length)}</p>
      <ul className={css.kinds}>
        {[...kinds].map(([kind, found]) => (
          <li key={kind} className="n">
            {count(found.length)} {nodeKinds[kind][found.length === 1 ? 'label' : 'plural'].toLowerCase()}
          </li>
        ))}
      </ul>
    </div>
  )
}
