import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { parties, question, shipments } from '../support/small-case.ts'
import { served, temporaryFolder, waybill } from '../support/waybill.ts'

async function workplace() {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries({ 'parties.csv': parties, 'shipments.csv': shipments }))
    writeFileSync(join(folder.path, name), text)
  const env = { WAYBILL_DATA: join(folder.path, 'data') }
  const run = (args: string[], input?: string) =>
    waybill(args, { env, cwd: folder.path, ...(input === undefined ? {} : { input }) })
  const imported = await run(['import', 'parties.csv', 'shipments.csv', '--dataset', 'small'])
  expect(imported.code).toBe(0)
  return {
    env,
    ask: (...flags: string[]) => run(['trace', '-', ...flags], JSON.stringify(question)),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  }
}

describe('waybill trace', () => {
  it('tells who carried it, when it arrived, between whom, and why a shipment is on a chain or not', async () => {
    using place = await workplace()
    const carried = await place.ask('--carriers')
    expect(carried).toMatchObject({ code: 0, stderr: '' })
    expect(carried.stdout).toBe(
      [
        '1 party is in between.',
        '',
        'party                attributed  at most  received  sent    days held  ran empty',
        'Бета Трейд ТОО (KZ)  100 kg      100 kg   170.5 kg  100 kg  23–23',
        '',
      ].join('\n'),
    )
    expect((await place.ask('--months')).stdout).toBe('month    attributed  shipments\n2023-02  100 kg      1\n')
    expect((await place.ask('--matrix')).stdout).toBe(
      [
        '1 of 1 pairs have a corridor.',
        '',
        'from  to            attributed  shipments  first departure  last arrival',
        'DE    Вектор Завод  100 kg      2          2023-01-05       2023-02-11',
        '',
      ].join('\n'),
    )
    expect((await place.ask('--explain', 'small:S1')).stdout).toBe(
      'small:S1 is in the corridor. A shortest chain through it: small:S1 → small:S2\n',
    )
    expect((await place.ask('--explain', 'small:S3')).stdout).toMatch(
      /^small:S3 is not in the corridor\. No shipment that the question keeps goes to Delta Foods/,
    )
    const json = await place.ask('--explain', 'small:S2', '--json')
    expect(api.postExplain.answer.parse(JSON.parse(json.stdout))).toMatchObject({ inCorridor: true, hopsFromSource: 2 })
  })

  it('refuses what is no question of its own', async () => {
    using place = await workplace()
    const two = await place.ask('--carriers', '--months')
    expect(two).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'waybill: --carriers and --months are two questions; ask for one at a time\n',
    })
    const unknown = await place.ask('--explain', 'small:S9')
    expect(unknown).toMatchObject({ code: 1, stdout: '' })
    expect(unknown.stderr).toMatch(/^waybill: There is no movement with the id small:S9\.[^\n]*\n$/)
  })

  it('gives the same through the server that holds the data', async () => {
    using place = await workplace()
    const flags = [['--carriers'], ['--matrix'], ['--explain', 'small:S9']]
    const alone = []
    for (const flag of flags) alone.push(await place.ask(...flag))
    await using server = await served({ env: place.env })
    for (const [i, flag] of flags.entries()) expect(await place.ask(...flag)).toEqual(alone[i])
    expect(server.address).toMatch(/^http/)
  })
})
