/** A statement as the engine's process takes it. */
export interface Statement {
  cypher: string
  params: unknown
}

/** What the server asks of the engine's process. Every statement has a number of its own. */
export type ToEngine =
  /** `console`: a statement of a person's, rolled back at its end; its edges come with their ends. */
  | { kind: 'read'; id: number; statement: Statement; console?: boolean }
  /** The reader took a batch: one more may be sent. */
  | { kind: 'more'; id: number }
  /** The reader left: drop what is held for it; a write is rolled back before its next step. */
  | { kind: 'end'; id: number }
  /** `kept` is asked first where this is not the first attempt: the one before may have lost but its answer. */
  | { kind: 'write'; id: number; name: string; steps: Statement[]; raise: string; kept: string | undefined }
  | { kind: 'close' }

/** The nodes at the ends of a batch's edges, by the engine's ids. */
export type Ends = Map<number, { labels: string[]; properties: Record<string, unknown> }>

/** What the engine's process answers. A batch goes column by column: half the bytes and a third of the time of rows. */
export type FromEngine =
  | { kind: 'open'; version: string }
  | { kind: 'unopened'; failure: EngineFailure }
  | { kind: 'columns'; id: number; names: string[] }
  | { kind: 'batch'; id: number; size: number; columns: unknown[][]; ends?: Ends }
  | { kind: 'done'; id: number }
  | { kind: 'wrote'; id: number; rows: unknown[][] }
  | { kind: 'failed'; id: number; failure: EngineFailure }
  /** Over the limit; `grown` says by how much since each running statement began, `room` how much there was to begin with. */
  | { kind: 'over-memory'; room: number; grown: { id: number; bytes: number }[] }

/** An error of the engine in its own words; they go to the log, never to a person. */
export interface EngineFailure {
  message: string
  /** Its ISO GQL status, such as `42001` for a syntax error. */
  status?: string
}

/** Batches of one statement that may be on their way at once. */
export const batchCredit = 3
