import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { GraphEdge, GraphNode } from '../../server/contract/graph.ts'
import type { NodeAnswer } from '../../server/contract/nodes.ts'
import type { EdgeKind } from '../../server/contract/vocabulary.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { count, day, percent } from '../ui/format.ts'
import type { Facts } from '../workspace/facts.ts'
import { PartyMark } from '../workspace/party-mark.tsx'
import { usePlace } from '../workspace/place.ts'
import { CarrierSection } from './carrier-section.tsx'
import { fact, factIf, FactList, Section, type Fact } from './facts-list.tsx'
import css from './inspector.module.css'
import { InspectorHead } from './inspector-head.tsx'
import { MonthChart } from './month-chart.tsx'
import { numberOf, mixesScripts, scriptOf, textOf, textsOf } from './properties.ts'
import { SourceSection } from './source-section.tsx'
import { TieCounts } from './tie-counts.tsx'
import { words } from './words.ts'

const w = words.party
const about: EdgeKind[] = ['REGISTERED_AT', 'REACHED_BY', 'LISTED_IN']
const control: EdgeKind[] = ['OWNS', 'DIRECTS']

// "None" is said only of what was read.
const unknown = (error: Error | null): string =>
  error === null ? words.reading : words.unread(asProblem(error).message)

const alias = (name: string): Fact => {
  const script = scriptOf(name)
  if (mixesScripts(name)) return fact(w.mixed, name)
  return fact(script === null ? w.alias : w.scripts[script], name)
}

/** A party: its names and numbers, listings, owners, what it took in and sent on, and its sources. */
export const PartyInspector = ({ answer, facts }: { answer: NodeAnswer; facts: Facts | null }) => {
  const { node } = answer
  const role = facts?.parties.get(node.id)?.role ?? null
  const { data: ties, error: noTies } = useQuery(queries.ties([node.id], about, 'out', 60))
  const { data: owners, error: noOwners } = useQuery(queries.ties([node.id], control, 'in', 200))
  const at = (edge: EdgeKind) =>
    (ties?.edges ?? [])
      .filter(({ kind }) => kind === edge)
      .flatMap(({ to }) => ties?.nodes.find(({ id }) => id === to) ?? [])
  const movements = useMemo(
    () =>
      facts === null
        ? []
        : facts.answer.corridor.movements.filter(({ from, to }) => from === node.id || to === node.id),
    [facts, node.id],
  )
  const addresses = at('REGISTERED_AT')
  const contacts = at('REACHED_BY')
  const listings = at('LISTED_IN')
  const kind = node.labels.includes('EndUser')
    ? w.kinds.EndUser
    : node.kind === 'Person'
      ? w.kinds.Person
      : w.kinds.Company
  const number = textOf(node, 'registrationNumber')
  const sources = answer.sources.length
  // Nobody founds or owns a person.
  const person = node.kind === 'Person'

  return (
    <>
      <div className={css.top}>
        <InspectorHead
          mark={<PartyMark standing={role} person={person} />}
          kind={`${kind}, ${role === null ? w.offAnswer : w.roles[role]}`}
          aside={
            <span className="i3 small">{answer.sourcesTruncated ? `${count(sources)}+` : w.sources(sources)}</span>
          }
        />
        <h2 className={css.title}>
          {node.name} <small>{textOf(node, 'country')}</small>
        </h2>
        {node.properties['stub'] === true && <p className={`i3 ${css.remark}`}>{w.stub}</p>}
        <FactList
          facts={[
            ...textsOf(node, 'aliases').map(alias),
            ...factIf(w.number, number === null ? null : <span className="mono">{number}</span>),
            ...factIf(w.businessCode, textOf(node, 'businessCode')),
            ...(person ? [] : [fact(w.founded, dated(node, 'founded'))]),
            ...factIf(w.dissolved, dated(node, 'dissolved')),
            ...addresses.map((address) => fact(w.address, <AddressLine address={address} />)),
            ...contacts.map((contact) => fact(w.contact, contact.name)),
            ...(listings.length === 0
              ? [fact(w.listing, <span className="i3">{ties === undefined ? unknown(noTies) : w.noListing}</span>)]
              : listings.map((listing) => fact(w.listing, <ListingLine listing={listing} />))),
          ]}
        />
        {ties?.truncated === true && <p className={`i3 ${css.remark}`}>{w.cut(ties.edges.length)}</p>}
      </div>
      {!person && (
        <Section title={w.owners} aside={owners?.truncated === true ? undefined : known(owners?.edges)}>
          {owners === undefined && <p className="i3">{unknown(noOwners)}</p>}
          {owners?.edges.length === 0 && <p className="i3">{w.noOwners}</p>}
          <Owners edges={owners?.edges ?? []} nodes={owners?.nodes ?? []} />
          {owners?.truncated === true && <p className="i3">{w.cut(owners.edges.length)}</p>}
        </Section>
      )}
      {role === 'between' && facts !== null && <CarrierSection key={node.id} id={node.id} facts={facts} />}
      {movements.length > 0 && <MonthChart id={node.id} movements={movements} unit={facts?.answer.volume.unit ?? ''} />}
      <Section title={w.ties}>
        <TieCounts counts={answer.counts} />
      </Section>
      <SourceSection answer={answer} />
    </>
  )
}

