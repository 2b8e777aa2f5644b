import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Upload } from '../contract/imports.ts'
import { WaybillError } from '../errors.ts'
import type { State } from '../state/state.ts'
import { findDelimiter } from './csv-dialect.ts'
import type { CsvRow } from './csv-rows.ts'
import { longestRow } from './csv-rows.ts'
import { isGzip, unfold } from './csv-text.ts'
import { datasetIdOf } from './dataset-name.ts'
import { mapHeaders, nameHeaders, recogniseKind } from './header-columns.ts'
import { openTable } from './open-table.ts'
import type { Originals } from './originals.ts'
import { decodeText, watchEncoding } from './text-encoding.ts'

/** How many rows the preview of an upload shows. */
const sampleRows = 5
/** The most columns a table may have: each of them costs memory in every mapping, job and preview of the file. */
const mostColumns = 131_072

type Facts = Omit<Upload, 'id' | 'sha256' | 'name' | 'size' | 'dataset'>

export interface Uploads {
  keep(bytes: Readable, name: string): Promise<Upload>
  /** @throws WaybillError `not-found`. */
  get(id: string): Upload
  /** Looks at a stored file anew: for originals whose upload this data folder does not know. */
  look(sha256: string): Promise<Facts>
  /** The name a stored file came with last. */
  nameOf(sha256: string): string | undefined
}

export function createUploads(state: State, originals: Originals): Uploads {
  const insert = state.db.prepare(
    'INSERT INTO uploads (id, sha256, name, size, facts, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const select = state.db.prepare('SELECT * FROM uploads WHERE id = ?')
  const named = state.db.prepare('SELECT name FROM uploads WHERE sha256 = ? ORDER BY created_at DESC LIMIT 1')

  const look = async (sha256: string): Promise<Facts> => {
    const watch = watchEncoding()
    for await (const chunk of originals.read(sha256)) watch.look(chunk as Buffer)
    return facts(originals, sha256, watch)
  }

  return {
    async keep(bytes, name) {
      const watch = watchEncoding()
      const { sha256, size } = await originals.keep(bytes, (chunk) => watch.look(chunk))
      const found = await facts(originals, sha256, watch)
      const id = randomUUID()
      state.transact(() => insert.run(id, sha256, name, size, JSON.stringify(found), new Date().toISOString()))
      return { id, sha256, name, size, dataset: datasetIdOf(name), ...found }
    },
    get(id) {
      const row = select.get(id) as { sha256: string; name: string; size: number; facts: string } | undefined
      if (row === undefined) {
        throw new WaybillError('not-found', `There is no upload ${id.slice(0, 60)}.`, { next: 'Send the file again.' })
      }
      const { sha256, name, size } = row
      return { id, sha256, name, size, dataset: datasetIdOf(name), ...(JSON.parse(row.facts) as Facts) }
    },
    look,
    nameOf: (sha256) => (named.get(sha256) as { name: string } | undefined)?.name,
  }
}

async function facts(originals: Originals, sha256: string, stored: ReturnType<typeof watchEncoding>): Promise<Facts> {
  const none: Facts = {
    format: null,
    encoding: 'utf-8',
    delimiter: ',',
    headers: [],
    sample: [],
    mapping: {},
    unusable: null,
  }
  const gzip = isGzip(stored.head())
  let watch = stored
  if (gzip) {
    watch = watchEncoding()
    try {
      for await (const chunk of unfold(originals.read(sha256), true)) watch.look(chunk as Buffer)
    } catch (error) {
      if (error instanceof WaybillError) return { ...none, unusable: error.message }
      throw error
    }
  }
  const head = watch.head()
  if (head.length === 0) return { ...none, unusable: 'The file is empty.' }
  const encoding = watch.encoding()
  const text = decodeText(head, encoding)
  const delimiter = findDelimiter(text)
  const known = { ...none, encoding, delimiter }
  const other = otherKind(head, text)
  if (other !== undefined) return { ...known, unusable: `The file is ${other}, not a table in text form (CSV).` }

  const rows: CsvRow[] = []
  for await (const chunk of openTable(originals, { sha256, encoding, delimiter }, { gzip })) {
    rows.push(...chunk.rows)
    if (rows.length === 0 && chunk.broken !== undefined) {
      const reason =
        chunk.broken.code === 'row-too-long'
          ? `Its first line is longer than ${longestRow / 1024 / 1024} MiB: the file has no line ends, or is no table.`
          : chunk.broken.reason
      return { ...known, unusable: reason }
    }
    if (rows.length > sampleRows) break
  }
  const [header, ...data] = rows
  if (header === undefined) return { ...known, unusable: 'The file holds no text but blank lines.' }
  if (header.fields.length > mostColumns) {
    const count = header.fields.length.toLocaleString('en')
    return {
      ...known,
      unusable: `Its header has ${count} columns; at most ${mostColumns.toLocaleString('en')} are taken.`,
    }
  }
  const headers = nameHeaders(header.fields)
  const format = recogniseKind(headers)
  return {
    ...known,
    format,
    headers,
    sample: data.slice(0, sampleRows).map((row) => row.fields),
    mapping: format === null ? {} : mapHeaders(headers, format),
  }
}

/** What a file that is no table is, by how it begins. */
function otherKind(head: Buffer, text: string): string | undefined {
  const start = head.toString('latin1', 0, 8)
  if (start.startsWith('PK\u0003\u0004')) return 'a zip archive or a spreadsheet (xlsx, ods)'
  if (start.startsWith('%PDF')) return 'a PDF'
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'an old Excel or Word file'
  if (start.startsWith('SQLite f')) return 'an SQLite database'
  if (start.startsWith('\u0089PNG') || start.startsWith('\u00ff\u00d8\u00ff') || start.startsWith('GIF8'))
    return 'an image'
  if (isGzip(head)) return 'compressed twice'
  const first = text.slice(0, 4096)
  // A damaged row may hold a few of these and is listed as such; what is made of them was never text.
  // oxlint-disable-next-line no-control-regex -- these are the very characters to count
  const strange = first.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0
  if (strange >= 8 && strange > first.length / 25) return 'binary'
  if (/^\s*(\{\s*"|\[\s*[[{"])/.test(first)) return 'JSON'
  if (/^\s*<(\?xml|!doctype|html)\b/i.test(first)) return 'a page or a document in XML or HTML'
  return undefined
}
