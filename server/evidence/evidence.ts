import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { CanvasPdf } from '../contract/canvas-pdf.ts'
import type { Case } from '../contract/cases.ts'
import type { EvidencePreview } from '../contract/evidence-preview.ts'
import type { EvidenceRequest } from '../contract/evidence.ts'
import type { Job } from '../contract/imports.ts'
import { WaybillError } from '../errors.ts'
import { storageError } from '../state/storage-errors.ts'
import { EvidenceJobs } from './evidence-jobs.ts'
import { EvidenceThread } from './evidence-thread.ts'
import { gatherEvidence, type GatherSources } from './gather.ts'
import type { GatheredEvidence } from './gathered.ts'
import { drawApart } from './picture-thread.ts'
import { draftOf } from './write-zip.ts'

/** Cases in, bundles out. */
export interface Evidence {
  /** Queues the making of a case's bundle. @throws WaybillError `not-found`. */
  start(id: string, request: EvidenceRequest): { job: string }
  /** What the bundle would hold. @throws WaybillError `not-found`, and what gathering brings. */
  preview(id: string, request: EvidenceRequest, signal: AbortSignal): Promise<EvidencePreview>
  has(job: string): boolean
  /** @throws WaybillError `not-found`. */
  job(job: string): Job
  events(job: string, after?: number, signal?: AbortSignal): AsyncIterable<{ id: number; job: Job }>
  /** @throws WaybillError `not-found`, `conflict`. */
  cancel(job: string): void
  /** A picture of the canvas as a page of a PDF. @throws WaybillError `invalid` for what is no such picture. */
  canvasPdf(asked: CanvasPdf): Promise<{ name: string; size: number; stream: Readable }>
  /** The bundle that a job made. Rejects with `not-found`, or `conflict` while it is not done. */
  bundle(job: string): Promise<{ name: string; size: number; stream: Readable }>
  close(): Promise<void>
}

/** So many bundles are kept for whoever fetches them; the next one pushes the oldest out. */
const mostBundles = 5

/**
 * @param worker the module that a thread runs to make what was gathered into evidence (`makeFor`).
 * @param folder the data folder: bundles lie in `evidence` until they are fetched, the signing key beside it.
 */
export function createEvidence(parts: {
  sources: GatherSources & { importer: { originalPlace(sha256: string): Promise<string> } }
  worker: URL
  cases: { read(id: string): Case }
  folder: string
  log: Logger
}): Evidence {
  const { sources, worker, cases, folder, log } = parts
  const jobs = new EvidenceJobs(log)
  const place = join(folder, 'evidence')
  const made = new Map<string, { name: string; path: string }>()
  const closing = new AbortController()
  // What an earlier server made was for whoever asked that one.
  const cleaned = rm(place, { recursive: true, force: true }).catch(() => undefined)

  async function makeRoom(): Promise<void> {
    try {
      await mkdir(place, { recursive: true })
    } catch (error) {
      throw storageError(error, 'the folder of evidence bundles')
    }
    for (const [id, { path }] of [...made].slice(0, Math.max(0, made.size - mostBundles + 1))) {
      made.delete(id)
      await rm(path, { force: true })
    }
  }

  /** Where the originals lie that a bundle shall hold: what hides something passes none on. */
  async function originalsOf({ head }: GatheredEvidence, request: EvidenceRequest): Promise<Map<string, string>> {
    const places = new Map<string, string>()
    if (request.hide.length > 0 || request.originals !== 'whole') return places
    for (const { sha256 } of head.files) places.set(sha256, await sources.importer.originalPlace(sha256))
    return places
  }

  return {
    start(id, request) {
      const of = cases.read(id)
      const job = jobs.start(id, async (run) => {
        await cleaned
        await makeRoom()
        const target = join(place, `${run.id}.zip`)
        try {
          await using thread = new EvidenceThread(worker)
          const gathered = await gatherEvidence(sources, of, request.scope, run)
          const originals = await originalsOf(gathered, request)
          const { name } = await thread.make({ kind: 'bundle', request, target, folder, originals }, gathered, run)
          made.set(run.id, { name, path: target })
        } catch (error) {
          // A thread that was ended could not clear up.
          for (const path of [draftOf(target), target]) await rm(path, { force: true }).catch(() => undefined)
          throw error
        }
      })
      return { job }
    },
    async preview(id, request, asked) {
      const of = cases.read(id)
      const on = { signal: AbortSignal.any([asked, closing.signal]), stage: () => {}, onBytes: () => {} }
      await using thread = new EvidenceThread(worker)
      const gathered = await gatherEvidence(sources, of, request.scope, on)
      return await thread.make({ kind: 'preview', request }, gathered, on)
    },
    has: (job) => jobs.has(job),
    job: (job) => jobs.job(job),
    events: (job, after, signal) => jobs.events(job, after, signal),
    cancel: (job) => jobs.cancel(job),
    async canvasPdf(page) {
      const done = await drawApart({ page, made: new Date().toISOString(), version: sources.version })
      if ('reason' in done)
        throw new WaybillError('invalid', `The picture cannot be drawn, since ${done.reason}.`, {
          next: 'Save it as SVG or PNG instead.',
        })
      return { name: 'canvas.pdf', size: done.bytes.length, stream: Readable.from([Buffer.from(done.bytes)]) }
    },
    async bundle(job) {
      const bundle = made.get(job)
      if (bundle === undefined) {
        const { state } = jobs.job(job)
        throw state === 'waiting' || state === 'running'
          ? new WaybillError('conflict', 'The bundle is still being made.', { next: 'Ask again when its job is done.' })
          : new WaybillError('not-found', 'That job left no bundle, or newer ones have pushed it out.', {
              next: 'Export the case again.',
            })
      }
      const { size } = await stat(bundle.path)
      return { name: bundle.name, size, stream: createReadStream(bundle.path) }
    },
    async close() {
      closing.abort(new WaybillError('cancelled', 'Waybill is being closed.'))
      await jobs.close()
      await cleaned
      const left = await readdir(place).catch(() => [])
      for (const name of left) await rm(join(place, name), { force: true })
    },
  }
}
