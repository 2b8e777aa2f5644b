import { useInfiniteQuery } from '@tanstack/react-query'
import { asProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { clock, day } from '../ui/format.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { usePlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import { caseHistory, readVersion } from './case-calls.ts'
import { restoreVersion } from './case-edits.ts'
import css from './case-history-dialog.module.css'
import { say } from './case-said.ts'
import { useCase } from './case-store.ts'
import { useCaseTab } from './case-tab.ts'
import { words } from './words.ts'

const w = words.history

/** Every version of the open case: who, when and what; each can be looked at and had again. */
export const CaseHistoryDialog = ({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) => (
  <Dialog open={open} onOpenChange={onOpenChange} title={w.title} close={words.close} width={620}>
    <Versions onDone={() => onOpenChange(false)} />
  </Dialog>
)

const Versions = ({ onDone }: { onDone: () => void }) => {
  const id = useCase((s) => s.id) ?? ''
  const version = useCase((s) => s.saver?.base.version ?? 0)
  const view = useCase((s) => s.view)
  const hideNames = useWorkspace((s) => s.hideNames)
  const show = useCaseTab((s) => s.show)
  const { go, here } = usePlace()
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(caseHistory(id, version))
  const take = async (wanted: number, use: (read: Awaited<ReturnType<typeof readVersion>>) => void) => {
    try {
      const read = await readVersion(id, wanted)
      if (!here) go({})
      show('case')
      use(read)
      onDone()
    } catch (problem) {
      say(asProblem(problem).message)
    }
  }
  const versions = data?.pages.flatMap(({ items }) => items)
  return (
    <div className={css.body}>
      {error !== null && <ProblemNote title={asProblem(error).title} detail={asProblem(error).message} />}
      {versions === undefined && error === null && <p className="i3">{w.loading}</p>}
      {versions !== undefined && <p className="i3">{w.all(data?.pages[0]?.total ?? versions.length)}</p>}
      <ol className={css.versions}>
        {versions?.map((one) => (
          <li key={one.version} className={css.version}>
            <div className={css.text}>
              <p className={css.step}>{hideNames ? words.cases.hiddenText : one.step === '' ? w.noStep : one.step}</p>
              <p className="i3">
                {w.version(one.version)}, {day(one.at)}, {clock(one.at)},{' '}
                {one.by === '' ? w.nobody : hideNames ? words.cases.hiddenText : one.by}
              </p>
            </div>
            {one.version === version ? (
              <span className="i3">{w.now}</span>
            ) : (
              <span className={css.act}>
                <Button onClick={() => void take(one.version, view)}>{w.look}</Button>
                <Button onClick={() => void take(one.version, restoreVersion)} disabled={hideNames}>
                  {w.restore}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button look="link" onClick={() => void fetchNextPage()}>
          {w.more}
        </Button>
      )}
    </div>
  )
}
