/** One row as a record of column name to text; missing columns are empty. */
export type Row = Readonly<Record<string, string | undefined>>

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** RFC 4180 text with a header row and LF line ends. Throws when a row has a column that the header lacks. */
export function csvOf(columns: readonly string[], rows: readonly Row[]): string {
  const known = new Set(columns)
  const lines = [columns.join(',')]
  for (const row of rows) {
    for (const key of Object.keys(row)) if (!known.has(key)) throw new Error(`unknown column ${key}`)
    lines.push(columns.map((c) => field(row[c] ?? '')).join(','))
  }
  return `${lines.join('\n')}\n`
}
