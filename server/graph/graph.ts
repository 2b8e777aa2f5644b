import type { z } from 'zod'
import type { Query } from './query.ts'

/** Limits and cancelling of one statement. */
export interface RunOptions {
  /**
   * Milliseconds until the answer; of a stream, until its first rows and then between batches, not counting the time
   * rows wait for their reader. Otherwise `WAYBILL_QUERY_SECONDS`, four times that for a write.
   */
  timeout?: number
  /** Cancels a read at once. A write is cancelled until its last step has run; after that it is kept. */
  signal?: AbortSignal
}

/** One statement of a write, with its parameters. */
export interface Step {
  readonly query: Query<z.ZodType, z.ZodType>
  readonly params: unknown
}

/** Pairs a statement with its parameters, checked by type. */
export const step = <P extends z.ZodType, R extends z.ZodType>(query: Query<P, R>, params: z.input<P>): Step => ({
  query: query as unknown as Step['query'],
  params,
})

/** A node in an answer of the console; what an engine calls it stays within the engine. */
export class NodeCell {
  readonly labels: readonly string[]
  readonly properties: Record<string, unknown>

  constructor(labels: readonly string[], properties: Record<string, unknown>) {
    this.labels = labels
    this.properties = properties
  }
}

/** An edge in an answer of the console, with both its ends. */
export class EdgeCell {
  readonly type: string
  readonly properties: Record<string, unknown>
  readonly from: NodeCell
  readonly to: NodeCell

  constructor(type: string, properties: Record<string, unknown>, from: NodeCell, to: NodeCell) {
    this.type = type
    this.properties = properties
    this.from = from
    this.to = to
  }
}

/** Rows of a console's answer: JSON values, nodes and edges as cells, a path as the list of its cells in order. */
export interface ConsoleBatch {
  readonly columns: readonly string[]
  readonly rows: unknown[][]
}

export interface ConsoleOptions extends RunOptions {
  /** Names of the procedures that may be called. */
  readonly procedures: ReadonlySet<string>
}

/**
 * A graph engine. Values that go in and come out are JSON values (null, boolean, number, string, lists, maps); an
 * integer past 2^53 comes out as a string, dates and times in ISO 8601. All errors are `WaybillError`: `database-away`,
 * `database-refused`, `query-timeout`, `query-memory`, `query-failed`, `cancelled`, `storage-full`.
 */
export interface Graph {
  readonly engine: { readonly name: 'grafeo' | 'neo4j'; readonly version: string }

  /** Runs a read and gives all its rows, parsed. For answers that are small by nature. */
  read<P extends z.ZodType, R extends z.ZodType>(
    query: Query<P, R>,
    params: z.input<P>,
    options?: RunOptions,
  ): Promise<z.output<R>[]>

  /**
   * Runs a read and gives its rows in batches (at most 2,000 rows) as they come, unparsed (the row schema documents
   * them), fetching no further than the reader has got. Ending the iteration early cancels the statement.
   *
   * Fails with `database-away` when the engine goes between two batches: the rows so far cannot be told from those to
   * come, so the reader begins again. (`read` is run again by itself.)
   */
  stream<P extends z.ZodType, R extends z.ZodType>(
    query: Query<P, R>,
    params: z.input<P>,
    options?: RunOptions,
  ): AsyncIterable<z.output<R>[]>

  /**
   * Runs a statement that a person wrote, which must only read, and gives its rows as they come; the first batch, which
   * may be empty, comes as soon as the columns are known. Ending the iteration early cancels it.
   *
   * The engine's own plan is looked at first: one that writes, loads files or calls another procedure than those named
   * is `query-refused`. It runs in a transaction that is rolled back whatever happens. Errors of the statement itself
   * are `query-failed` with the place in it.
   */
  console(statement: string, params: Record<string, unknown>, options: ConsoleOptions): AsyncIterable<ConsoleBatch>

  /**
   * Runs the steps in one transaction: all of them are kept, durably and once, or none. Gives each step's rows. After a
   * failure of the engine they are run again, unless they were kept and only the answer was lost; so a step need not be
   * safe to repeat within one `write`, but one that is given again by a caller who crashed must be. Parsing 5,000 rows
   * of parameters by zod costs about 5 ms.
   */
  write(steps: readonly Step[], options?: RunOptions): Promise<unknown[][]>

  /** The graph's version: raised by one in the transaction of every write. 0 for an empty graph. */
  version(): Promise<number>

  /** Waits until the engine answers, for at most `timeout` milliseconds (default 5,000). */
  ready(timeout?: number): Promise<void>

  /** Finishes what runs, makes it durable and lets go of the engine. Safe to call twice. */
  close(): Promise<void>
}
