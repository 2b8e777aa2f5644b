import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Dataset, ImportRequest, Job, Upload } from '../contract/imports.ts'
import type { SourceRow } from '../contract/nodes.ts'
import { WaybillError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import type { State } from '../state/state.ts'
import { createDatasetList } from './dataset-list.ts'
import { findDatasets } from './graph-statements.ts'
import { mapHeaders, openColumns } from './header-columns.ts'
import { batchSize, importFile } from './import-file.ts'
import type { ImportParts } from './import-file.ts'
import { createJobs } from './import-jobs.ts'
import type { JobWork } from './import-jobs.ts'
import { createJobStore, type JobFile } from './job-store.ts'
import { createOriginals } from './originals.ts'
import { kindOrder } from './planners.ts'
import { readRejects } from './rejects-file.ts'
import { removeFiles, removeOrphans } from './remove-files.ts'
import { rollBack } from './roll-back.ts'
import { readSourceRow } from './source-row.ts'
import { type RawRow, storedRows } from './source-rows.ts'
import { createUploads } from './uploads.ts'

/** Files in, graph out: uploads, imports as jobs, what became of each row, and the way back to the original. */
export interface Importer {
  /** Keeps a file under its SHA-256 and looks at it. Rejects with `too-large`, `storage-full` or `storage-read-only`. */
  upload(bytes: Readable, name: string): Promise<Upload>
  /** Queues an import or a dry run. Rejects with `not-found`, `file-unusable` or `invalid`. */
  start(request: z.input<typeof ImportRequest>): Promise<{ job: string }>
  /** @throws WaybillError `not-found`. */
  job(id: string): Job
  /** The last 100 jobs, newest first, with the first 20 rejects of each file; `job` gives up to 1,000. */
  jobs(): Job[]
  /** The job whenever it changes, until it ends. Only the latest state counts, so an event never arrives late or twice. */
  events(id: string, after?: number, signal?: AbortSignal): AsyncIterable<{ id: number; job: Job }>
  /** Asks a job to stop and take back what it did. Rejects with `not-found` or `conflict`. */
  cancel(id: string): Promise<void>
  /** The rejected rows of a file of a job as CSV. Rejects with `not-found`. */
  rejects(id: string, file: number): Promise<{ name: string; stream: Readable }>
  datasets(): Promise<Dataset[]>
  /** Queues the removal of all that a dataset brought. Rejects with `not-found`. */
  undo(dataset: string): Promise<{ job: string }>
  sourceRow(question: { sha256: string; row: number; dataset: string }): Promise<SourceRow>
  /** How a file of a dataset was read; undefined when this data folder never imported it. */
  fileFacts(sha256: string, dataset: string): ImportedFile | undefined
  /** Those of a file's rows, in their order. */
  rows(
    file: Pick<ImportedFile, 'sha256' | 'encoding' | 'delimiter'>,
    wanted: ReadonlySet<number>,
  ): AsyncIterable<RawRow>
  original(sha256: string): Promise<{ name: string; size: number; stream: Readable }>
  /** The file that an original is kept in, for another thread to read. Rejects as `original` does. */
  originalPlace(sha256: string): Promise<string>
  /** Goes on with what a stop or a crash cut short. Call it once, after the start. */
  resume(): Promise<void>
  /** Pauses what runs, after the batch at hand. */
  close(): Promise<void>
}

/** What a file is and how it was read into a dataset. */
export type ImportedFile = Pick<
  JobFile,
  'sha256' | 'name' | 'size' | 'kind' | 'headers' | 'mapping' | 'encoding' | 'delimiter'
>

export interface ImporterParts {
  graph: Graph
  state: State
  /** The data folder. */
  folder: string
  log: Logger
  /**
   * Called after each job that may have changed the graph. The job is done when this settles, so that whoever waited
   * for it finds what it brought.
   */
  onChange: (signal: AbortSignal) => Promise<void> | void
  /** Rows of one transaction; tests take small ones so that little data makes many. */
  batchRows?: number
}

export function createImporter({
  graph,
  state,
  folder,
  log,
  onChange,
  batchRows = batchSize,
}: ImporterParts): Importer {
  const originals = createOriginals(join(folder, 'originals'))
  const rejectsFolder = join(folder, 'rejects')
  const store = createJobStore(state)
  const uploads = createUploads(state, originals)
  const datasets = createDatasetList(graph)
  const parts: ImportParts = { graph, originals, store, rejectsFolder, batchRows }

  const changing =
    (work: JobWork): JobWork =>
    async (job, run) => {
      let done = false
      try {
        await work(job, run)
        done = true
        if (job.kind !== 'dry-run') run.live.stage('bringing search and tracing up to date')
      } finally {
        const caughtUp = job.kind === 'dry-run' ? undefined : onChange(run.signal)
        if (done) await caughtUp
      }
      run.signal.throwIfAborted()
    }

  const jobs = createJobs({
    store,
    log,
    ready: () => graph.ready(),
    work: changing(async (job, { signal, live }) => {
      for (const file of store.files(job.id)) {
        if (file.done) {
          live.onBytes(file.size)
          continue
        }
        live.stage(`${job.kind === 'dry-run' ? 'checking' : 'importing'} ${file.name}`)
        await importFile(parts, { file, job, signal, onBytes: live.onBytes, onBatch: live.onBatch })
      }
    }),
    undo: changing(async (job, { signal, live }) => {
      const files = await graph.read(findDatasets, { dataset: job.dataset }, { signal })
      const name = new Map(files.map((file) => [file.id, file.name]))
      await removeFiles(graph, job.dataset, [...name.keys()], {
        signal,
        onFile: (file) => live.stage(`removing ${name.get(file) ?? file}`),
      })
      live.stage('removing what nothing refers to any more')
      await removeOrphans(graph, signal)
    }),
    rollBack: changing(async (job, { signal }) => {
      if (job.kind === 'import') await rollBack(parts, store.files(job.id), signal)
    }),
  })

  return {
    upload: (bytes, name) => uploads.keep(bytes, name),
    async start(request) {
      const files = request.files.map((wanted) => {
        const upload = uploads.get(wanted.upload)
        if (upload.unusable !== null) {
          throw new WaybillError('file-unusable', `${upload.name} cannot be imported: ${upload.unusable}`, {
            next: 'Save it as a CSV file with a header line and send it again.',
          })
        }
        const kind = wanted.as ?? upload.format
        if (kind === null) {
          throw new WaybillError('file-unusable', `The header of ${upload.name} does not tell what the file is.`, {
            next: `Say what it is and which column is which. Its columns are: ${upload.headers.slice(0, 40).join(', ')}.`,
          })
        }
        const mapping = wanted.mapping ?? mapHeaders(upload.headers, kind)
        openColumns(upload.headers, kind, mapping)
        const { sha256, name, size, headers, encoding, delimiter } = upload
        return { sha256, name, size, kind, headers, mapping, encoding, delimiter }
      })
      files.sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind))
      const id = store.create(request.dryRun === true ? 'dry-run' : 'import', request.dataset, files)
      jobs.start(id)
      return { job: id }
    },
    job: (id) => jobs.job(id),
    jobs: () => jobs.list(),
    events: (id, after = 0, signal) => jobs.events(id, after, signal),
    async cancel(id) {
      jobs.cancel(id)
    },
    async rejects(id, position) {
      const file = store.files(store.job(id).id).find((each) => each.position === position)
      const stream = file === undefined ? undefined : await readRejects(rejectsFolder, id, position)
      if (file === undefined || stream === undefined) {
        throw new WaybillError('not-found', `No rejected rows are kept for file ${position} of this job.`)
      }
      return { name: `${file.name.replace(/(\.csv)?(\.gz)?$/i, '')}-rejected.csv`, stream }
    },
    datasets,
    async undo(dataset) {
      const files = await graph.read(findDatasets, { dataset })
      if (files.length === 0) throw new WaybillError('not-found', `There is no dataset ${dataset}.`)
      const id = store.create('undo', dataset, [])
      jobs.start(id)
      return { job: id }
    },
    sourceRow: (question) => readSourceRow({ originals, store, uploads }, question),
    fileFacts: (sha256, dataset) => store.fileOf(sha256, dataset),
    rows: (file, wanted) => storedRows({ originals, store }, file, wanted),
    async original(sha256) {
      await originals.check(sha256)
      const size = await originals.size(sha256)
      return { name: uploads.nameOf(sha256) ?? `${sha256}.csv`, size, stream: originals.read(sha256) }
    },
    async originalPlace(sha256) {
      await originals.check(sha256)
      return originals.place(sha256)
    },
    async resume() {
      jobs.resume()
    },
    close: () => jobs.close(),
  }
}
