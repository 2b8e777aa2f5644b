import { useEffect, useMemo, useRef } from 'react'
import { asProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { day, seconds } from '../ui/format.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { useAnswer, useQuestion } from '../workspace/answer.ts'
import { usePartyNames } from '../workspace/facts.ts'
import { useWorkspace } from '../workspace/store.ts'
import { QuestionAssumptions } from './question-assumptions.tsx'
import css from './question-bar.module.css'
import { DateEditor } from './question-date.tsx'
import { GoodsEditor } from './question-goods.tsx'
import { PartyPicker } from './question-pick.tsx'
import { partyIds } from './print-assumptions.ts'
import { QuestionHistory } from './question-history.tsx'
import { fieldProblem } from './question-problem.ts'
import { Token } from './question-token.tsx'
import { goodsWords, selectionWords } from './question-words.ts'
import { words } from './words.ts'

/** The question as a sentence whose every part is a button that changes it. */
export const QuestionBar = () => {
  const { question, changed, edit, ask } = useQuestion()
  const { data, isEarlier, error, isFetching } = useAnswer()
  const welcomed = useWorkspace((s) => s.welcomed)
  const askButton = useRef<HTMLButtonElement>(null)
  const ids = useMemo(() => (question === null ? [] : partyIds(question)), [question])
  const name = usePartyNames(ids)
  const problem = error === null || changed ? null : asProblem(error)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      ask()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [ask])

  const ready = question !== null
  useEffect(() => {
    // A first visit begins at the question that is asked already.
    if (ready && !welcomed && document.activeElement === document.body) askButton.current?.focus()
  }, [ready, welcomed])

  if (question === null) return <section className={css.bar} aria-label={words.question.label} />
  const w = words.question
  const { from: start, to: end } = question.period ?? {}
  const setPeriod = (member: 'from' | 'to', value: string) =>
    edit({ ...question, period: { ...question.period, [member]: value } })

  return (
    <section className={css.bar} aria-label={w.label} id="question">
      <div className={css.main}>
        <h1 className={`serif ${css.sentence}`}>
          {w.howDid}{' '}
          <Token
            label={w.tokens.goods(goodsWords(question.goods))}
            text={goodsWords(question.goods)}
            title={w.editors.goods}
            problem={fieldProblem(problem, 'goods')}
            width={380}
            first
          >
            <GoodsEditor goods={question.goods} onChange={(goods) => edit({ ...question, goods })} />
          </Token>{' '}
          {w.from}{' '}
          <Token
            label={w.tokens.from(selectionWords(question.from, name))}
            text={selectionWords(question.from, name)}
            title={w.editors.from}
            tone="source"
            problem={fieldProblem(problem, 'from')}
          >
            <PartyPicker selection={question.from} name={name} onChange={(from) => edit({ ...question, from })} />
          </Token>{' '}
          {w.reach}{' '}
          <Token
            label={w.tokens.to(selectionWords(question.to, name))}
            text={selectionWords(question.to, name)}
            title={w.editors.to}
            tone="target"
            problem={fieldProblem(problem, 'to')}
          >
            <PartyPicker selection={question.to} name={name} onChange={(to) => edit({ ...question, to })} />
          </Token>{' '}
          {w.between}{' '}
          <Token
            label={w.tokens.start(start === undefined ? w.openStart : day(start))}
            text={start === undefined ? w.openStart : day(start)}
            title={w.editors.start}
            problem={fieldProblem(problem, 'period/from')}
            width={200}
          >
            <DateEditor label={w.editors.start} value={start} onChange={(value) => setPeriod('from', value)} />
          </Token>{' '}
          {w.and}{' '}
          <span className={css.last}>
            <Token
              label={w.tokens.end(end === undefined ? w.openEnd : day(end))}
              text={end === undefined ? w.openEnd : day(end)}
              title={w.editors.end}
              problem={fieldProblem(problem, 'period/to')}
              width={200}
            >
              <DateEditor label={w.editors.end} value={end} onChange={(value) => setPeriod('to', value)} />
            </Token>
            {w.end}
          </span>
        </h1>
        <QuestionAssumptions question={question} problem={problem} name={name} onChange={edit} />
      </div>
      <div className={css.side}>
        {data !== undefined && !isFetching && (
          <p className={`i3 ${css.time}`}>
            {changed || isEarlier ? (
              <span className={css.earlier}>{words.answer.earlier}</span>
            ) : (
              <>
                {w.answered(seconds(data.seconds))}
                <br />
                {w.fromMovements(data.answer.projection.movements)}
              </>
            )}
          </p>
        )}
        <QuestionHistory />
        <Button
          look={changed ? 'primary' : 'plain'}
          onClick={() => ask()}
          id="ask"
          ref={askButton}
          aria-keyshortcuts="Control+Enter"
        >
          {changed || data === undefined ? w.ask : w.askAgain}
          <KeyHint keys="Ctrl ↵" />
        </Button>
      </div>
    </section>
  )
}
