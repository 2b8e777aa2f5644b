import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Watch } from '../../server/contract/watches.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { clock, count, day } from '../ui/format.ts'
import list from './query-list.module.css'
import { WatchNews } from './watch-news.tsx'
import css from './watches-panel.module.css'
import { words } from './words.ts'

const w = words.watches

/** Every watched query with what is new in it; one that is opened tells which rows. */
export const WatchesPanel = () => {
  const { data, error } = useQuery(queries.watches())
  const [open, setOpen] = useState<string | null>(null)
  if (data === undefined) return <p className={list.note}>{error === null ? '' : asProblem(error).message}</p>
  const opened = data.find(({ id }) => id === open)
  return (
    <section className={css.panel} aria-label={w.title}>
      {data.length === 0 && <p className={list.note}>{w.none}</p>}
      <ul className={list.rows}>
        {data.map((watch) => (
          <li key={watch.id}>
            <button type="button" className={css.watch} onClick={() => setOpen(watch.id)}>
              <span className={css.first}>
                <span className="cut">{watch.name}</span>
                {watch.unseen.new + watch.unseen.gone > 0 && (
                  <strong className={css.news}>{w.news(watch.unseen.new, watch.unseen.gone)}</strong>
                )}
              </span>
              <small className="i3 cut">
                {w.every[watch.every]} · {stateOf(watch)}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {opened !== undefined && <WatchNews watch={opened} onClose={() => setOpen(null)} />}
    </section>
  )
}

/** What a watch did last, in one line. */
export const stateOf = ({ running, lastRun }: Watch): string => {
  if (running) return w.running
  if (lastRun === null) return w.never
  const ran = w.ran(`${day(lastRun.at)}, ${clock(lastRun.at)}`, lastRun.milliseconds)
  return lastRun.outcome === 'failed' ? `${w.failed} ${ran}` : ran
}

export const outcomeOf = (run: NonNullable<Watch['lastRun']>): string => {
  if (run.outcome === 'failed') return run.problem?.detail ?? w.failed
  if (run.outcome === 'first') return w.first(run.rows ?? 0)
  return run.new + run.gone === 0
    ? w.unchanged(run.rows ?? 0)
    : `${count(run.rows ?? 0)} rows: ${w.news(run.new, run.gone)}`
}
