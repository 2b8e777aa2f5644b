import type { Readable } from 'node:stream'
import type { CaseChanges } from '../contract/case-changes.ts'
import type { Case, CaseChange, CaseDraft, CaseHead, CaseStep, CaseVersion } from '../contract/cases.ts'
import type { Chokepoints, ChokepointsQuestion } from '../contract/chokepoints.ts'
import type { CypherAnswer, CypherLine, CypherQuestion, GraphSchema } from '../contract/console.ts'
import type { CanvasPdf } from '../contract/canvas-pdf.ts'
import type { EvidencePreview } from '../contract/evidence-preview.ts'
import type { EvidenceRequest } from '../contract/evidence.ts'
import type { Dataset, ImportRequest, Job, Upload } from '../contract/imports.ts'
import type { JsonBytes } from '../contract/json-bytes.ts'
import type { ExpandAnswer, ExpandQuestion, NodeAnswer, SourceRow } from '../contract/nodes.ts'
import type { PathsAnswer, PathsQuestion } from '../contract/paths.ts'
import type { Places } from '../contract/places.ts'
import type { QueryDraft, QueryVersion, SavedQuery } from '../contract/saved-queries.ts'
import type { SearchAnswer, getSearch } from '../contract/search.ts'
import type { Status } from '../contract/status.ts'
import type {
  Carriers,
  CarriersQuestion,
  Explained,
  ExplainQuestion,
  Matrix,
  MatrixQuestion,
  Months,
  MonthsQuestion,
} from '../contract/trace-details.ts'
import type { TraceAnswer, TraceLots, TraceLotsQuestion, TraceQuestion } from '../contract/trace.ts'
import type { WatchRhythm } from '../contract/watch-rhythms.ts'
import type { Watch, WatchChanges, WatchDraft, WatchRun } from '../contract/watches.ts'
import type { WhatIf, WhatIfQuestion } from '../contract/what-if.ts'
import type { Graph } from '../graph/graph.ts'
import type { GraphSize } from '../status/status.ts'
import type { z } from 'zod'

/** What can be asked of the tracer, by kind: the question and its answer. */
interface TraceAsks {
  trace: [TraceQuestion, TraceAnswer]
  lots: [z.output<typeof TraceLotsQuestion>, TraceLots]
  carriers: [CarriersQuestion, Carriers]
  months: [z.output<typeof MonthsQuestion>, Months]
  matrix: [MatrixQuestion, Matrix]
  explain: [z.output<typeof ExplainQuestion>, Explained]
  chokepoints: [ChokepointsQuestion, Chokepoints]
  whatIf: [WhatIfQuestion, WhatIf]
}

