import { createReadStream } from 'node:fs'
import { basename, join } from 'node:path'
import type { GraphConfig } from '../../server/graph/open.ts'
import { openGraph } from '../../server/graph/open.ts'
import { createImporter } from '../../server/import/importer.ts'
import { openState } from '../../server/state/state.ts'
import { grafeoConfig, silent } from '../support/graphs.ts'

/*
 * A process that is there to be killed: it imports a file into the dataset `d` of a data folder, or goes on with an import
 * that was cut short, and prints a line whenever the job changes.
 */

const [folder = '', file = '', neo4j = ''] = process.argv.slice(2)
const address = neo4j === '' ? {} : { neo4j: JSON.parse(neo4j) as NonNullable<GraphConfig['neo4j']> }
const graph = await openGraph({ config: grafeoConfig(folder, address), log: silent })
const state = openState(join(folder, 'state.db'))
const importer = createImporter({ graph, state, folder, log: silent, onChange: () => undefined, batchRows: 40 })

const begun = importer.jobs().find((job) => job.files[0]?.file === basename(file))
let id = begun?.id
if (id === undefined) {
  const upload = await importer.upload(createReadStream(file), basename(file))
  id = (await importer.start({ dataset: 'd', files: [{ upload: upload.id }] })).job
} else await importer.resume()
for await (const { job } of importer.events(id)) process.stdout.write(`${job.state} ${job.progress.rows}\n`)
const { state: end, files, problem } = importer.job(id)
const { rows, accepted, rejected, unchanged, rejects } = files[0] ?? {}
process.stdout.write(`end ${JSON.stringify({ end, problem, rows, accepted, rejected, unchanged, rejects })}\n`)
await importer.close()
await graph.close()
state.close()
