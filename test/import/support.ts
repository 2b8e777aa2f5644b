import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ImportKind } from '../../server/contract/import-kinds.ts'
import { FileReport, Job, Upload } from '../../server/contract/imports.ts'
import type { Graph } from '../../server/graph/graph.ts'
import { createImporter } from '../../server/import/importer.ts'
import type { Importer } from '../../server/import/importer.ts'
import { openState } from '../../server/state/state.ts'
import type { State } from '../../server/state/state.ts'
import { silent } from '../support/graphs.ts'

export interface TestImporter extends AsyncDisposable {
  importer: Importer
  state: State
  folder: string
  /** Sends files, imports them and waits; gives the finished job. */
  bring(dataset: string, ...files: TestFile[]): Promise<Job>
  /** As `bring`, for one file that must end as done; gives its report. */
  one(dataset: string, content: string | Buffer, options?: Omit<TestFile, 'content'>): Promise<FileReport>
}

export interface TestFile {
  content: string | Buffer
  name?: string
  as?: ImportKind
  mapping?: Record<string, string | null>
  dryRun?: boolean
}

/** An importer on a graph, with a data folder of its own that goes when it is disposed of. */
export function testImporter(graph: Graph, options: { folder?: string; batchRows?: number } = {}): TestImporter {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'waybill-import-'))
  const state = openState(join(folder, 'state.db'))
  const importer = createImporter({
    graph,
    state,
    folder,
    log: silent,
    onChange: () => undefined,
    ...(options.batchRows === undefined ? {} : { batchRows: options.batchRows }),
  })

  const bring = async (dataset: string, ...files: TestFile[]): Promise<Job> => {
    const sent = []
    for (const { content, name = 'file.csv', as, mapping } of files) {
      const upload = Upload.parse(await importer.upload(Readable.from([Buffer.from(content)]), name))
      sent.push({
        upload: upload.id,
        ...(as === undefined ? {} : { as }),
        ...(mapping === undefined ? {} : { mapping }),
      })
    }
    const { job } = await importer.start({ dataset, files: sent, dryRun: files[0]?.dryRun ?? false })
    return finished(importer, job)
  }
  return {
    importer,
    state,
    folder,
    bring,
    async one(dataset, content, file = {}) {
      const job = await bring(dataset, { content, ...file })
      if (job.state !== 'done') throw new Error(`the job is ${job.state}: ${job.problem?.detail ?? ''}`)
      return FileReport.parse(job.files[0])
    },
    async [Symbol.asyncDispose]() {
      await importer.close()
      state.close()
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits for a job's end by its events. */
export async function finished(importer: Importer, job: string): Promise<Job> {
  for await (const event of importer.events(job)) Job.parse(event.job)
  return Job.parse(importer.job(job))
}

/** Reads a stream to its end as text. */
export async function textOf(stream: Readable): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

export const parties = `id,name,country,kind,military
p1,Nordlicht Elektronik GmbH,DE,company,
p2,Ararat Trade LLC,AM,company,
p3,Kometa Plant,RU,enduser,true
p4,Jana Novak,CZ,person,
`

export const shipments = `id,departed,arrived,consignor_id,consignee_id,hs_code,description,quantity,unit,net_weight_kg,value,currency,port_of_loading,port_of_discharge,carrier_id
s1,2023-01-05,2023-01-09,p1,p2,854231,processors,100,pcs,12.5,4000,EUR,DEHAM,GEPTI,c1
s2,2023-02-01,2023-02-03,p2,p3,854231,processors,100,pcs,12.5,6000,EUR,,,
s3,2023-03-01,,p1,p9,854232,memories,5,pcs,1,100,USD,,,
`
