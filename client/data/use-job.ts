import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Job } from '../../server/contract/imports.ts'
import { isOver } from '../../server/contract/job-states.ts'
import { followJob } from '../api/events.ts'

/** A job as its events tell it; null before the first. When it ends, everything that shows the graph asks again. */
export const useJob = (id: string | null): Job | null => {
  const [job, setJob] = useState<Job | null>(null)
  const client = useQueryClient()
  useEffect(() => {
    if (id === null) return
    return followJob(id, (next) => {
      setJob(next)
      if (!isOver(next)) return
      void client.invalidateQueries({ queryKey: ['jobs'] })
      if (next.kind === 'dry-run') return
      void client.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== 'trace' && query.queryKey[0] !== 'source-row',
      })
    })
  }, [id, client])
  return job !== null && job.id === id ? job : null
}
