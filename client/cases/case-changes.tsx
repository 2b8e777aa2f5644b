import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseContent } from '../../server/contract/case-content.ts'
import type { AnswerChanges, CaseChanges } from '../../server/contract/case-changes.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useStatus } from '../workspace/answer.ts'
import { Bar } from './case-bar.tsx'
import css from './case-bars.module.css'
import { caseQueries } from './case-calls.ts'
import { changedInWords, differenceInWords, keptInWords } from './case-changes-words.ts'
import { CaseFact, CaseFactName } from './case-fact.tsx'
import { factKey } from './case-facts.ts'
import { inOrder } from './case-parts.ts'
import { useShownCase } from './case-shown.ts'
import { useCase } from './case-store.ts'
import { useAskAgain } from './panel-questions.tsx'
import { words } from './words.ts'

const w = words.changes
/** As many rows of one kind as are listed. */
const most = 100

/** Says what the records say differently now of what the case keeps, and opens the list. */
export const CaseChangesBar = () => {
  const id = useCase((s) => s.id) ?? ''
  // The server compares what it has.
  const content = useCase((s) => s.saver?.base.content)
  const built = useStatus().data?.projection.builtAt ?? ''
  const [open, setOpen] = useState(false)
  const [put, setPut] = useState<CaseChanges | null>(null)
  // Answers that are kept anew, and records that are read anew, are compared anew.
  const kept =
    content === undefined
      ? ''
      : Object.values(content.questions)
          .map(({ answer }) => answer?.at)
          .join(' ')
  const { data } = useQuery({
    ...caseQueries.changes(id, `${kept} ${built}`),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (data === undefined || content === undefined) return null
  const said = changedInWords(data)
  if (said === '') return null
  return (
    <>
      {put !== data && (
        <Bar>
          <span>{w.since(said)}</span>
          <Button onClick={() => setPut(data)}>{words.bars.dismiss}</Button>
          <Button look="primary" onClick={() => setOpen(true)}>
            {w.show}
          </Button>
        </Bar>
      )}
      <Dialog open={open} onOpenChange={setOpen} title={w.title} close={words.close} width={720}>
        <Changes changes={data} content={content} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

interface Props<C> {
  changes: C
  content: CaseContent
  onDone: () => void
}

const Changes = ({ changes, content, onDone }: Props<CaseChanges>) => {
  const { answers, facts, notLooked } = changes
  const left = notLooked.reduce((sum, { count }) => sum + count, 0)
  const touched = answers.filter(({ changed, gone }) => changed + gone > 0)
  return (
    <div className={css.list}>
      {touched.map((one) => (
        <Answer key={one.question} changes={one} content={content} onDone={onDone} />
      ))}
      {facts.gone > 0 && (
        <section>
          <h3>{w.facts(facts.gone)}</h3>
          <ul>
            {facts.goneFacts.slice(0, most).map(({ fact, at }) => (
              <li key={factKey(fact)} className={css.row}>
                <CaseFactName fact={fact} />
                <span className="i3">{w.at(at.map((pointer) => whereInWords(pointer, content)))}</span>
              </li>
            ))}
          </ul>
          <More number={facts.gone} />
        </section>
      )}
      {left > 0 && <p className="i3">{w.notLooked(left)}</p>}
      {changes.moving && <p className="i3">{w.moving}</p>}
    </div>
  )
}

const Answer = ({ changes, content, onDone }: Props<AnswerChanges>) => {
  const shown = useShownCase()
  const { asking, again } = useAskAgain()
  const question = content.questions[changes.question]
  if (question === undefined) return null
  const unit = question.answer?.unit ?? ''
  return (
    <section>
      <div className={css.act}>
        <h3>{shown?.text(question.name)}</h3>
        {shown?.editable === true && (
          <Button disabled={asking} onClick={() => void again(changes.question, question.question)}>
            {w.again}
          </Button>
        )}
      </div>
      <ul>
        {changes.changedMovements.slice(0, most).map(({ movement, differences }) => (
          <li key={movement} className={css.row}>
            <CaseFact fact={{ kind: 'node', id: movement }} onOpen={onDone} />
            <span>{differences.map((each) => differenceInWords(each, unit)).join(', ')}</span>
          </li>
        ))}
      </ul>
      <More number={changes.changed} />
      <ul>
        {changes.goneMovements.slice(0, most).map((movement) => (
          <li key={movement} className={css.row}>
            <CaseFactName fact={{ kind: 'node', id: movement }} />
            <span className="i2">{keptInWords(question.answer?.movements[movement], unit)}</span>
          </li>
        ))}
      </ul>
      <More number={changes.gone} />
    </section>
  )
}

const More = ({ number }: { number: number }) =>
  number > most && <p className="i3">{words.claim.more(number - most)}</p>

/** Which item of the case a JSON pointer into its content leads to. */
function whereInWords(pointer: string, content: CaseContent): string {
  const [, list, key = ''] = pointer.split('/')
  if (list !== 'claims' && list !== 'notes' && list !== 'evidence') return w.elsewhere
  return w.item(list, inOrder(content, list).findIndex(([k]) => k === key) + 1)
}
