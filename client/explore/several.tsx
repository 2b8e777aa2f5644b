import { count } from '../ui/format.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import { canvas } from '../workspace/canvas.ts'
import type { Facts } from '../workspace/facts.ts'
import { countryName } from '../workspace/names.ts'
import { KindMark, PartyMark } from '../workspace/party-mark.tsx'
import { usePlace } from '../workspace/place.ts'
import css from './bundle.module.css'
import { InspectorHead } from './inspector-head.tsx'
import inspector from './inspector.module.css'
import { words } from './words.ts'

/** Several things selected at once, not all of them shipments: which they are, and a way to each. */
export const SeveralInspector = ({ ids, facts }: { ids: readonly string[]; facts: Facts }) => {
  const { go } = usePlace()
  return (
    <div className={css.bundle}>
      <div className={inspector.top}>
        <InspectorHead mark={null} kind={words.several.title} />
        <h2 className={inspector.title}>{words.several.head(count(ids.length))}</h2>
      </div>
      <VirtualList
        label={words.several.title}
        items={ids}
        size={24}
        keyOf={(id) => id}
        current={undefined}
        onOpen={(id) => go({ sel: id })}
        renderRow={(id) => {
          const party = facts.parties.get(id)
          return (
            <span className={`${css.member} ${css.marked}`}>
              {party === undefined ? (
                <KindMark kind="Shipment" size={12} />
              ) : (
                <PartyMark standing={party.role} size={12} />
              )}
              <span className="cut">{canvas.nameOf(id)}</span>
              <span className="i3">{party?.country == null ? '' : countryName(party.country)}</span>
            </span>
          )
        }}
      />
    </div>
  )
}
