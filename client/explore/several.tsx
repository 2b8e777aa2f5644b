import { EyeOff, Pin, PinOff, Waypoints } from 'lucide-react'
import { pathEnds, togglePins } from '../canvas/index.ts'
import { Button } from '../ui/button.tsx'
import { amount, count } from '../ui/format.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import { canvas, useCanvas } from '../workspace/canvas.ts'
import { usePartyNames, type Facts } from '../workspace/facts.ts'
import { countryName } from '../workspace/names.ts'
import { KindMark, PartyMark } from '../workspace/party-mark.tsx'
import { usePlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import css from './bundle.module.css'
import { fact, FactList } from './facts-list.tsx'
import { InspectorHead } from './inspector-head.tsx'
import inspector from './inspector.module.css'
import { severalTotals } from './several-totals.ts'
import { pathWords } from './words-paths.ts'
import { words } from './words.ts'

const w = words.several

interface Props {
  ids: readonly string[]
  /** Shipments among them, those of bundles and ties included. */
  shipments: readonly string[]
  facts: Facts
}

/** Several things selected at once: what they come to, what can be done with all of them, and a way to each. */
export const SeveralInspector = ({ ids, shipments, facts }: Props) => {
  const { go } = usePlace()
  const { added } = useCanvas()
  const parties = ids.filter((id) => facts.parties.has(id))
  const unknown = ids.filter((id) => canvas.nameOf(id) === id)
  const named = usePartyNames(unknown)
  const totals = severalTotals(facts.movements.values(), new Set(parties), new Set(shipments))
  const unit = facts.answer.volume.unit ?? ''
  const nodes = ids.filter((id) => facts.parties.has(id) || added.nodes.has(id))
  const sum = ({ shipments: n, amount: known, missing, attributed }: typeof totals.chosen) =>
    n === 0 ? null : w.sum(n, `${amount(known)} ${unit}`.trim(), missing, `${amount(attributed)} ${unit}`.trim())
  return (
    <div className={css.bundle}>
      <div className={inspector.top}>
        <InspectorHead mark={null} kind={w.title} />
        <h2 className={inspector.title}>{w.head(count(ids.length))}</h2>
        <FactList
          facts={[
            ...(shipments.length > 0 ? [fact(w.chosen, sum(totals.chosen))] : []),
            ...(parties.length > 1 ? [fact(w.between, sum(totals.between) ?? w.nothing)] : []),
            ...(parties.length > 0
              ? [fact(w.into, sum(totals.into) ?? w.nothing), fact(w.out, sum(totals.out) ?? w.nothing)]
              : []),
          ]}
        />
      </div>
      <VirtualList
        label={w.title}
        items={ids}
        size={24}
        keyOf={(id) => id}
        current={undefined}
        onOpen={(id) => go({ sel: id })}
        renderRow={(id) => {
          const party = facts.parties.get(id)
          const kind = added.nodes.get(id)?.kind ?? (id.startsWith('port:') ? 'Port' : 'Shipment')
          return (
            <span className={`${css.member} ${css.marked}`}>
              {party === undefined ? <KindMark kind={kind} size={12} /> : <PartyMark standing={party.role} size={12} />}
              <span className="cut">{unknown.includes(id) ? named(id) : canvas.nameOf(id)}</span>
              <span className="i3">{party?.country == null ? '' : countryName(party.country)}</span>
            </span>
          )
        }}
      />
      <SeveralActions ids={ids} nodes={nodes} />
    </div>
  )
}

/** What can be done with all that is selected; `nodes` are those that the network can pin. */
export const SeveralActions = ({ ids, nodes = [] }: { ids: readonly string[]; nodes?: readonly string[] }) => {
  const { place, go } = usePlace()
  const { pins } = useCanvas()
  const showPaths = useWorkspace((s) => s.showPaths)
  const ends = pathEnds(ids)
  const pinned = nodes.every((id) => pins.has(id))
  return (
    <div className={inspector.act}>
      <Button
        onClick={() => {
          canvas.hide(ids)
          go({ sel: undefined })
        }}
      >
        <EyeOff size={14} aria-hidden />
        <span>{w.hide}</span>
      </Button>
      {ends !== null && (
        <Button onClick={() => showPaths(ends)}>
          <Waypoints size={14} aria-hidden />
          <span>{pathWords.between}</span>
        </Button>
      )}
      {nodes.length > 0 && place.view === 'network' && (
        <Button aria-keyshortcuts="p" onClick={() => void togglePins(canvas, nodes)}>
          {pinned ? <PinOff size={14} aria-hidden /> : <Pin size={14} aria-hidden />}
          <span>{pinned ? w.unpin : w.pin}</span>
        </Button>
      )}
    </div>
  )
}
