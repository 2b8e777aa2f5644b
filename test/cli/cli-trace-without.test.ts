import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { parties, question, shipments } from '../support/small-case.ts'
import { temporaryFolder, waybill } from '../support/waybill.ts'

it('waybill trace tells whom every chain passes, and what would be left without somebody', async () => {
  using folder = temporaryFolder()
  for (const [name, text] of Object.entries({ 'parties.csv': parties, 'shipments.csv': shipments }))
    writeFileSync(join(folder.path, name), text)
  const env = { WAYBILL_DATA: join(folder.path, 'data') }
  const run = (args: string[], input?: string) =>
    waybill(args, { env, cwd: folder.path, ...(input === undefined ? {} : { input }) })
  expect((await run(['import', 'parties.csv', 'shipments.csv', '--dataset', 'small'])).code).toBe(0)
  const ask = (...flags: string[]) => run(['trace', '-', ...flags], JSON.stringify(question))

  expect(await ask('--chokepoints')).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      '1 party breaks every chain, and fewer cannot: as many chains have nobody in common.',
      '',
      'party                breaks',
      'Бета Трейд ТОО (KZ)  2',
      '',
      'listed  party                shipments left  at most  attributed',
      '0                            2               100 kg   100 kg',
      '1       Бета Трейд ТОО (KZ)  0               0 kg     0 kg',
      '',
    ].join('\n'),
  })
  expect(await ask('--without', '{"goods":["85"],"since":"2023-02-01"}')).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      '            before  after',
      'shipments   2       0',
      'parties     3       0',
      'chains      1       0',
      'at most     100 kg  0 kg',
      'attributed  100 kg  0 kg',
      '2 shipments are on no chain any more.',
      '',
      'Grew from 2023-02-01 on, per 30 days, over 1 day on either side:',
      'before  after     who',
      '0 kg    3,000 kg  Alpha Elektronik GmbH (DE) → Бета Трейд ТОО (KZ) → Вектор Завод (RU)',
      '0 kg    3,000 kg  Бета Трейд ТОО (KZ)',
      '',
    ].join('\n'),
  })
  const json = await ask('--without', '{"parties":["small:B"]}', '--json')
  expect(api.postWhatIf.answer.parse(JSON.parse(json.stdout))).toMatchObject({ goneCount: 2 })

  for (const [flags, words] of [
    [['--without', '{'], /--without \{ is no well-formed JSON/],
    [['--chokepoints', '--without', '{}'], /--chokepoints and --without are two questions/],
  ] as const) {
    const refused = await ask(...flags)
    expect(refused.code).toBe(2)
    expect(refused.stderr).toMatch(words)
  }
  expect(await ask('--without', '{}')).toMatchObject({ code: 1, stdout: '' })
  const unknown = await ask('--without', '{"parties":["small:X","small:B","small:Y"]}')
  expect(unknown).toMatchObject({ code: 1, stdout: '' })
  expect(unknown.stderr).toMatch(
    /^[^\n]*\(\/without\/parties\/0: [^\n]*small:X[^\n]*; [^\n]*\/2: [^\n]*small:Y[^\n]*\)\n$/,
  )
})
