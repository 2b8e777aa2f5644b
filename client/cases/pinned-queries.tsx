import { useQuery } from '@tanstack/react-query'
import { Pin } from 'lucide-react'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { usePlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import css from './cases-screen.module.css'
import { words } from './words.ts'

/** Saved queries that somebody pinned, one click away. */
export const PinnedQueries = () => {
  const { data } = useQuery(queries.saved())
  const openQuery = useWorkspace((s) => s.openQuery)
  const { go } = usePlace()
  const pinned = (data ?? []).filter((query) => query.pinned)
  if (pinned.length === 0) return null
  return (
    <section className={css.pinned} aria-label={words.cases.pinned}>
      <header className={css.pinnedHead}>
        <h2 className="cap">{words.cases.pinned}</h2>
        <span className="i3 small">{words.cases.pinnedNote}</span>
      </header>
      <div className={css.queries}>
        {pinned.map((query) => (
          <Button
            key={query.id}
            title={query.description}
            onClick={() => {
              openQuery({ id: query.id })
              go({})
            }}
          >
            <Pin size={12} aria-hidden />
            {query.name}
          </Button>
        ))}
      </div>
    </section>
  )
}
