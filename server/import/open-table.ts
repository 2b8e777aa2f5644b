import type { CsvChunk } from './csv-rows.ts'
import { readCsv } from './csv-rows.ts'
import { unfold, utf8Bytes } from './csv-text.ts'
import type { Originals } from './originals.ts'

/** A stored file to be read as a table. */
export interface Table {
  sha256: string
  encoding: string
  delimiter: string
}

/** Reads the first bytes of a stored file. */
export async function firstBytes(originals: Originals, sha256: string): Promise<Buffer> {
  const stream = originals.read(sha256)
  for await (const chunk of stream) {
    stream.destroy()
    return chunk as Buffer
  }
  return Buffer.alloc(0)
}

/**
 * The rows of a stored file, from its header on or from a place noted before.
 *
 * @param onBytes told how many stored bytes were read, chunk by chunk, for progress.
 */
export async function* openTable(
  originals: Originals,
  table: Table,
  options: { from?: { row: number; line: number; offset: number }; gzip: boolean; onBytes?: (bytes: number) => void },
): AsyncGenerator<CsvChunk> {
  const { from, gzip, onBytes } = options
  // Only plain UTF-8 can be entered in the middle; anything else is read from its beginning, a chunk at a time.
  const direct = from !== undefined && !gzip && table.encoding === 'utf-8'
  const stored = originals.read(table.sha256, direct ? from.offset : 0)
  if (onBytes !== undefined) stored.on('data', (chunk) => onBytes(chunk.length))
  stored.pause()
  const text = utf8Bytes(unfold(stored, gzip), table.encoding)
  if (direct) {
    yield* readCsv(text, { delimiter: table.delimiter, from })
    return
  }
  for await (const chunk of readCsv(text, { delimiter: table.delimiter })) {
    if (from === undefined) yield chunk
    else {
      const rows = chunk.rows.filter((row) => row.row >= from.row)
      if (rows.length > 0 || chunk.broken !== undefined) yield { rows, broken: chunk.broken }
    }
  }
}

/** The text between two offsets of a stored file's UTF-8 bytes, without the line end that closes it. */
export async function textBetween(
  originals: Originals,
  table: Table,
  gzip: boolean,
  from: number,
  to: number,
): Promise<string> {
  const direct = !gzip && table.encoding === 'utf-8'
  const stored = originals.read(table.sha256, direct ? from : 0)
  const text = utf8Bytes(unfold(stored, gzip), table.encoding)
  const parts: Buffer[] = []
  let at = direct ? from : 0
  for await (const chunk of text as AsyncIterable<Buffer>) {
    if (at + chunk.length > from) parts.push(chunk.subarray(Math.max(0, from - at), Math.max(0, to - at)))
    at += chunk.length
    if (at >= to) break
  }
  text.destroy()
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replace(/(\r\n|\n|\r)$/, '')
}
