import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { BundleScope, ScopeKind } from '../../server/contract/bundle-scope.ts'
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
import { type Choices, ExportOptions } from './export-options.tsx'
import { useScopes } from './export-scopes.ts'
import { ReportPage } from './report-page.tsx'
import { words } from './words.ts'

const w = words.export
const plain: Choices = { hide: [], originals: 'whole', sign: false }
const wholeCase = { scope: { kind: 'case' }, turn: 0 } as const

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
  const [{ scope, turn }, setScope] = useState<{ scope: BundleScope; turn: number }>(wholeCase)
  const { offers, scopeOf } = useScopes()
  const [picked, setPicked] = useState<ScopeKind>('case')
  const latest = useRef(picked)
  const pick = async (kind: ScopeKind) => {
    setPicked((latest.current = kind))
    const next = await scopeOf(kind)
    // A canvas draws its picture first; whoever chose something else meanwhile wants that.
    if (latest.current === kind) setScope((before) => ({ scope: next, turn: before.turn + 1 }))
  }
  const choices: Choices = screenHidden ? { ...chosen, hide: ['names', 'contacts'] } : chosen
  const request: EvidenceRequest = { ...choices, scope }
  const { data, error, isFetching, refetch } = useQuery({
    // A canvas comes with its picture: too long to tell one request from another by.
    queryKey: ['evidence-preview', id, choices, turn],
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
          <ExportOptions
            request={choices}
            onChange={setChosen}
            offers={offers}
            scope={picked}
            onScope={(kind) => void pick(kind)}
            preview={data}
            screenHidden={screenHidden}
          />
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
        ready={data !== undefined && problem === null && scope.kind === picked}
        onClose={onClose}
      />
    </>
  )
}
