import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder, waybill } from '../support/waybill.ts'

const line = /^waybill: [^\n]+\n$/

describe('one line says what is wrong, and nothing hangs or breaks, when', () => {
  it.runIf(process.platform === 'linux')('the data folder is to be where the system makes none', async () => {
    const { code, stderr } = await waybill(['serve'], { env: { WAYBILL_DATA: '/proc/waybill' } })
    expect(stderr).toMatch(line)
    expect(stderr).toMatch(/data folder \/proc\/waybill cannot be/)
    expect(code).toBe(1)
  })

  it.skipIf(process.platform === 'win32')('the data folder is behind a link that leads nowhere', async () => {
    using folder = temporaryFolder()
    symlinkSync(join(folder.path, 'nowhere'), join(folder.path, 'link'))
    const { code, stderr } = await waybill(['serve'], { env: { WAYBILL_DATA: join(folder.path, 'link', 'data') } })
    expect(stderr).toMatch(line)
    expect(code).toBe(1)
  })

  it('the path of the data folder is too long', async () => {
    using folder = temporaryFolder()
    const { code, stderr } = await waybill(['serve'], { env: { WAYBILL_DATA: join(folder.path, 'a'.repeat(300)) } })
    expect(stderr).toMatch(line)
    expect(stderr).toMatch(/shorter path/)
    expect(code).toBe(1)
  })

  it('the address of Neo4j names no host', async () => {
    const { code, stderr } = await waybill(['doctor'], { env: { NEO4J_URI: 'bolt://' } })
    expect(stderr).toMatch(line)
    expect(stderr).toMatch(/NEO4J_URI: names no host/)
    expect(code).toBe(2)
  })

  it('a folder is to be imported', async () => {
    using folder = temporaryFolder()
    const env = { WAYBILL_DATA: join(folder.path, 'data') }
    const { code, stderr } = await waybill(['import', folder.path], { env })
    expect(stderr).toMatch(line)
    expect(stderr).toMatch(/is a folder/)
    expect(code).toBe(1)
  })
})
