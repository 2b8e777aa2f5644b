import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseHead } from '../../server/contract/cases.ts'
import { asProblem } from '../api/problem.ts'
import { clock, day } from '../ui/format.ts'
import { ActionMenu } from '../ui/menu.tsx'
import { Pill } from '../ui/pill.tsx'
import { usePlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import { archiveCase, caseQueries, duplicateCase, exportCase } from './case-calls.ts'
import { personName } from './case-person.ts'
import { say } from './case-said.ts'
import { useCaseName } from './case-shown.ts'
import { useCase } from './case-store.ts'
import { useCaseTab } from './case-tab.ts'
import css from './cases-table.module.css'
import { DeleteCaseDialog } from './delete-case-dialog.tsx'
import { words } from './words.ts'

const w = words.cases

/** Cases with what each holds, who changed it last, and what can be done with it. */
export const CasesTable = ({ cases }: { cases: readonly CaseHead[] }) => {
  const [deleting, setDeleting] = useState<CaseHead | null>(null)
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{w.columns.name}</th>
            <th scope="col">{w.columns.holds}</th>
            <th scope="col">{w.columns.changed}</th>
            <th scope="col">
              <span className="unseen">{w.columns.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <Row key={one.id} head={one} onDelete={() => setDeleting(one)} />
          ))}
        </tbody>
      </table>
      <DeleteCaseDialog head={deleting} onClose={() => setDeleting(null)} />
    </>
  )
}

const Row = ({ head, onDelete }: { head: CaseHead; onDelete: () => void }) => {
  const { id, description, counts, changedAt, changedBy } = head
  const isOpen = useCase((s) => s.id === id)
  const veiled = useWorkspace((s) => s.hideNames)
  const name = useCaseName()(id, head.name)
  const { go } = usePlace()
  const show = useCaseTab((s) => s.show)
  const open = () => {
    show('case')
    go({ case: id })
  }
  return (
    <tr className={css.row}>
      <td className={css.name}>
        <button type="button" className={css.open} onClick={open}>
          {name}
        </button>
        {isOpen && <Pill tone="plain">{w.openNow}</Pill>}
        {description !== '' && <p className={`i2 ${css.description}`}>{veiled ? w.hiddenText : description}</p>}
      </td>
      <td className="i2">{w.holds(counts)}</td>
      <td className="i2">{w.changed(`${day(changedAt)}, ${clock(changedAt)}`, veiled ? '' : changedBy)}</td>
      <td>
        <RowMenu head={head} name={name} onOpen={open} onDelete={onDelete} />
      </td>
    </tr>
  )
}

interface MenuProps {
  head: CaseHead
  name: string
  onOpen: () => void
  onDelete: () => void
}

const RowMenu = ({ head, name, onOpen, onDelete }: MenuProps) => {
  const client = useQueryClient()
  const veiled = useWorkspace((s) => s.hideNames)
  const attempt = async (work: Promise<unknown>) => {
    await work.catch((error: unknown) => say(asProblem(error).message))
    await client.invalidateQueries({ queryKey: caseQueries.heads().queryKey })
  }
  const items = [
    { label: w.open, act: onOpen },
    { label: w.duplicate, act: () => void attempt(duplicateCase(head.id, w.copyOf(head.name), personName())) },
    {
      label: head.archived ? w.unarchive : w.archive,
      act: () => void attempt(archiveCase(head, !head.archived, personName())),
    },
    // A file holds the names that are hidden here.
    ...(veiled ? [] : [{ label: w.export, act: () => exportCase(head.id) }]),
    { label: w.delete, act: onDelete },
  ]
  return <ActionMenu label={w.more(name)} items={items} />
}
