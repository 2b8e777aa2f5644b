import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseQuestion, KeptAnswer } from '../../server/contract/case-content.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { amount, clock, day, exact } from '../ui/format.ts'
import { useAnswer } from '../workspace/answer.ts'
import { usePlace } from '../workspace/place.ts'
import { encodeQuestion, type Question } from '../workspace/question.ts'
import { keptAnswer } from './case-answer.ts'
import { changeQuestion } from './case-edits.ts'
import { useKeepQuestion } from './case-keep.ts'
import { inOrder } from './case-parts.ts'
import css from './case-panel.module.css'
import { say } from './case-said.ts'
import type { Shown } from './case-shown.ts'
import { WrittenText } from './growing-text.tsx'
import { OrderedItems } from './ordered-items.tsx'
import { PanelSection } from './panel-section.tsx'
import { words } from './words.ts'

const w = words.question

/** Kept questions with their answers as they were. */
export const QuestionsSection = ({ content, editable, text }: Shown) => {
  const kept = inOrder(content, 'questions')
  const { data, isEarlier } = useAnswer()
  const keep = useKeepQuestion()
  const code = data === undefined ? '' : encodeQuestion(data.question)
  const isKept = kept.some(([, { question }]) => encodeQuestion(question) === code)
  const can = editable && data !== undefined && !isEarlier && !isKept
  return (
    <PanelSection of="questions" number={kept.length} onAdd={can ? () => void keep() : undefined}>
      <OrderedItems list="questions" items={kept} editable={editable} label={words.panel.sections.questions}>
        {(key, item, nth) => <KeptQuestion id={key} item={item} nth={nth} editable={editable} text={text} />}
      </OrderedItems>
    </PanelSection>
  )
}

interface Props {
  id: string
  item: CaseQuestion
  nth: number
  editable: boolean
  text: (written: string) => string
}

const KeptQuestion = ({ id, item, nth, editable, text }: Props) => {
  const { go } = usePlace()
  const ask = useAskAgain()
  const open = () => {
    const q = encodeQuestion(item.question)
    go({ q, sel: undefined, chain: undefined, from: undefined, to: undefined })
  }
  return (
    <div className={css.row}>
      <WrittenText
        editable={editable}
        text={text}
        className={css.title}
        label={w.name(nth)}
        value={item.name}
        most={300}
        onChange={(name) => changeQuestion(id, { name }, 'name')}
      />
      <p className="i2">{item.answer === undefined ? w.noAnswer : answerWords(item.answer)}</p>
      <div className={css.line}>
        <Button look="link" onClick={open}>
          {w.openIt}
        </Button>
        {editable && (
          <Button look="link" disabled={ask.asking} onClick={() => void ask.again(id, item.question)}>
            {w.again}
          </Button>
        )}
        {item.answer !== undefined && (
          <span className="i3 small">{w.kept(`${day(item.answer.at)}, ${clock(item.answer.at)}`)}</span>
        )}
      </div>
    </div>
  )
}

const answerWords = ({ unit, attributed, lower, upper, chainCount }: KeptAnswer): string => {
  if (chainCount === '0') return w.none
  const bound = (value: number | undefined) => (value === undefined ? w.open : amount(value))
  return [
    attributed !== undefined && w.attributed(amount(attributed), unit ?? ''),
    (lower !== undefined || upper !== undefined) && w.bounds(bound(lower), bound(upper)),
    chainCount !== undefined && w.chains(exact(chainCount)),
  ]
    .filter((part) => part !== false)
    .join(', ')
}

/** Asks a kept question of the records as they are now and keeps that answer. */
export const useAskAgain = () => {
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const again = async (key: string, question: Question) => {
    setAsking(true)
    try {
      const { answer } = await client.fetchQuery({ ...queries.trace(question), staleTime: 0 })
      changeQuestion(key, { answer: keptAnswer(answer, new Date().toISOString()) })
      say(w.keptAgain)
    } catch (error) {
      say(asProblem(error).message)
    } finally {
      setAsking(false)
    }
  }
  return { asking, again }
}
