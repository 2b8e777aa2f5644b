import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseHead } from '../../server/contract/cases.ts'
import { asProblem, type ApiProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { keepPlace, keptPlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import { caseQueries, deleteCase, exportCase } from './case-calls.ts'
import css from './case-dialogs.module.css'
import { useCaseName } from './case-shown.ts'
import { openCase, useCase } from './case-store.ts'
import { words } from './words.ts'

const w = words.remove

/** Asks before a case is deleted, and names what is lost with it. */
export const DeleteCaseDialog = ({ head, onClose }: { head: CaseHead | null; onClose: () => void }) => (
  <Dialog open={head !== null} onOpenChange={onClose} title={w.title} close={words.close} width={460}>
    {head !== null && <Sure head={head} onClose={onClose} />}
  </Dialog>
)

const Sure = ({ head, onClose }: { head: CaseHead; onClose: () => void }) => {
  const client = useQueryClient()
  const name = useCaseName()(head.id, head.name)
  const veiled = useWorkspace((s) => s.hideNames)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const remove = async () => {
    try {
      await deleteCase(head)
      if (useCase.getState().id === head.id) {
        const { case: _, ...place } = keptPlace()
        keepPlace(place)
        await openCase(null)
      }
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
    }
    await client.invalidateQueries({ queryKey: caseQueries.heads().queryKey })
  }
  return (
    <div className={css.form}>
      <p className={css.text}>{w.sure(name)}</p>
      <p className="i2">{w.lost(words.cases.holds(head.counts))}</p>
      <p className="i2">{w.safe}</p>
      {problem !== null && <ProblemNote title={problem.title} detail={problem.message} requestId={problem.requestId} />}
      <div className={css.foot}>
        {!veiled && <Button onClick={() => exportCase(head.id)}>{w.export}</Button>}
        <span className={css.spring} />
        <Button onClick={onClose}>{w.cancel}</Button>
        <Button look="primary" onClick={() => void remove()}>
          {w.delete}
        </Button>
      </div>
    </div>
  )
}
