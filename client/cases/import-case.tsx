import { useQueryClient } from '@tanstack/react-query'
import { FileInput } from 'lucide-react'
import { useRef, useState } from 'react'
import { asProblem, type ApiProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { usePlace } from '../workspace/place.ts'
import { caseQueries, importCase } from './case-calls.ts'
import { personName } from './case-person.ts'
import { useCaseTab } from './case-tab.ts'
import css from './cases-screen.module.css'
import { words } from './words.ts'

const w = words.cases

/** Makes a case of a file that was exported from one. */
export const ImportCase = () => {
  const input = useRef<HTMLInputElement>(null)
  const client = useQueryClient()
  const { go } = usePlace()
  const show = useCaseTab((s) => s.show)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    setProblem(null)
    try {
      const made = await importCase(file, personName())
      await client.invalidateQueries({ queryKey: caseQueries.heads().queryKey })
      show('case')
      go({ case: made.id })
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={w.import}
        onChange={(event) => {
          void read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()}>
        <FileInput size={14} aria-hidden />
        {w.import}
      </Button>
      {problem !== null && (
        <div className={css.problem}>
          <ProblemNote
            title={problem.title}
            detail={problem.message}
            safe={words.imported.safe}
            requestId={problem.requestId}
          />
        </div>
      )}
    </>
  )
}
