import type { Job } from '../../server/contract/imports.ts'
import { address } from './client.ts'

/**
 * Follows a job's progress (server-sent events; the browser reconnects and resumes by itself). Returns a function
 * that stops following.
 */
export const followJob = (id: string, onJob: (job: Job) => void): (() => void) => {
  const source = new EventSource(address('/api/v1/jobs/{id}/events', { params: { id } }))
  source.addEventListener('progress', (event) => {
    const job = JSON.parse((event as MessageEvent<string>).data) as Job
    onJob(job)
    if (job.state === 'done' || job.state === 'failed' || job.state === 'cancelled') source.close()
  })
  return () => source.close()
}
