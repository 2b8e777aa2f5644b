import type { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { openQuoteLine } from './csv-dialect.ts'

/** The most bytes one row may have. A longer one is a missing line end or a quote that was never closed. */
export const longestRow = 8 * 1024 * 1024

export interface CsvRow {
  /** Number of the data row, from 1; 0 is the header. Blank lines are not rows. */
  row: number
  /** Physical line on which the row begins, from 1. */
  line: number
  /** Where the row begins among the UTF-8 bytes of the text. */
  offset: number
  /** Where it ends, its line end included. */
  end: number
  fields: string[]
}

/** Why the text could not be read further, and where; the rows before it are whole. */
export interface CsvBreak {
  row: number
  line: number
  code: 'unterminated-quote' | 'row-too-long'
  reason: string
}

export interface CsvChunk {
  rows: CsvRow[]
  broken: CsvBreak | undefined
}

export interface CsvOptions {
  delimiter: string
  /** Where to start: number, line and offset of the first row in `bytes`. */
  from?: { row: number; line: number; offset: number }
}

/**
 * Reads UTF-8 bytes as CSV, a chunk of rows at a time; nothing is read ahead of the consumer. Line ends may be LF,
 * CRLF or CR, also mixed. A stray quote inside a field is part of its text. Reading never throws for the CSV's own sake:
 * a quote that never closes or an endless row ends the rows with `broken`.
 */
export async function* readCsv(bytes: Readable, options: CsvOptions): AsyncGenerator<CsvChunk> {
  const from = options.from ?? { row: 0, line: 1, offset: 0 }
  let rows: CsvRow[] = []
  let row = from.row
  let line = from.line
  let offset = from.offset
  // The tail of what was read after the last whole row, to find the line of a quote that never closes.
  let pending: Buffer[] = []
  let pendingFrom = from.offset
  let pendingLength = 0

  const parser = parse({
    delimiter: options.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    bom: from.offset === 0,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: longestRow,
    on_record(fields: string[], context) {
      const blank = fields.length === 1 && fields[0] === ''
      const end = from.offset + context.bytes
      if (!blank) rows.push({ row: row++, line, offset, end, fields })
      line += 1
      for (const field of fields) if (field.includes('\n') || field.includes('\r')) line += lineEnds(field)
      offset = end
      return null
    },
  })
  let failure: (Error & { code?: string }) | undefined
  parser.on('error', (error) => {
    failure = error
  })
  parser.resume()
  const step = (act: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      act(resolve)
    })

  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; at += 65_536) {
        if (failure !== undefined) break
        const part = chunk.subarray(at, at + 65_536)
        pending.push(part)
        pendingLength += part.length
        await step((done) => parser.write(part, () => done()))
        while (pending.length > 1 && pendingFrom + (pending[0]?.length ?? 0) <= offset) {
          const first = pending.shift()?.length ?? 0
          pendingFrom += first
          pendingLength -= first
        }
        if (rows.length > 0) {
          yield { rows, broken: undefined }
          rows = []
        }
      }
      if (failure !== undefined) break
    }
    if (failure === undefined) {
      await step((done) => {
        parser.once('error', () => done())
        parser.end(() => done())
      })
    }
    if (failure === undefined) {
      if (rows.length > 0) yield { rows, broken: undefined }
      return
    }
    const open = Buffer.concat(pending, pendingLength).subarray(Math.max(0, offset - pendingFrom))
    yield { rows, broken: explain(open, failure, row, line, options.delimiter) }
  } finally {
    parser.destroy()
    bytes.destroy()
  }
}

function explain(open: Buffer, failure: { code?: string }, row: number, line: number, delimiter: string): CsvBreak {
  const quoteLine = line + openQuoteLine(open.toString('utf8'), delimiter) - 1
  const endless = failure.code === 'CSV_MAX_RECORD_SIZE'
  if (endless && !/[\r\n]/.test(open.toString('latin1'))) {
    return {
      row,
      line,
      code: 'row-too-long',
      reason: `The row that begins on line ${line} is longer than ${longestRow / 1024 / 1024} MiB; the rest of the file was not read.`,
    }
  }
  return {
    row,
    line: quoteLine,
    code: 'unterminated-quote',
    reason: `A quote opens on line ${quoteLine} and is never closed, so the rest of the file cannot be told apart.`,
  }
}

const lineEnds = (text: string): number => {
  let count = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count += 1
  }
  return count
}
