import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { asProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { caseQueries } from './case-calls.ts'
import css from './cases-screen.module.css'
import { CasesTable } from './cases-table.tsx'
import { ImportCase } from './import-case.tsx'
import { NewCaseDialog } from './new-case-dialog.tsx'
import { PinnedQueries } from './pinned-queries.tsx'
import { words } from './words.ts'

const w = words.cases

/** Every case, the last changed first. */
export const CasesScreen = () => {
  const heads = useQuery(caseQueries.heads())
  const [creating, setCreating] = useState(false)
  const [which, setWhich] = useState<'current' | 'archived'>('current')
  const all = heads.data ?? []
  const archived = all.filter((each) => each.archived)
  const shown = which === 'archived' ? archived : all.filter((each) => !each.archived)
  return (
    <main className={css.screen}>
      <header className={css.head}>
        <h1 className={`serif ${css.title}`}>{w.title}</h1>
        <p className={`i2 ${css.about}`}>{w.about}</p>
        <div className={css.tools}>
          {archived.length > 0 && (
            <Segmented
              label={w.which}
              value={which}
              options={[
                { value: 'current', label: w.current },
                { value: 'archived', label: w.archived },
              ]}
              onChange={setWhich}
            />
          )}
          <span className={css.spring} />
          <ImportCase />
          <Button look="primary" onClick={() => setCreating(true)}>
            <Plus size={14} aria-hidden />
            {w.new}
          </Button>
        </div>
      </header>
      {heads.isPending && (
        <div className={css.loading}>
          <output className="unseen">{w.loading}</output>
          <Skeleton height={44} />
          <Skeleton height={44} />
          <Skeleton height={44} />
        </div>
      )}
      {heads.isError && (
        <ProblemNote
          title={asProblem(heads.error).title}
          detail={asProblem(heads.error).message}
          requestId={asProblem(heads.error).requestId}
          action={<Button onClick={() => void heads.refetch()}>{words.bars.retry}</Button>}
        />
      )}
      {heads.isSuccess && shown.length === 0 && (
        <div className={css.empty}>
          <p className="serif">{all.length === 0 ? w.empty : which === 'archived' ? w.noneArchived : w.noneCurrent}</p>
          {which === 'current' && <Button onClick={() => setCreating(true)}>{w.new}</Button>}
        </div>
      )}
      {shown.length > 0 && <CasesTable cases={shown} />}
      <PinnedQueries />
      <NewCaseDialog open={creating} onOpenChange={setCreating} />
    </main>
  )
}
