import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { EdgeKind } from '../../server/contract/vocabulary.ts'
import type { NodeAnswer } from '../../server/contract/nodes.ts'
import { highPriority } from '../../server/contract/high-priority.ts'
import { queries } from '../api/queries.ts'
import { amount, day } from '../ui/format.ts'
import { useMarked, type Facts } from '../workspace/facts.ts'
import { countryName, goodsCode, ownId } from '../workspace/names.ts'
import { usePlace } from '../workspace/place.ts'
import { ExplainSection } from './explain-section.tsx'
import { fact, factIf, FactList } from './facts-list.tsx'
import css from './inspector.module.css'
import { InspectorHead } from './inspector-head.tsx'
import { LotsSection } from './lots-section.tsx'
import { numberOf, textOf } from './properties.ts'
import { ReachedSection } from './reached-section.tsx'
import { SourceSection } from './source-section.tsx'
import { words } from './words.ts'

const w = words.shipment
const ends: EdgeKind[] = ['CONSIGNED', 'DELIVERED_TO', 'DEPARTED_FROM', 'CROSSED', 'ARRIVED_AT', 'CARRIED']

const goodsLabel = (code: string): string | null => {
  const line = highPriority.find((one) => one.code === code.slice(0, 6))
  return line === undefined ? null : `${line.label}, tier ${line.tier}`
}

/** A shipment: its facts, where its goods came from and went, whom it reached, and the row that says so. */
export const ShipmentInspector = ({ answer, facts }: { answer: NodeAnswer; facts: Facts | null }) => {
  const { node } = answer
  const { go } = usePlace()
  const marked = useMarked()
  const movement = facts?.movements.get(node.id)
  const { data: tied } = useQuery(queries.ties([node.id], ends, 'both', 20))
  const end = (edge: EdgeKind) => {
    const tie = tied?.edges.find(({ kind }) => kind === edge)
    const other = tie === undefined ? undefined : tie.from === node.id ? tie.to : tie.from
    return tied?.nodes.find(({ id }) => id === other)
  }
  const named = (edge: EdgeKind, id: string | undefined) => {
    const known = id === undefined ? undefined : facts?.parties.get(id)
    if (known !== undefined) return { id: known.id, name: known.name, country: known.country }
    const found = end(edge)
    return found === undefined ? null : { id: found.id, name: found.name, country: textOf(found, 'country') }
  }
  const from = named('CONSIGNED', movement?.from)
  const to = named('DELIVERED_TO', movement?.to)
  const at = marked.indexOf(node.id)
  const code = textOf(node, 'hsCode') ?? ''
  const only = textOf(node, 'onlyDate')
  const place = (edge: EdgeKind, property: string) => {
    const name = end(edge)?.name ?? textOf(node, property)
    return name === null ? '' : `, ${name}`
  }
  const date = (member: 'departed' | 'arrived', where: string): ReactNode => {
    if (only !== null && only !== member)
      return <span className="i3">{w.sameDay[only === 'departed' ? 'departed' : 'arrived']}</span>
    const value = textOf(node, member)
    return value === null ? null : `${day(value)}${where}`
  }
  const [quantity, value, weight] = [numberOf(node, 'quantity'), numberOf(node, 'value'), numberOf(node, 'netWeightKg')]
  const declared = textOf(node, 'declaredDestination')

  return (
    <>
      <div className={css.top}>
        <InspectorHead
          mark={
            <svg width="13" height="13" viewBox="0 0 13 13" aria-hidden>
              <path d="M6.5.8 12.2 6.5 6.5 12.2.8 6.5z" fill="var(--mark)" stroke="var(--ink)" strokeWidth="1.3" />
            </svg>
          }
          kind={w.title}
          id={ownId(node.id)}
          aside={
            at >= 0 && (
              <>
                <span className="i3 small">{w.leg(at + 1, marked.length)}</span>
                <button
                  type="button"
                  className={css.step}
                  aria-label={w.previous}
                  disabled={at === 0}
                  onClick={() => go({ chain: [...marked], sel: marked[at - 1] }, { replace: true })}
                >
                  <ChevronLeft size={16} aria-hidden />
                </button>
                <button
                  type="button"
                  className={css.step}
                  aria-label={w.next}
                  disabled={at === marked.length - 1}
                  onClick={() => go({ chain: [...marked], sel: marked[at + 1] }, { replace: true })}
                >
                  <ChevronRight size={16} aria-hidden />
                </button>
              </>
            )
          }
        />
        <h2 className={css.title}>
          <PartyLink party={from} /> <br />
          <small>→</small> <PartyLink party={to} />
        </h2>
        <FactList
          facts={[
            fact(w.departed, date('departed', place('DEPARTED_FROM', 'portOfLoading'))),
            fact(w.arrived, date('arrived', place('ARRIVED_AT', 'portOfDischarge'))),
            fact(
              w.goods,
              code === '' ? (
                <span className="i3">{w.noCode}</span>
              ) : (
                <>
                  <span className="mono">{goodsCode(code)}</span> {goodsLabel(code)}
                </>
              ),
            ),
            ...factIf(w.description, textOf(node, 'description')),
            fact(w.weight, weight === null ? null : `${amount(weight)} kg`),
            ...factIf(w.quantity, quantity === null ? null : `${amount(quantity)} ${textOf(node, 'unit') ?? ''}`),
            fact(w.value, value === null ? null : `${amount(value)} ${textOf(node, 'currency') ?? 'EUR'}`),
            ...factIf(
              w.attributed,
              movement === undefined || facts === null
                ? null
                : `${amount(movement.attributed)} ${facts.answer.volume.unit ?? ''}`,
            ),
            ...factIf(w.declared, declared === null ? null : declared.length === 2 ? countryName(declared) : declared),
            ...factIf(w.crossed, end('CROSSED')?.name ?? textOf(node, 'borderPost')),
            ...factIf(w.mode, textOf(node, 'mode')),
            ...factIf(w.carrier, end('CARRIED')?.name),
            ...factIf(w.declaration, textOf(node, 'declarationNumber')),
            ...factIf(w.record, textOf(node, 'record')),
          ]}
        />
        {facts !== null && movement === undefined && <p className={`i3 ${css.remark}`}>{w.offCorridor}</p>}
      </div>
      {facts !== null && movement !== undefined && <LotsSection movement={movement} facts={facts} />}
      {facts !== null && movement !== undefined && facts.parties.get(movement.to)?.role === 'target' && (
        <ReachedSection id={movement.to} facts={facts} />
      )}
      <ExplainSection key={node.id} movement={node.id} facts={facts} />
      <SourceSection answer={answer} />
    </>
  )
}

const PartyLink = ({ party }: { party: { id: string; name: string; country: string | null } | null }) => {
  const { go } = usePlace()
  if (party === null) return <small>{words.notRecorded}</small>
  return (
    <button type="button" className={css.titleLink} onClick={() => go({ sel: party.id })}>
      {party.name} <small>{party.country}</small>
    </button>
  )
}
