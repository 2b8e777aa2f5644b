import { useQuery } from '@tanstack/react-query'
import { FileInput, Pin, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { SavedQuery } from '../../server/contract/saved-queries.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/format.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import { useWorkspace } from '../workspace/store.ts'
import { draftOf, useSession } from './console-session.ts'
import css from './query-list.module.css'
import { words } from './words.ts'

const w = words.list

/** Every saved query by tag: pinned ones first, then one's own, then those that come with the product. */
export const QueryList = ({ onImport }: { onImport: () => void }) => {
  const { data, error } = useQuery(queries.saved())
  const [tag, setTag] = useState<string | null>(null)
  const { base, draft, open, openAbout } = useSession()
  const about = useWorkspace((s) => s.queriesAbout)
  const showQueries = useWorkspace((s) => s.showQueries)
  const tags = useMemo(() => {
    const uses = new Map<string, number>()
    for (const query of data ?? []) for (const each of query.tags) uses.set(each, (uses.get(each) ?? 0) + 1)
    return [...uses].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  }, [data])
  const shown = useMemo(
    () =>
      (data ?? [])
        .filter((query) => tag === null || query.tags.includes(tag))
        .filter(({ parameters }) => about === null || parameters.some(({ type }) => type === 'party'))
        .toSorted(byRank),
    [data, tag, about],
  )
  const isEdited = base !== null && JSON.stringify(draftOf(base)) !== JSON.stringify(draft)
  return (
    <section className={css.list} aria-label={w.title}>
      <header className={css.head}>
        <h2 className={css.title}>{w.title}</h2>
        <span className="i3 n">{count(data?.length ?? 0)}</span>
        <span className={css.spring} />
        <Tooltip text={w.import}>
          <Button look="icon" aria-label={w.import} onClick={onImport}>
            <FileInput size={14} aria-hidden />
          </Button>
        </Tooltip>
        <Tooltip text={w.new}>
          <Button look="icon" aria-label={w.new} onClick={() => open(null)}>
            <Plus size={15} aria-hidden />
          </Button>
        </Tooltip>
      </header>
      <div className={css.tags}>
        <button type="button" className={css.tag} aria-pressed={tag === null} onClick={() => setTag(null)}>
          {w.all}
        </button>
        {tags.map(([name, uses]) => (
          <button
            key={name}
            type="button"
            className={css.tag}
            aria-pressed={tag === name}
            onClick={() => setTag(tag === name ? null : name)}
          >
            {name} {uses}
          </button>
        ))}
      </div>
      {about !== null && (
        <p className={css.about}>
          <span>{w.about(about.name)}</span>
          <Button look="link" onClick={() => showQueries(true)}>
            {w.everything}
          </Button>
        </p>
      )}
      {error !== null && <p className={css.note}>{asProblem(error).message}</p>}
      {data === undefined && error === null && <p className={css.note}>{w.loading}</p>}
      {data !== undefined && shown.length === 0 && <p className={css.note}>{w.none}</p>}
      <ul className={css.rows}>
        {shown.map((query) => (
          <li key={query.id}>
            <button
              type="button"
              className={css.row}
              aria-current={query.id === base?.id}
              title={query.description}
              onClick={() => (about === null ? open(query) : openAbout(query, about.id))}
            >
              {query.pinned && <Pin size={11} aria-label={w.pinned} />}
              <span className="cut">{query.name}</span>
              <small className="i3">{query.id === base?.id && isEdited ? w.edited : query.tags[0]}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const byRank = (a: SavedQuery, b: SavedQuery): number =>
  Number(b.pinned) - Number(a.pinned) ||
  Number(a.shipped) - Number(b.shipped) ||
  a.name.localeCompare(b.name, 'en') ||
  (a.id < b.id ? -1 : 1)
