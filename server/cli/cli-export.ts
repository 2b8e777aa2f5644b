import { createWriteStream } from 'node:fs'
import { access, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../config.ts'
import type { BundleScope } from '../contract/bundle-scope.ts'
import { EvidenceRequest, hideKinds } from '../contract/evidence.ts'
import { WaybillError } from '../errors.ts'
import { openArchive, unpackBundle } from '../evidence/bundle-folder.ts'
import { openZip } from '../evidence/verify-zip.ts'
import { storageError } from '../state/storage-errors.ts'
import { verifyParts } from '../verify-originals.ts'
import { type EvidenceDesk, openEvidenceDesk } from './cli-desk.ts'
import { exit, UsageError } from './cli-errors.ts'
import { openProgress } from './cli-progress.ts'

export interface ExportFlags {
  out: string
  hide?: string
  rowsOnly?: boolean
  sign?: boolean
  question?: string
  chain?: string
}

/** Makes the evidence bundle of a case, as a zip or laid out as a folder. */
export async function exportCommand(config: Config, wanted: string, flags: ExportFlags): Promise<number> {
  const request = requestOf(flags)
  const out = resolve(flags.out)
  await free(out)
  const desk = await openEvidenceDesk(config)
  try {
    const { job } = await desk.startEvidence(await caseOf(desk, wanted), request)
    await watch(desk, job)
    await take(desk, job, out)
  } finally {
    await desk.close()
  }
  process.stdout.write(`${flags.out}\n`)
  return exit.ok
}

function requestOf({ hide, rowsOnly, sign, ...part }: ExportFlags): EvidenceRequest {
  const kinds = hide === undefined ? [] : hide.split(',').map((kind) => kind.trim())
  const unknown = kinds.find((kind) => !(hideKinds as readonly string[]).includes(kind))
  if (unknown !== undefined)
    throw new UsageError(`--hide ${unknown} is nothing that can be hidden; it is some of ${hideKinds.join(', ')}.`)
  return EvidenceRequest.parse({
    scope: scopeOf(part),
    hide: kinds,
    originals: rowsOnly === true ? 'rows' : 'whole',
    sign: sign === true,
  })
}

function scopeOf({ question, chain }: Pick<ExportFlags, 'question' | 'chain'>): BundleScope {
  if (question === undefined) {
    if (chain === undefined) return { kind: 'case' }
    throw new UsageError('--chain names shipments of an answer: say of which with --question.')
  }
  if (chain === undefined) return { kind: 'answer', question }
  const movements = chain.split(',').map((id) => id.trim())
  if (movements.includes('')) throw new UsageError('--chain is the ids of shipments in their order, parted by commas.')
  return { kind: 'chain', question, movements }
}

async function free(out: string): Promise<void> {
  const there = await access(out).then(
    () => true,
    () => false,
  )
  if (there)
    throw new WaybillError('conflict', `${out} is there already.`, { next: 'Name a place where nothing is yet.' })
  await access(dirname(out)).catch(() => {
    throw new WaybillError('not-found', `There is no folder ${dirname(out)}.`, { next: 'Make it first.' })
  })
}

async function caseOf(desk: EvidenceDesk, wanted: string): Promise<string> {
  const found = await desk.findCases(wanted)
  const exact = found.find(({ id }) => id === wanted)
  if (exact !== undefined) return exact.id
  if (found.length === 1) return found[0]!.id
  if (found.length === 0)
    throw new WaybillError('not-found', `There is no case with the id or name ${wanted}.`, {
      next: 'See the list of cases for its id.',
    })
  throw new WaybillError('conflict', `${found.length} cases are called ${wanted}.`, {
    next: `Name one by its id: ${found.map(({ id }) => id).join(', ')}.`,
  })
}

/** Shows progress until the bundle is made. An interruption cancels it and leaves nothing. */
async function watch(desk: EvidenceDesk, id: string): Promise<void> {
  const progress = openProgress()
  const stop = () => void desk.cancelJob(id).catch(() => undefined)
  process.once('SIGINT', stop)
  try {
    for await (const job of desk.follow(id)) {
      progress.show(job)
      if (job.problem !== null) throw new WaybillError(job.problem.code, job.problem.detail)
      if (job.state === 'cancelled') throw new WaybillError('cancelled', 'The export was cancelled; nothing was left.')
    }
  } finally {
    process.off('SIGINT', stop)
    progress.end()
  }
}

/** Brings the bundle to its place under a temporary name first. */
async function take(desk: EvidenceDesk, job: string, out: string): Promise<void> {
  const asZip = out.toLowerCase().endsWith('.zip')
  const draft = join(dirname(out), `.${basename(out)}.${process.pid}.part`)
  try {
    const { stream } = await desk.bundle(job)
    await pipeline(stream, createWriteStream(draft, { flags: 'wx', flush: true }))
    if (asZip) await rename(draft, out)
    else {
      const archive = await openArchive(draft)
      try {
        await unpackBundle(await openZip(archive, verifyParts.digest), out)
      } finally {
        await archive.close()
      }
    }
  } catch (error) {
    throw storageError(error, 'the evidence bundle')
  } finally {
    await rm(draft, { force: true })
  }
}
