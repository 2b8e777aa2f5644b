import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { isOver } from '../../server/contract/job-states.ts'
import { queries } from '../api/queries.ts'
import { asProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import css from './data-screen.module.css'
import { ImportPanel } from './import-panel.tsx'
import { JobProgress } from './job-progress.tsx'
import { RecordsList } from './records-list.tsx'
import { useDraft } from './use-draft.ts'
import { useJob } from './use-job.ts'
import { keptPlace } from '../workspace/place.ts'
import { words } from './words.ts'

const RunningJob = ({ id }: { id: string }) => {
  const job = useJob(id)
  return job === null || isOver(job) ? null : <JobProgress job={job} />
}

/** Files, imports, rejected rows: what the graph holds and how more gets in. */
export const DataScreen = () => {
  const navigate = useNavigate()
  const client = useQueryClient()
  const datasets = useQuery(queries.datasets())
  const jobs = useQuery(queries.jobs())
  const draft = useDraft()
  const dryJob = useJob(draft.draft.dryRun)
  const importJob = useJob(draft.draft.job)
  const items = datasets.data?.items ?? []
  const mine = new Set([draft.draft.dryRun, draft.draft.job])
  const running = (jobs.data?.items ?? []).filter((job) => !isOver(job) && !mine.has(job.id))
  const files = items.reduce((sum, dataset) => sum + dataset.files.length, 0)
  const shipments = items.reduce((sum, dataset) => sum + dataset.shipments, 0)
  const askAgain = () => {
    // An answer stays until it is asked for again: here it is.
    void client.invalidateQueries({ queryKey: ['trace'] })
    void navigate({ to: '/', search: keptPlace() })
  }
  return (
    <div className={css.screen}>
      <aside className={css.side} aria-label={words.records}>
        <header className={css.head}>
          <h2 className="cap">{words.records}</h2>
          {datasets.isSuccess && <span className="i3">{words.recordsTotal(files, shipments)}</span>}
        </header>
        <div className={css.list}>
          {datasets.isPending && (
            <div className={css.loading} aria-label={words.loading}>
              <Skeleton height={64} />
              <Skeleton height={64} />
            </div>
          )}
          {datasets.isError && (
            <ProblemNote
              title={asProblem(datasets.error).title}
              detail={asProblem(datasets.error).message}
              requestId={asProblem(datasets.error).requestId}
              action={<Button onClick={() => void datasets.refetch()}>{words.tryAgain}</Button>}
            />
          )}
          {datasets.isSuccess && <RecordsList datasets={items} />}
        </div>
        {running.map((job) => (
          <RunningJob key={job.id} id={job.id} />
        ))}
      </aside>
      <ImportPanel {...draft} dryJob={dryJob} importJob={importJob} onDone={askAgain} />
    </div>
  )
}
