import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphLines } from '../support/graph-hash.ts'
import { temporaryGrafeo } from '../support/graphs.ts'
import type { TemporaryGraph } from '../support/graphs.ts'
import { shipments, testImporter, textOf } from './support.ts'
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
const dataset = (): string => `files${next++}`
const upload = (content: string | Buffer, name = 'file.csv') =>
  test.importer.upload(Readable.from([Buffer.from(content)]), name)

const russian = 'id;name;country\np1;ООО «Ёлочка и партнёры»;RU\np2;Завод «Комета»;RU\n'
const encodings: [string, Buffer][] = [
  ['utf-8', Buffer.from(russian)],
  ['utf-8', Buffer.from(`\ufeff${russian}`)],
  ['utf-16le', Buffer.from(`\ufeff${russian}`, 'utf16le')],
  ['utf-16le', Buffer.from('id,name\np1,One and two\np2,Two\n', 'utf16le')],
  ['utf-16be', iconv.encode(russian, 'utf-16be', { addBOM: true })],
  ['windows-1251', iconv.encode(russian, 'windows-1251')],
  ['windows-1251', iconv.encode('id;name\np1;Завод\n', 'windows-1251')],
  ['koi8-r', iconv.encode(russian.repeat(3).replaceAll('p', 'q'), 'koi8-r')],
  [
    'windows-1252',
    iconv.encode('id,name,country\np1,Müller & Söhne Großhandel für Bücher und Möbel,DE\n', 'windows-1252'),
  ],
]

describe('a file is read', () => {
  it.each(encodings)('in %s', async (encoding, content) => {
    const sent = await upload(content)
    expect(sent).toMatchObject({ encoding, format: 'parties', unusable: null })
    const text = iconv.decode(content, encoding)
    expect(sent.sample[0]?.[1]).toBe(text.split('\n')[1]?.split(sent.delimiter)[1])
  })

  it.each([',', ';', '\t', '|'])('with %j between the columns', async (delimiter) => {
    const report = await test.one(
      dataset(),
      ['id,name', 'p1,"a,b;c|d"', 'p2,x'].join('\n').replace(/(id|p\d),/g, `$1${delimiter}`),
    )
    expect(report).toMatchObject({ rows: 2, accepted: 2, rejected: 0 })
  })

  it.each(['\n', '\r\n', '\r'])('with %j at the end of lines, of the last one too or not', async (end) => {
    for (const last of ['', end]) {
      const report = await test.one(dataset(), `id,name${end}p1,One${end}p2,Two${end}p3,${last}`)
      expect(report).toMatchObject({ rows: 3, accepted: 2, rejected: 1 })
      expect(report.rejects[0]).toMatchObject({ line: 4, code: 'missing-name' })
    }
  })

  it('compressed with gzip', async () => {
    expect(await test.one(dataset(), gzipSync(shipments), { name: 'shipments.csv.gz' })).toMatchObject({
      rows: 3,
      accepted: 3,
    })
  })

  it('with headers in any case, with spaces, in any order, and columns nobody knows kept as they are', async () => {
    const id = dataset()
    const text = 'Consignee ID,departed,CONSIGNOR-ID,Id,remark,__proto__,constructor\nb,2023-01-01,a,s1,hm,evil,x\n'
    expect(await test.one(id, text)).toMatchObject({ accepted: 1 })
    const line = (await graphLines(graph.graph)).find((each) => each.includes(`"id","${id}:s1"`))
    const extra = new Map(JSON.parse(line?.slice(line.indexOf('[')) ?? '[]') as [string, string][]).get('extra')
    expect(extra).toBe('{"__proto__":"evil","constructor":"x","remark":"hm"}')
    expect(({} as Record<string, unknown>)['evil']).toBeUndefined()
  })

  it('with the same header twice, the first of them mapped', async () => {
    const id = dataset()
    const sent = await upload('id,name,name\np1,One,Other\n')
    expect(sent).toMatchObject({
      headers: ['id', 'name', 'name (2)'],
      mapping: { id: 'id', name: 'name', 'name (2)': null },
    })
    expect(await test.one(id, 'id,name,name\np1,One,Other\n')).toMatchObject({ accepted: 1 })
    const node = (await graphLines(graph.graph)).find((line) => line.includes(`"id","${id}:p1"`))
    expect(node).toContain('["name","One"]')
  })

  it('with 100,000 columns', async () => {
    const headers = ['id', 'name', ...Array.from({ length: 100_000 }, (_, index) => `c${index}`)]
    const row = (id: string): string => [id, 'One', ...Array.from({ length: 100_000 }, () => '')].join(',')
    expect(await test.one(dataset(), `${headers.join(',')}\n${row('p1')}\n`)).toMatchObject({ rows: 1, accepted: 1 })
  })
})

