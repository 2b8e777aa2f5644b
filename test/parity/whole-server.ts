import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../server/config.ts'
import type { Job } from '../../server/contract/imports.ts'
import { type Features, openFeatures } from '../../server/features.ts'
import { openFolder } from '../../server/folder/folder.ts'
import { demoState, loadDemo } from '../../server/serve/serve-demo.ts'
import { silent } from '../support/graphs.ts'
import { listening } from '../support/http.ts'
import type { Neo4jAddress } from '../support/neo4j.ts'

/** The product behind its HTTP interface, on one engine, with the demo case in it. */
export interface WholeServer extends AsyncDisposable {
  readonly features: Features
  /** The answer's JSON, whatever its status. */
  get(path: string): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
  /** The answer's text. */
  text(path: string): Promise<string>
  /** Uploads files, imports them into a dataset and gives the finished job. */
  bring(dataset: string, files: Record<string, string | Buffer>): Promise<Job>
  /** Undoes a dataset and gives the finished job. */
  undo(dataset: string): Promise<Job>
}

/** Everything that `waybill serve` opens, except its pages. */
export async function wholeServer(neo4j?: Neo4jAddress): Promise<WholeServer> {
  const data = mkdtempSync(join(tmpdir(), 'waybill-parity-'))
  const login =
    neo4j === undefined
      ? {}
      : {
          NEO4J_URI: neo4j.uri,
          NEO4J_USER: neo4j.user,
          NEO4J_PASSWORD: neo4j.password,
          ...(neo4j.database === undefined ? {} : { NEO4J_DATABASE: neo4j.database }),
        }
  const folder = openFolder(data, { command: 'serve', demo: true })
  const features = await openFeatures(readConfig({}, { WAYBILL_DATA: data, ...login }), silent)
  const app = await listening({ services: () => ({ ...features, demo: demoState(folder, features) }) })
  await loadDemo(folder, features, silent)

  const ask = async (path: string, init?: RequestInit): Promise<unknown> =>
    (await fetch(`${app.origin}${path}`, init)).json()
  const post = (path: string, body: unknown): Promise<unknown> =>
    ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  const finished = async (answer: unknown): Promise<Job> => {
    const { job } = answer as { job: string }
    // The stream ends with the job.
    await (await fetch(`${app.origin}/api/v1/jobs/${job}/events`)).text()
    return (await ask(`/api/v1/jobs/${job}`)) as Job
  }
  for (const job of features.importer.jobs()) await finished({ job: job.id })

  return {
    features,
    get: ask,
    post,
    text: async (path) => (await fetch(`${app.origin}${path}`)).text(),
    async bring(dataset, files) {
      const sent = []
      for (const [name, bytes] of Object.entries(files)) {
        const upload = (await ask(`/api/v1/uploads?name=${encodeURIComponent(name)}`, {
          method: 'POST',
          headers: { 'Content-Type': 'text/csv' },
          body: new Uint8Array(Buffer.from(bytes)),
        })) as { id: string }
        sent.push({ upload: upload.id })
      }
      return finished(await post('/api/v1/imports', { dataset, files: sent }))
    },
    undo: async (dataset) => finished(await ask(`/api/v1/datasets/${dataset}`, { method: 'DELETE' })),
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]()
      await features.close()
      folder.lock.release()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
