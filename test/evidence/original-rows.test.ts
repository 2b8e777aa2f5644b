import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { originalRows } from '../../client/verify/original-rows.ts'
import { fieldsOf } from '../../server/import/row-statements.ts'
import { rawRows } from '../../server/import/source-rows.ts'

const every = new Set(Array.from({ length: 60 }, (_, at) => at))

async function* cut(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

const inPage = (bytes: Uint8Array, size: number, encoding = 'utf-8') =>
  all(originalRows(fieldsOf)(cut(bytes, size), { encoding, delimiter: ';' }, every))

const byImport = (bytes: Uint8Array, encoding = 'utf-8') =>
  all(rawRows(Readable.from([Buffer.from(bytes)]), { encoding, delimiter: ';', gzip: false }, every))

describe('the rows of an original in a page', () => {
  it('are those that the import reads, whatever the quotes and line ends and wherever the bytes part', async () => {
    const sign = fc.constantFrom('a', 'Ж', '"', '""', ';', '\n', '\r\n', '\r', ' ', '"a;b"', 'x;y\n', '\n\n')
    await fc.assert(
      fc.asyncProperty(fc.array(sign, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), async (parts, size) => {
        const bytes = Buffer.from(parts.join(''))
        expect(await inPage(bytes, size)).toEqual(await byImport(bytes))
      }),
      { numRuns: 400 },
    )
  })

  it('are read in the file’s own letters, and out of a compressed file', async () => {
    const text = 'номер;имя\n1;Завод\n2;"Ясе\nнец"\n'
    const windows = iconv.encode(text, 'windows-1251')
    expect(await inPage(windows, 3, 'windows-1251')).toEqual(await byImport(windows, 'windows-1251'))
    expect((await inPage(gzipSync(Buffer.from(text)), 5)).map(({ raw }) => raw)).toEqual([
      'номер;имя',
      '1;Завод',
      '2;"Ясе\nнец"',
    ])
  })
})
