import { useMemo } from 'react'
import { amountInColumn, day } from '../ui/format.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import type { Facts } from '../workspace/facts.ts'
import { useMarked } from '../workspace/facts.ts'
import { usePlace } from '../workspace/place.ts'
import css from './answer-rows.module.css'
import { words } from './words.ts'

/** Shipments of the corridor by departure. */
export const AnswerShipments = ({ facts }: { facts: Facts }) => {
  const { place, go } = usePlace()
  const marked = useMarked()
  const { movements, counts } = facts.answer.corridor
  const rows = useMemo(
    () => movements.toSorted((a, b) => (a.departed < b.departed ? -1 : a.departed > b.departed ? 1 : 0)),
    [movements],
  )
  return (
    <>
      <div className={css.head}>
        <span>{words.lists.byDate}</span>
        <span>
          {words.lists.attributed}, {facts.answer.volume.unit ?? ''}
        </span>
      </div>
      {counts.movements > movements.length && (
        <p className={css.note}>{words.answer.truncated(movements.length, counts.movements)}</p>
      )}
      <VirtualList
        label={words.lists.shipments}
        items={rows}
        size={24}
        keyOf={({ id }) => id}
        current={place.sel}
        onOpen={({ id }) => go({ sel: id })}
        renderRow={(row) => (
          <span
            className={`${css.shipment} ${place.sel === row.id ? css.on : ''}`}
            data-marked={marked.includes(row.id)}
          >
            <span className="n i2">{day(row.departed)}</span>
            <span className="cut">
              {facts.short(row.from)} <span className="i3">→</span> {facts.short(row.to)}
            </span>
            <span className={`n ${css.value}`}>{amountInColumn(row.attributed)}</span>
          </span>
        )}
      />
    </>
  )
}
