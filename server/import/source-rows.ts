import { type Readable, Transform } from 'node:stream'
import { readCsv } from './csv-rows.ts'
import { isGzip, unfold, utf8Bytes } from './csv-text.ts'
import type { JobStore } from './job-store.ts'
import { firstBytes } from './open-table.ts'
import type { Originals } from './originals.ts'

/** A row as the file has it. */
export interface RawRow {
  /** Number of the data row, from 1, and the physical line on which it begins, from 1. */
  row: number
  line: number
  fields: string[]
  /** Its text without the line end. */
  raw: string
}

/**
 * Reads a table and gives the rows that are wanted, in their order; no more of it is held than the row at hand and what
 * was read after it.
 *
 * @param stored the file's bytes, from its beginning or, of plain UTF-8, from a place noted before.
 */
export async function* rawRows(
  stored: Readable,
  table: { encoding: string; delimiter: string; gzip: boolean; from?: { row: number; line: number; offset: number } },
  wanted: ReadonlySet<number>,
): AsyncGenerator<RawRow> {
  const { encoding, delimiter, gzip, from } = table
  const last = wanted.values().reduce((most, row) => Math.max(most, row), 0)
  const kept: Buffer[] = []
  let start = from?.offset ?? 0
  const keep = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      kept.push(chunk)
      done(null, chunk)
    },
  })
  const text = utf8Bytes(unfold(stored, gzip), encoding)
  text.on('error', (error) => keep.destroy(error))
  keep.on('close', () => text.destroy())
  const rows = readCsv(text.pipe(keep), { delimiter, ...(from === undefined ? {} : { from }) })
  for await (const chunk of rows) {
    const whole = kept.length === 1 ? kept[0]! : Buffer.concat(kept)
    for (const { row, line, fields, offset, end } of chunk.rows) {
      if (row > last) return
      if (!wanted.has(row)) continue
      const raw = whole.toString('utf8', offset - start, end - start)
      yield { row, line, fields, raw: raw.replace(/^\ufeff/, '').replace(/(\r\n|\n|\r)$/, '') }
    }
    const read = chunk.rows.at(-1)?.end
    if (read === undefined) continue
    kept.splice(0, kept.length, whole.subarray(read - start))
    start = read
  }
}

/** The rows of a stored file, entered near the first that is wanted where that is possible. */
export async function* storedRows(
  { originals, store }: { originals: Originals; store: JobStore },
  file: { sha256: string; encoding: string; delimiter: string },
  wanted: ReadonlySet<number>,
): AsyncGenerator<RawRow> {
  const { sha256, encoding, delimiter } = file
  await originals.check(sha256)
  const gzip = isGzip(await firstBytes(originals, sha256))
  const first = wanted.values().reduce((least, row) => Math.min(least, row), Infinity)
  // Only plain UTF-8 can be entered in the middle; anything else is read from its beginning, a chunk at a time.
  const near = gzip || encoding !== 'utf-8' ? undefined : store.placeBefore(sha256, first)
  const from = near === undefined || near.row < 2 ? undefined : near
  const stored = originals.read(sha256, from?.offset ?? 0)
  yield* rawRows(stored, { encoding, delimiter, gzip, ...(from === undefined ? {} : { from }) }, wanted)
}
