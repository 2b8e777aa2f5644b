import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Carrier } from '../../server/contract/trace-details.ts'
import { asProblem } from '../api/problem.ts'
import { traceQueries } from '../api/trace-queries.ts'
import { Button } from '../ui/button.tsx'
import { amount, amountInColumn, day } from '../ui/format.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { useAnswer } from '../workspace/answer.ts'
import type { Facts } from '../workspace/facts.ts'
import { usePlace } from '../workspace/place.ts'
import { plainQuestion } from '../workspace/question.ts'
import css from './carrier-section.module.css'
import { fact, FactList, Section } from './facts-list.tsx'
import { carrierWords as w } from './words-carrier.ts'

const rowsShown = 6

/** What a party in between received, sent on and held on the answer's chains, with the shipments that say so. */
export const CarrierSection = ({ id, facts }: { id: string; facts: Facts }) => {
  const asked = useAnswer().data?.question ?? null
  const { data, error } = useQuery({
    ...traceQueries.carriers(asked ?? plainQuestion, facts.answer.projection.version, 1000),
    enabled: asked !== null,
  })
  const carrier = data?.carriers.find(({ party }) => party.id === id)
  if (data !== undefined && carrier === undefined) return null
  return (
    <Section title={w.title}>
      {carrier !== undefined ? (
        <Carried carrier={carrier} facts={facts} />
      ) : error !== null ? (
        <p className="i2">{asProblem(error).message}</p>
      ) : (
        <Skeleton height={120} />
      )}
    </Section>
  )
}

const Carried = ({ carrier, facts }: { carrier: Carrier; facts: Facts }) => {
  const { received, sent, attributed, daysHeld, ranEmpty } = carrier
  const unit = facts.answer.volume.unit ?? ''
  const kg = (value: number) => `${amount(value)} ${unit}`
  return (
    <>
      <FactList
        facts={[
          fact(w.received, w.inShipments(kg(received.amount), received.movements)),
          fact(w.sent, w.inShipments(kg(sent.amount), sent.movements)),
          fact(w.through, kg(attributed)),
          ...(carrier.atMost === null ? [] : [fact(w.atMost, kg(carrier.atMost))]),
          ...(daysHeld === null
            ? []
            : [fact(w.held, w.days(daysHeld.least, amount(Math.round(daysHeld.mean)), daysHeld.most))]),
        ]}
      />
      {ranEmpty !== null && <p>{w.ranEmpty(day(ranEmpty))}</p>}
      <Rows carrier={carrier} facts={facts} />
    </>
  )
}

const Rows = ({ carrier, facts }: { carrier: Carrier; facts: Facts }) => {
  const { go } = usePlace()
  const [all, showAll] = useState(false)
  const { party, movementCount } = carrier
  const rows = carrier.movements
    .flatMap((id) => facts.movements.get(id) ?? [])
    .toSorted((a, b) => (a.departed < b.departed ? -1 : a.departed > b.departed ? 1 : 0))
  const shown = all ? rows : rows.slice(0, rowsShown)
  return (
    <>
      <p className={`i3 ${css.title}`}>{w.rows(movementCount, facts.answer.volume.unit ?? '')}</p>
      <ol className={css.rows}>
        {shown.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => go({ sel: row.id })}>
              <span className="n i2">{day(row.departed)}</span>
              <span className="i3">{row.to === party.id ? w.in : w.out}</span>
              <span className="cut">{facts.short(row.to === party.id ? row.from : row.to)}</span>
              <span className="n">{amountInColumn(row.attributed)}</span>
            </button>
          </li>
        ))}
      </ol>
      {!all && rows.length > shown.length && (
        <span className="i2">
          <Button look="link" onClick={() => showAll(true)}>
            {w.all(rows.length)}
          </Button>
        </span>
      )}
      {movementCount > rows.length && <p className="i3">{w.some(rows.length)}</p>}
    </>
  )
}
