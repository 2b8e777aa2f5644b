import { z } from 'zod'
import type { Json } from './merge-patch.ts'
import { usualParts } from './report-parts.ts'
import { measures, TraceQuestion, wireMovements } from './trace.ts'

/*
 * Items are kept by key, not in lists, so that two people's differences (RFC 7396) meet item by item; `position` orders
 * them. No member of an object is ever null, since in a merge patch null means "take it away": what is not known is left
 * out. Inside of lists null is a value like any other.
 */

/** Names an item inside a case: made by whoever makes the item (`crypto.randomUUID()`), kept for good. */
const Key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'is a key of up to 64 letters, digits, _ and -')
const items = <T extends z.ZodType>(item: T) => z.record(Key, item)
const Position = z.number()
const text = (most: number) => z.string().max(most)
const Id = z.string().min(1).max(1000)

/** When, and who, as they call themselves: empty where nobody said. */
export const Signed = { at: z.iso.datetime(), by: text(120) }

/** JSON of any shape whose objects have no null members. */
const FreeJson = z.unknown().refine((value) => value !== undefined && value !== null && !hasNullMember(value as Json), {
  message: 'may hold null in lists alone: leave out what is not known',
}) as unknown as z.ZodType<Json, Json>

function hasNullMember(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some((inner: Json) => inner !== null && hasNullMember(inner))
  return Object.values(value).some((inner) => inner === null || hasNullMember(inner as Json))
}

/** Something of the graph that a claim rests on, a note is fixed to, or that was put aside as evidence. */
export const FactRef = z
  .discriminatedUnion('kind', [
    /** A party, shipment, port, listing … */
    z.strictObject({ kind: z.literal('node'), id: Id }),
    z.strictObject({ kind: z.literal('edge'), id: z.string().min(1).max(3000), from: Id, to: Id }),
    z.strictObject({ kind: z.literal('chain'), movements: z.array(Id).min(1).max(50) }),
  ])
  .meta({ id: 'FactRef' })
export type FactRef = z.output<typeof FactRef>

/** How well a claim stands. */
export const grades = ['documented', 'inferred', 'hypothesis'] as const
/** Reliability of the source and credibility of the information (Admiralty code). */
export const sourceGrades = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export const informationGrades = ['1', '2', '3', '4', '5', '6'] as const

export const Claim = z
  .strictObject({
    position: Position,
    sentence: text(2000),
    grade: z.enum(grades),
    source: z.enum(sourceGrades),
    information: z.enum(informationGrades),
    supports: z.array(FactRef).max(2000),
    contradicts: z.array(FactRef).max(2000),
    /** Questions that are still open. */
    open: z.array(text(1000)).max(100),
    ...Signed,
  })
  .meta({ id: 'Claim' })
export type Claim = z.output<typeof Claim>

/** A note on something of the graph, or on the case as a whole where `on` is left out. */
export const Note = z
  .strictObject({ position: Position, on: FactRef.optional(), text: text(20_000), pinned: z.boolean(), ...Signed })
  .meta({ id: 'CaseNote' })
export type Note = z.output<typeof Note>

/** A movement as it stood: consignor, consignee, departed, arrived, goods, amount (null: not recorded). */
export const KeptMovement = z
  .tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.number().nullable()])
  .meta({ id: 'KeptMovement' })
export type KeptMovement = z.output<typeof KeptMovement>

/** What was answered when the answer was kept; a figure that a limit stopped is left out. */
export const KeptAnswer = z
  .strictObject({
    at: z.iso.datetime(),
    /** The graph version that the answer was computed on. */
    version: z.int(),
    complete: z.boolean(),
    /** Exact decimal. */
    chainCount: z.string().max(10_000).optional(),
    measure: z.enum(measures),
    unit: z.string().max(100).optional(),
    delivered: z.number().optional(),
    upper: z.number().optional(),
    attributed: z.number().optional(),
    lower: z.number().optional(),
    shortfall: z.number().optional(),
    /** The whole corridor, also where `movements` does not hold all of it. */
    counts: z.strictObject({ movements: z.int(), parties: z.int() }),
    /** By id, as many as an answer lists. */
    movements: z.record(Id, KeptMovement).refine((kept) => Object.keys(kept).length <= wireMovements, {
      message: `holds at most ${wireMovements} movements`,
    }),
  })
  .meta({ id: 'KeptAnswer' })
export type KeptAnswer = z.output<typeof KeptAnswer>

export const CaseQuestion = z
  .strictObject({
    position: Position,
    name: text(300),
    question: TraceQuestion,
    answer: KeptAnswer.optional(),
    ...Signed,
  })
  .meta({ id: 'CaseQuestion' })
export type CaseQuestion = z.output<typeof CaseQuestion>

export const caseViews = ['corridor', 'network', 'map', 'table'] as const

/** A canvas as somebody left it. */
export const CaseCanvas = z
  .strictObject({
    position: Position,
    name: text(300),
    /** The key of its question. */
    question: Key.optional(),
    view: z.enum(caseViews),
    /** The client's own: hidden, open, unfolded, added, pinned. */
    board: FreeJson,
    frame: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).optional(),
    selection: z.array(z.string()).max(5000),
    chain: z.array(z.string()).max(50),
    /** SVG as drawn, with the names as they were shown. */
    picture: z.string().max(4_000_000).optional(),
    ...Signed,
  })
  .meta({ id: 'CaseCanvas' })
export type CaseCanvas = z.output<typeof CaseCanvas>

export const CaseQuery = z
  .strictObject({
    position: Position,
    name: text(200),
    statement: text(100_000),
    /** A parameter without a value is left out. */
    params: z.record(z.string().max(60), FreeJson),
    ...Signed,
  })
  .meta({ id: 'CaseQuery' })
export type CaseQuery = z.output<typeof CaseQuery>

/** Something put aside as evidence. */
export const CaseEvidence = z
  .strictObject({ position: Position, fact: FactRef, ...Signed })
  .meta({ id: 'CaseEvidence' })
export type CaseEvidence = z.output<typeof CaseEvidence>

/** What a report generates itself, and texts between. */
const reportParts = [...usualParts, 'text'] as const
export const ReportPart = z
  .strictObject({
    position: Position,
    kind: z.enum(reportParts),
    shown: z.boolean(),
    text: text(20_000).optional(),
  })
  .meta({ id: 'ReportPart' })
export type ReportPart = z.output<typeof ReportPart>

/** Everything a case holds. */
export const CaseContent = z
  .strictObject({
    name: text(200).min(1),
    description: text(5000),
    archived: z.boolean(),
    questions: items(CaseQuestion),
    canvases: items(CaseCanvas),
    notes: items(Note),
    claims: items(Claim),
    queries: items(CaseQuery),
    evidence: items(CaseEvidence),
    report: z.strictObject({ title: text(300), author: text(300), parts: items(ReportPart) }),
  })
  .meta({ id: 'CaseContent' })
export type CaseContent = z.output<typeof CaseContent>
/** Content as sent: a question's defaults may be left out. */
export type CaseContentInput = z.input<typeof CaseContent>

/** The kinds of items in a case. */
export const caseItems = ['questions', 'canvases', 'notes', 'claims', 'queries', 'evidence'] as const
