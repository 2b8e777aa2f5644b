import { useQuery } from '@tanstack/react-query'
import type { QueryDraft } from '../../server/contract/saved-queries.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { clock, day } from '../ui/format.ts'
import { useSession } from './console-session.ts'
import css from './dialogs.module.css'
import { DraftDifference } from './draft-difference.tsx'
import { words } from './words.ts'

const w = words.editor

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  restore: (draft: QueryDraft) => Promise<void>
}

/** Every saved version of the query, each of which can be had again, and what was run here lately. */
export const VersionsDialog = ({ open, onOpenChange, restore }: Props) => {
  const { base, recent, change } = useSession()
  const { data } = useQuery({ ...queries.savedHistory(base?.id ?? ''), enabled: open && base !== null })
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={w.history} close={w.close} width={720}>
      <div className={css.body}>
        {(base === null || base.shipped) && <p className="i2">{w.noVersions}</p>}
        {data?.items.map(({ version, changedAt, query }, at) => (
          <article key={version} className={css.entry}>
            <header className={css.head}>
              <h3>{w.version(version, `${day(changedAt)}, ${clock(changedAt)}`)}</h3>
              {version !== base?.version && (
                <Button
                  onClick={() => {
                    onOpenChange(false)
                    void restore(query)
                  }}
                >
                  {w.restore}
                </Button>
              )}
            </header>
            <VersionText query={query} before={data.items[at + 1]?.query} />
          </article>
        ))}
        <h3>{w.recent}</h3>
        {recent.length === 0 && <p className="i2">{w.noRecent}</p>}
        {recent.map((statement) => (
          <article key={statement} className={css.entry}>
            <header className={css.head}>
              <span />
              <Button
                onClick={() => {
                  onOpenChange(false)
                  change({ statement })
                }}
              >
                {w.restore}
              </Button>
            </header>
            <pre className={`mono ${css.statement}`}>{statement}</pre>
          </article>
        ))}
      </div>
    </Dialog>
  )
}

/** A version by what it changed; the first one as it was. */
const VersionText = ({ query, before }: { query: QueryDraft; before: QueryDraft | undefined }) =>
  before === undefined ? (
    <>
      <p className="i2">{w.firstVersion}</p>
      <pre className={`mono ${css.statement}`}>{query.statement}</pre>
    </>
  ) : (
    <DraftDifference from={before} to={query} />
  )
