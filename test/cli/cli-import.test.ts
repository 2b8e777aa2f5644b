import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { FileReport } from '../../server/contract/imports.ts'
import { parties, question, shipments } from '../support/small-case.ts'
import { type Ran, served, temporaryFolder, waybill } from '../support/waybill.ts'

/** Two rows of it are no good. */
const mixed = `${parties}E,,FR,company,,,\nF,Foxtrot,Nowhere,company,,,\n`

interface Report {
  dataset: string
  files: FileReport[]
  seconds: number
}

const report = ({ stdout }: Ran) => JSON.parse(stdout) as Report

/** Everything of a report but the time it took. */
const facts = (ran: Ran) => ({ ...report(ran), seconds: 0 })

/** What a run says, but for its progress. */
const words = ({ stderr }: Ran) => stderr.split('\n').filter((line) => !line.includes(' rows/s '))

function workplace() {
  const folder = temporaryFolder()
  const put = (name: string, text: string | Buffer) => writeFileSync(join(folder.path, name), text)
  put('parties.csv', parties)
  put('shipments.csv', shipments)
  put('mixed.csv', mixed)
  put('question.json', JSON.stringify(question))
  const env = { WAYBILL_DATA: join(folder.path, 'data') }
  return {
    env,
    path: folder.path,
    put,
    run: (args: string[], input?: string) =>
      waybill(args, { env, cwd: folder.path, ...(input === undefined ? {} : { input }) }),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  }
}

describe('waybill import', () => {
  it('imports files, says how it read them, and then traces on them', async () => {
    using place = workplace()
    const first = await place.run(['import', 'shipments.csv', 'parties.csv', '--dataset', 'small', '--json'])
    expect(first.code).toBe(0)
    expect(first.stderr).toContain('shipments.csv: read as shipments')
    const { dataset, files, seconds } = report(first)
    expect(dataset).toBe('small')
    expect(seconds).toBeGreaterThan(0)
    for (const file of files) expect(FileReport.parse(file)).toEqual(file)
    expect(files.map(({ file, kind, rows, accepted }) => ({ file, kind, rows, accepted }))).toEqual([
      { file: 'parties.csv', kind: 'parties', rows: 4, accepted: 4 },
      { file: 'shipments.csv', kind: 'shipments', rows: 3, accepted: 3 },
    ])

    const again = await place.run(['import', 'parties.csv', '--dataset', 'small'])
    expect(again).toMatchObject({ code: 0 })
    expect(again.stdout).toBe(
      'parties.csv (parties): of 4 rows 0 were imported, 4 were already there, 0 were rejected\n',
    )

    const traced = await place.run(['trace', 'question.json', '--json'])
    expect(traced).toMatchObject({ code: 0, stderr: '' })
    const answer = api.postTrace.answer.parse(JSON.parse(traced.stdout))
    expect(answer.chains).toEqual([{ movements: ['small:S1', 'small:S2'], attributed: 100, days: 37 }])

    const shown = await place.run(['trace', '-'], JSON.stringify(question))
    expect(shown.code).toBe(0)
    expect(shown.stdout).toContain('Records show 1 chain through 2 shipments among 3 parties.')
    expect(shown.stdout).toContain('At most 100 kg: every chain needs the one shipment that carried so much.')
    expect(shown.stdout).toContain(
      'At least 100 kg, if the records lack nothing but the 0 kg that they show to be lacking.',
    )
    expect(shown.stdout).toMatch(/Alpha Elektronik GmbH \(DE\) → Бета Трейд ТОО \(KZ\) → Вектор Завод \(RU\)/)
  })

  it('ends with 3 when rows are rejected, lists them, and keeps them for correction without overwriting anything', async () => {
    using place = workplace()
    const first = await place.run(['import', 'mixed.csv'])
    expect(first.code).toBe(3)
    expect(first.stdout).toMatch(
      /^mixed\.csv \(parties\): of 6 rows 4 were imported, 0 were already there, 2 were rejected\n/,
    )
    expect(first.stdout).toMatch(/\n {2}line 6: [^\n]+\n {2}line 7: [^\n]+\n$/)
    expect(first.stderr).toContain('mixed.rejected.csv')
    const rejects = readFileSync(join(place.path, 'mixed.rejected.csv'), 'utf8')
    expect(rejects.split(/\r?\n/)[0]).toBe(
      '\ufeffwaybill_reason,id,name,country,kind,military,registration_number,address',
    )
    expect(rejects).toContain('E,,FR,company,,,')

    await place.run(['import', 'mixed.csv'])
    expect(readFileSync(join(place.path, 'mixed.rejected.csv'), 'utf8')).toBe(rejects)
    expect(existsSync(join(place.path, 'mixed.rejected-2.csv'))).toBe(true)

    // Corrected in place, the rejected rows are a file like any other; the reason column is kept and not used.
    place.put('mixed.rejected.csv', rejects.replace('E,,FR', 'E,Echo,FR').replace(',Nowhere,', ',FI,'))
    const corrected = await place.run(['import', 'mixed.rejected.csv', '--dataset', 'mixed'])
    expect(corrected.stdout).toMatch(/of 2 rows 2 were imported/)
    expect(corrected.code).toBe(0)
  })

  it('writes nothing on a dry run', async () => {
    using place = workplace()
    const dry = await place.run(['import', 'mixed.csv', '--dry-run', '--json'])
    expect(dry.code).toBe(3)
    expect(report(dry).files).toMatchObject([{ rows: 6, accepted: 4, rejected: 2 }])
    const real = await place.run(['import', 'parties.csv', '--dataset', 'mixed', '--json'])
    expect(report(real).files).toMatchObject([{ rows: 4, accepted: 4, unchanged: 0 }])
  })

  it('takes a file from standard input, and columns by a mapping', async () => {
    using place = workplace()
    place.put('mapping.json', JSON.stringify({ Nummer: 'id', Firma: 'name', Land: 'country', Notiz: null }))
    const text = 'Nummer;Firma;Land;Notiz\n7;Sieben GmbH;AT;x\n'
    const flags = ['--as', 'parties', '--mapping', 'mapping.json', '--dataset', 'mapped', '--json']
    const mapped = await place.run(['import', '-', ...flags], text)
    expect(mapped).toMatchObject({ code: 0 })
    expect(report(mapped).files).toMatchObject([{ file: 'stdin.csv', kind: 'parties', accepted: 1 }])
  })

  it('says so when a header tells nothing, and what to do', async () => {
    using place = workplace()
    place.put('odd.csv', 'foo,bar\n1,2\n')
    const odd = await place.run(['import', 'odd.csv'])
    expect(odd).toMatchObject({ code: 1, stdout: '' })
    expect(odd.stderr).toMatch(/^waybill: .*odd\.csv.*--as.*--mapping[^\n]*\n$/)
    place.put('empty.csv', '')
    const empty = await place.run(['import', 'empty.csv'])
    expect(empty).toMatchObject({ code: 1, stdout: '' })
    expect(empty.stderr).toMatch(/^waybill: empty\.csv cannot be imported[^\n]*\n$/)
  })
})

