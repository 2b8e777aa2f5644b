import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { asProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import css from './cypher-dialog.module.css'
import { words } from './words.ts'

const w = words.cypher

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Beginning of the statements' names that lie behind what is shown. */
  behind: string
}

/** The statements behind what is shown, to be read and copied. */
export const CypherDialog = ({ open, onOpenChange, behind }: Props) => {
  const { data, error } = useQuery({ ...queries.statements(), enabled: open })
  const [copied, setCopied] = useState<string | null>(null)
  const statements = (data?.items ?? []).filter(({ name }) => name.startsWith(behind))
  const problem = error === null ? null : asProblem(error)
  const copy = (name: string, cypher: string) =>
    void navigator.clipboard.writeText(cypher).then(
      () => setCopied(name),
      () => setCopied(null),
    )
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={w.title} close={w.close} width={820}>
      <div className={css.list}>
        {problem !== null && (
          <ProblemNote
            title={problem.title}
            detail={problem.message}
            safe={words.problemSafe}
            requestId={problem.requestId}
          />
        )}
        {data === undefined && problem === null && <Skeleton height={200} />}
        {data !== undefined && statements.length === 0 && <p className="i2">{w.none}</p>}
        {statements.map((statement) => (
          <section key={statement.name} className={css.statement}>
            <header className={css.head}>
              <div>
                <h3>{statement.sentence}</h3>
                <span className="mono i3">{statement.name}</span>
              </div>
              <Button onClick={() => copy(statement.name, statement.cypher)}>
                {copied === statement.name ? w.copied : w.copy}
              </Button>
            </header>
            <pre className={`mono ${css.cypher}`}>{statement.cypher}</pre>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
