import { createReadStream } from 'node:fs'
import { mkdir, open, stat, truncate } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { storageError } from '../state/storage-errors.ts'
import { reasonHeader } from './header-columns.ts'

/** The rejected rows of one file as CSV: the reason first, so that rows with too many columns keep theirs in place. */
export interface RejectsFile {
  /** Writes the rows durably and gives the length of the file, for the journal. */
  append(rows: readonly { reason: string; fields: readonly string[] }[]): Promise<number>
  close(): Promise<void>
}

export const rejectsPath = (folder: string, job: string, position: number): string =>
  join(folder, `${job}-${position}.csv`)

/** Opens the file, cut to `length` bytes: what a crash left beyond the last acknowledged batch comes again. */
export async function openRejects(
  folder: string,
  job: string,
  position: number,
  table: { headers: readonly string[]; delimiter: string; length: number },
): Promise<RejectsFile> {
  const path = rejectsPath(folder, job, position)
  let handle: FileHandle | undefined
  let length = table.length
  const line = (fields: readonly string[]): string =>
    `${fields.map((field) => cell(field, table.delimiter)).join(table.delimiter)}\r\n`

  const begin = async (): Promise<FileHandle> => {
    await mkdir(folder, { recursive: true })
    if (length > 0) await truncate(path, length)
    const opened = await open(path, length === 0 ? 'w' : 'a')
    if (length === 0) {
      const kept = table.headers.filter((header) => header !== reasonHeader)
      const head = Buffer.from(`\ufeff${line([reasonHeader, ...kept])}`)
      await opened.appendFile(head)
      length = head.length
    }
    return opened
  }
  const withoutReason = table.headers.indexOf(reasonHeader)

  return {
    async append(rows) {
      if (rows.length === 0) return length
      try {
        handle ??= await begin()
        const text = rows.map(({ reason, fields }) => {
          const own = withoutReason < 0 ? fields : fields.filter((_, index) => index !== withoutReason)
          return line([safeReason(reason), ...own])
        })
        const bytes = Buffer.from(text.join(''))
        // Writes all of it or throws; a single write to a disk that gets full may write a part and say nothing.
        await handle.appendFile(bytes)
        await handle.datasync()
        length += bytes.length
        return length
      } catch (error) {
        throw storageError(error, 'the file of rejected rows')
      }
    },
    async close() {
      await handle?.close()
    },
  }
}

/**
 * Only the reason is defused for spreadsheets that run cells as formulas: it is the product's own text and is dropped at
 * the next import. The row's own cells must come back exactly as they were, or a corrected file would bring in the quotes.
 */
const safeReason = (reason: string): string => (/^[=+\-@\t\r]/.test(reason) ? `'${reason}` : reason)

const cell = (text: string, delimiter: string): string =>
  text.includes('"') || text.includes(delimiter) || /[\r\n]/.test(text) || /^\s|\s$/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text

/** The file for a download; undefined when no row was rejected. */
export async function readRejects(folder: string, job: string, position: number): Promise<Readable | undefined> {
  const path = rejectsPath(folder, job, position)
  const there = await stat(path).catch(() => undefined)
  return there === undefined ? undefined : createReadStream(path)
}
