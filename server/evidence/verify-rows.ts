import { layout, originalPath } from './bundle-layout.ts'
import type { EvidenceFacts, EvidenceFile, EvidenceRow } from './evidence-facts.ts'
import type { EngineParts } from './evidence-parts.ts'
import { visibleHash } from './hidden-rows.ts'
import { type SaidRow, statedBy } from './stated-facts.ts'
import type { Findings } from './verify-report.ts'
import type { BundleSource } from './verify-source.ts'
import type { Digest } from './verify-zip.ts'

export interface RowParts {
  digest: Digest
  /** The wanted rows of a table, in their order. @throws Error for bytes that are no such table. */
  originalRows(
    bytes: AsyncIterable<Uint8Array>,
    table: { encoding: string; delimiter: string },
    wanted: ReadonlySet<number>,
  ): AsyncIterable<{ row: number; line: number; fields: string[]; raw: string }>
}

/**
 * Holds every row against its original, and the graph against what the rows say: each row is read again as the import
 * read it, and each node and tie must come out as it stands.
 */
export async function checkRows(
  source: BundleSource,
  facts: EvidenceFacts,
  parts: EngineParts & RowParts,
  findings: Findings,
): Promise<void> {
  const before = findings.failures
  const files = new Map(facts.files.map((file) => [file.id, file]))
  const byFile = Map.groupBy(
    facts.rows.map((row, index) => ({ row, line: index + 1 })),
    ({ row }) => row.file,
  )
  const said: SaidRow[] = []
  let held = 0
  for (const [id, rows] of byFile) {
    const file = files.get(id)
    if (file === undefined) {
      findings.fail(layout.rows, `names a file ${id} that ${layout.files} does not have`, rows[0]!.line)
      continue
    }
    if (new Set(rows.map(({ row }) => row.row)).size < rows.length)
      findings.fail(layout.rows, `holds a row of ${file.name} twice`, rows[0]!.line)
    if (file.path === null) for (const { row, line } of rows) await checkAlone(row, line, file, facts, parts, findings)
    else held += await checkOriginal(source, file, rows, parts, findings)
    said.push(...saidBy(file, rows, parts, findings))
  }
  const again = facts.rows.map(({ file, row }) => ({ file, row, states: [] as string[] }))
  const { unbacked, twice } = statedBy(facts.graph, again, said, parts)
  for (const id of twice) findings.fail(layout.graph, `holds ${id} twice`)
  const given = new Map(facts.unbacked.map(({ id, reason }) => [id, reason]))
  for (const { id, reason } of unbacked) {
    if (given.get(id) !== reason) findings.fail(layout.graph, `${id}: ${reason}`)
    given.delete(id)
  }
  for (const id of given.keys()) findings.fail(layout.evidence, `calls ${id} unbacked, though a row states it`)
  for (const [index, { states }] of again.entries())
    if (JSON.stringify(states) !== JSON.stringify(facts.rows[index]!.states))
      findings.fail(layout.rows, 'names other facts than the row states', index + 1)
  if (findings.failures > before) return
  if (held > 0) findings.checked.push(`${held} rows against the original files: row, line and text`)
  const { nodes, edges } = facts.graph
  findings.checked.push(
    `${nodes.length} nodes and ${edges.length} ties of the graph against ${facts.rows.length} rows, read again with the recorded mapping`,
  )
}

type Placed = { row: EvidenceRow; line: number }

/** Holds rows against the file that the bundle carries. Gives how many were held against it. */
async function checkOriginal(
  source: BundleSource,
  file: EvidenceFile,
  rows: readonly Placed[],
  parts: RowParts,
  findings: Findings,
): Promise<number> {
  const path = originalPath(file.sha256)
  if (file.path !== path || !source.sizes.has(path)) {
    findings.fail(path, `is missing: it is the original of ${file.name}`)
    return 0
  }
  if (source.sizes.get(path) !== file.size) findings.fail(layout.files, `gives ${file.name} another size than it has`)
  if ((await parts.digest(source.open(path))) !== file.sha256)
    findings.fail(path, `is not the file ${file.name} that was imported: its SHA-256 is another`)
  const wanted = new Map(rows.map((placed) => [placed.row.row, placed]))
  try {
    for await (const { row, line, fields, raw } of parts.originalRows(
      source.open(path),
      file,
      new Set(wanted.keys()),
    )) {
      const placed = wanted.get(row)!
      wanted.delete(row)
      const given = placed.row
      const what =
        given.raw !== raw
          ? 'its text is another'
          : given.line !== line
            ? `it begins on line ${line}, not ${given.line}`
            : JSON.stringify(given.values) !== JSON.stringify(fields)
              ? 'its fields are others'
              : undefined
      if (what !== undefined)
        findings.fail(layout.rows, `row ${row} of ${file.name}: ${what} in the original`, placed.line)
    }
  } catch (error) {
    findings.fail(path, `cannot be read as the table that it was: ${(error as Error).message}`)
  }
  for (const { row, line } of wanted.values())
    findings.fail(layout.rows, `row ${row.row} is not in the original ${file.name}`, line)
  return rows.length
}

/** What can be said of a row without its original. */
async function checkAlone(
  row: EvidenceRow,
  line: number,
  file: EvidenceFile,
  { redaction }: EvidenceFacts,
  parts: EngineParts & RowParts,
  findings: Findings,
): Promise<void> {
  if (row.raw === null) {
    if (redaction.salt === null || row.hidden.length === 0 || redaction.hide.length === 0)
      findings.fail(layout.rows, `row ${row.row} of ${file.name} has no text, though nothing in it is hidden`, line)
    else if (row.visibleHash !== (await visibleHash(redaction.salt, row, parts.digest)))
      findings.fail(layout.rows, `row ${row.row} of ${file.name}: its visible fields were changed`, line)
    return
  }
  let fields: string[] = []
  try {
    fields = parts.fieldsOf(row.raw, file.delimiter)
  } catch {
    // Text that cannot be parted has no fields that could be right.
  }
  if (JSON.stringify(fields) !== JSON.stringify(row.values) || row.hidden.length > 0)
    findings.fail(layout.rows, `row ${row.row} of ${file.name}: its fields are not those of its text`, line)
}

/** What the rows of a file say, by the mapping that the bundle records. */
function saidBy(file: EvidenceFile, rows: readonly Placed[], parts: EngineParts, findings: Findings): SaidRow[] {
  let read: ReturnType<EngineParts['rowReader']>
  try {
    read = parts.rowReader(file)
  } catch (error) {
    findings.fail(layout.files, `${file.name} cannot be read so: ${(error as Error).message}`)
    return []
  }
  return rows.flatMap(({ row: { row, line, values } }) => {
    const said = read({ row, line, fields: values })
    return said === null ? [] : [{ file: file.id, row, line, said }]
  })
}
