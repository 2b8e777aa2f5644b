import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CanvasModel } from '../../client/canvas/canvas-model.ts'
import { toCsv } from '../../server/contract/csv-text.ts'
import { filterRows, sortRows, tableData, type Sheet } from '../../client/canvas/table-rows.ts'
import { euToMilitary, yasenets } from './canvas-answers.ts'

const model = new CanvasModel()
model.setAnswer(yasenets, euToMilitary)

const rowsOf = (of: CanvasModel, sheet: Sheet) => tableData(of, { ...of.state(), layout: of.layout() }, sheet)

describe('a saved table', () => {
  it('takes the force out of formulas and leaves numbers alone', () => {
    const csv = toCsv(
      ['Name', 'Amount'],
      [
        ['=HYPERLINK("http://x")', -5],
        ['+7 495', 1.5],
        ['@x', null],
        ['\tx', 0],
        ['-1+2', 2],
      ],
    )
    expect(parse(csv)).toEqual([
      ['Name', 'Amount'],
      [`'=HYPERLINK("http://x")`, '-5'],
      [`'+7 495`, '1.5'],
      [`'@x`, ''],
      [`'\tx`, '0'],
      [`'-1+2`, '2'],
    ])
  })

  it('comes back from any reader of CSV as it was, but for the apostrophes', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'Ж', '"', ',', '\n', '\r', ';', ' ', '=', '-', '\t', '‮') })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const read = parse(toCsv(['a', 'b'], rows), { relax_column_count: false }) as string[][]
        expect(read.slice(1).map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
          rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
        )
        for (const row of read.slice(1)) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})

describe('the table', () => {
  it('lists every shipment and every party on the canvas', () => {
    expect(rowsOf(model, 'shipments').rows.length).toBe(107)
    expect(rowsOf(model, 'parties').rows.length).toBe(18)
  })

  it('leaves out what is hidden or outside the frame', () => {
    const other = new CanvasModel()
    other.setAnswer(yasenets, euToMilitary)
    other.hide(['demo:kedrimpuls'])
    expect(rowsOf(other, 'shipments').rows.length).toBe(other.status().shown)
    other.setFrame({ from: 19_200, to: 19_240 })
    expect(rowsOf(other, 'shipments').rows.length).toBe(other.status().inFrame)
  })

  it('has a cell for each column', () => {
    for (const sheet of ['parties', 'shipments', 'related'] as const) {
      const { columns, rows } = rowsOf(model, sheet)
      for (const row of rows) {
        expect(row.text.length).toBe(columns.length)
        expect(row.value.length).toBe(columns.length)
      }
    }
  })

  it('filters by words in any column, whatever their case and accents', () => {
    const { rows } = rowsOf(model, 'parties')
    expect(filterRows(rows, 'bruckwald').map((row) => row.id)).toEqual(['demo:brueckwald'])
    expect(filterRows(rows, 'TURKIYE demirkuyu').map((row) => row.id)).toEqual(['demo:demirkuyu'])
    expect(filterRows(rows, '  ')).toBe(rows)
  })

  it('sorts numbers as numbers and puts what is missing last either way', () => {
    const row = (id: string, value: number | null) => ({ id, text: [id], value: [value] })
    const rows = [row('a', 10), row('b', null), row('c', 9)]
    expect(sortRows(rows, 0, false).map((one) => one.id)).toEqual(['c', 'a', 'b'])
    expect(sortRows(rows, 0, true).map((one) => one.id)).toEqual(['a', 'c', 'b'])
  })
})
