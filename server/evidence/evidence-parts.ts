import type { PropertyValue } from '../contract/graph.ts'
import type { TraceAnswer, TraceQuestion } from '../contract/trace.ts'

/*
 * What a bundle needs of tracing and importing. It is handed in, since a feature imports no other; all of it is pure, so
 * that a page can check a bundle too.
 */

type Properties = Record<string, PropertyValue>

/** What one row says, as an import writes it. */
export interface Said {
  readonly nodes: readonly { id: string; labels: readonly string[]; properties: Properties }[]
  readonly edges: readonly { kind: string; from: string; to: string; id: string | null; properties: Properties }[]
  readonly mentions: readonly { id: string; foreign: string | null; name: string; country: string }[]
  readonly endUsers: readonly string[]
}

/** What rows are read by: the transform that an import applied to the file. */
export interface Transform {
  id: string
  dataset: string
  kind: string
  headers: readonly string[]
  mapping: Record<string, string | null>
}

/** A row with its fields as they were parted. */
export interface FieldRow {
  row: number
  line: number
  fields: string[]
}

/** The movements and parties that a question is asked of. Dates are ISO dates, a missing one is open. */
export interface TraceWorld {
  parties: {
    id: string
    name: string
    country: string | null
    military: boolean
    endUser: boolean
    listings: { from: string | null; until: string | null }[]
  }[]
  movements: {
    id: string
    consignor: string
    consignee: string
    departed: string
    arrived: string
    code: string
    weight: number | null
    value: number | null
    quantity: number | null
    unit: string | null
    dataset: string
    post: string | null
  }[]
  owners: { owner: string; owned: string; from: string | null; until: string | null }[]
  identities: { a: string; b: string }[]
  transformations: { from: string; to: string }[]
}

/** The product's own engine and import, on what a bundle holds. */
export interface EngineParts {
  /** The answer of the product's engine, on one thread, with as much time as it takes. */
  trace(world: TraceWorld, question: TraceQuestion): TraceAnswer
  /** Reads the rows of a file again; null for a row that the import would reject. */
  rowReader(file: Transform): (row: FieldRow) => Said | null
  /** Parts the text of one row. */
  fieldsOf(raw: string, delimiter: string): string[]
  /** A country, port, goods code, address, contact or system, as rows write it that refer to it. */
  referenceOf(label: string, properties: Properties): { id: string; properties: Properties } | undefined
}
