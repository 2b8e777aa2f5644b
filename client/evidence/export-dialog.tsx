import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvidenceRequest } from '../../server/contract/evidence.ts'
import { call } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { usePlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import { ExportChecks } from './export-checks.tsx'
import css from './export-dialog.module.css'
import { ExportFoot } from './export-foot.tsx'
import { ExportNoCase } from './export-no-case.tsx'
import { ExportOptions } from './export-options.tsx'
import { ReportPage } from './report-page.tsx'
import { words } from './words.ts'

const w = words.export
const plain: EvidenceRequest = { hide: [], originals: 'whole', sign: false }

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** What goes into the bundle, what to look at before, how its report begins, and the way to check it. */
export const ExportDialog = ({ open, onOpenChange }: Props) => {
  const { place } = usePlace()
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={w.title}
      close={w.close}
      width={place.case === undefined ? 560 : 940}
    >
      {place.case === undefined ? (
        <ExportNoCase />
      ) : (
        <OfCase key={place.case} id={place.case} onClose={() => onOpenChange(false)} />
      )}
    </Dialog>
  )
}

const OfCase = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const screenHidden = useWorkspace((s) => s.hideNames)
  const [chosen, setChosen] = useState(plain)
  const request: EvidenceRequest = screenHidden ? { ...chosen, hide: ['names', 'contacts'] } : chosen
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['evidence-preview', id, request],
    queryFn: ({ signal }) =>
      call('post /api/v1/cases/{id}/evidence/preview', { params: { id }, body: request, signal }),
    placeholderData: keepPreviousData,
    // Whoever opens the dialog looks at the case as it is now.
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  const problem = error === null ? null : asProblem(error)
  return (
    <>
      <div className={css.columns}>
        <div className={css.choices}>
          <ExportOptions request={request} onChange={setChosen} preview={data} screenHidden={screenHidden} />
          {problem === null ? (
            <ExportChecks preview={data} busy={isFetching} />
          ) : (
            <ProblemNote
              title={w.problem.title}
              detail={problem.message}
              safe={w.job.safe}
              requestId={problem.requestId}
              action={<Button onClick={() => void refetch()}>{w.problem.retry}</Button>}
            />
          )}
        </div>
        <div className={css.sheet}>
          <ReportPage page={data?.page} />
          <span className="i3">{w.firstPage}</span>
        </div>
      </div>
      <ExportFoot
        id={id}
        request={request}
        name={data?.name}
        ready={data !== undefined && problem === null}
        onClose={onClose}
      />
    </>
  )
}
