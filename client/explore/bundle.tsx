import type { TraceMovement } from '../../server/contract/trace.ts'
import { amount, amountInColumn, day } from '../ui/format.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import type { Facts } from '../workspace/facts.ts'
import { KindMark } from '../workspace/party-mark.tsx'
import { usePlace } from '../workspace/place.ts'
import css from './bundle.module.css'
import inspector from './inspector.module.css'
import { InspectorHead } from './inspector-head.tsx'
import { words } from './words.ts'

/** Several shipments drawn as one: a bundle of the corridor or a line of the network. */
export const BundleInspector = ({ movements, facts }: { movements: TraceMovement[]; facts: Facts }) => {
  const { go } = usePlace()
  const [first] = movements
  const unit = facts.answer.volume.unit ?? ''
  const sum = movements.reduce((total, movement) => total + (movement.amount ?? 0), 0)
  return (
    <div className={css.bundle}>
      <div className={inspector.top}>
        <InspectorHead mark={<KindMark kind="Shipment" size={14} />} kind={words.bundle.title} />
        <h2 className={inspector.title}>
          {first === undefined
            ? ''
            : movements.every(({ from, to }) => from === first.from && to === first.to)
              ? `${facts.name(first.from)} → ${facts.name(first.to)}`
              : words.bundle.several}
        </h2>
        <p className={`i2 ${css.sum}`}>
          {words.bundle.head(movements.length)}, {words.bundle.total(`${amount(sum)} ${unit}`)}
        </p>
      </div>
      <VirtualList
        label={words.bundle.title}
        items={movements}
        size={24}
        keyOf={({ id }) => id}
        current={undefined}
        onOpen={({ id }) => go({ sel: id })}
        renderRow={(movement) => (
          <span className={css.row}>
            <span className="n i2">{day(movement.departed)}</span>
            <span className="mono cut">{movement.goods}</span>
            <span className="n">{movement.amount === null ? '–' : amountInColumn(movement.amount)}</span>
          </span>
        )}
      />
    </div>
  )
}
