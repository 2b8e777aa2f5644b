import { useMutation } from '@tanstack/react-query'
import type { Job } from '../../server/contract/imports.ts'
import { call } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import css from './job-progress.module.css'
import { words } from './words.ts'

/** A running job: what it does, how far it is, how long it takes, and how to stop it. */
export const JobProgress = ({ job }: { job: Job }) => {
  const stop = useMutation({ mutationFn: () => call('delete /api/v1/jobs/{id}', { params: { id: job.id } }) })
  const { bytes, totalBytes, rows, rowsPerSecond, secondsLeft } = job.progress
  const share = totalBytes > 0 ? Math.min(1, bytes / totalBytes) : null
  const title = `${words.jobTitle[job.kind]} ${job.dataset}`
  return (
    <section className={css.job} aria-label={title}>
      <header className={css.head}>
        <h3 className={css.title}>{title}</h3>
        {job.kind !== 'undo' && (
          <Button className={css.stop} disabled={stop.isPending || stop.isSuccess} onClick={() => stop.mutate()}>
            {words.jobStop}
          </Button>
        )}
      </header>
      <progress className={css.bar} {...(share === null ? {} : { value: share })} max={1} aria-label={title} />
      <output className={css.line}>
        <span>{job.state === 'running' ? words.jobRows(job.stage, rows) : words.states[job.state]}</span>
        <span className="n i3">
          {rowsPerSecond > 0 && words.jobRate(rowsPerSecond)}
          {secondsLeft !== null && `, ${words.jobLeft(secondsLeft)}`}
        </span>
      </output>
      {job.kind === 'import' && <p className="i3">{words.jobStopSafe}</p>}
      {stop.isError && <ProblemNote title={asProblem(stop.error).title} detail={asProblem(stop.error).message} />}
    </section>
  )
}
