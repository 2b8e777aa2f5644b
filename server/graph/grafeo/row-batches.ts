/** Makes row maps of a batch that came column by column. */
export function rowsOf(names: readonly string[], size: number, columns: unknown[][]): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = []
  for (let at = 0; at < size; at++) {
    const row: Record<string, unknown> = {}
    for (let c = 0; c < names.length; c++) row[names[c]!] = columns[c]![at]
    rows.push(row)
  }
  return rows
}
