import { History } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { amount, clock, day, exact } from '../ui/format.ts'
import { Popover } from '../ui/popover.tsx'
import { useAnsweredBefore, type EarlierAnswer } from '../workspace/answered-before.ts'
import { useQuestion } from '../workspace/answer.ts'
import { usePartyNames } from '../workspace/facts.ts'
import { decodeQuestion } from '../workspace/question.ts'
import { partyIds, questionSentence } from './print-assumptions.ts'
import css from './question-history.module.css'
import { words } from './words.ts'

const w = words.history

/** Questions answered before in this browser, each with what the answer came to, to be asked again. */
export const QuestionHistory = () => {
  const { answers, forget } = useAnsweredBefore()
  const { ask } = useQuestion()
  const [open, setOpen] = useState(false)
  const earlier = useMemo(
    () =>
      answers.flatMap((answer) => {
        const question = decodeQuestion(answer.q)
        return question === null ? [] : [{ answer, question }]
      }),
    [answers],
  )
  const name = usePartyNames(open ? [...new Set(earlier.flatMap(({ question }) => partyIds(question)))] : [])
  return (
    <Popover
      title={w.title}
      align="end"
      width={440}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="icon" aria-label={w.title} title={w.title}>
          <History size={15} aria-hidden />
        </Button>
      }
    >
      {earlier.length === 0 && <p className={css.none}>{w.none}</p>}
      <ol className={css.list} aria-label={w.title}>
        {earlier.map(({ answer, question }) => (
          <li key={answer.q}>
            <button
              type="button"
              onClick={() => {
                setOpen(false)
                ask(question)
              }}
            >
              <span className="serif">{questionSentence(question, name)}</span>
              <span className="i3 small">{said(answer)}</span>
            </button>
          </li>
        ))}
      </ol>
      {earlier.length > 0 && (
        <div className={css.foot}>
          <span className="i3">{w.where}</span>
          <Button onClick={forget}>{w.forget}</Button>
        </div>
      )}
    </Popover>
  )
}

const said = ({ at, attributed, unit, chains, complete }: EarlierAnswer): string =>
  [
    `${day(at)}, ${clock(at)}`,
    ...(attributed === null ? [] : [w.attributed(`${amount(attributed)} ${unit ?? ''}`.trim())]),
    ...(chains === null ? [] : [w.chains(exact(chains), chains === '1')]),
    ...(complete ? [] : [w.partial]),
  ].join(' · ')
