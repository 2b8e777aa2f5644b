import type { Graph } from '../../../server/graph/graph.ts'
import { testImporter } from '../../import/support.ts'
import type { Scene } from './scene.ts'
import { changedFiles, firstFiles, foreignOwnership, lateParties, namedFiles } from './world.ts'

const files = (contents: readonly string[]) => contents.map((content) => ({ content }))

/** Imports every kind of file, the same again with changes that are then cancelled, and a second dataset beside it. */
export const importScene: Scene = async ({ graph, folder }) => {
  await using first = testImporter(graph, { folder })
  await done(first.bring('d', ...files(firstFiles)))
  for (const file of namedFiles) await done(first.bring('e', ...files([file])))
  // What stood on names and ids alone is stated now, and stops being so when the import is cancelled.
  await first.importer.close()
  await using cancelled = testImporter(
    cancellingGraph(graph, () => cancelled.importer),
    { folder },
  )
  const job = await cancelled.bring('d', ...files([...changedFiles, lateParties]))
  if (job.state !== 'cancelled') throw new Error(`the import was to be cancelled and is ${job.state}`)
  await cancelled.importer.close()
  await using again = testImporter(graph, { folder })
  await done(again.bring('d', ...files(changedFiles)))
  await done(again.bring('f', { content: foreignOwnership }))
  await again.importer.datasets()
}

/** Takes back what the first scene brought. */
export const undoScene: Scene = async ({ graph, folder }) => {
  await using last = testImporter(graph, { folder })
  for (const dataset of ['d', 'e', 'f']) {
    const { job } = await last.importer.undo(dataset)
    for await (const event of last.importer.events(job))
      if (event.job.problem) throw new Error(event.job.problem.detail)
  }
}

async function done(
  bringing: Promise<{ state: string; problem: { detail: string } | null; files: { rejects: unknown[] }[] }>,
) {
  const job = await bringing
  const rejects = job.files.flatMap((file) => file.rejects)
  if (job.state !== 'done' || rejects.length > 0) {
    throw new Error(`the import is ${job.state}: ${job.problem?.detail ?? ''} ${JSON.stringify(rejects)}`)
  }
}

/** Cancels the running job at the end of its last file, when there is most to take back. */
function cancellingGraph(
  graph: Graph,
  importer: () => { jobs(): { id: string }[]; cancel(id: string): Promise<void> },
): Graph {
  let finished = 0
  return {
    engine: graph.engine,
    read: (query, params, options) => graph.read(query, params, options),
    stream: (query, params, options) => graph.stream(query, params, options),
    console: (statement, params, options) => graph.console(statement, params, options),
    async write(steps, options) {
      const rows = await graph.write(steps, options)
      if (steps.some((step) => step.query.name === 'import/finish-dataset') && ++finished === changedFiles.length + 1) {
        void importer().cancel(importer().jobs()[0]!.id)
      }
      return rows
    },
    version: () => graph.version(),
    ready: (timeout) => graph.ready(timeout),
    close: () => graph.close(),
  }
}
