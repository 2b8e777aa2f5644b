import { z } from 'zod'
import { CaseContent } from '../contract/case-content.ts'
import { GraphEdge, GraphNode } from '../contract/graph.ts'
import { TraceAnswer, TraceQuestion } from '../contract/trace.ts'
import { FactsScope, LeftOut } from './scope-facts.ts'

/** The format of a bundle's own files; a bundle of another one is refused, never guessed at. */
export const evidenceFormat = 2

/** A file that rows of the bundle come from, as the import read it. */
export const EvidenceFile = z.strictObject({
  /** Names it within the bundle and in the properties of nodes and edges: dataset, slash, beginning of the hash. */
  id: z.string(),
  dataset: z.string(),
  /** The name it came with. */
  name: z.string(),
  sha256: z.string(),
  size: z.int(),
  kind: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  headers: z.array(z.string()),
  /** Column → field; null: kept, not used. The transform that made facts of rows. */
  mapping: z.record(z.string(), z.string().nullable()),
  importedAt: z.string(),
  /** Where the file itself lies in the bundle; null where only the rows used were passed on. */
  path: z.string().nullable(),
})
export type EvidenceFile = z.output<typeof EvidenceFile>

/** One row of a file that something in the graph rests on. */
export const EvidenceRow = z.strictObject({
  /** Id of its `EvidenceFile`. */
  file: z.string(),
  /** Number of the data row, from 1. */
  row: z.int(),
  /** Physical line on which it begins, from 1. */
  line: z.int(),
  /** The row as the file has it, without its line end; null where something in it is hidden. */
  raw: z.string().nullable(),
  /** Where something is hidden: SHA-256 of the bundle's salt and the visible fields; otherwise null. */
  visibleHash: z.string().nullable(),
  /** Beside `EvidenceFile.headers`; what is hidden is a code. */
  values: z.array(z.string()),
  /** Places among `values` of what is hidden. */
  hidden: z.array(z.int()),
  /** Ids of the nodes and edges that rest on it. */
  states: z.array(z.string()),
})
export type EvidenceRow = z.output<typeof EvidenceRow>

/** An answer on the bundle's own movements; the engine gives it again, to the last digit. */
export const EvidenceAnswer = TraceAnswer.pick({
  complete: true,
  stoppedBy: true,
  cyclic: true,
  corridor: true,
  chainCount: true,
  volume: true,
  chains: true,
}).strict()
export type EvidenceAnswer = z.output<typeof EvidenceAnswer>

export const EvidenceQuestion = z.strictObject({
  key: z.string(),
  name: z.string(),
  question: TraceQuestion,
  answer: EvidenceAnswer,
  /** The shipments that the answer is computed on: they decide every figure of it. */
  movements: z.array(z.string()),
  /** What the answer says of all records, of which the bundle holds a part. */
  records: z.strictObject({
    /** Movements that the graph held. */
    movements: z.int(),
    /** Of all filtered movements. */
    unmatchable: z.int(),
    /** Over all pools; null where it is the answer's own, which the bundle's movements give. */
    shortfall: z.number().nullable(),
  }),
})
export type EvidenceQuestion = z.output<typeof EvidenceQuestion>

/** What was hidden before export, by kind, and how often; nothing of it is in the bundle. */
export const EvidenceRedaction = z.strictObject({
  hide: z.array(z.enum(['people', 'contacts', 'names'])),
  salt: z.string().nullable(),
  counts: z.record(z.string(), z.int()),
})
export type EvidenceRedaction = z.output<typeof EvidenceRedaction>

/** Everything gathered for a bundle but the originals themselves: every other file of it is made of this alone. */
export const EvidenceFacts = z.strictObject({
  format: z.literal(evidenceFormat),
  product: z.strictObject({ name: z.literal('Waybill'), version: z.string() }),
  engine: z.strictObject({ name: z.string(), version: z.string() }),
  /** The graph's version that was read. */
  graphVersion: z.int(),
  case: z.strictObject({
    id: z.string(),
    version: z.int(),
    createdAt: z.string(),
    changedAt: z.string(),
    changedBy: z.string(),
    content: CaseContent,
  }),
  /** What of the case this is; `case.content` is that part of it. */
  scope: FactsScope,
  leftOut: LeftOut,
  questions: z.array(EvidenceQuestion),
  /** Party names here are as shown: hidden ones are codes. */
  graph: z.strictObject({ nodes: z.array(GraphNode), edges: z.array(GraphEdge) }),
  files: z.array(EvidenceFile),
  rows: z.array(EvidenceRow),
  /** Ids of nodes and edges that no row in the bundle states, with the reason. */
  unbacked: z.array(z.strictObject({ id: z.string(), reason: z.string() })),
  /** Facts that the case names and that the graph does not hold any more. */
  missing: z.array(z.string()),
  redaction: EvidenceRedaction,
  /** Of each canvas that was kept as a picture, by key: SHA-256 of the PNG made of it, or why none could be made. */
  pictures: z.record(
    z.string(),
    z.union([z.strictObject({ png: z.string() }), z.strictObject({ reason: z.string() })]),
  ),
})
export type EvidenceFacts = z.output<typeof EvidenceFacts>
