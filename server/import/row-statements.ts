import { parse } from 'csv-parse/sync'
import type { ImportKind } from '../contract/import-kinds.ts'
import type { Mapping } from '../contract/imports.ts'
import { openRowCheck } from './check-values.ts'
import { addressNode, contactNode, countryReference, goodNode, portNode, systemNode } from './graph-references.ts'
import type { Properties, Reference } from './graph-values.ts'
import { openColumns } from './header-columns.ts'
import type { RowWriter } from './plan.ts'
import { planners } from './planners.ts'

/** What one row says, as an import would write it. */
export interface RowStatements {
  readonly nodes: { id: string; labels: string[]; properties: Properties }[]
  /** `id` is the edge's own, where rows of its kind give it one. */
  readonly edges: { kind: string; from: string; to: string; id: string | null; properties: Properties }[]
  /** Parties that it names; `foreign` is meant instead of `id` where a party has that id. */
  readonly mentions: { id: string; foreign: string | null; name: string; country: string }[]
  /** Parties that it makes end-users. */
  readonly endUsers: string[]
}

/** A file as its import read it. */
export interface StatedFile {
  /** Id of its node. */
  id: string
  dataset: string
  kind: string
  headers: readonly string[]
  mapping: Mapping
}

/** Reads the rows of a file again: what the import made of each, or null where it would have rejected the row. */
export function rowReader(
  file: StatedFile,
): (row: { row: number; line: number; fields: string[] }) => RowStatements | null {
  const kind = file.kind as ImportKind
  const check = openRowCheck(openColumns(file.headers, kind, file.mapping))
  const planner = planners[kind].open({ dataset: file.dataset, file: file.id })
  return ({ row, line, fields }) => {
    check.begin(fields)
    const planned = planner.plan({ row, line, offset: 0, end: 0, fields }, check)
    if (planned === null) return null
    const said: RowStatements = { nodes: [], edges: [], mentions: [], endUsers: [] }
    for (const { id, foreign, name, country } of planned.mentions)
      said.mentions.push({ id, foreign: foreign ?? null, name, country })
    planned.write(recorder(said), 'new')
    return said
  }
}

/** The fields of one row by its text alone. */
export function fieldsOf(raw: string, delimiter: string): string[] {
  const [fields = []] = parse(raw, {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
  })
  return fields
}

/** A node that rows refer to, made anew from what it is called; undefined for a label that is none of these. */
export function referenceOf(label: string, properties: Properties): Reference | undefined {
  const text = (name: string) => {
    const value = properties[name]
    return typeof value === 'string' ? value : ''
  }
  switch (label) {
    case 'Country':
      return countryReference(text('code')) as Reference
    case 'Port':
      return portNode(text('code')) as Reference
    case 'Good':
      return goodNode(text('code')) as Reference
    case 'System':
      return systemNode(text('name')) as Reference
    case 'Address':
      return addressNode(text('name')) as Reference
    case 'Contact':
      return contactNode(text('kind') as 'phone', text('name'))
    default:
      return undefined
  }
}

function recorder(said: RowStatements): RowWriter {
  const edge = (kind: string, from: string, to: string, properties: Properties = {}) =>
    said.edges.push({ kind, from, to, id: (properties['id'] as string | undefined) ?? null, properties })
  return {
    refer(reference) {
      said.nodes.push({ id: reference.id, labels: [reference.label], properties: reference.properties })
      return reference.id
    },
    party({ id, person, endUser, properties }) {
      said.nodes.push({ id, labels: ['Party', person ? 'Person' : 'Company'], properties })
      if (endUser) said.endUsers.push(id)
    },
    partyEdge: (kind, from, to) => void edge(kind, from, to),
    endUser: (id) => void said.endUsers.push(id),
    shipment({ consignor, consignee, properties }) {
      const id = properties['id'] as string
      said.nodes.push({ id, labels: ['Shipment'], properties })
      edge('CONSIGNED', consignor, id)
      edge('DELIVERED_TO', id, consignee)
    },
    shipmentEdge(kind, from, to) {
      // A carrier points at what it carried; the row names the shipment first.
      if (kind === 'CARRIED') edge(kind, to, from)
      else edge(kind, from, to)
    },
    listing({ id, party, properties, edge: own }) {
      said.nodes.push({ id, labels: ['Listing'], properties })
      edge('LISTED_IN', party, id, own)
    },
    tie: (kind, { from, to, properties }) => void edge(kind, from, to, properties),
  }
}
