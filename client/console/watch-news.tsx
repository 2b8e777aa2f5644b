import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Watch, WatchChanges } from '../../server/contract/watches.ts'
import type { GraphNode } from '../../server/contract/graph.ts'
import { call } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { clock, day } from '../ui/format.ts'
import { useSession } from './console-session.ts'
import dialogs from './dialogs.module.css'
import { CellView } from './result-table.tsx'
import { outcomeOf, stateOf } from './watch-said.ts'
import css from './watches-panel.module.css'
import { words } from './words.ts'

const w = words.watches

/** The runs of a watch, and of the one that is chosen the rows that came and went. */
export const WatchNews = ({ watch, onClose }: { watch: Watch; onClose: () => void }) => {
  const client = useQueryClient()
  const [said, setSaid] = useState('')
  const [chosen, setChosen] = useState<number | null>(null)
  const { data } = useQuery(queries.watchRuns(watch.id))
  const { data: saved } = useQuery(queries.saved())
  const query = saved?.find(({ id }) => id === watch.query)
  const runs = data?.items ?? []
  const told = chosen ?? runs.find((run) => run.new + run.gone > 0)?.id ?? null
  const act = async (work: () => Promise<unknown>) => {
    setSaid('')
    try {
      await work()
    } catch (error) {
      setSaid(asProblem(error).message)
    }
    await Promise.all([
      client.invalidateQueries({ queryKey: queries.watches().queryKey }),
      client.invalidateQueries({ queryKey: queries.watchRuns(watch.id).queryKey }),
    ])
  }
  const params = { id: watch.id }
  return (
    <Dialog open onOpenChange={onClose} title={w.of(watch.name)} close={words.editor.close} width={760}>
      <div className={dialogs.body}>
        <div className={css.bar}>
          <span className="i2">
            {w.every[watch.every]} · {stateOf(watch)}
          </span>
          <span className={css.spring} />
          {query !== undefined && (
            <Button
              onClick={() => {
                useSession.getState().open(query)
                onClose()
              }}
            >
              {w.open}
            </Button>
          )}
          <Button onClick={() => void act(() => call('post /api/v1/watches/{id}/runs', { params }))}>{w.run}</Button>
          <Button
            look="primary"
            disabled={watch.lastRun === null || watch.unseen.new + watch.unseen.gone === 0}
            onClick={() =>
              void act(() => call('post /api/v1/watches/{id}/seen', { params, body: { run: watch.lastRun?.id ?? 1 } }))
            }
          >
            {w.seen}
          </Button>
        </div>
        {said !== '' && <p role="alert">{said}</p>}
        {told === null ? <p className="i2">{w.nothingNew}</p> : <Changes watch={watch.id} run={told} />}
        <h3>{w.runs}</h3>
        <ul className={css.runs}>
          {runs.map((run) => {
            const line = (
              <>
                <small className="i3 n">
                  {day(run.at)}, {clock(run.at)}
                </small>
                <span>{outcomeOf(run)}</span>
              </>
            )
            return (
              <li key={run.id}>
                {run.new + run.gone > 0 ? (
                  <button
                    type="button"
                    className={css.run}
                    aria-pressed={run.id === told}
                    onClick={() => setChosen(run.id)}
                  >
                    {line}
                  </button>
                ) : (
                  <div className={css.run}>{line}</div>
                )}
              </li>
            )
          })}
        </ul>
      </div>
    </Dialog>
  )
}

const Changes = ({ watch, run }: { watch: string; run: number }) => {
  const { data, error } = useQuery(queries.watchChanges(watch, run))
  if (data === undefined) return error === null ? null : <p role="alert">{asProblem(error).message}</p>
  return (
    <>
      <ChangedRows title={w.fresh} changes={data} rows={data.new} />
      <ChangedRows title={w.gone} changes={data} rows={data.gone} />
    </>
  )
}

interface RowsProps {
  title: string
  changes: WatchChanges
  rows: WatchChanges['new']
}

const ChangedRows = ({ title, changes: { columns, things }, rows }: RowsProps) => {
  if (rows.length === 0) return null
  const nodes = new Map(
    things.map(({ id, kind, name, country }): [string, GraphNode] => [
      id,
      { id, kind, name, labels: [], properties: { country } },
    ]),
  )
  return (
    <>
      <h3>
        {title} <span className="i3 n">{rows.length}</span>
      </h3>
      <div className={css.rows}>
        <table aria-label={title}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column}>{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              // Equal rows are listed as often as they came.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={i}>
                {columns.map((column, at) => (
                  <td key={column}>
                    <CellView cell={row[at] ?? null} nodes={nodes} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
