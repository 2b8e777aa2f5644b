import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SourceRow } from '../../server/contract/nodes.ts'
import { temporaryGrafeo } from '../support/graphs.ts'
import type { TemporaryGraph } from '../support/graphs.ts'
import { testImporter, textOf } from './support.ts'
import type { TestImporter } from './support.ts'

let graph: TemporaryGraph
let test: TestImporter
beforeAll(async () => {
  graph = await temporaryGrafeo()
  test = testImporter(graph.graph)
})
afterAll(async () => {
  await test[Symbol.asyncDispose]()
  await graph[Symbol.asyncDispose]()
})

const table = `id;Name;note\r\n${Array.from({ length: 3500 }, (_, i) => `p${i + 1};"Фирма ""${i + 1}""${i % 7 === 0 ? '\r\nline' : ''}";${i}`).join('\r\n')}\r\n`
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

describe('the row of a file behind a fact', () => {
  it.each([
    ['utf-8', Buffer.from(table)],
    ['utf-8', Buffer.from(`\ufeff${table}`)],
    ['utf-16le', Buffer.from(`\ufeff${table}`, 'utf16le')],
    ['windows-1251', iconv.encode(table, 'windows-1251')],
    ['utf-8', gzipSync(table)],
  ])('is found in a file in %s, with header, line and the fields its columns became', async (encoding, content) => {
    const dataset = `d${sha256(content).slice(0, 8)}`
    expect(await test.one(dataset, content, { name: 'firms.csv' })).toMatchObject({ accepted: 3500 })
    for (const row of [1, 2, 1000, 1001, 1002, 2999, 3500]) {
      const found = SourceRow.parse(await test.importer.sourceRow({ sha256: sha256(content), row, dataset }))
      const broken = (row - 1) % 7 === 0
      const raw = `p${row};"Фирма ""${row}""${broken ? '\r\nline' : ''}";${row - 1}`
      expect(found).toMatchObject({ file: 'firms.csv', encoding, row, raw, line: 1 + row + Math.ceil((row - 1) / 7) })
      expect(found.columns).toEqual([
        { header: 'id', value: `p${row}`, field: 'id' },
        { header: 'Name', value: `Фирма "${row}"${broken ? '\r\nline' : ''}`, field: 'name' },
        { header: 'note', value: String(row - 1), field: null },
      ])
    }
    await expect(test.importer.sourceRow({ sha256: sha256(content), row: 3501, dataset })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('is refused when the kept file is not the one that was imported, and shown again once it is', async () => {
    const content = Buffer.from('id,name\ngenuine,Genuine Ltd\n')
    const digest = sha256(content)
    await test.one('forged', content, { name: 'forged.csv' })
    const question = { sha256: digest, row: 1, dataset: 'forged' }
    expect(await test.importer.sourceRow(question)).toMatchObject({ raw: 'genuine,Genuine Ltd' })
    writeFileSync(join(test.folder, 'originals', digest.slice(0, 2), digest), 'id,name\ngenuine,Genuine Inc\n')
    await expect(test.importer.sourceRow(question)).rejects.toMatchObject({ code: 'data-damaged' })
    await expect(test.importer.original(digest)).rejects.toMatchObject({ code: 'data-damaged' })
    await test.importer.upload(Readable.from([content]), 'forged.csv')
    expect(await test.importer.sourceRow(question)).toMatchObject({ raw: 'genuine,Genuine Ltd' })
  })

  it('is found in a file that this data folder kept and never imported', async () => {
    const content = Buffer.from('id,name\nx,Ex\n')
    await test.importer.upload(Readable.from([content]), 'only-kept.csv')
    expect(await test.importer.sourceRow({ sha256: sha256(content), row: 1, dataset: 'nowhere' })).toMatchObject({
      file: 'only-kept.csv',
      raw: 'x,Ex',
      columns: [{ field: 'id' }, { field: 'name' }],
    })
  })
})

describe('originals', () => {
  it('are kept byte for byte under their SHA-256, once, and given back', async () => {
    const content = Buffer.from('id,name\ny,Why\n')
    const one = await test.importer.upload(Readable.from([content]), 'one.csv')
    const two = await test.importer.upload(Readable.from([content]), '../../two.csv')
    expect(one.sha256).toBe(sha256(content))
    expect(two.sha256).toBe(one.sha256)
    const place = join(test.folder, 'originals', one.sha256.slice(0, 2))
    expect(readdirSync(place).filter((name) => name === one.sha256)).toHaveLength(1)
    expect(readFileSync(join(place, one.sha256))).toEqual(content)
    expect(readdirSync(join(test.folder, 'originals', 'incoming'))).toEqual([])
    const given = await test.importer.original(one.sha256)
    expect(given.size).toBe(content.length)
    expect(await textOf(given.stream)).toBe(content.toString())
  })

  it('are asked for by digests only, so that no path leads out of the folder', async () => {
    for (const name of ['../../state.db', '..', 'a'.repeat(63), `${'a'.repeat(62)}/..`, 'f'.repeat(64)]) {
      await expect(test.importer.original(name)).rejects.toMatchObject({ code: 'not-found' })
      await expect(test.importer.sourceRow({ sha256: name, row: 1, dataset: 'd' })).rejects.toMatchObject({
        code: 'not-found',
      })
    }
  })

  it('leave nothing behind when the sender goes away in the middle', async () => {
    const cut = new Readable({ read() {} })
    cut.push('id,name\n')
    const upload = test.importer.upload(cut, 'cut.csv')
    cut.destroy(new Error('gone'))
    await expect(upload).rejects.toThrow('gone')
    const later = new Readable({ read() {} })
    later.push('id,name\n')
    setTimeout(() => later.destroy(new Error('gone')), 50)
    await expect(test.importer.upload(later, 'later.csv')).rejects.toThrow('gone')
    expect(readdirSync(join(test.folder, 'originals', 'incoming'))).toEqual([])
  })
})

describe('progress', () => {
  it('comes as events with rising numbers and goes on after the last one seen', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => `e${i},Firm ${i}`)
    const upload = await test.importer.upload(Readable.from([Buffer.from(`id,name\n${rows.join('\n')}\n`)]), 'many.csv')
    const { job } = await test.importer.start({ dataset: 'events', files: [{ upload: upload.id }] })
    const seen: number[] = []
    for await (const event of test.importer.events(job)) {
      seen.push(event.id)
      if (event.job.progress.rows > 0) break
    }
    for await (const event of test.importer.events(job, seen.at(-1))) {
      seen.push(event.id)
      expect(event.job.progress.totalBytes).toBe(upload.size)
    }
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
    expect(test.importer.job(job)).toMatchObject({ state: 'done', progress: { rows: 12_000, bytes: upload.size } })
    const late: number[] = []
    for await (const event of test.importer.events(job, seen.at(-1))) late.push(event.id)
    expect(late).toEqual([])
    expect(test.importer.jobs()[0]?.id).toBe(job)
  })

  it('of a job nobody knows is not found', async () => {
    expect(() => test.importer.job('nope')).toThrow(expect.objectContaining({ code: 'not-found' }) as Error)
    await expect(test.importer.cancel('nope')).rejects.toMatchObject({ code: 'not-found' })
    await expect(test.importer.rejects('nope', 0)).rejects.toMatchObject({ code: 'not-found' })
  })
})