describe('a file is refused before anything is imported when it', () => {
  const refused: [string, string | Buffer, RegExp][] = [
    ['is empty', '', /empty/],
    ['holds nothing but blank lines', '\n\n\r\n', /blank lines/],
    ['is a zip archive', Buffer.from('PK\u0003\u0004rest'), /zip archive/],
    ['is an image', Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), randomBytes(500)]), /image/],
    ['is noise', Buffer.concat([Buffer.from('id,name\n'), randomBytes(5000)]), /binary/],
    ['is compressed twice', gzipSync(gzipSync('id,name\np1,One\n')), /compressed twice/],
    ['is JSON', '[\n  {"id": "p1", "name": "One"}\n]\n', /JSON/],
    ['is JSON, line by line', '{"id":"p1","name":"One"}\n{"id":"p2"}\n', /JSON/],
    ['is a web page', '<!doctype html>\n<title>Not found</title>\n', /HTML/],
    ['has a header of half a million columns', `id,name${',x'.repeat(500_000)}\n`, /500,002 columns/],
    ['is a gzip bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024)), /100 times/],
    ['is a broken gzip', gzipSync(randomBytes(5000)).subarray(0, 2000), /damaged/],
  ]
  it.each(refused)('%s', async (_, content, reason) => {
    const sent = await upload(content)
    expect(sent.unusable).toMatch(reason)
    await expect(test.importer.start({ dataset: 'never', files: [{ upload: sent.id }] })).rejects.toMatchObject({
      code: 'file-unusable',
    })
  })

  it('is one line of 200 MB', async () => {
    const sent = await test.importer.upload(Readable.from(longLine(200)), 'line.csv')
    expect(sent.unusable).toMatch(/longer than 8 MiB/)
  })

  it('has a header that fits no kind', async () => {
    const sent = await upload('colour,taste\nred,sweet\n')
    expect(sent.format).toBeNull()
    await expect(test.importer.start({ dataset: 'never', files: [{ upload: sent.id }] })).rejects.toMatchObject({
      code: 'file-unusable',
    })
    await expect(
      test.importer.start({ dataset: 'never', files: [{ upload: sent.id, as: 'shipments' }] }),
    ).rejects.toMatchObject({
      code: 'file-unusable',
      message: expect.stringContaining('departed or arrived') as string,
    })
  })

  it('is mapped to fields or columns that do not exist, or twice to one field', async () => {
    const sent = await upload('a,b\n1,2\n')
    const start = (mapping: Record<string, string | null>) =>
      test.importer.start({ dataset: 'never', files: [{ upload: sent.id, as: 'parties', mapping }] })
    await expect(start({ a: 'id', b: 'nme' })).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ pointer: '/mapping/b' }],
    })
    await expect(start({ a: 'id', c: 'name' })).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ pointer: '/mapping/c' }],
    })
    await expect(start({ a: 'id', b: 'id' })).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ pointer: '/mapping/b' }],
    })
  })
})

describe('a file that is broken in places', () => {
  it('with a header only has no rows and leaves no trace', async () => {
    const before = await graphLines(graph.graph)
    expect(await test.one(dataset(), 'id,name\n')).toMatchObject({ rows: 0, accepted: 0, rejected: 0, unchanged: 0 })
    expect(await graphLines(graph.graph)).toEqual(before)
  })

  it('lists rows with too few or too many columns', async () => {
    const report = await test.one(dataset(), 'id,name,country\np1,One,DE\np2,Two\np3,Three,DE,extra\np4,Four,DE,,\n')
    expect(report).toMatchObject({ rows: 4, accepted: 2, rejected: 2 })
    expect(report.rejects.map(({ line, code }) => [line, code])).toEqual([
      [3, 'ragged-row'],
      [4, 'ragged-row'],
    ])
  })

  it('lands the rows before a quote that never closes and says where it opens', async () => {
    const report = await test.one(dataset(), 'id,name\np1,"One\nand a half"\np2,"Two\np3,Three\np4,Four\n')
    expect(report).toMatchObject({ rows: 2, accepted: 1, rejected: 1 })
    expect(report.rejects).toMatchObject([
      { line: 4, code: 'unterminated-quote', reason: expect.stringContaining('line 4') as string },
    ])
  })

  it('lands the rows before a line of 200 MB', async () => {
    const sent = await test.importer.upload(
      Readable.from(
        (function* () {
          yield Buffer.from('id,name\np1,One\n')
          yield* longLine(200)
        })(),
      ),
      'line.csv',
    )
    expect(sent.unusable).toBeNull()
    const { job } = await test.importer.start({ dataset: dataset(), files: [{ upload: sent.id }] })
    for await (const event of test.importer.events(job)) void event
    expect(test.importer.job(job)).toMatchObject({
      state: 'done',
      files: [{ rows: 2, accepted: 1, rejected: 1, rejects: [{ line: 3, code: 'row-too-long' }] }],
    })
  })

  it('keeps a stray quote as part of the text', async () => {
    const id = dataset()
    expect(await test.one(id, 'id,name\np1,5" pipes\np2,"A ""B"" C"\n')).toMatchObject({ accepted: 2 })
    const lines = (await graphLines(graph.graph)).join('\n')
    expect(lines).toContain(JSON.stringify(['name', '5" pipes']))
    expect(lines).toContain(JSON.stringify(['name', 'A "B" C']))
  })
})

