import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'

export const demoFolder = path.resolve(import.meta.dirname, '../../seed/demo')

export type CsvRow = Readonly<Record<string, string>>

export const rowsOf = (text: string): CsvRow[] => parse(text, { columns: true })

export const demoRows = (name: string): CsvRow[] => rowsOf(readFileSync(path.join(demoFolder, `${name}.csv`), 'utf8'))

/** The value of a column that the file must have. */
export function cell(row: CsvRow, column: string): string {
  const value = row[column]
  if (value === undefined) throw new Error(`no column ${column}`)
  return value
}
