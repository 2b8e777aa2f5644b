import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber } from '../../server/import/check-values.ts'
import { comparable, splitList, visible } from '../../server/import/check-text.ts'
import { findDelimiter, openQuoteLine } from '../../server/import/csv-dialect.ts'
import { readCsv } from '../../server/import/csv-rows.ts'
import type { CsvRow } from '../../server/import/csv-rows.ts'
import { countryCode, countryOfAddress, isAggregate } from '../../server/import/reference.ts'
import { RowRegister } from '../../server/import/row-register.ts'

const read = async (text: string, delimiter: string, chunk: number): Promise<CsvRow[]> => {
  const bytes = Buffer.from(text)
  const parts = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    bytes.subarray(i * chunk, (i + 1) * chunk),
  )
  const rows: CsvRow[] = []
  for await (const each of readCsv(Readable.from(parts), { delimiter })) {
    expect(each.broken).toBeUndefined()
    rows.push(...each.rows)
  }
  return rows
}

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'ж', '𝒳'), maxLength: 8 }),
)
const tableOf = (columns: number) =>
  fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 12 })

describe('a table that was written as CSV', () => {
  it('is read as it was, with its lines and places, however it is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 5 }).chain(tableOf),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (table, delimiter, end, chunk, bom) => {
          const written = table.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(delimiter))
          const text = `${bom ? '\ufeff' : ''}${written.join(end)}${end}`
          const rows = await read(text, delimiter, chunk)
          expect(rows.map((row) => row.fields)).toEqual(table)
          const bytes = Buffer.from(text)
          rows.forEach((row, index) => {
            const own = bytes
              .subarray(row.offset, row.end)
              .toString()
              .replace(/^\ufeff/, '')
            expect(own).toBe(`${written[index]}${end}`)
            const before = bytes.subarray(0, row.offset).toString()
            expect(row.line).toBe(1 + (before.match(/\r\n|\r|\n/g)?.length ?? 0))
          })
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a quote that never closes', () => {
  it('is found on the line where it opens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a,b', '"x ""y""",b', '"x\ny",b'), { maxLength: 8 }), (rows) => {
        const before = rows.map((row) => `${row}\n`).join('')
        expect(openQuoteLine(`${before}c,"open\nd,e\n`, ',')).toBe(1 + (before.match(/\n/g)?.length ?? 0))
      }),
    )
  })
})

describe('the register of rows', () => {
  it('remembers what a map would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.string({ maxLength: 3 }), row: fc.nat(), mine: fc.boolean() }), {
          maxLength: 4000,
        }),
        (entries) => {
          const register = new RowRegister()
          const map = new Map<string, object>()
          for (const { id, row, mine } of entries) {
            const stated = { hash: row.toString(16).padStart(16, '0'), mine, row, line: row }
            register.set(id, stated)
            map.set(id, stated)
          }
          expect(register.size).toBe(map.size)
          for (const [id, stated] of map) expect(register.get(id)).toEqual(stated)
          expect(register.get('not there')).toBeUndefined()
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('numbers', () => {
  it.each<[string, number | 'ambiguous' | undefined]>([
    ['12', 12],
    ['-0.5', -0.5],
    ['1e3', 1000],
    ['1 234,5', 1234.5],
    ['9\u00a0000\u202f000,00', 9_000_000],
    ["1'234.5", 1234.5],
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['1.234.567', 1_234_567],
    ['0,5', 0.5],
    ['12,3456', 12.3456],
    ['1,234', 'ambiguous'],
    ['1.234', 1.234],
    ['1,2,3', undefined],
    ['12kg', undefined],
    ['Infinity', undefined],
    ['0x10', undefined],
    ['', undefined],
    ['.', undefined],
  ])('%j are read as %j', (text, number) => {
    expect(readNumber(text)).toBe(number)
  })

  it('are read back as they print', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (number) => readNumber(String(number)) === number,
      ),
    )
  })
})

describe('text', () => {
  it('is the same whether it is made visible once or twice, and holds no mark that hides or turns letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const shown = visible(text)
        expect(visible(shown)).toBe(shown)
        // oxlint-disable-next-line no-control-regex -- what must not be there
        expect(shown).not.toMatch(/[\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/)
        expect(comparable(shown)).toBe(comparable(comparable(shown)))
      }),
      { numRuns: 1000 },
    )
  })

  it('of several values is split at semicolons outside brackets', () => {
    expect(splitList('a; b (c; d); e')).toEqual(['a', 'b (c; d)', 'e'])
    expect(splitList('')).toEqual([])
  })

  it('of every delimiter is told by its header and rows', () => {
    expect(findDelimiter('a;b;c\n1,5;2,5;3,5\n')).toBe(';')
    expect(findDelimiter('a\tb\n"x;y;z"\t2\n')).toBe('\t')
    expect(findDelimiter('only\none\n')).toBe(',')
  })
})

describe('countries', () => {
  it.each([
    ['DE', 'DE'],
    ['Russian Federation', 'RU'],
    ["Germany (incl. German Democratic Republic 'DD' from 1991)", 'DE'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['EL', 'GR'],
    ['Kyrgyz, Republic', 'KG'],
    ['The Netherlands', 'NL'],
    ['Bosnia and Herzegovina', 'BA'],
    ["Côte d'Ivoire", 'CI'],
    ['Atlantis', undefined],
    ['QQ', undefined],
  ])('%s is %s', (text, code) => {
    expect(countryCode(text)).toBe(code)
  })

  it.each([
    ['16A Navoi Street, Tashkent, 100011, Republic of Uzbekistan', 'UZ'],
    ['Dubai, United Arab Emirates (UAE)', 'AE'],
    ['Dubai, United Arab Emirates, P.O. Box 17585', 'AE'],
    ['73 Upper Paya Lebar Road, Singapore 534818', 'SG'],
    ['Shenzhen, People’s Republic of China', 'CN'],
    ['Kerch, Republic of Crimea', undefined],
    ['Hoboken, New Jersey', undefined],
  ])('the address %s is in %s', (address, code) => {
    expect(countryOfAddress(address)).toBe(code)
  })

  it.each(['EU27_2020', 'European Union - 27 countries (from 2020)', 'Euro area – 20 countries', 'World', 'Extra-EU'])(
    '%s is a sum',
    (text) => {
      expect(isAggregate(text)).toBe(true)
    },
  )
})
