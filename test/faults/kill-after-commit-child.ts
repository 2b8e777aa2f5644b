import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { openGraph } from '../../server/graph/open.ts'
import type { Graph } from '../../server/graph/graph.ts'
import { createImporter } from '../../server/import/importer.ts'
import { openState } from '../../server/state/state.ts'
import { grafeoConfig, silent } from '../support/graphs.ts'

/*
 * Imports a file into the dataset `d`, or goes on with that import, and dies as soon as the graph has kept the n-th write
 * of this run (never for 0): before anything can be noted in the journal. Ends with the files' report on standard output.
 */

const [folder = '', file = '', deadly = '0'] = process.argv.slice(2)
const graph = await openGraph({ config: grafeoConfig(folder), log: silent })
let writes = 0
const mortal: Graph = Object.create(graph, {
  write: {
    value: async (...args: Parameters<Graph['write']>) => {
      const rows = await graph.write(...args)
      if (++writes === Number(deadly)) process.kill(process.pid, 'SIGKILL')
      return rows
    },
  },
  // The graph's own methods reach its private fields only as themselves.
  read: { value: graph.read.bind(graph) },
  stream: { value: graph.stream.bind(graph) },
  version: { value: graph.version.bind(graph) },
  ready: { value: graph.ready.bind(graph) },
})
const state = openState(join(folder, 'state.db'))
const importer = createImporter({ graph: mortal, state, folder, log: silent, onChange: () => undefined, batchRows: 50 })
const [begun] = importer.jobs()
let id = begun?.id
if (id === undefined) {
  const upload = await importer.upload(createReadStream(file), 'file.csv')
  id = (await importer.start({ dataset: 'd', files: [{ upload: upload.id }] })).job
} else await importer.resume()
for await (const event of importer.events(id)) void event
process.stdout.write(JSON.stringify(importer.job(id).files))
await importer.close()
await graph.close()
state.close()
