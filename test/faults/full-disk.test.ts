import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRejects } from '../../server/import/rejects-file.ts'
import { fullCase } from '../cases/case-example.ts'
import { served } from '../support/waybill.ts'
import { parties, question, shipments } from '../support/small-case.ts'
import { ask, begin, manyShipments, postJson, send, until } from './server.ts'

/** A disk of 40 MB, where this machine lets the tests have one. */
const disk = mkdtempSync(join(tmpdir(), 'waybill-disk-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', disk], { stdio: 'ignore' }).status === 0
if (!mounted) console.warn('\n  THE PRODUCT ON A FULL DISK IS NOT TESTED: no small disk can be mounted here.\n')
const ballast = join(disk, 'ballast')

/** Leaves so many bytes of the disk, or nothing. */
function leave(bytes: number): void {
  rmSync(ballast, { force: true })
  spawnSync('sh', ['-c', 'cat /dev/zero > "$0" 2>/dev/null', ballast])
  if (bytes > 0) spawnSync('truncate', ['-s', `-${bytes}`, ballast])
}

describe.skipIf(!mounted)(`the product on a full disk${mounted ? '' : ' (skipped: none can be mounted here)'}`, () => {
  let server: Awaited<ReturnType<typeof served>>
  const data = join(disk, 'data')
  const incoming = () => readdirSync(join(data, 'originals', 'incoming'))

  beforeAll(async () => {
    server = await served({ env: { WAYBILL_DATA: data } })
    for (const csv of [parties, shipments])
      await until(server.address, await begin(server.address, 'small', csv), () => false)
  })
  afterAll(async () => {
    await server.stop()
    spawnSync('umount', [disk])
    rmSync(disk, { recursive: true, force: true })
  })

  const readsGoOn = async () => {
    expect(await postJson(server.address, '/api/v1/trace', question)).toMatchObject({ status: 200, chainCount: '1' })
    expect(await ask(server.address, '/api/v1/search?q=alpha')).toMatchObject({ items: [{ id: 'small:A' }] })
    expect(await ask(server.address, '/api/v1/nodes/small:A')).toMatchObject({ status: 200, sources: [{ line: 2 }] })
  }

  it('refuses an upload that does not fit, keeps no half of it, and reads go on', async () => {
    leave(2_000_000)
    const refused = await send(server.address, 'large.csv', manyShipments(60_000, 'x'.repeat(40)))
    expect(refused).toMatchObject({
      status: 507,
      code: 'storage-full',
      detail: expect.stringMatching(/Free some space/),
    })
    expect(JSON.stringify(refused)).not.toContain(disk)
    expect(incoming()).toEqual([])
    await readsGoOn()
  })

  it('says of an import why it stopped, and the same import lands once there is room', async () => {
    rmSync(ballast, { force: true })
    const csv = manyShipments(30_000, 'x'.repeat(100))
    await send(server.address, 'd.csv', csv)
    leave(1_500_000)
    const upload = await send(server.address, 'again.csv', parties)
    expect(upload).toMatchObject({ status: 201 })
    leave(5_500_000)
    const failed = await until(server.address, await begin(server.address, 'd', csv), () => false)
    expect(failed).toMatchObject({ state: 'failed', problem: { code: 'storage-full' } })
    expect(JSON.stringify(failed)).not.toContain(disk)
    await readsGoOn()

    rmSync(ballast, { force: true })
    const done = await until(server.address, await begin(server.address, 'e', manyShipments(2_000)), () => false)
    expect(done).toMatchObject({ state: 'done', files: [{ accepted: 2_000 }] })
    await readsGoOn()
  })

  it('says so when the rejected rows of a file fit only in part', async () => {
    leave(200_000)
    const rejects = await openRejects(join(disk, 'rejects'), 'job', 0, { headers: ['a'], delimiter: ',', length: 0 })
    const rows = [{ reason: 'no good', fields: ['x'.repeat(1_000_000)] }]
    await expect(rejects.append(rows)).rejects.toMatchObject({ code: 'storage-full' })
    await rejects.close()
  })

  it('refuses a change of a case that does not fit, keeps the version before, and takes the change once there is room', async () => {
    rmSync(ballast, { force: true })
    const begun = await postJson(server.address, '/api/v1/cases', { content: fullCase() })
    expect(begun).toMatchObject({ status: 201, version: 1 })
    // Random letters, since what repeats itself is kept small.
    const picture = randomBytes(1_500_000).toString('base64')
    const change = () =>
      ask(server.address, `/api/v1/cases/${String(begun['id'])}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', 'If-Match': '"1"' },
        body: JSON.stringify({ patch: { name: 'Second', canvases: { c1: { picture } } } }),
      })
    leave(500_000)
    const refused = await change()
    expect(refused).toMatchObject({
      status: 507,
      code: 'storage-full',
      detail: expect.stringMatching(/Free some space/),
    })
    expect(JSON.stringify(refused)).not.toContain(disk)
    const kept = { status: 200, version: 1, content: { name: fullCase().name } }
    expect(await ask(server.address, `/api/v1/cases/${String(begun['id'])}`)).toMatchObject(kept)
    await readsGoOn()

    rmSync(ballast, { force: true })
    expect(await change()).toMatchObject({ status: 200, version: 2, name: 'Second' })
  })

  it('starts again on what was written before', async () => {
    await server.stop('SIGKILL')
    leave(0)
    rmSync(ballast, { force: true })
    writeFileSync(ballast, '')
    server = await served({ env: { WAYBILL_DATA: data } })
    await readsGoOn()
  })
})