const dated = (node: GraphNode, name: string): string | null => {
  const value = textOf(node, name)
  return value === null ? null : day(value)
}

const AddressLine = ({ address }: { address: GraphNode }) => {
  const { go } = usePlace()
  const { data } = useQuery(queries.node(address.id))
  const sharers = data?.counts.find(({ edge, direction }) => edge === 'REGISTERED_AT' && direction === 'in')?.count ?? 0
  return (
    <>
      {address.name}{' '}
      {sharers > 1 && (
        <button type="button" className="link i3" onClick={() => go({ sel: address.id })}>
          {w.sharedBy(sharers)}
        </button>
      )}
    </>
  )
}

const ListingLine = ({ listing }: { listing: GraphNode }) => {
  const { go } = usePlace()
  const [from, until] = [dated(listing, 'date'), dated(listing, 'until')]
  return (
    <button type="button" className="link" onClick={() => go({ sel: listing.id })}>
      {w.listed(textOf(listing, 'authority') ?? listing.name, from ?? '')}
      {until === null ? '' : ` ${w.until(until)}`}
    </button>
  )
}

const known = (edges: GraphEdge[] | undefined): string | undefined => {
  const shares = (edges ?? []).flatMap(({ kind, properties }) =>
    kind === 'OWNS' && typeof properties['percent'] === 'number' ? [properties['percent']] : [],
  )
  const sum = shares.reduce((a, b) => a + b, 0)
  return shares.length === 0 ? undefined : w.known(percent(Math.min(100, sum) / 100))
}

const Owners = ({ edges, nodes }: { edges: GraphEdge[]; nodes: GraphNode[] }) => {
  const { go } = usePlace()
  const people = new Map<string, { node: GraphNode; percent: number | null; director: boolean }>()
  for (const edge of edges) {
    const node = nodes.find(({ id }) => id === edge.from)
    if (node === undefined) continue
    const line = people.get(node.id) ?? { node, percent: null, director: false }
    people.set(node.id, line)
    if (edge.kind === 'DIRECTS') line.director = true
    else line.percent = numberOf({ ...node, properties: edge.properties }, 'percent')
  }
  const lines = [...people.values()].sort((a, b) => (b.percent ?? -1) - (a.percent ?? -1))
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.node.id}>
          <button type="button" className={`${css.owner} ${css.hoverable}`} onClick={() => go({ sel: line.node.id })}>
            <PartyMark standing={null} person={line.node.kind === 'Person'} />
            <span className={`cut ${line.percent === null ? css.wide : ''}`}>
              {line.node.name} {line.director && <span className="i3">{w.director}</span>}
            </span>
            {line.percent !== null && (
              <>
                <i aria-hidden>
                  <s style={{ width: `${Math.min(100, line.percent)}%` }} />
                </i>
                <b className="n">{percent(line.percent / 100)}</b>
              </>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}
