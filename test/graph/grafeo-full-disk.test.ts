import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { step } from '../../server/graph/graph.ts'
import { openGraph } from '../../server/graph/open.ts'
import { grafeoConfig, silent } from '../support/graphs.ts'
import { statement } from '../support/statement.ts'

const add = statement('UNWIND $ids AS id MERGE (s:Shipment {id: id}) SET s.text = $text', 'write')
const count = statement('MATCH (s:Shipment) RETURN count(s) AS n')

/** A disk of 12 MB, where this machine lets the tests have one. */
const disk = mkdtempSync(join(tmpdir(), 'waybill-full-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk], { stdio: 'ignore' }).status === 0

describe.skipIf(!mounted)(`a full disk${mounted ? '' : ' (skipped: no small disk can be mounted here)'}`, () => {
  afterAll(() => {
    spawnSync('umount', [disk])
    rmSync(disk, { recursive: true, force: true })
  })

  it('fails the write with a clear error, lets reads go on and loses nothing that was acknowledged', async () => {
    const graph = await openGraph({ config: grafeoConfig(disk), log: silent })
    let written = 0
    const fill = async () => {
      for (; written < 200; written++) {
        const ids = Array.from({ length: 500 }, (_, n) => `${written}-${n}`)
        await graph.write([step(add, { ids, text: 'x'.repeat(300) })])
      }
    }
    await expect(fill()).rejects.toMatchObject({
      code: 'storage-full',
      next: expect.stringContaining('Free some space'),
    })
    expect(written).toBeGreaterThan(5)
    expect(await graph.read(count, {})).toEqual([{ n: written * 500 }])
    await graph.close()
    const again = await openGraph({ config: grafeoConfig(disk), log: silent })
    expect(await again.read(count, {})).toEqual([{ n: written * 500 }])
    await again.close()
  })
})
