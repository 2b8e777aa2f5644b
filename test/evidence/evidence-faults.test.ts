import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Job } from '../../server/contract/imports.ts'
import { isOver } from '../../server/contract/job-states.ts'
import { writeZip, type ZipFile } from '../../server/evidence/write-zip.ts'
import { evidenceCase, type EvidenceCase } from './evidence-case.ts'

const disk = mkdtempSync(join(tmpdir(), 'waybill-evidence-disk-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' }).status === 0
if (!mounted) console.warn('\n  A BUNDLE ON A FULL DISK IS NOT TESTED: no small disk can be mounted here.\n')
afterAll(() => {
  if (mounted) spawnSync('umount', [disk])
  rmSync(disk, { recursive: true, force: true })
})

/** Bytes that do not compress. */
async function* noise(count: number): AsyncGenerator<ZipFile> {
  for (let n = 0; n < count; n++) {
    const bytes = crypto.getRandomValues(new Uint8Array(65_536))
    yield {
      path: `data/${n}`,
      bytes: async () => ({ size: bytes.length, stream: Readable.from([Buffer.from(bytes)]) }),
    }
  }
}

describe('writing a bundle', () => {
  it.skipIf(!mounted)('to a full disk says so, and leaves nothing there', async () => {
    const options = { signal: new AbortController().signal, onBytes: () => {} }
    await expect(writeZip(join(disk, 'bundle.zip'), 'top', noise(64), options)).rejects.toMatchObject({
      code: 'storage-full',
    })
    expect(readdirSync(disk)).toEqual([])
    // With room again the same goes through.
    await writeZip(join(disk, 'bundle.zip'), 'top', noise(4), options)
    expect(readdirSync(disk)).toEqual(['bundle.zip'])
  })

  it('that is cancelled on its way leaves nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waybill-evidence-'))
    const cancelled = new AbortController()
    const options = { signal: cancelled.signal, onBytes: () => cancelled.abort(new Error('enough')) }
    await expect(writeZip(join(folder, 'bundle.zip'), 'top', noise(64), options)).rejects.toThrow('enough')
    expect(readdirSync(folder)).toEqual([])
    rmSync(folder, { recursive: true })
  })
})

describe('a job that makes a bundle', () => {
  let made: EvidenceCase
  beforeAll(async () => {
    made = await evidenceCase()
  })
  afterAll(() => made[Symbol.asyncDispose]())

  it('tells its stages, and ends cancelled with nothing left when it is told to stop', async () => {
    const { evidence } = made.features
    const { job } = evidence.start(made.id, { scope: { kind: 'case' }, hide: [], originals: 'whole', sign: false })
    const stages: string[] = []
    for await (const event of evidence.events(job)) {
      stages.push(event.job.stage)
      if (event.job.state === 'running' && !stages.includes('cancelling')) evidence.cancel(job)
    }
    expect(evidence.job(job)).toMatchObject({ kind: 'evidence', state: 'cancelled', problem: null })
    await expect(evidence.bundle(job)).rejects.toMatchObject({ code: 'not-found' })
    expect(readdirSync(join(made.data, 'evidence'))).toEqual([])
    expect(() => evidence.cancel(job)).toThrow(expect.objectContaining({ code: 'conflict' }))
  })

  it.each<[string, (job: Job) => boolean]>([
    ['computes the figures again', ({ stage }) => stage === 'computing the figures again from the rows alone'],
    ['has written the first bytes', ({ progress }) => progress.bytes > 0],
  ])('that is cancelled when it %s stops at once, and leaves nothing', async (_, reached) => {
    const { evidence } = made.features
    const { job } = evidence.start(made.id, { scope: { kind: 'case' }, hide: [], originals: 'whole', sign: false })
    for await (const event of evidence.events(job))
      if (event.job.state === 'running' && event.job.stage !== 'cancelling' && reached(event.job)) evidence.cancel(job)
    expect(evidence.job(job)).toMatchObject({ state: 'cancelled', problem: null })
    expect(readdirSync(join(made.data, 'evidence'))).toEqual([])
  })

  it('tells what its thread could not do, and leaves nothing', async () => {
    const key = join(made.data, 'signing-key.pem')
    writeFileSync(key, 'no key')
    const { evidence } = made.features
    const { job } = evidence.start(made.id, { scope: { kind: 'case' }, hide: [], originals: 'rows', sign: true })
    for await (const event of evidence.events(job)) void event
    rmSync(key)
    expect(evidence.job(job)).toMatchObject({
      state: 'failed',
      problem: {
        code: 'data-damaged',
        detail: expect.stringMatching(/holds no Ed25519 key\. Restore it from a backup/),
      },
    })
    expect(readdirSync(join(made.data, 'evidence'))).toEqual([])
  })

  it('is refused for a case that is not there, and gives its bundle when it is done', async () => {
    const { evidence } = made.features
    expect(() =>
      evidence.start('nobody', { scope: { kind: 'case' }, hide: [], originals: 'whole', sign: false }),
    ).toThrow(expect.objectContaining({ code: 'not-found' }))
    const { job } = evidence.start(made.id, { scope: { kind: 'case' }, hide: [], originals: 'rows', sign: false })
    await expect(evidence.bundle(job)).rejects.toMatchObject({ code: 'conflict' })
    for await (const event of evidence.events(job)) if (isOver(event.job)) expect(event.job.state).toBe('done')
    expect((await evidence.bundle(job)).size).toBeGreaterThan(0)
  })
})
