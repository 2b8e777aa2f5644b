import type { GraphEdge, GraphNode } from '../contract/graph.ts'
import { edgeKinds } from '../contract/vocabulary.ts'
import type { EvidenceFacts, EvidenceFile, EvidenceRow } from './evidence-facts.ts'
import type { Inline, Text } from '../contract/report-document.ts'
import { ownId } from './report-format.ts'

/** Where everything of a report is found: the number of a row, the anchor of a fact, the words for it. */
export interface ReportIndex {
  facts: EvidenceFacts
  /** Rows in the order of their numbers: by file, then by row. */
  rows: readonly EvidenceRow[]
  file(row: EvidenceRow): EvidenceFile
  node(id: string): GraphNode | undefined
  edge(id: string): GraphEdge | undefined
  rowsOf(fact: string): readonly EvidenceRow[]
  /** Name of a node as the report says it. */
  name(id: string): string
  /** Name of a country by its code, as the records have it; otherwise the code. */
  country(code: string): string
  /** The name, leading to where the node is described. */
  link(id: string): Inline
  anchor(id: string): string
  rowAnchor(row: EvidenceRow): string
  fileAnchor(file: EvidenceFile): string
  /** `[R12] [R13]`, each leading to its row; says so where there is none. */
  cite(fact: string): Text
  /** An edge as a sentence along its arrow; with its rows, and without. */
  sentence(edge: GraphEdge): Text
  bare(edge: GraphEdge): Text
  tiesOf(node: string): readonly GraphEdge[]
  /** Consignor and consignee of a shipment. */
  ends(shipment: string): { from?: string; to?: string }
}

export function indexFacts(facts: EvidenceFacts): ReportIndex {
  const files = new Map(facts.files.map((file, at) => [file.id, { file, at }]))
  const place = (row: EvidenceRow) => files.get(row.file)?.at ?? files.size
  const rows = facts.rows.toSorted((a, b) => place(a) - place(b) || a.row - b.row)
  const numbers = new Map(rows.map((row, at) => [row, at + 1]))
  const byFact = rowsByFact(rows)
  const nodes = new Map(facts.graph.nodes.map((node) => [node.id, node]))
  const edges = new Map(facts.graph.edges.map((edge) => [edge.id, edge]))
  const anchors = new Map([...nodes.keys()].map((id, at) => [id, `f${at + 1}`]))
  const reasons = new Map(facts.unbacked.map(({ id, reason }) => [id, reason]))
  const name = (id: string) => {
    const node = nodes.get(id)
    return node === undefined || node.kind === 'Shipment' ? ownId(id) : node.name
  }
  const countries = new Map(
    facts.graph.nodes.flatMap((node) =>
      node.kind === 'Country' ? [[String(node.properties['code']), node.name]] : [],
    ),
  )
  const anchor = (id: string) => anchors.get(id) ?? ''
  const link = (id: string): Inline => (anchors.has(id) ? { to: anchor(id), text: name(id) } : name(id))
  const ties = new Map<string, GraphEdge[]>()
  for (const edge of facts.graph.edges)
    for (const end of new Set([edge.from, edge.to])) {
      const own = ties.get(end)
      if (own === undefined) ties.set(end, [edge])
      else own.push(edge)
    }
  const bare = (edge: GraphEdge): Text => [link(edge.from), ` ${edgeKinds[edge.kind].caption} `, link(edge.to)]
  const rowAnchor = (row: EvidenceRow) => `r${numbers.get(row)}`
  const cite = (fact: string): Text => {
    const own = byFact.get(fact) ?? []
    if (own.length === 0) return [reasons.get(fact) ?? 'no row in this bundle states it']
    return own.flatMap((row, at) => [...(at === 0 ? [] : [' ']), { to: rowAnchor(row), text: `R${numbers.get(row)}` }])
  }
  return {
    facts,
    rows,
    file: (row) => {
      const found = files.get(row.file)
      if (found === undefined) throw new RangeError(`a row names the file ${row.file}, which is not among the files`)
      return found.file
    },
    node: (id) => nodes.get(id),
    edge: (id) => edges.get(id),
    rowsOf: (fact) => byFact.get(fact) ?? [],
    name,
    country: (code) => countries.get(code) ?? code,
    link,
    anchor,
    rowAnchor,
    fileAnchor: (file) => `file${(files.get(file.id)?.at ?? 0) + 1}`,
    cite,
    sentence: (edge) => [...bare(edge), ' (', ...cite(edge.id), ')'],
    bare,
    tiesOf: (node) => ties.get(node) ?? [],
    ends: (shipment) => {
      const own = ties.get(shipment) ?? []
      const from = own.find(({ kind, to }) => kind === 'CONSIGNED' && to === shipment)?.from
      const to = own.find(({ kind, from: start }) => kind === 'DELIVERED_TO' && start === shipment)?.to
      return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
    },
  }
}

/** The rows that each node and edge rests on. */
function rowsByFact(rows: readonly EvidenceRow[]): Map<string, EvidenceRow[]> {
  const found = new Map<string, EvidenceRow[]>()
  for (const row of rows)
    for (const id of row.states) {
      const own = found.get(id)
      if (own === undefined) found.set(id, [row])
      else own.push(row)
    }
  return found
}
