import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import list from './query-list.module.css'
import { WatchNews } from './watch-news.tsx'
import { stateOf } from './watch-said.ts'
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
