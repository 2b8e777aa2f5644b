import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { followJob } from '../api/events.ts'
import { queries } from '../api/queries.ts'
import type { Job } from '../../server/contract/imports.ts'

const busy = ({ state }: Job): boolean => state === 'running' || state === 'waiting'

/** The job that is changing the records now, followed event by event; null when none is. */
export const useImporting = (): Job | null => {
  const client = useQueryClient()
  const { data } = useQuery({ ...queries.jobs(), refetchInterval: 15_000 })
  const job = data?.items.find((one) => busy(one) && one.kind !== 'dry-run') ?? null
  const id = job?.id
  useEffect(() => {
    if (id === undefined) return
    return followJob(id, (next) => {
      client.setQueryData(queries.jobs().queryKey, (before) =>
        before === undefined ? before : { items: before.items.map((one) => (one.id === next.id ? next : one)) },
      )
      // What the job changed is asked for anew; the answer on screen stays until the reader asks again.
      if (!busy(next)) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'trace' })
    })
  }, [id, client])
  return job
}
