import type { GraphBatch } from './graph-batch.ts'
import type { Mention } from './graph-values.ts'
import type { RowCheck } from './check-values.ts'
import type { CsvRow } from './csv-rows.ts'

/** Edges that rows state by themselves. */
export const tieTypes = [
  'OWNS',
  'DIRECTS',
  'RELATED_TO',
  'SUPPLIES',
  'SAME_AS',
  'FOUND_IN',
  'TURNS_INTO',
  'EXPORTED_TO',
] as const
export type TieType = (typeof tieTypes)[number]

/** What a row's thing is in the graph; it decides where to look whether the graph holds it already. */
export type Subject = 'Party' | 'Shipment' | 'Listing' | 'Tie'

/** What a row writes to. */
export type RowWriter = Pick<
  GraphBatch,
  'refer' | 'party' | 'partyEdge' | 'endUser' | 'shipment' | 'shipmentEdge' | 'listing' | 'tie'
>

/** A row that can land: what it is, whom it names and how it is written. */
export interface Planned {
  readonly row: number
  readonly line: number
  readonly id: string
  readonly hash: string
  /** The thing's id as the file has it, for messages. */
  readonly ownId: string
  readonly mentions: readonly Mention[]
  /** First day the row speaks of, for the file's period. */
  readonly day?: string
  write(batch: RowWriter, change: 'new' | 'changed'): void
}

/** Where the rows being planned come from. */
export interface PlanSource {
  dataset: string
  /** Id of the file's Dataset node. */
  file: string
}

/** Reads rows of one kind. `plan` gives null when the check found faults. */
export interface RowPlanner {
  readonly subject: Subject
  plan(row: CsvRow, check: RowCheck): Planned | null
}
