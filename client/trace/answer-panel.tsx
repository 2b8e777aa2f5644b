import { Check, TriangleAlert } from 'lucide-react'
import { useCallback } from 'react'
import { asProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/format.ts'
import { lazily } from '../ui/lazily.tsx'
import { Pill } from '../ui/pill.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useAnswer, useHasRecords, useQuestion, useStatus } from '../workspace/answer.ts'
import { factsOf } from '../workspace/facts.ts'
import { usePlace } from '../workspace/place.ts'
import { allChainsListed } from '../workspace/routes.ts'
import { AnswerEmpty } from './answer-empty.tsx'
import { AnswerFigures } from './answer-figures.tsx'
import { AnswerNone } from './answer-none.tsx'
import css from './answer-panel.module.css'
import { AnswerParties } from './answer-parties.tsx'
import { AnswerRetry } from './answer-retry.tsx'
import { AnswerRoutes } from './answer-routes.tsx'
import { AnswerShipments } from './answer-shipments.tsx'
import { AnswerSkeleton, AnswerWaiting } from './answer-waiting.tsx'
import { AnswerWider } from './answer-wider.tsx'
import { ChokeFoot } from './choke-foot.tsx'
import { completeness, verdict } from './verdict.ts'
import { words } from './words.ts'

const w = words.answer

const AnswerWhatIf = lazily(async () => (await import('./what-if.tsx')).AnswerWhatIf)

const Completeness = ({ kind }: { kind: ReturnType<typeof completeness> }) =>
  kind === 'partial' ? (
    <Pill tone="watch">
      <TriangleAlert size={12} aria-hidden />
      {w.partial}
    </Pill>
  ) : (
    <Pill tone="ok">
      <Check size={12} aria-hidden />
      {kind === 'proved' ? w.proved : w.complete}
    </Pill>
  )

/** The answer: verdict, figures with their meaning, and what it holds as routes, parties and shipments. */
export const AnswerPanel = () => {
  const records = useHasRecords()
  const status = useStatus().data
  const { changed, asked, ask } = useQuestion()
  const { data, error, isFetching, isEarlier, failures, refetch } = useAnswer()
  const { place, go } = usePlace()
  const problem = error === null ? null : asProblem(error)
  const away = problem?.away === true
  const again = useCallback(() => void refetch(), [refetch])

  if (records === false) return <AnswerEmpty />

  const stale = data !== undefined && status !== undefined && status.graph.version > data.answer.projection.version
  const earlier = data !== undefined && (changed || isEarlier)
  const facts = data === undefined ? null : factsOf(data.answer)
  const kind = data === undefined ? null : completeness(data.answer)

  return (
    <div className={css.panel}>
      <div className={css.top}>
        <div className={css.head}>
          <h2 className="cap">{w.label}</h2>
          {kind !== null && !earlier && <Completeness kind={kind} />}
          {earlier && <Pill tone="watch">{w.earlier}</Pill>}
        </div>
        {isFetching && (
          <AnswerWaiting movements={status?.projection.movements} building={status?.projection.state === 'building'} />
        )}
        {problem !== null && !isFetching && (
          <div className={css.note}>
            <ProblemNote
              title={away ? words.problem.awayTitle : problem.title}
              detail={problem.message}
              safe={
                away ? (
                  <AnswerRetry key={failures} failures={failures} kept={data !== undefined} onRetry={again} />
                ) : data === undefined ? (
                  words.problem.unchanged
                ) : (
                  words.problem.safe
                )
              }
              requestId={problem.requestId}
              action={
                problem.mustChange ? (
                  <Button onClick={() => document.querySelector<HTMLElement>('[data-first-token]')?.focus()}>
                    {words.problem.change}
                  </Button>
                ) : (
                  <Button onClick={again}>{away ? words.problem.now : words.problem.retry}</Button>
                )
              }
            />
          </div>
        )}
        {stale && !isFetching && !earlier && problem === null && (
          <div className={css.bar}>
            {w.staleNote}{' '}
            <Button look="link" onClick={() => ask()}>
              {words.question.askAgain}
            </Button>
          </div>
        )}
        <div aria-live="polite">
          {data !== undefined && (
            <p className={`serif ${css.verdict} ${earlier ? css.faded : ''}`} data-testid="verdict">
              {verdict(data.answer, data.question)}
            </p>
          )}
        </div>
        {data?.answer.stoppedBy !== undefined && <p className={css.bar}>{data.answer.stoppedBy.detail}</p>}
        {data?.answer.cyclic === true && <p className={css.aside}>{w.cyclic}</p>}
        {data === undefined && isFetching && <AnswerSkeleton />}
        {data === undefined && !isFetching && problem === null && records === true && (
          <p className={css.aside}>{asked === null ? '' : w.stopped}</p>
        )}
        {data !== undefined && facts !== null && kind !== 'proved' && (
          <>
            <AnswerFigures facts={facts} question={data.question} />
            <AnswerWider facts={facts} question={data.question} />
          </>
        )}
      </div>
      {data !== undefined && kind === 'proved' && <AnswerNone answer={data.answer} question={data.question} />}
      {data !== undefined && facts !== null && kind !== 'proved' && (
        <div className={css.lists}>
          <Tabs
            label={words.lists.label}
            value={place.panel ?? 'routes'}
            onChange={(panel) => go({ panel: panel === 'routes' ? undefined : panel }, { replace: true })}
            tabs={[
              {
                value: 'routes',
                label: words.lists.routes,
                count: `${count(facts.routes.length)}${allChainsListed(data.answer) ? '' : '+'}`,
                panel: <AnswerRoutes facts={facts} />,
              },
              {
                value: 'parties',
                label: words.lists.parties,
                count: count(data.answer.corridor.counts.parties),
                panel: <AnswerParties facts={facts} question={data.question} />,
              },
              {
                value: 'shipments',
                label: words.lists.shipments,
                count: count(data.answer.corridor.counts.movements),
                panel: <AnswerShipments facts={facts} />,
              },
              {
                value: 'what-if',
                label: words.lists.whatIf,
                panel: <AnswerWhatIf key={data.answer.projection.version} facts={facts} question={data.question} />,
              },
            ]}
          />
        </div>
      )}
      {data !== undefined && facts !== null && kind === 'complete' && !earlier && place.panel !== 'what-if' && (
        <ChokeFoot facts={facts} question={data.question} />
      )}
    </div>
  )
}
