import type { SourceRow } from '../contract/nodes.ts'
import { WaybillError } from '../errors.ts'
import { isGzip } from './csv-text.ts'
import { nameHeaders } from './header-columns.ts'
import type { JobStore } from './job-store.ts'
import { firstBytes, openTable, textBetween } from './open-table.ts'
import type { Originals } from './originals.ts'
import type { Uploads } from './uploads.ts'

/**
 * One row of a stored file with the field that each column became. A big file is entered at the nearest place noted when
 * it was imported, never read from its beginning; gzip and other encodings than UTF-8 are passed through up to the row.
 *
 * @throws WaybillError `not-found` for a file or row that is not here, `data-damaged` for a file that was changed.
 */
export async function readSourceRow(
  parts: { originals: Originals; store: JobStore; uploads: Uploads },
  question: { sha256: string; row: number; dataset: string },
): Promise<SourceRow> {
  const { originals, store, uploads } = parts
  const { sha256, row, dataset } = question
  await originals.check(sha256)
  const imported = store.fileOf(sha256, dataset)
  const facts = imported ?? (await uploads.look(sha256))
  const gzip = isGzip(await firstBytes(originals, sha256))
  const near = row < 2 ? undefined : store.placeBefore(sha256, row)
  let headers = imported?.headers
  const table = { sha256, encoding: facts.encoding, delimiter: facts.delimiter }

  for await (const { rows } of openTable(originals, table, { gzip, ...(near === undefined ? {} : { from: near }) })) {
    const first = rows[0]
    if (first?.row === 0) headers ??= nameHeaders(first.fields)
    const found = rows.find((each) => each.row === row)
    if (found === undefined) continue
    const names = headers ?? facts.headers
    const { mapping } = facts
    return {
      sha256,
      file: imported?.name ?? uploads.nameOf(sha256) ?? sha256,
      encoding: facts.encoding,
      row,
      line: found.line,
      raw: await textBetween(originals, table, gzip, found.offset, found.end),
      columns: found.fields.map((value, index) => {
        const header = names[index] ?? `column ${index + 1}`
        return { header, value, field: Object.hasOwn(mapping, header) ? (mapping[header] ?? null) : null }
      }),
    }
  }
  throw new WaybillError('not-found', `The file has no row ${row}.`)
}
