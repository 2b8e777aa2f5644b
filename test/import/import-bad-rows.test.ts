import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FileReport } from '../../server/contract/imports.ts'
import { graphLines } from '../support/graph-hash.ts'
import { temporaryGrafeo } from '../support/graphs.ts'
import type { TemporaryGraph } from '../support/graphs.ts'
import { testImporter } from './support.ts'
import type { TestImporter } from './support.ts'

let graph: TemporaryGraph
let test: TestImporter
let next = 0
beforeAll(async () => {
  graph = await temporaryGrafeo()
  test = testImporter(graph.graph)
})
afterAll(async () => {
  await test[Symbol.asyncDispose]()
  await graph[Symbol.asyncDispose]()
})

/** Imports one good shipment and one made of these columns, in a dataset of its own. */
async function shipment(columns: Record<string, string>): Promise<FileReport> {
  const good = { id: 's1', departed: '2023-01-01', consignor_id: 'a', consignee_id: 'b' }
  const bad = { ...good, id: 's2', ...columns }
  const headers = [...new Set([...Object.keys(good), ...Object.keys(columns)])]
  const rows = [good, bad].map((row) =>
    headers.map((header) => quoted((row as Record<string, string>)[header] ?? '')).join(','),
  )
  return test.one(`rows${next++}`, `${headers.join(',')}\n${rows.join('\n')}\n`)
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

const bad: [string, Record<string, string>, string, RegExp][] = [
  ['arrives before it departed', { arrived: '2022-12-31' }, 'arrived-before-departed', /2022-12-31.*2023-01-01/],
  ['has no date at all', { departed: '' }, 'no-date', /departed.*arrived/],
  ['names a day that does not exist', { departed: '2023-02-30' }, 'no-such-date', /February 2023 has 28 days/],
  ['names a month that does not exist', { departed: '2023-13-01' }, 'no-such-date', /no month 13/],
  ['lies in the year 10000', { departed: '10000-01-01' }, 'year-out-of-range', /1900 to 2100/],
  ['lies before 1900', { departed: '0023-01-01' }, 'year-out-of-range', /1900 to 2100/],
  ['writes a date with slashes', { departed: '01/02/2023' }, 'bad-date', /2023-01-31/],
  ['names an unknown country', { declared_destination: 'QQ' }, 'unknown-country', /"QQ"/],
  ['has letters in its goods code', { hs_code: '8542O1' }, 'bad-goods-code', /the letter O, probably written for a 0/],
  [
    'has a Cyrillic letter in its goods code',
    { hs_code: '85З231' },
    'bad-goods-code',
    /the Cyrillic letter З, probably written for a 3/,
  ],
  ['has a goods code that is too long', { hs_code: '85423190001' }, 'bad-goods-code', /2 to 10 digits, this has 11/],
  ['has a goods code that is too short', { hs_code: '8' }, 'bad-goods-code', /2 to 10 digits, this has 1/],
  ['has a negative weight', { net_weight_kg: '-5' }, 'negative-amount', /cannot be negative/],
  ['has an absurd weight', { net_weight_kg: '5e12' }, 'absurd-amount', /1,000,000,000 kg/],
  ['has a number beyond 2^53', { value: '9007199254740993000' }, 'absurd-amount', /1,000,000,000,000/],
  ['has words for a number', { quantity: 'many' }, 'not-a-number', /"many"/],
  ['has a number that may mean two things', { quantity: '1,234' }, 'ambiguous-number', /1234 or 1.234/],
  ['lacks a consignor', { consignor_id: '' }, 'missing-consignor', /consignor is missing/],
  ['lacks a consignee', { consignee_id: '' }, 'missing-consignee', /consignee is missing/],
  ['stays with one party', { consignee_id: 'a' }, 'self-shipment', /same party/],
  ['has an unknown kind of record', { record: 'diary' }, 'unknown-record', /export, import, transit, bill/],
  ['has no code for a currency', { currency: 'euro' }, 'bad-currency', /ISO 4217/],
  ['has a port that is none', { port_of_loading: 'Hamburg' }, 'bad-locode', /DEHAM/],
  ['has a port in no country', { port_of_loading: 'QQHAM' }, 'bad-locode', /DEHAM/],
  ['has an id beyond all measure', { consignor_id: 'a'.repeat(9000) }, 'id-too-long', /9000 characters/],
  ['holds a NUL byte', { description: 'a\0b' }, 'nul-byte', /NUL/],
]

describe('a shipment is listed and the others land when it', () => {
  it.each(bad)('%s', async (_, columns, code, reason) => {
    const report = await shipment(columns)
    expect(report).toMatchObject({ rows: 2, accepted: 1, rejected: 1, unchanged: 0 })
    expect(report.rejects).toHaveLength(1)
    expect(report.rejects[0]).toMatchObject({ line: 3, code })
    expect(report.rejects[0]?.reason).toMatch(reason)
  })
})

const fine: [string, Record<string, string>, Record<string, unknown>][] = [
  [
    'only its arrival',
    { departed: '', arrived: '2023-05-01' },
    { departed: '2023-05-01', arrived: '2023-05-01', onlyDate: 'arrived' },
  ],
  ['only its departure', { departed: '2023-05-01' }, { arrived: '2023-05-01', onlyDate: 'departed' }],
  ['a date written 1.5.2023', { departed: '1.5.2023' }, { departed: '2023-05-01' }],
  ['numbers with no-break spaces and a comma', { value: '9\u00a0000\u00a0000,50' }, { value: 9_000_000.5 }],
  ['numbers grouped by commas', { value: '1,234,567.5' }, { value: 1_234_567.5 }],
  ['a goods code with dots', { hs_code: '8542.31.90' }, { hsCode: '85423190' }],
  ['no goods code', {}, { hsCode: '' }],
  ['a port nobody knows', { port_of_loading: 'de zz9' }, { portOfLoading: 'DEZZ9' }],
  ['a country by its English name', { declared_destination: 'Kyrgyz Republic' }, { declaredDestination: 'KG' }],
  ['dollars', { value: '5', currency: 'usd' }, { value: 5, currency: 'USD' }],
  [
    'a script for a description',
    { description: '<script>alert(1)</script>' },
    { description: '<script>alert(1)</script>' },
  ],
  ['a formula for a description', { description: '=1+1' }, { description: '=1+1' }],
]

describe('a shipment lands with', () => {
  it.each(fine)('%s', async (_, columns, properties) => {
    const report = await shipment(columns)
    expect(report).toMatchObject({ rows: 2, accepted: 2, rejected: 0 })
    expect(await nodeOf(`rows${next - 1}:s2`)).toMatchObject(properties)
  })

  it('a value in euros only where its currency says so or says nothing', async () => {
    await shipment({ value: '7', currency: 'USD' })
    expect(await nodeOf(`rows${next - 1}:s2`)).not.toHaveProperty('valueEur')
    await shipment({ value: '7', currency: '' })
    expect(await nodeOf(`rows${next - 1}:s2`)).toMatchObject({ valueEur: 7 })
  })
})

describe('names', () => {
  it('are shown without marks that turn or hide letters, and kept as they were written', async () => {
    const report = await test.one(
      'names',
      'id,name\np1,"Sa\u200bfe \u202egpj.exe"\np2,"<script>x</script>"\np3,"Ma\u0308rz"\n',
    )
    expect(report).toMatchObject({ accepted: 3, rejected: 0 })
    expect(await nodeOf('names:p1')).toMatchObject({ name: 'Safe gpj.exe', nameAsWritten: 'Sa\u200bfe \u202egpj.exe' })
    expect(await nodeOf('names:p2')).toMatchObject({ name: '<script>x</script>' })
    expect(await nodeOf('names:p2')).not.toHaveProperty('nameAsWritten')
    expect(await nodeOf('names:p3')).toMatchObject({ name: 'März' })
  })

  it('make one party of the same name in the same country, whatever its case and spaces', async () => {
    const rows = ['ACME  Ltd,DE,Beta', 'Acme Ltd,DE,Beta', 'Acme Ltd,AT,Beta']
    const text = `departed,consignor_name,consignor_country,consignee_name\n${rows.map((row) => `2023-01-01,${row}`).join('\n')}\n`
    expect(await test.one('named', text)).toMatchObject({ rows: 3, accepted: 3 })
    const parties = (await nodes()).filter((node) => node['dataset'] === 'named' && node['stub'] === true)
    expect(parties.map((party) => [party['name'], party['country']].join(', ')).sort()).toEqual([
      'ACME Ltd, DE',
      'Acme Ltd, AT',
      'Beta, ',
    ])
  })
})

describe('ids', () => {
  it('that come twice with other content are listed with the line that came first', async () => {
    const report = await test.one('twice', 'id,name\np1,One\np2,Two\np1,Other\np2,Two\n')
    expect(report).toMatchObject({ rows: 4, accepted: 2, rejected: 1, unchanged: 1 })
    expect(report.rejects).toEqual([
      {
        line: 4,
        code: 'duplicate-id',
        reason: '"p1" already stands on line 2 of this file with other content.',
        columns: [],
      },
    ])
  })

  it('that come twice are listed too when the first of them says what an older file said', async () => {
    await test.one('twice-old', 'id,name\np1,One\np2,Two\n')
    const newer = 'id,name\np1,One\np3,Three\np1,Other\n'
    const report = await test.one('twice-old', newer)
    expect(report).toMatchObject({ rows: 3, accepted: 1, rejected: 1, unchanged: 1 })
    expect(report.rejects[0]).toMatchObject({ line: 4, code: 'duplicate-id' })
    expect(await test.one('twice-old', newer)).toMatchObject({ accepted: 0, rejected: 1, unchanged: 2 })
  })

  it('of shipments may be missing: the row itself is the id then', async () => {
    const text = 'departed,consignor_id,consignee_id\n2023-01-01,a,b\n2023-01-02,a,b\n2023-01-01,a,b\n'
    expect(await test.one('no-id', text)).toMatchObject({ rows: 3, accepted: 2, unchanged: 1 })
    expect(await test.one('no-id', text)).toMatchObject({ rows: 3, accepted: 0, unchanged: 3 })
  })
})

const otherKinds: [string, string, string, string][] = [
  ['a percentage over 100', 'owner_id,owned_id,percent\na,b,101\n', 'percent-out-of-range', 'percent'],
  ['an unknown role', 'owner_id,owned_id,role\na,b,friend\n', 'unknown-role', 'role'],
  ['an owner of itself', 'owner_id,owned_id\na,a\n', 'tie-to-itself', 'owner_id'],
  ['a tie that ends before it begins', 'owner_id,owned_id,from,to\na,b,2023,2022\n', 'ends-before-it-begins', 'from'],
  ['an unknown kind of party', 'id,name,kind\na,b,robot\n', 'unknown-kind', 'kind'],
  ['a party without a name', 'id,name\na,\n', 'missing-name', 'name'],
  ['an unclear military mark', 'id,name,military\na,b,perhaps\n', 'not-true-or-false', 'military'],
  ['an unknown flow', 'reporter,partner,period,code,flow\nDE,AM,2023-01,8542,sideways\n', 'unknown-flow', 'flow'],
  [
    'a sum over the EU',
    'reporter,partner,period,code,flow\nEU27_2020,AM,2023-01,8542,export\n',
    'aggregate',
    'reporter',
  ],
  [
    'a period that is no month',
    'reporter,partner,period,code,flow\nDE,AM,2023-13,8542,export\n',
    'bad-period',
    'period',
  ],
  ['a listing without an authority', 'party_id,authority,date\na,,2023-01-01\n', 'missing-authority', 'authority'],
]

describe('rows of other kinds are listed for', () => {
  it.each(otherKinds)('%s', async (_, text, code, column) => {
    const report = await test.one(`kinds${next++}`, text)
    expect(report).toMatchObject({ rows: 1, accepted: 0, rejected: 1 })
    expect(report.rejects[0]).toMatchObject({ line: 2, code })
    expect(report.rejects[0]?.columns).toContain(column)
  })
})

const nodes = async (): Promise<Record<string, unknown>[]> => {
  return (await graphLines(graph.graph))
    .filter((line) => line.startsWith('node '))
    .map((line) => Object.fromEntries(JSON.parse(line.slice(line.indexOf('['))) as [string, unknown][]))
}
const nodeOf = async (id: string): Promise<Record<string, unknown> | undefined> =>
  (await nodes()).find((node) => node['id'] === id)
