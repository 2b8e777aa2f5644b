import { step } from '../graph/graph.ts'
import type { Step } from '../graph/graph.ts'
import * as s from './graph-statements.ts'
import type { EdgeRow, ListingRow, NodeSubject, ShipmentRow, SourceRef, TieRow } from './graph-statements.ts'
import { referenceLabels } from './graph-values.ts'
import type { Properties, Reference, ReferenceLabel } from './graph-values.ts'
import { tieTypes } from './plan.ts'
import type { TieType } from './plan.ts'

export type Change = 'new' | 'changed'
export type ShipmentEdge = keyof typeof s.connectShipments
export type PartyEdge = keyof typeof s.connectParties

export interface PartyRow extends SourceRef {
  person: boolean
  endUser: boolean
  properties: Properties
}

/** References that the graph is known to hold already, so that a port is not asked for a million times. */
export class KnownReferences {
  readonly #ids = new Set<string>()

  /** True the first time an id is met. */
  meet(id: string): boolean {
    if (this.#ids.has(id)) return false
    if (this.#ids.size > 200_000) this.#ids.clear()
    this.#ids.add(id)
    return true
  }
}

/** Everything that one batch of rows writes, put in the order in which it can be written: all in one transaction. */
export class GraphBatch {
  readonly #file: string
  readonly #known: KnownReferences
  readonly #references = new Map<ReferenceLabel, Reference[]>()
  readonly #stubs: { row: number; line: number; properties: Properties }[] = []
  readonly #renamed: { id: string; name: string; country: string | null }[] = []
  readonly #companies: { id: string; properties: Properties }[] = []
  readonly #people: { id: string; properties: Properties }[] = []
  readonly #marked: string[] = []
  readonly #unmarked: string[] = []
  readonly #changedParties: string[] = []
  readonly #partyEdges = new Map<PartyEdge, Map<string, EdgeRow>>()
  readonly #shipments: ShipmentRow[] = []
  readonly #changedShipments: ShipmentRow[] = []
  readonly #shipmentEdges = new Map<ShipmentEdge, EdgeRow[]>()
  readonly #listings: ListingRow[] = []
  readonly #retired = new Map<NodeSubject, string[]>()
  readonly #recorded = new Map<NodeSubject, SourceRef[]>()
  readonly #newTies = new Map<TieType, TieRow[]>()
  readonly #changedTies = new Map<TieType, TieRow[]>()

  constructor(file: string, known: KnownReferences) {
    this.#file = file
    this.#known = known
  }

  /** Makes sure that the reference exists and gives its id. */
  refer(reference: Reference): string {
    if (this.#known.meet(reference.id)) listOf(this.#references, reference.label).push(reference)
    return reference.id
  }

  stub(source: SourceRef, name: string, country: string): void {
    const properties: Properties = {
      id: source.id,
      name,
      stub: true,
      dataset: datasetOf(this.#file),
      file: this.#file,
      row: source.row,
      line: source.line,
    }
    if (country !== '') properties['country'] = country
    this.#stubs.push({ row: source.row, line: source.line, properties })
  }

  renameStub(id: string, name: string, country: string): void {
    this.#renamed.push({ id, name, country: country === '' ? null : country })
  }

  party(party: PartyRow, change: Change): void {
    const written = { id: party.id, properties: party.properties }
    if (party.person) this.#people.push(written)
    else this.#companies.push(written)
    if (party.endUser) this.#marked.push(party.id)
    if (change === 'changed') {
      this.#changedParties.push(party.id)
      if (!party.endUser) this.#unmarked.push(party.id)
      listOf(this.#retired, 'Party').push(party.id)
    }
    listOf(this.#recorded, 'Party').push({ id: party.id, row: party.row, line: party.line })
  }

  partyEdge(edge: PartyEdge, from: string, to: string): void {
    let rows = this.#partyEdges.get(edge)
    if (rows === undefined) this.#partyEdges.set(edge, (rows = new Map()))
    rows.set(`${from}\n${to}`, { from, to })
  }

  endUser(id: string): void {
    this.#marked.push(id)
  }

  shipment(shipment: ShipmentRow, change: Change): void {
    if (change === 'new') {
      this.#shipments.push(shipment)
      return
    }
    const id = shipment.properties['id'] as string
    this.#changedShipments.push(shipment)
    listOf(this.#retired, 'Shipment').push(id)
    listOf(this.#recorded, 'Shipment').push({ id, row: shipment.row, line: shipment.line })
  }

  shipmentEdge(edge: ShipmentEdge, from: string, to: string): void {
    listOf(this.#shipmentEdges, edge).push({ from, to })
  }

  listing(listing: ListingRow, source: SourceRef): void {
    this.#listings.push(listing)
    listOf(this.#retired, 'Listing').push(listing.id)
    listOf(this.#recorded, 'Listing').push(source)
  }

  tie(type: TieType, row: TieRow, change: Change): void {
    listOf(change === 'new' ? this.#newTies : this.#changedTies, type).push(row)
  }

  /** The edges of the batch that exist already and are written anew. */
  changed(): ReadonlyMap<TieType, readonly TieRow[]> {
    return this.#changedTies
  }

  /** The statements of the batch, in order; none when there is nothing to write. */
  steps(): Step[] {
    const steps: Step[] = []
    const put = <T>(rows: readonly T[] | undefined, make: (rows: readonly T[]) => Step): void => {
      if (rows !== undefined && rows.length > 0) steps.push(make(rows))
    }
    const file = this.#file
    for (const label of referenceLabels) {
      put(this.#references.get(label), (rows) => step(s.keepReferences[label], { rows }))
    }
    put(this.#stubs, (rows) => step(s.createStubs, { file, rows }))
    put(this.#renamed, (rows) => step(s.renameStubs, { rows }))
    put(this.#changedParties, (ids) => step(s.dropPartyEdges, { ids }))
    put(this.#companies, (rows) => step(s.writeCompanies, { rows }))
    put(this.#people, (rows) => step(s.writePeople, { rows }))
    put(this.#shipments, (rows) => step(s.createShipments, { file, rows }))
    put(
      this.#changedShipments.map((row) => row.properties['id'] as string),
      (ids) => step(s.dropShipmentEdges, { ids }),
    )
    put(this.#changedShipments, (rows) => step(s.changeShipments, { rows }))
    put(this.#listings, (rows) => step(s.writeListings, { rows }))
    for (const subject of s.nodeSubjects) {
      put(this.#retired.get(subject), (ids) => step(s.retireSources[subject], { ids }))
      put(this.#recorded.get(subject), (rows) => step(s.recordSources[subject], { file, rows }))
    }
    for (const [edge, rows] of this.#partyEdges)
      put([...rows.values()], (each) => step(s.connectParties[edge], { rows: each }))
    for (const [edge, rows] of this.#shipmentEdges) put(rows, (each) => step(s.connectShipments[edge], { rows: each }))
    for (const type of tieTypes) {
      put(this.#newTies.get(type), (rows) => step(s.ties[type].create, { rows }))
      put(this.#changedTies.get(type), (rows) => step(s.ties[type].change, { rows }))
    }
    put(this.#marked, (ids) => step(s.markEndUsers, { ids }))
    put(this.#unmarked, (ids) => step(s.unmarkEndUsers, { ids }))
    return steps
  }
}

const datasetOf = (file: string): string => file.slice(0, file.lastIndexOf('/'))

function listOf<K, T>(lists: Map<K, T[]>, key: K): T[] {
  let list = lists.get(key)
  if (list === undefined) lists.set(key, (list = []))
  return list
}
