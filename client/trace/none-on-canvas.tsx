import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { amount, day, plural } from '../ui/format.ts'
import type { Answered } from '../workspace/store.ts'
import { usePartyNames } from '../workspace/facts.ts'
import css from './none-on-canvas.module.css'
import { goodsWords, selectionWords } from './question-words.ts'
import { words } from './words.ts'

const w = words.noneOnCanvas

/** Stands on the canvas where an answer has nothing to draw: that there is nothing, and what was looked at. */
export const NoneOnCanvas = ({ answered: { answer, question } }: { answered: Answered }) => {
  const datasets = useQuery(queries.datasets()).data?.items
  const name = usePartyNames([
    ...(question.from.parties ?? []),
    ...(question.to.parties ?? []),
    ...(question.avoid ?? []),
  ])
  if (answer.stoppedBy !== undefined)
    return (
      <div className={css.none}>
        <p className={`serif ${css.sentence}`}>{w.stopped}</p>
      </div>
    )
  const { from, to } = question.period ?? {}
  const avoid = question.avoid ?? []
  const files = datasets
    ?.filter(({ id }) => question.datasets === undefined || question.datasets.includes(id))
    .reduce((sum, { files: held }) => sum + held.length, 0)
  const { volume, projection } = answer
  const looked: [string, string][] = [
    [w.departures, w.period(from === undefined ? null : day(from), to === undefined ? null : day(to))],
    [w.goods, goodsWords(question.goods)],
    [w.from, selectionWords(question.from, name)],
    [w.to, selectionWords(question.to, name)],
    ...(avoid.length === 0 ? [] : [[w.avoiding, selectionWords({ parties: avoid }, name)] satisfies [string, string]]),
    ...(volume.delivered === null
      ? []
      : [[w.delivered, `${amount(volume.delivered)} ${volume.unit ?? ''}`] satisfies [string, string]]),
    [w.records, w.movements(projection.movements, files)],
    ...(answer.unmatchable === 0
      ? []
      : [[w.unmatchable, plural(answer.unmatchable, 'shipment', 'shipments')] satisfies [string, string]]),
  ]
  return (
    <div className={css.none}>
      <p className={`serif ${css.sentence}`}>{w.sentence}</p>
      <h3 className="cap">{w.looked}</h3>
      <dl className={css.looked}>
        {looked.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
