import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { Case } from '../contract/cases.ts'
import type { EvidencePreview } from '../contract/evidence-preview.ts'
import type { EvidenceRequest } from '../contract/evidence.ts'
import type { Job } from '../contract/imports.ts'
import { WaybillError } from '../errors.ts'
import { storageError } from '../state/storage-errors.ts'
import { layout, originalPath } from './bundle-layout.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { EvidenceJobs } from './evidence-jobs.ts'
import { previewOf } from './evidence-preview.ts'
import { hideFacts } from './hide.ts'
import { gatherFacts, type GatherSources } from './gather.ts'
import { reportPdf } from './report-pdf.ts'
import { openSigner } from './signing-key.ts'
import { verifyPage } from './verify-page.ts'
import { bundleName, writeBundle } from './write-bundle.ts'

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
  /** The bundle that a job made. Rejects with `not-found`, or `conflict` while it is not done. */
  bundle(job: string): Promise<{ name: string; size: number; stream: Readable }>
  close(): Promise<void>
}

/** So many bundles are kept for whoever fetches them; the next one pushes the oldest out. */
const mostBundles = 5

/**
 * @param folder the data folder: bundles lie in `evidence` until they are fetched, the signing key beside it.
 */
export function createEvidence(parts: {
  sources: GatherSources & {
    importer: { original(sha256: string): Promise<{ size: number; stream: Readable }> }
  }
  cases: { read(id: string): Case }
  folder: string
  log: Logger
}): Evidence {
  const { sources, cases, folder, log } = parts
  const jobs = new EvidenceJobs(log)
  const place = join(folder, 'evidence')
  const made = new Map<string, { name: string; path: string }>()
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

  /** As the request wants it: what hides something passes no original on. */
  const asAsked = async (facts: EvidenceFacts, { hide, originals }: EvidenceRequest): Promise<EvidenceFacts> => {
    if (hide.length > 0) return hideFacts(facts, hide, { ...sources.engine, digest })
    return originals === 'whole' ? withOriginals(facts) : facts
  }

  return {
    start(id, request) {
      const of = cases.read(id)
      const job = jobs.start(id, async (run) => {
        await cleaned
        await makeRoom()
        const gathered = await gatherFacts(sources, of, run)
        if (request.hide.length > 0) run.stage('hiding what shall not be told')
        const facts = await asAsked(gathered, request)
        run.stage('writing the report')
        const files = await furtherFiles(facts)
        run.stage('writing the bundle')
        const path = join(place, `${run.id}.zip`)
        const sign = request.sign ? openSigner(folder) : null
        await writeBundle(path, facts, { original: sources.importer.original, sign, files }, run)
        made.set(run.id, { name: `${bundleName(facts)}.zip`, path })
      })
      return { job }
    },
    async preview(id, request, signal) {
      const of = cases.read(id)
      const facts = await asAsked(await gatherFacts(sources, of, { signal, stage: () => {} }), request)
      return previewOf(facts, of.content, `${bundleName(facts)}.zip`)
    },
    has: (job) => jobs.has(job),
    job: (job) => jobs.job(job),
    events: (job, after, signal) => jobs.events(job, after, signal),
    cancel: (job) => jobs.cancel(job),
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
      await jobs.close()
      await cleaned
      const left = await readdir(place).catch(() => [])
      for (const name of left) await rm(join(place, name), { force: true })
    },
  }
}

/** What is not made anew by a check: the report as pages of a PDF, and the page that checks. */
async function furtherFiles(facts: EvidenceFacts): Promise<Map<string, Uint8Array>> {
  const page = await verifyPage()
  return new Map<string, Uint8Array>([
    [layout.reportPdf, await reportPdf(facts)],
    ...(page === undefined ? [] : [[layout.verifyHtml, page] as const]),
  ])
}

async function digest(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) hash.update(chunk)
  return hash.digest('hex')
}

/** With the originals whole, where they lie in the bundle. */
const withOriginals = (facts: EvidenceFacts): EvidenceFacts => ({
  ...facts,
  files: facts.files.map((file) => ({ ...file, path: originalPath(file.sha256) })),
})
