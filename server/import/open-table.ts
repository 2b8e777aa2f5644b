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
 * The rows of a stored file, its header first.
 *
 * @param onBytes told how many stored bytes were read, chunk by chunk, for progress.
 */
export async function* openTable(
  originals: Originals,
  table: Table,
  options: { gzip: boolean; onBytes?: (bytes: number) => void },
): AsyncGenerator<CsvChunk> {
  const { gzip, onBytes } = options
  const stored = originals.read(table.sha256)
  if (onBytes !== undefined) stored.on('data', (chunk) => onBytes(chunk.length))
  stored.pause()
  yield* readCsv(utf8Bytes(unfold(stored, gzip), table.encoding), { delimiter: table.delimiter })
}
