import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { blankCase } from '../../server/contract/blank-case.ts'
import { asProblem, type ApiProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { usePlace } from '../workspace/place.ts'
import { caseQueries, newCase } from './case-calls.ts'
import css from './case-dialogs.module.css'
import { usePerson } from './case-person.ts'
import { useCaseTab } from './case-tab.ts'
import { words } from './words.ts'

const w = words.create

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Begins a case and opens it. */
export const NewCaseDialog = ({ open, onOpenChange }: Props) => (
  <Dialog open={open} onOpenChange={onOpenChange} title={w.title} close={words.close} width={460}>
    <Form onDone={() => onOpenChange(false)} />
  </Dialog>
)

const Form = ({ onDone }: { onDone: () => void }) => {
  const client = useQueryClient()
  const { go } = usePlace()
  const person = usePerson()
  const show = useCaseTab((s) => s.show)
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [by, setBy] = useState(person.name ?? '')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const begin = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    person.call(by)
    try {
      const made = await newCase(blankCase(name.trim(), description.trim()), words.steps.create, by.trim())
      await client.invalidateQueries({ queryKey: caseQueries.heads().queryKey })
      show('case')
      go({ case: made.id })
      onDone()
    } catch (error) {
      setProblem(asProblem(error))
      setBusy(false)
    }
  }
  return (
    <form className={css.form} onSubmit={(event) => void begin(event)}>
      <label className={css.field}>
        <span className="cap">{w.name}</span>
        <input
          className={css.input}
          value={name}
          maxLength={200}
          required
          // The dialog is opened to type this.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className={css.field}>
        <span className="cap">{w.description}</span>
        <textarea
          className={css.input}
          rows={3}
          maxLength={5000}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </label>
      <label className={css.field}>
        <span className="cap">{w.person}</span>
        <input className={css.input} value={by} maxLength={120} onChange={(event) => setBy(event.target.value)} />
      </label>
      {problem !== null && <ProblemNote title={problem.title} detail={problem.message} requestId={problem.requestId} />}
      <div className={css.foot}>
        <Button onClick={onDone}>{w.cancel}</Button>
        <Button look="primary" type="submit" disabled={busy || name.trim() === ''}>
          {w.keep}
        </Button>
      </div>
    </form>
  )
}
