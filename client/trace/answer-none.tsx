import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import { queries } from '../api/queries.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { plural } from '../ui/format.ts'
import { useQuestion } from '../workspace/answer.ts'
import { defaults, encodeQuestion, tidy, type Question } from '../workspace/question.ts'
import { factsOf } from '../workspace/facts.ts'
import { AnswerFigures } from './answer-figures.tsx'
import css from './answer-none.module.css'
import { NoneEnds } from './none-ends.tsx'
import { words } from './words.ts'

const w = words.none

/** Looser forms of a question that differ from it, to be tried before the reader has to. */
export const looserQuestions = (question: Question): { key: keyof typeof w.tries; question: Question }[] => {
  const loosen = (handover: Question['handover']): Question =>
    tidy({ ...question, handover: { ...question.handover, ...handover } })
  const long = Math.max(365, question.handover?.maxHoldDays ?? defaults.maxHoldDays)
  const tries = [
    { key: 'hs4' as const, question: loosen({ match: 'hs4' }) },
    { key: 'any' as const, question: loosen({ match: 'any' }) },
    { key: 'hold' as const, question: loosen({ maxHoldDays: long }) },
    { key: 'both' as const, question: loosen({ match: 'any', maxHoldDays: long }) },
  ]
  const match = question.handover?.match ?? defaults.match
  const seen = new Set([encodeQuestion(question)])
  return tries.filter(({ key, question: looser }) => {
    // Four digits are no looser than what already asks for less.
    if (key === 'hs4' && (match === 'hs2' || match === 'any')) return false
    const code = encodeQuestion(looser)
    return seen.has(code) ? false : seen.add(code)
  })
}

/** Nothing was found, and that is proved: what it means, looser questions already tried, and what to do next. */
export const AnswerNone = ({ answer, question }: { answer: TraceAnswer; question: Question }) => {
  const files = useQuery(queries.datasets()).data?.items.reduce((sum, { files: held }) => sum + held.length, 0)
  const { ask } = useQuestion()
  const looser = looserQuestions(question)
  const tried = useQueries({
    queries: looser.map((one) => ({ ...queries.trace({ ...one.question, limit: 1 }), retry: false })),
  })
  const { period: _, ...whenever } = question
  return (
    <div className={css.none}>
      <p className={`i2 ${css.explain}`}>{w.explain(files)}</p>
      {answer.unmatchable > 0 && <p className={`i2 ${css.explain}`}>{w.unmatchable(answer.unmatchable)}</p>}
      {answer.volume.delivered !== null && answer.volume.delivered > 0 && (
        <div className={css.figures}>
          <AnswerFigures facts={factsOf(answer)} question={question} />
        </div>
      )}
      {answer.ends !== null && <NoneEnds ends={answer.ends} />}
      <section className={css.block}>
        <h3 className="cap">{w.looser}</h3>
        <table className={css.table} aria-live="polite">
          <tbody>
            {looser.map((one, i) => {
              const found = tried[i]
              const movements = found?.data?.answer.corridor.counts.movements
              return (
                <tr key={one.key}>
                  <th scope="row">{w.tries[one.key]}</th>
                  <td>
                    {found?.isError === true ? (
                      w.failed
                    ) : movements === undefined ? (
                      w.trying
                    ) : movements > 0 ? (
                      <Button look="link" className={css.found} onClick={() => ask(one.question)}>
                        {plural(movements, 'shipment', 'shipments')}. {w.askThis}
                      </Button>
                    ) : found?.data?.answer.complete === true ? (
                      w.still
                    ) : (
                      w.stopped
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      <div className={css.act}>
        {question.period !== undefined && <Button onClick={() => ask(whenever)}>{w.widen}</Button>}
        {(question.avoid ?? []).length > 0 && (
          <Button onClick={() => ask({ ...question, avoid: [] })}>{w.allow}</Button>
        )}
        <Link to="/data" className={buttonClass()}>
          {w.import}
        </Link>
      </div>
    </div>
  )
}
