import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { blankCase } from '../../server/contract/blank-case.ts'
import { call } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useAsked } from '../workspace/answer.ts'
import { usePlace } from '../workspace/place.ts'
import type { Question } from '../workspace/question.ts'
import css from './export-no-case.module.css'
import { words } from './words.ts'

const w = words.export.noCase

/** Without an open case: the question on screen becomes the first of a new one. */
export const ExportNoCase = () => {
  const asked = useAsked()
  const { go } = usePlace()
  const [name, setName] = useState<string>(w.suggested)
  const id = useId()
  const keep = useMutation({
    mutationFn: (question: Question) => newCase(name.trim(), question),
    onSuccess: (made) => go({ case: made.id }),
  })
  const problem = keep.error === null ? null : asProblem(keep.error)
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (asked !== null && name.trim() !== '') keep.mutate(asked)
      }}
    >
      <p>{w.text}</p>
      <label htmlFor={id} className="i2">
        {w.name}
      </label>
      <input
        id={id}
        className={css.name}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
      />
      {asked === null && <p className="i3">{w.noQuestion}</p>}
      {problem !== null && <ProblemNote title={problem.title} detail={problem.message} requestId={problem.requestId} />}
      <Button look="primary" type="submit" disabled={asked === null || name.trim() === '' || keep.isPending}>
        {w.keep}
      </Button>
    </form>
  )
}

const newCase = (name: string, question: Question) => {
  const signed = { at: new Date().toISOString(), by: '' }
  return call('post /api/v1/cases', {
    body: {
      content: {
        ...blankCase(name),
        questions: { [crypto.randomUUID()]: { position: 1, name: w.question, question, ...signed } },
      },
    },
  })
}
