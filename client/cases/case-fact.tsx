import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FactRef } from '../../server/contract/case-content.ts'
import { queries } from '../api/queries.ts'
import { asProblem } from '../api/problem.ts'
import { day } from '../ui/format.ts'
import { useFacts, type Facts } from '../workspace/facts.ts'
import { ownId } from '../workspace/names.ts'
import { KindMark, PartyMark } from '../workspace/party-mark.tsx'
import { usePlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import css from './case-fact.module.css'
import { useCaseTab } from './case-tab.ts'
import { words } from './words.ts'

const w = words.fact

interface Named {
  name: string
  mark: ReactNode
  /** Whether it is a shipment, which has a row of its own. */
  row: boolean
  gone: boolean
}

/** A movement as its ends and its day, with its own number where that may be seen. */
const movementName = (facts: Facts, id: string, hideNames: boolean): string | null => {
  const movement = facts.movements.get(id)
  if (movement === undefined) return null
  const route = `${facts.short(movement.from)} → ${facts.short(movement.to)}`
  return `${hideNames ? day(movement.departed) : ownId(id)}, ${route}`
}

/** From where to where a chain of the answer on the screen leads. */
const chainEnds = (facts: Facts | null, movements: readonly string[]): string | null => {
  const first = facts?.movements.get(movements[0] ?? '')
  const last = facts?.movements.get(movements.at(-1) ?? '')
  return facts === null || first === undefined || last === undefined
    ? null
    : `${facts.short(first.from)} → ${facts.short(last.to)}`
}

/** What a node is called, from the answer on the screen or from the records. */
const useNodeNamed = (id: string, wanted: boolean): Named => {
  const facts = useFacts()
  const hideNames = useWorkspace((s) => s.hideNames)
  const party = facts?.parties.get(id)
  const here = facts === null ? null : (party?.name ?? movementName(facts, id, hideNames))
  const { data, error } = useQuery({
    ...queries.node(id),
    enabled: wanted && facts !== null && here === null,
    staleTime: 60_000,
    retry: false,
  })
  const gone = error !== null && asProblem(error).code === 'not-found'
  if (party !== undefined)
    return { name: party.name, mark: <PartyMark standing={party.role} size={12} />, row: false, gone }
  if (here !== null) return { name: here, mark: <KindMark kind="Shipment" size={12} />, row: true, gone }
  if (data === undefined)
    return { name: hideNames ? w.thing : ownId(id), mark: <KindMark kind="Dataset" size={12} />, row: false, gone }
  const { kind, name } = data.node
  const isShipment = kind === 'Shipment'
  return {
    name: isShipment && hideNames ? w.thing : name === '' ? ownId(id) : name,
    mark:
      kind === 'Company' || kind === 'Person' ? (
        <PartyMark standing={null} person={kind === 'Person'} size={12} />
      ) : (
        <KindMark kind={kind} size={12} />
      ),
    row: isShipment,
    gone,
  }
}

/** What a fact is called: a tie by its two ends, a chain by its first and last. */
const useNamed = (fact: FactRef): Named => {
  const facts = useFacts()
  const hideNames = useWorkspace((s) => s.hideNames)
  const first = useNodeNamed(
    fact.kind === 'edge' ? fact.from : fact.kind === 'node' ? fact.id : '',
    fact.kind !== 'chain',
  )
  const second = useNodeNamed(fact.kind === 'edge' ? fact.to : '', fact.kind === 'edge')
  if (fact.kind === 'node') return first
  // In a line this narrow there is room for two short names.
  const brief = (id: string, { name, row }: Named): string =>
    facts?.parties.has(id) ? facts.short(id) : row && !hideNames ? ownId(id) : name
  if (fact.kind === 'edge')
    return {
      name: w.tie(brief(fact.from, first), brief(fact.to, second)),
      mark: <ChainMark />,
      row: false,
      gone: first.gone || second.gone,
    }
  const ends = chainEnds(facts, fact.movements)
  return { name: w.chain(fact.movements.length, ends), mark: <ChainMark />, row: true, gone: false }
}

const ChainMark = () => (
  <svg width={12} height={12} viewBox="0 0 16 16" aria-hidden>
    <path d="M2 3v5h12v5" fill="none" stroke="var(--ink-2)" strokeWidth="1.6" />
    <circle cx="2.5" cy="3" r="2" fill="var(--ink-2)" />
    <circle cx="13.5" cy="13" r="2" fill="var(--ink-2)" />
  </svg>
)

interface Props {
  fact: FactRef
  /** Takes the fact out of what it stands in; left out where that cannot be. */
  onRemove?: (() => void) | undefined
  /** Told when it was opened, so that what lies over the canvas can go. */
  onOpen?: () => void
}

/** A fact by its name alone. */
export const CaseFactName = ({ fact }: { fact: FactRef }) => {
  const { name, mark, gone } = useNamed(fact)
  return (
    <span className={css.open}>
      {mark}
      <span className="cut">{name}</span>
      {gone && <small className={css.gone}>{w.gone}</small>}
    </span>
  )
}

/** A fact as a button that selects it on the canvas and opens its row; beside it the way to take it out. */
export const CaseFact = ({ fact, onRemove, onOpen }: Props) => {
  const { name, mark, row, gone } = useNamed(fact)
  const { go } = usePlace()
  const openRow = useWorkspace((s) => s.openRow)
  const show = useCaseTab((s) => s.show)
  const open = () => {
    if (fact.kind === 'chain') go({ chain: [...fact.movements], sel: fact.movements[0] })
    else if (fact.kind === 'edge') go({ sel: fact.from })
    else go({ sel: fact.id })
    show('selection')
    onOpen?.()
    if (row) openRow(true)
  }
  return (
    <span className={css.fact}>
      <button type="button" className={css.open} title={w.open(name)} onClick={open}>
        {mark}
        <span className="cut">{name}</span>
        {gone && <small className={css.gone}>{w.gone}</small>}
      </button>
      {onRemove !== undefined && (
        <button type="button" className={css.remove} aria-label={words.claim.removeFact(name)} onClick={onRemove}>
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  )
}