describe('rows that are very long', () => {
  it('are written in small batches, and land', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `s${i},2023-01-01,a,b,${'x'.repeat(1024 * 1024)}`)
    const report = await test.one(dataset(), `id,departed,consignor_id,consignee_id,description\n${rows.join('\n')}\n`)
    expect(report).toMatchObject({ rows: 40, accepted: 40 })
  })
})

describe('rejected rows', () => {
  it('come back unchanged with a reason, and land once they are corrected', async () => {
    const id = dataset()
    const text =
      'id;name;country;note\np1;"Semi;colon";QQ;=1+1\np2;Two;DE;\np3;"Line\nbreak ""q""";XX; padded \np4;Four\n'
    const job = await test.bring(id, { content: text, name: 'list.csv' })
    expect(job.files[0]).toMatchObject({ rows: 4, accepted: 1, rejected: 3 })
    const { name, stream } = await test.importer.rejects(job.id, 0)
    expect(name).toBe('list-rejected.csv')
    const rejected = await textOf(stream)
    expect(rejected.split('\r\n')[0]).toBe('\ufeffwaybill_reason;id;name;country;note')
    expect(rejected).toContain('p1;"Semi;colon";QQ;=1+1')
    expect(rejected).toContain('p3;"Line\nbreak ""q""";XX;" padded "')
    const corrected = rejected.replace(';QQ;', ';DE;').replace(';XX;', ';AT;').replace(';p4;Four', ';p4;Four;DE;')
    expect(await test.one(id, corrected)).toMatchObject({ rows: 3, accepted: 3, rejected: 0 })
    const whole = text.replace(';QQ;', ';DE;').replace(';XX;', ';AT;').replace('p4;Four', 'p4;Four;DE;')
    expect(await test.one(id, whole)).toMatchObject({ rows: 4, accepted: 0, unchanged: 4 })
  })

  it('are all in the download where an answer holds the first thousand', async () => {
    const rows = Array.from({ length: 1500 }, (_, index) => `p${index},`)
    const job = await test.bring(dataset(), { content: `id,name\n${rows.join('\n')}\n` })
    expect(job.files[0]).toMatchObject({ rejected: 1500, rejectsTruncated: true })
    expect(job.files[0]?.rejects).toHaveLength(1000)
    const { stream } = await test.importer.rejects(job.id, 0)
    expect((await textOf(stream)).trimEnd().split('\r\n')).toHaveLength(1501)
  })
})

describe('a dry run', () => {
  it('counts and lists what would happen and writes nothing', async () => {
    const id = dataset()
    await test.one(id, 'id,name\np1,One\n')
    const before = await graphLines(graph.graph)
    const report = await test.one(id, 'id,name\np1,One\np2,Two\np3,\np2,Other\n', { dryRun: true })
    expect(report).toMatchObject({ rows: 4, accepted: 1, unchanged: 1, rejected: 2 })
    expect(report.rejects.map((reject) => reject.code)).toEqual(['missing-name', 'duplicate-id'])
    expect(await graphLines(graph.graph)).toEqual(before)
  })
})

function* longLine(megabytes: number): Generator<Buffer> {
  const part = Buffer.alloc(1024 * 1024, 'x')
  for (let sent = 0; sent < megabytes; sent += 1) yield part
}
