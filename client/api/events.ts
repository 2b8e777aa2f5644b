import type { Job } from '../../server/contract/imports.ts'
import { isOver } from '../../server/contract/job-states.ts'
import { address, call } from './client.ts'
import { asProblem } from './problem.ts'

/** Milliseconds between two looks at a job whose events cannot be followed. */
const pause = 2_000

/**
 * Follows a job's progress by server-sent events, which the browser takes up again by itself where they broke off; where
 * it gives them up, the job is looked at every two seconds instead. Returns a function that stops following.
 */
export const followJob = (id: string, onJob: (job: Job) => void): (() => void) => {
  const source = new EventSource(address('/api/v1/jobs/{id}/events', { params: { id } }))
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const look = () => {
    void call('get /api/v1/jobs/{id}', { params: { id } })
      .then(
        (job) => {
          if (!stopped) onJob(job)
          return isOver(job)
        },
        // A server that is away for now is asked again; a job that it does not know has ended with its data folder.
        (error: unknown) => !asProblem(error).away,
      )
      .then((ended) => {
        if (!stopped && !ended) timer = setTimeout(look, pause)
      })
  }
  source.addEventListener('progress', (event) => {
    const job = JSON.parse((event as MessageEvent<string>).data) as Job
    onJob(job)
    if (isOver(job)) source.close()
  })
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED && !stopped) look()
  })
  return () => {
    stopped = true
    clearTimeout(timer)
    source.close()
  }
}
