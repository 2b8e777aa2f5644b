import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { graphHash, graphLines } from '../support/graph-hash.ts'
import { temporaryGrafeo } from '../support/graphs.ts'
import { testImporter } from './support.ts'

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../fixtures', name))
const propertiesOf = (line: string): Record<string, unknown> =>
  Object.fromEntries(JSON.parse(line.slice(line.indexOf('[['))) as [string, unknown][])

it('imports the 205 rows of the EU list as parties with listings in force', async () => {
  await using empty = await temporaryGrafeo()
  await using test = testImporter(empty.graph)
  const content = fixture('eu-833-2014-annex-iv.csv')
  const rows = parse(content, { columns: true }) as Record<string, string>[]
  const report = await test.one('eu', content, { name: 'annex-iv.csv' })
  expect(report).toMatchObject({ kind: 'eu-annex-iv', rows: 205, accepted: 205, rejected: 0 })
  const lines = await graphLines(empty.graph)
  const parties = new Map(
    lines
      .filter((line) => line.startsWith('node Company:Party'))
      .map((line) => [propertiesOf(line)['id'] as string, propertiesOf(line)]),
  )
  expect(parties.size).toBe(205)
  for (const row of rows) expect(parties.get(`eu:${row['recordId']}`)?.['row']).toBe(rows.indexOf(row) + 1)

  const listings = lines.filter((line) => line.startsWith('node Listing')).map(propertiesOf)
  expect(listings).toHaveLength(205)
  expect(
    listings.every((listing) => listing['until'] === undefined && /^20\d\d-\d\d-\d\d$/.test(String(listing['date']))),
  ).toBe(true)
  expect(listings.find((listing) => listing['id'] === 'eu:25/listing')).toMatchObject({
    authority: 'EU',
    programme: '833/2014 Annex IV',
    date: '2022-02-25',
  })

  const addressesOf = (id: string): string[] => lines.filter((line) => line.startsWith(`edge eu:${id} REGISTERED_AT`))
  expect(addressesOf('413')).toHaveLength(3)
  expect(parties.get('eu:413')).toMatchObject({ country: 'IR' })
  expect(parties.get('eu:587')).toMatchObject({ country: 'SG', name: 'Deflog Technologies PTE LTD' })
  // Addresses in China and in Hong Kong: the list does not say which of them is the party's country.
  expect(parties.get('eu:605')).not.toHaveProperty('country')
  // "Republic of Crimea" says plainly whose list it is on, and not which country an address there is in.
  expect(parties.get('eu:25')).not.toHaveProperty('country')
  const shown = lines.filter((line) => line.startsWith('node ') && !line.startsWith('node Dataset')).join('\n')
  expect(shown).not.toMatch(/[\u200e\u200f\u202a-\u202e]/)
  expect(lines.filter((line) => line.includes('"nameAsWritten"')).length).toBe(
    rows.filter((row) => /[\u200b-\u200f\u202a-\u202e\n\u00a0\u00ad]| {2}/.test((row['name'] ?? '').trim())).length,
  )
})

it('imports the 22,800 rows of Eurostat as they are in the file, and changes nothing the second time', async () => {
  await using empty = await temporaryGrafeo()
  await using test = testImporter(empty.graph)
  const content = fixture('eurostat-chpl-monthly-2020-2022.csv.gz')
  const report = await test.one('eurostat', content, { name: 'eurostat.csv.gz' })
  expect(report).toMatchObject({ kind: 'eurostat', rows: 22_800, accepted: 22_800, rejected: 0 })
  const edges = (await graphLines(empty.graph)).filter((line) => line.includes(' EXPORTED_TO '))
  const rows = parse(gunzipSync(content), { columns: true }) as Record<string, string>[]
  const names = new Map([
    ['Russian Federation', 'RU'],
    ['Germany', 'DE'],
    ['Armenia', 'AM'],
    ['Czechia', 'CZ'],
  ])
  const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)
  expect(sum(edges.map((edge) => propertiesOf(edge)['valueEur'] as number))).toBe(
    sum(rows.map((row) => Number(row['value_eur']))),
  )
  for (const [from, to] of [
    ['Germany', 'Armenia'],
    ['Czechia', 'Russian Federation'],
  ] as const) {
    const mirrored = edges
      .filter((edge) => edge.startsWith(`edge country:${names.get(from)} EXPORTED_TO country:${names.get(to)} `))
      .map(propertiesOf)
      .map((edge) => [edge['code'], edge['period'], edge['valueEur'], edge['flow']].join(' '))
    const own = rows
      .filter((row) => row['reporter'] === from && row['partner'] === to)
      .map((row) => [row['cn8'], row['month'], row['value_eur'], 'export'].join(' '))
    expect(mirrored.sort()).toEqual(own.sort())
  }
  const hash = await graphHash(empty.graph)
  expect(await test.one('eurostat', content, { name: 'eurostat.csv.gz' })).toMatchObject({
    accepted: 0,
    unchanged: 22_800,
  })
  expect(await graphHash(empty.graph)).toBe(hash)
})
