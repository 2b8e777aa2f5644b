import { useMutation } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { EvidenceRequest } from '../../server/contract/evidence.ts'
import type { Job } from '../../server/contract/imports.ts'
import { address, call } from '../api/client.ts'
import { followJob } from '../api/events.ts'
import { asProblem } from '../api/problem.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import css from './export-foot.module.css'
import { words } from './words.ts'

const w = words.export

interface Props {
  id: string
  request: EvidenceRequest
  /** The file name of the bundle, once that is known. */
  name: string | undefined
  ready: boolean
  onClose: () => void
}

/** The command that checks the bundle, and the making of it: started, stopped, fetched. */
export const ExportFoot = ({ id, request, name, ready, onClose }: Props) => {
  const start = useMutation({
    mutationFn: () => call('post /api/v1/cases/{id}/evidence', { params: { id }, body: request }),
  })
  const job = useFollowed(start.data?.job ?? null)
  const problem = start.error === null ? (job?.problem ?? null) : asProblem(start.error)
  const making = start.isPending || (start.data !== undefined && (job === null || busy(job)))
  return (
    <footer className={css.foot}>
      {problem !== null && (
        <ProblemNote
          title={w.job.failed}
          detail={'detail' in problem ? problem.detail : problem.message}
          safe={w.job.safe}
          action={<Button onClick={() => start.mutate()}>{w.job.retry}</Button>}
        />
      )}
      {making ? (
        <Making job={job} id={start.data?.job ?? null} />
      ) : (
        <div className={css.line}>
          <div className={css.said}>
            <output className={css.text}>
              {job?.state === 'done' ? w.job.done : job?.state === 'cancelled' ? w.job.stopped : w.foot}
            </output>
            {name !== undefined && job?.state !== 'cancelled' && <Command text={w.command(name)} />}
          </div>
          {job?.state === 'done' ? (
            <>
              <Button onClick={() => start.reset()}>{w.job.again}</Button>
              <a
                className={buttonClass('primary')}
                href={address('/api/v1/evidence/{id}', { params: { id: job.id } })}
                download
              >
                {w.job.download}
              </a>
            </>
          ) : (
            <>
              <Button onClick={onClose}>{w.cancel}</Button>
              <Button look="primary" disabled={!ready} onClick={() => start.mutate()}>
                {w.start}
              </Button>
            </>
          )}
        </div>
      )}
    </footer>
  )
}

const busy = ({ state }: Job): boolean => state === 'running' || state === 'waiting'

/** A job as its events tell it; null before the first. */
function useFollowed(id: string | null): Job | null {
  const [job, setJob] = useState<Job | null>(null)
  useEffect(() => (id === null ? undefined : followJob(id, setJob)), [id])
  return job !== null && job.id === id ? job : null
}

const Making = ({ job, id }: { job: Job | null; id: string | null }) => {
  const stop = useMutation({ mutationFn: (of: string) => call('delete /api/v1/jobs/{id}', { params: { id: of } }) })
  const { bytes, totalBytes } = job?.progress ?? { bytes: 0, totalBytes: 0 }
  const share = totalBytes > 0 ? Math.min(1, bytes / totalBytes) : null
  return (
    <div className={css.line}>
      <output className={css.text}>
        {w.job.making}: {job === null || job.state === 'waiting' ? w.job.waiting : job.stage}
      </output>
      <progress className={css.bar} {...(share === null ? {} : { value: share })} max={1} aria-label={w.job.making} />
      <span className={css.spring} />
      <Button disabled={id === null || stop.isPending || stop.isSuccess} onClick={() => id !== null && stop.mutate(id)}>
        {w.job.stop}
      </Button>
    </div>
  )
}

const Command = ({ text }: { text: string }) => {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <>
      <code className={`mono ${css.command}`}>{text}</code>
      <Button look="icon" aria-label={w.copy} title={w.copy} onClick={() => void copy()}>
        <Copy size={13} aria-hidden />
      </Button>
      <output className="unseen">{copied ? w.copied : ''}</output>
    </>
  )
}
