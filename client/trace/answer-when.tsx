import { useQuery } from '@tanstack/react-query'
import type { Months } from '../../server/contract/trace-details.ts'
import { traceQueries } from '../api/trace-queries.ts'
import { Button } from '../ui/button.tsx'
import { amount, monthOf } from '../ui/format.ts'
import type { Facts } from '../workspace/facts.ts'
import { shortNames } from '../workspace/names.ts'
import { usePlace } from '../workspace/place.ts'
import type { Question } from '../workspace/question.ts'
import css from './answer-wider.module.css'
import { Asking } from './asking.tsx'
import { words } from './words.ts'

const w = words.when
/** So many routes have a row of their own; the rest share one. */
const ownRows = 12

interface Row {
  key: string
  name: string
  parties: readonly string[]
  total: number
  /** One figure per month of the whole. */
  by: number[]
}

/** All of the answer and its routes as rows over the same months; what has no row of its own is added up in the last. */
export const monthRows = (found: Months, name: (id: string) => string): { rows: Row[]; left: number } => {
  const at = new Map(found.months.map(({ month }, i) => [month, i]))
  const spread = (flows: Months['months']): number[] => {
    const by = Array.from({ length: found.months.length }, () => 0)
    for (const { month, attributed } of flows) by[at.get(month) ?? 0]! += attributed
    return by
  }
  const row = (key: string, title: string, parties: readonly string[], by: number[]): Row => ({
    key,
    name: title,
    parties,
    total: by.reduce((sum, value) => sum + value, 0),
    by,
  })
  const own = found.routes.slice(0, ownRows)
  const left = found.routes.slice(ownRows)
  const rest = row('rest', w.rest, [], spread([...found.rest, ...left.flatMap(({ months }) => months)]))
  return {
    rows: [
      row('all', w.all, [], spread(found.months)),
      ...own.map(({ parties, months }) =>
        row(parties.join('\n'), parties.map(name).join(' → '), parties, spread(months)),
      ),
      ...(rest.total > 0 ? [rest] : []),
    ],
    left: left.length,
  }
}

/** The answer's flow by month of arrival, whole and by route. */
export const AnswerWhen = ({ facts, question, onDone }: { facts: Facts; question: Question; onDone: () => void }) => {
  const query = useQuery(traceQueries.months(question, facts.answer.projection.version))
  return (
    <>
      <p className="i2">{w.intro(facts.answer.volume.unit ?? '')}</p>
      <Asking query={query} height={260}>
        {(found) => <Chart found={found} facts={facts} onDone={onDone} />}
      </Asking>
    </>
  )
}

const Chart = ({ found, facts, onDone }: { found: Months; facts: Facts; onDone: () => void }) => {
  const { go } = usePlace()
  const unit = found.unit ?? ''
  const names = shortNames(found.parties)
  const { rows, left } = monthRows(found, (id) => names.get(id) ?? facts.short(id))
  const label = (i: number) => monthOf(`${found.months[i]?.month ?? ''}-01`)
  if (found.months.length === 0) return <p>{w.none}</p>
  const mostOf = (some: readonly Row[]) => some.reduce((most, { by }) => Math.max(most, ...by), 0)
  const [whole, parts] = [mostOf(rows.slice(0, 1)), mostOf(rows.slice(1))]
  return (
    <>
      {!found.complete && <p className={css.watch}>{w.incomplete}</p>}
      <table className={css.months}>
        <thead>
          <tr>
            <th scope="col">{w.route}</th>
            <th scope="col" className={css.span}>
              <span className="unseen">{w.months}</span>
              <span>{label(0)}</span>
              <span>{label(found.months.length - 1)}</span>
            </th>
            <th scope="col">{unit}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const route = facts.routes.find(({ key }) => key === row.key)
            const most = i === 0 ? whole : parts
            const peak = row.by.indexOf(Math.max(...row.by))
            return (
              <tr key={row.key}>
                <th scope="row">
                  {route === undefined ? (
                    row.name
                  ) : (
                    <Button
                      look="link"
                      className={css.route}
                      onClick={() => {
                        go({ chain: [...(route.chains[0]?.movements ?? [])], panel: undefined })
                        onDone()
                      }}
                    >
                      {row.name}
                    </Button>
                  )}
                </th>
                <td>
                  <svg
                    className={css.bars}
                    data-whole={i === 0}
                    viewBox={`0 0 ${row.by.length} 100`}
                    preserveAspectRatio="none"
                    role="img"
                    aria-label={w.most(label(peak), amount(row.by[peak] ?? 0), unit)}
                  >
                    {row.by.map((value, month) => {
                      const height = most === 0 ? 0 : (100 * value) / most
                      return (
                        <rect key={label(month)} x={month + 0.05} y={100 - height} width="0.9" height={height}>
                          <title>{w.month(label(month), amount(value), unit)}</title>
                        </rect>
                      )
                    })}
                  </svg>
                </td>
                <td className="n">{amount(row.total)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {left > 0 && <p className="i3">{w.more(left)}</p>}
    </>
  )
}
