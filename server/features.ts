import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type Cases, createCases } from './cases/cases.ts'
import { type Config, version } from './config.ts'
import { type Console, createConsole } from './console/console.ts'
import { createSchema } from './console/console-schema.ts'
import type { GraphSchema } from './contract/console.ts'
import { createExplorer, type Explorer } from './explore/explorer.ts'
import { createPathfinder, type Pathfinder } from './explore/pathfinder.ts'
import type { TraceQuestion } from './contract/trace.ts'
import { createEvidence, type Evidence } from './evidence/evidence.ts'
import type { Graph } from './graph/graph.ts'
import { openGraph } from './graph/open.ts'
import { createImporter, type Importer } from './import/importer.ts'
import { createSavedQueries, type SavedQueries } from './queries/saved-queries.ts'
import { createWatches, type Watches } from './queries/watches.ts'
import { createSearcher, type Searcher } from './search/searcher.ts'
import { opening } from './opening.ts'
import { createKeptAnswers, type KeptAnswers } from './state/kept-answers.ts'
import { openState } from './state/state.ts'
import { createSizer, type GraphSize } from './status/status.ts'
import { createTracer, type Tracer } from './trace/tracer.ts'

/** Milliseconds that a finished import waits for search and tracing to hold it; then the status says they are behind. */
const patience = 30_000

/** Every feature, open on one data folder. */
export interface Features {
  readonly graph: Graph
  readonly size: () => Promise<GraphSize>
  readonly importer: Importer
  readonly tracer: Tracer
  readonly searcher: Searcher
  readonly explorer: Explorer
  readonly pathfinder: Pathfinder
  readonly console: Console
  readonly schema: () => Promise<GraphSchema>
  readonly answers: KeptAnswers
  readonly queries: SavedQueries
  readonly watches: Watches
  readonly cases: Cases
  readonly evidence: Evidence
  /** Pauses what runs, makes everything durable and lets go. */
  close(): Promise<void>
}

/**
 * Opens graph, state and every feature on a data folder that this process holds. A Neo4j that is away is waited for
 * by the graph itself.
 *
 * @throws WaybillError `database-refused`, and what the data folder's files bring.
 */
export const openFeatures = (config: Config, log: Logger): Promise<Features> =>
  opening(async (keep) => {
    const graph = keep(await openGraph({ config, log }))
    const state = keep(openState(join(config.data, 'state.db')))
    const folder = config.data
    const tracer = keep(createTracer({ graph, folder, seconds: config.traceSeconds, log }))
    const searcher = keep(createSearcher({ graph, folder, log }))
    const console = createConsole({ graph, seconds: config.querySeconds })
    const queries = createSavedQueries({ state, engine: graph.engine.name })
    const watches = keep(createWatches({ state, graph, queries, ask: console.run, log }))
    const onChange = async (signal: AbortSignal) => {
      void watches.check()
      tracer.refresh()
      searcher.refresh()
      const enough = new AbortController()
      const late = sleep(patience, undefined, { signal: AbortSignal.any([signal, enough.signal]) }).catch(() => {})
      await Promise.race([Promise.allSettled([tracer.ready(), searcher.ready()]), late])
      enough.abort()
    }
    const importer = keep(createImporter({ graph, state, folder, log, onChange }))
    const cases = createCases({ state, graph, seconds: config.querySeconds })
    const explorer = createExplorer({ graph })
    const evidence = keep(
      createEvidence({
        sources: evidenceSources({ graph, explorer, importer, tracer }),
        worker: new URL('./evidence-worker.ts', import.meta.url),
        cases,
        folder,
        log,
      }),
    )
    return {
      graph,
      size: createSizer(graph),
      importer,
      tracer,
      searcher,
      explorer,
      pathfinder: createPathfinder({ graph, seconds: config.querySeconds }),
      console,
      schema: createSchema({ graph, seconds: config.querySeconds }),
      answers: createKeptAnswers(state),
      queries,
      watches,
      cases,
      evidence,
    }
  })

/** What a bundle is gathered from. */
const evidenceSources = (of: { graph: Graph; explorer: Explorer; importer: Importer; tracer: Tracer }) => ({
  ...of,
  version,
  ask: (question: TraceQuestion, signal: AbortSignal) => of.tracer.ask(question, signal),
  scope: (question: TraceQuestion, signal: AbortSignal) => of.tracer.answer('evidence', { question }, signal),
})
