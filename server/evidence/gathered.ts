import type { Case } from '../contract/cases.ts'
import type { GraphEdge, GraphNode } from '../contract/graph.ts'
import { WaybillError } from '../errors.ts'
import type { EvidenceFile, EvidenceQuestion } from './evidence-facts.ts'
import type { FactsScope, LeftOut } from './scope-facts.ts'

/** As `FactsScope`; what its own shipments show of a chain is computed later. */
export type GatheredScope =
  | Exclude<FactsScope, { kind: 'chain' }>
  | Omit<Extract<FactsScope, { kind: 'chain' }>, 'alone'>

/** A row as the original has it. */
export interface GatheredRow {
  file: string
  row: number
  line: number
  fields: string[]
  raw: string
}

/** What a bundle is made of, as it was read: in no order, and neither held against its rows nor computed again. */
export interface GatheredEvidence {
  head: {
    /** Of Waybill. */
    version: string
    engine: { name: string; version: string }
    graphVersion: number
    /** With as much of its content as belongs to the scope. */
    case: Case
    scope: GatheredScope
    leftOut: LeftOut
    /** The questions in their order, with what their answers on the bundle's own movements must come to. */
    asked: (Omit<EvidenceQuestion, 'answer'> & { chainCount: string | null; attributed: number | null })[]
    files: EvidenceFile[]
    /** Facts of the case that the graph does not hold. */
    missing: string[]
  }
  nodes: GraphNode[]
  edges: GraphEdge[]
  rows: GatheredRow[]
}

export const graphChanged = (): WaybillError =>
  new WaybillError('conflict', 'The graph changed while the bundle was being gathered.', {
    next: 'Wait until imports are done and tracing has caught up, then export again.',
  })
