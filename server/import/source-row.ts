import type { SourceRow } from '../contract/nodes.ts'
import { WaybillError } from '../errors.ts'
import type { JobStore } from './job-store.ts'
import type { Originals } from './originals.ts'
import { storedRows } from './source-rows.ts'
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
  const { encoding, delimiter, mapping } = facts
  const table = { sha256, encoding, delimiter }
  for await (const { line, fields, raw } of storedRows({ originals, store }, table, new Set([row]))) {
    return {
      sha256,
      file: imported?.name ?? uploads.nameOf(sha256) ?? sha256,
      encoding,
      row,
      line,
      raw,
      columns: fields.map((value, index) => {
        const header = facts.headers[index] ?? `column ${index + 1}`
        return { header, value, field: Object.hasOwn(mapping, header) ? (mapping[header] ?? null) : null }
      }),
    }
  }
  throw new WaybillError('not-found', `The file has no row ${row}.`)
}
