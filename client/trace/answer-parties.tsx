import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Carrier } from '../../server/contract/trace-details.ts'
import { traceQueries } from '../api/trace-queries.ts'
import { amount, count } from '../ui/format.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import type { Facts } from '../workspace/facts.ts'
import { countryName } from '../workspace/names.ts'
import { PartyMark } from '../workspace/party-mark.tsx'
import { usePlace } from '../workspace/place.ts'
import type { Question } from '../workspace/question.ts'
import { partyRows } from '../workspace/routes.ts'
import css from './answer-rows.module.css'
import { words } from './words.ts'

const w = words.carriers

export const carrierOrders = ['attributed', 'atMost', 'received', 'sent', 'held'] as const
export type CarrierOrder = (typeof carrierOrders)[number]

const rank: Record<CarrierOrder, (carrier: Carrier) => number> = {
  attributed: (carrier) => carrier.attributed,
  // Nothing bounds it: more than any number.
  atMost: (carrier) => carrier.atMost ?? Infinity,
  received: (carrier) => carrier.received.amount,
  sent: (carrier) => carrier.sent.amount,
  held: (carrier) => carrier.daysHeld?.mean ?? -1,
}

/** What a party in between carried, in a line: the rest is in the inspector. */
export const carrierLine = ({ received, sent, atMost, daysHeld, ranEmpty }: Carrier, order: CarrierOrder): string =>
  [
    ranEmpty === null ? null : w.ranEmpty,
    order === 'held' && daysHeld !== null ? w.held(daysHeld.least, daysHeld.most, Math.round(daysHeld.mean)) : null,
    w.received(amount(received.amount)),
    w.sent(amount(sent.amount)),
    order === 'held' || atMost === null ? null : w.atMost(amount(atMost)),
  ]
    .filter((part) => part !== null)
    .join(' · ')

/** Parties of the corridor: those in between with what they carried, in an order that can be chosen. */
export const AnswerParties = ({ facts, question }: { facts: Facts; question: Question }) => {
  const { place, go } = usePlace()
  const [order, setOrder] = useState<CarrierOrder>('attributed')
  const { data } = useQuery(traceQueries.carriers(question, facts.answer.projection.version, 1000))
  const carriers = useMemo(() => new Map(data?.carriers.map((carrier) => [carrier.party.id, carrier])), [data])
  const rows = useMemo(() => {
    const all = partyRows(facts.answer)
    if (order === 'attributed') return all
    const of = (id: string) => {
      const carrier = carriers.get(id)
      return carrier === undefined ? -2 : rank[order](carrier)
    }
    return all.toSorted((a, b) => of(b.id) - of(a.id))
  }, [facts, carriers, order])
  const unit = facts.answer.volume.unit ?? ''
  const said = (id: string): string => {
    const carrier = carriers.get(id)
    if (carrier !== undefined) return carrierLine(carrier, order)
    const party = facts.parties.get(id)
    if (party === undefined || party.role === 'between') return ''
    const role = w.ends[party.role]
    return party.country === null ? role : `${role}, ${countryName(party.country)}`
  }
  return (
    <>
      <div className={css.head}>
        <label>
          {w.order}{' '}
          <select value={order} onChange={(event) => setOrder(event.target.value as CarrierOrder)}>
            {carrierOrders.map((one) => (
              <option key={one} value={one}>
                {w.orders[one]}
              </option>
            ))}
          </select>
        </label>
        <span>{words.lists.byTraced(unit)}</span>
      </div>
      {facts.answer.corridor.truncated && (
        <p className={css.note}>
          {words.answer.truncated(facts.answer.corridor.movements.length, facts.answer.corridor.counts.movements)}{' '}
          {words.lists.ofShown}
        </p>
      )}
      {(data?.notComputed ?? 0) > 0 && <p className={css.note}>{w.notComputed(data!.notComputed)}</p>}
      <VirtualList
        label={words.lists.parties}
        items={rows}
        size={42}
        keyOf={({ id }) => id}
        current={place.sel}
        onOpen={({ id }) => go({ sel: id })}
        renderRow={(row) => {
          const party = facts.parties.get(row.id)
          return (
            <span className={`${css.party} ${css.carrier} ${place.sel === row.id ? css.on : ''}`}>
              <PartyMark standing={party?.role ?? null} />
              <span className="cut">{facts.name(row.id)}</span>
              <span className={`n i3 ${css.ends}`}>
                {count(row.in)}, {count(row.out)}
              </span>
              <span className={`n ${css.value}`}>{amount(row.traced)}</span>
              <small className={`cut i3 ${css.said}`} title={said(row.id)}>
                {said(row.id)}
              </small>
            </span>
          )
        }}
      />
    </>
  )
}
