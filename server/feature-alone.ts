import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Console } from './console/console.ts'
import type { Graph } from './graph/graph.ts'
import { openGraph } from './graph/open.ts'
import type { Importer } from './import/importer.ts'
import { type Keep, opening } from './opening.ts'
import type { Tracer } from './trace/tracer.ts'

/*
 * What one command needs, on a data folder that this process holds. Each loads the sources of its feature alone, while
 * the engine opens: reading those of all takes longer than most commands.
 */

/** The importer alone, on a graph that answers: what derives from the graph catches up when it is next opened. */
export const openImporter = (config: Config, log: Logger): Promise<{ importer: Importer; close(): Promise<void> }> =>
  opening(async (keep) => {
    const sources = Promise.all([import('./state/state.ts'), import('./import/importer.ts')])
    const graph = await openAnswering(config, log, keep)
    const [{ openState }, { createImporter }] = await sources
    const state = keep(openState(join(config.data, 'state.db')))
    return { importer: keep(createImporter({ graph, state, folder: config.data, log, onChange: () => {} })) }
  })

/** The console alone, on a graph that answers. */
export const openConsole = (config: Config, log: Logger): Promise<{ console: Console; close(): Promise<void> }> =>
  opening(async (keep) => {
    const sources = import('./console/console.ts')
    const graph = await openAnswering(config, log, keep)
    const { createConsole } = await sources
    return { console: createConsole({ graph, seconds: config.querySeconds }) }
  })

/** The tracer alone, on a graph that answers. */
export const openTracer = (config: Config, log: Logger): Promise<{ tracer: Tracer; close(): Promise<void> }> =>
  opening(async (keep) => {
    const sources = import('./trace/tracer.ts')
    const graph = await openAnswering(config, log, keep)
    const { createTracer } = await sources
    return { tracer: keep(createTracer({ graph, folder: config.data, seconds: config.traceSeconds, log })) }
  })

async function openAnswering(config: Config, log: Logger, keep: Keep): Promise<Graph> {
  const graph = keep(await openGraph({ config, log }))
  await graph.ready()
  return graph
}
