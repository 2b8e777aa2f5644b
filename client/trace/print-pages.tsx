import { useQueries } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queries } from '../api/queries.ts'
import { CorridorPicture } from '../canvas/corridor-picture.tsx'
import { amount, day, exact } from '../ui/format.ts'
import { useStatus } from '../workspace/answer.ts'
import { canvas } from '../workspace/canvas.ts'
import { factsOf, usePartyNames } from '../workspace/facts.ts'
import type { Answered } from '../workspace/store.ts'
import { AnswerBar } from './answer-bar.tsx'
import { assumptionsOf, partyIds, questionSentence } from './print-assumptions.ts'
import { PrintRoutes, routesPrinted } from './print-routes.tsx'
import css from './print-sheet.module.css'
import { verdict } from './verdict.ts'
import { printWords as p } from './words-print.ts'
import { words } from './words.ts'

/** Units of the picture that a sheet is wide: what is drawn small enough to be read on A4. */
const across = 900

/** Prints itself once all of it is known. */
export const PrintPages = ({ answered: { answer, question }, at }: { answered: Answered; at: string }) => {
  const demo = useStatus().data?.demo
  const facts = factsOf(answer)
  const name = usePartyNames(partyIds(question))
  const shown = facts.routes.slice(0, routesPrinted)
  const legs = [...new Set(shown.flatMap((route) => route.chains[0]?.movements ?? []))]
  const sources = useQueries({
    queries: legs.map((id) => ({ ...queries.node(id), staleTime: 60_000, retry: false })),
    combine: (results) => ({
      ready: results.every(({ isPending }) => !isPending),
      of: new Map(
        results.flatMap(({ data }) => {
          const source = data?.sources.find(({ current }) => current) ?? data?.sources[0]
          return data === undefined || source === undefined ? [] : [[data.node.id, source] as const]
        }),
      ),
    }),
  })
  const ready = sources.ready
  useEffect(() => {
    if (ready) void document.fonts.ready.then(() => window.print())
  }, [ready])
  const { volume } = answer
  const unit = volume.unit ?? ''
  const figure = (value: number | null) => (value === null ? words.figures.notCounted : `${amount(value)} ${unit}`)
  const assumptions = assumptionsOf(question, answer, name)
  return (
    <div data-print-sheet className={css.sheet} aria-label={p.label} role="document">
      <table className={css.pages}>
        <tfoot>
          <tr>
            <td className={css.foot}>
              <b>{p.assumptions}: </b>
              {[...assumptions, ...(demo == null ? [] : [p.invented])].join('; ')}.
            </td>
          </tr>
        </tfoot>
        <tbody>
          <tr>
            <td>
              <p className={css.head}>{p.head(day(at))}</p>
              <h1 className={`serif ${css.question}`}>{questionSentence(question, name)}</h1>
              <p className={`serif ${css.verdict}`}>{verdict(answer, question)}</p>
              {answer.stoppedBy !== undefined && (
                <p>
                  <b>{p.partial}: </b>
                  {answer.stoppedBy.detail}
                </p>
              )}
              <AnswerBar volume={volume} />
              <dl className={css.figures} aria-label={p.figures}>
                {(
                  [
                    [words.figures.atLeast, figure(volume.lower)],
                    [words.figures.attributed, figure(volume.attributed)],
                    [
                      words.figures.atMost,
                      volume.unlimitedBy.length > 0 ? words.figures.unlimited : figure(volume.upper),
                    ],
                    [words.figures.delivered, figure(volume.delivered)],
                    [
                      words.figures.chains,
                      answer.chainCount === null ? words.figures.notCounted : exact(answer.chainCount),
                    ],
                  ] as const
                ).map(([term, value]) => (
                  <div key={term}>
                    <dt>{term}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
              <section className={css.corridor} aria-label={p.corridor}>
                <CorridorPicture model={canvas} width={across} />
              </section>
              {facts.routes.length > 0 && <PrintRoutes facts={facts} routes={shown} sources={sources.of} />}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}
