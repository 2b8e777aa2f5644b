import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blankCase } from '../../server/contract/blank-case.ts'
import { parties, question, shipments } from '../support/small-case.ts'
import { post } from '../support/http.ts'
import { served, temporaryFolder, waybill } from '../support/waybill.ts'

const folder = temporaryFolder()
const env = { WAYBILL_DATA: join(folder.path, 'data') }
const at = (name: string) => join(folder.path, name)
let exported: Awaited<ReturnType<typeof waybill>>
const run = (...args: string[]) => waybill(args, { env })

/** A case about the small world, called Small, made over HTTP as a page makes it. */
async function makeCase(address: string): Promise<void> {
  const signed = { at: '2024-01-01T00:00:00.000Z', by: '' }
  const content = {
    ...blankCase('Small'),
    questions: { q: { position: 1, name: 'How?', question, ...signed } },
  }
  const answer = await fetch(`${address}/api/v1/cases`, post({ content }))
  if (answer.status !== 201) throw new Error(await answer.text())
}

beforeAll(async () => {
  writeFileSync(at('parties.csv'), parties)
  writeFileSync(at('shipments.csv'), shipments)
  await run('import', at('parties.csv'), at('shipments.csv'), '--dataset', 'small')
  await using server = await served({ env })
  await makeCase(server.address)
  exported = await run('export', 'Small', '--out', at('served.zip'))
})
afterAll(() => folder[Symbol.dispose]())

describe('waybill export and verify', () => {
  it('give the same bundle from the data folder as through the server that held it', async () => {
    expect(exported).toMatchObject({ code: 0, stdout: `${at('served.zip')}\n` })
    expect((await run('export', 'Small', '--out', at('own.zip'))).code).toBe(0)
    expect(readFileSync(at('own.zip')).equals(readFileSync(at('served.zip')))).toBe(true)
  })

  it('check a zip without any data folder, and say what they found as text and as JSON', async () => {
    const text = await waybill(['verify', at('served.zip')])
    expect(text).toMatchObject({ code: 0, stderr: '' })
    expect(text.stdout).toMatch(
      /^Small, version 1 of case[\s\S]*Checked:[\s\S]*computed again[\s\S]*Not checked:[\s\S]*holds\.\n$/,
    )
    const json = await waybill(['verify', at('served.zip'), '--json'])
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: true, failed: [], bundle: { name: 'Small' } })
  })

  it('lay a bundle out as a folder, and find what was changed in it, with file and line', async () => {
    expect((await run('export', 'Small', '--out', at('laid-out'), '--sign', '--rows-only')).code).toBe(0)
    expect((await waybill(['verify', at('laid-out')])).code).toBe(0)
    const csv = at('laid-out/data/graph/nodes.csv')
    writeFileSync(csv, readFileSync(csv, 'utf8').replace('120.5', '120.6'))
    const found = await waybill(['verify', at('laid-out')])
    expect(found.code).toBe(1)
    expect(found.stdout).toMatch(/data\/graph\/nodes\.csv:\d+: is not what the facts/)
    expect(found.stdout).toContain('FAILED')
  })

  it('hide what they are told to', async () => {
    expect((await run('export', 'Small', '--out', at('hidden.zip'), '--hide', 'names')).code).toBe(0)
    const { bundle, ok } = JSON.parse((await waybill(['verify', at('hidden.zip'), '--json'])).stdout) as never
    expect({ bundle, ok }).toMatchObject({ ok: true, bundle: { name: 'Small' } })
  })

  it('export one answer or one chain of it alone, and refuse what is no chain', async () => {
    expect((await run('export', 'Small', '--out', at('answer.zip'), '--question', 'How?')).code).toBe(0)
    const answer = await waybill(['verify', at('answer.zip')])
    expect(answer).toMatchObject({ code: 0, stdout: expect.stringContaining('the answer: corridor') })
    const chain = ['--question', 'q', '--chain', 'small:S1,small:S2']
    expect((await run('export', 'Small', '--out', at('chain.zip'), ...chain)).code).toBe(0)
    const checked = await waybill(['verify', at('chain.zip')])
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringContaining('the chain of 2 shipments') })
    for (const [args, said] of [
      [['--question', 'q', '--chain', 'small:S2,small:S1'], 'are no chain'],
      [['--question', 'Why?'], 'It holds “How?”'],
      [['--chain', 'small:S1'], '--question'],
    ] as const) {
      const refused = await run('export', 'Small', '--out', at('refused.zip'), ...args)
      expect(refused.code).not.toBe(0)
      expect(refused.stderr).toContain(said)
      expect(existsSync(at('refused.zip'))).toBe(false)
    }
  })

  it('write over nothing, and leave nothing where they fail', async () => {
    const before = readdirSync(folder.path).sort()
    const there = await run('export', 'Small', '--out', at('served.zip'))
    expect(there).toMatchObject({ code: 1, stdout: '' })
    expect(there.stderr).toContain('is there already')
    const none = await run('export', 'Nothing', '--out', at('none.zip'))
    expect(none.stderr).toContain('no case with the id or name Nothing')
    const unknown = await run('export', 'Small', '--out', at('none.zip'), '--hide', 'everything')
    expect(unknown.code).toBe(2)
    expect(existsSync(at('none.zip'))).toBe(false)
    expect(readdirSync(folder.path).sort()).toEqual(before)
  })

  it('say of anything else that it is no bundle', async () => {
    writeFileSync(at('text.zip'), 'no zip')
    const text = await waybill(['verify', at('text.zip')])
    expect(text.code).toBe(1)
    expect(text.stdout).toContain('no seal of Waybill')
    const gone = await waybill(['verify', at('gone.zip')])
    expect(gone).toMatchObject({ code: 1, stdout: '' })
    expect(gone.stderr).toContain('There is nothing at')
  })
})
