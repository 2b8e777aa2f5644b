import { useMemo } from 'react'
import { amount, count } from '../ui/format.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import type { Facts } from '../workspace/facts.ts'
import { PartyMark } from '../workspace/party-mark.tsx'
import { usePlace } from '../workspace/place.ts'
import { partyRows } from '../workspace/routes.ts'
import css from './answer-rows.module.css'
import { words } from './words.ts'

/** Parties of the corridor by what is traced through them. */
export const AnswerParties = ({ facts }: { facts: Facts }) => {
  const { place, go } = usePlace()
  const rows = useMemo(() => partyRows(facts.answer), [facts])
  const unit = facts.answer.volume.unit ?? ''
  return (
    <>
      <div className={css.head}>
        <span>{words.lists.byTraced(unit)}</span>
        <span>{words.lists.inOut}</span>
      </div>
      {facts.answer.corridor.truncated && (
        <p className={css.note}>
          {words.answer.truncated(facts.answer.corridor.movements.length, facts.answer.corridor.counts.movements)}{' '}
          {words.lists.ofShown}
        </p>
      )}
      <VirtualList
        label={words.lists.parties}
        items={rows}
        size={24}
        keyOf={({ id }) => id}
        current={place.sel}
        onOpen={({ id }) => go({ sel: id })}
        renderRow={(row) => {
          const party = facts.parties.get(row.id)
          return (
            <span className={`${css.party} ${place.sel === row.id ? css.on : ''}`}>
              <PartyMark standing={party?.role ?? null} />
              <span className="cut">{facts.name(row.id)}</span>
              <span className={`n i3 ${css.ends}`}>
                {count(row.in)}, {count(row.out)}
              </span>
              <span className={`n ${css.value}`}>{amount(row.traced)}</span>
            </span>
          )
        }}
      />
    </>
  )
}