/** What the endpoints ask of the features. Errors are `WaybillError`. */
export interface Services {
  readonly graph: Pick<Graph, 'engine' | 'ready'>
  readonly size: () => Promise<GraphSize>
  readonly demo: { readonly dataset: string | null; readonly job: string | null }
  readonly tracer: {
    /** Answers as JSON. Clients take turns; a question ends when all who wait for its answer have gone. */
    json<K extends keyof TraceAsks>(
      kind: K,
      body: TraceAsks[K][0],
      asker: { readonly client: string; readonly signal: AbortSignal },
    ): Promise<JsonBytes<TraceAsks[K][1]>>
    status(): Status['projection']
  }
  readonly console: {
    run(question: CypherQuestion, signal?: AbortSignal): Promise<CypherAnswer>
    /** Ending the iteration early cancels the statement. */
    stream(question: CypherQuestion, signal?: AbortSignal): AsyncIterable<CypherLine>
  }
  readonly schema: () => Promise<GraphSchema>
  /** Answers to requests that may come again; an `answer` of null was begun and nobody knows how it ended. */
  readonly answers: {
    find(request: string): { hash: string; answer: string | null } | undefined
    begin(request: string, hash: string): void
    end(request: string, answer: string): void
    forget(request: string): void
  }
  readonly queries: SavedQueries
  readonly watches: Watches
  readonly cases: Cases
  readonly searcher: { search(question: z.output<(typeof getSearch)['query']>): Promise<z.infer<typeof SearchAnswer>> }
  readonly explorer: {
    node(id: string, options?: { signal?: AbortSignal }): Promise<NodeAnswer>
    expand(question: z.input<typeof ExpandQuestion>, options?: { signal?: AbortSignal }): Promise<ExpandAnswer>
    places(shipments: readonly string[], options?: { signal?: AbortSignal }): Promise<Places>
  }
  readonly pathfinder: {
    paths(question: z.output<typeof PathsQuestion>, options?: { signal?: AbortSignal }): Promise<PathsAnswer>
  }
  readonly evidence: {
    canvasPdf(asked: CanvasPdf): Promise<{ name: string; size: number; stream: Readable }>
    start(id: string, request: EvidenceRequest): { job: string }
    preview(id: string, request: EvidenceRequest, signal: AbortSignal): Promise<EvidencePreview>
    has(job: string): boolean
    job(job: string): Job
    events(job: string, after?: number, signal?: AbortSignal): AsyncIterable<{ id: number; job: Job }>
    cancel(job: string): void
    bundle(job: string): Promise<Stored & { size: number }>
  }
  readonly importer: {
    upload(bytes: Readable, name: string): Promise<Upload>
    start(request: z.output<typeof ImportRequest>): Promise<{ job: string }>
    job(id: string): Job
    jobs(): Job[]
    events(id: string, after?: number, signal?: AbortSignal): AsyncIterable<{ id: number; job: Job }>
    cancel(id: string): Promise<void> | void
    rejects(id: string, fileIndex: number): Stored | Promise<Stored>
    datasets(): Promise<Dataset[]>
    undo(dataset: string): Promise<{ job: string }>
    sourceRow(question: { sha256: string; row: number; dataset: string }): Promise<SourceRow>
    original(sha256: string): (Stored & { size: number }) | Promise<Stored & { size: number }>
  }
}

interface SavedQueries {
  list(page: { limit: number; cursor?: string | undefined }): { items: SavedQuery[]; next: string | null }
  create(draft: QueryDraft): SavedQuery
  read(id: string): SavedQuery
  replace(id: string, draft: QueryDraft, fits: (version: number) => boolean): SavedQuery
  remove(id: string, fits: (version: number) => boolean): void
  history(id: string): QueryVersion[]
}

interface Cases {
  list(page: Page & { archived?: 'true' | 'false' | undefined }): Listed<CaseHead>
  create(draft: CaseDraft): Case
  read(id: string): Case
  replace(id: string, draft: CaseDraft, fits: (version: number) => boolean): CaseHead
  patch(id: string, change: CaseChange, fits: (version: number) => boolean): CaseHead
  remove(id: string, fits: (version: number) => boolean): void
  duplicate(id: string, options: { name?: string | undefined; step: string; by: string }): Case
  history(id: string, page: Page): Listed<CaseStep>
  version(id: string, version: number): CaseVersion
  file(id: string): Stored & { size: number }
  changes(id: string, limit: number, signal?: AbortSignal): Promise<CaseChanges>
  take(file: Readable, options: { step: string; by: string }): Promise<Case>
}

interface Page {
  readonly limit: number
  readonly cursor?: string | undefined
}

interface Listed<T> {
  readonly items: T[]
  readonly next: string | null
  readonly total: number
}

interface Watches {
  list(): Watch[]
  create(draft: WatchDraft): Watch
  read(id: string): Watch
  replace(id: string, every: WatchRhythm, fits: (version: number) => boolean): Watch
  remove(id: string, fits: (version: number) => boolean): void
  runs(id: string, page: { limit: number; cursor?: string | undefined }): { items: WatchRun[]; next: string | null }
  changes(id: string, run: number): WatchChanges
  see(id: string, run: number): Watch
  run(id: string): Promise<Watch>
}

interface Stored {
  readonly name: string
  readonly stream: Readable
}