describe('while a server holds the data', () => {
  it('import and trace give the same answers through it', async () => {
    using alone = workplace()
    using shared = workplace()
    await using server = await served({ env: shared.env })
    const runs = [
      ['import', 'parties.csv', 'shipments.csv', '--dataset', 'small', '--json'],
      ['import', 'mixed.csv', '--json'],
      ['import', 'mixed.csv', '--dry-run', '--json'],
    ]
    for (const args of runs) {
      const direct = await alone.run(args)
      const through = await shared.run(args)
      expect(facts(through)).toEqual(facts(direct))
      expect({ code: through.code, words: words(through) }).toEqual({ code: direct.code, words: words(direct) })
    }
    for (const name of readdirSync(alone.path).filter((file) => file.includes('rejected')))
      expect(readFileSync(join(shared.path, name), 'utf8')).toBe(readFileSync(join(alone.path, name), 'utf8'))

    const direct = await alone.run(['trace', 'question.json'])
    const through = await shared.run(['trace', 'question.json'])
    expect(through).toEqual(direct)
    const refused = JSON.stringify({ from: { countries: ['PT'] }, to: { group: 'ru-military' } })
    expect(await shared.run(['trace', '-'], refused)).toEqual(await alone.run(['trace', '-'], refused))
    expect(await shared.run(['import', 'nowhere.csv'])).toEqual(await alone.run(['import', 'nowhere.csv']))
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200)
  })

  it('doctor asks it', async () => {
    using place = workplace()
    const before = await place.run(['doctor'])
    expect(before).toMatchObject({ code: 0, stderr: '' })
    expect(before.stdout).toContain('not there yet')
    await using server = await served({ env: place.env })
    const during = await place.run(['doctor'])
    expect(during.stdout).toContain(`held by the server at ${server.address} (process ${server.pid})`)
    expect(during).toMatchObject({ code: 0, stderr: '' })
    await server.stop()
    const after = await place.run(['doctor'])
    expect(after.stdout).toMatch(/ok {4}graph: grafeo [\d.]+ answers/)
    expect(after.code).toBe(0)
  })
})
