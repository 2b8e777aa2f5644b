import type { RowParts } from '../../server/evidence/verify-rows.ts'

/** Where one record of a table begins and ends in the text, and the line it begins on. */
interface RecordText {
  raw: string
  line: number
}

/**
 * The wanted rows of an original in a page: decoded and parted by the browser as the import does it (a quote opens at the
 * beginning of a field alone, blank lines are no rows, line ends may be of any kind), one record held at a time.
 *
 * @param fieldsOf parts the text of one row
 */
export const originalRows = (fieldsOf: (raw: string, delimiter: string) => string[]): RowParts['originalRows'] =>
  async function* rows(bytes, { encoding, delimiter }, wanted) {
    const last = wanted.values().reduce((most, row) => Math.max(most, row), 0)
    // The header is row 0.
    let row = 0
    for await (const { raw, line } of recordsOf(textOf(bytes, encoding), delimiter)) {
      if (raw === '' || raw === '""') continue
      if (row > last) return
      if (wanted.has(row)) yield { row, line, raw, fields: fieldsOf(raw, delimiter) }
      row++
    }
  }

async function* textOf(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of plainBytes(bytes)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** A compressed file begins with two bytes that no table begins with. */
async function* plainBytes(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = bytes[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done === true) return
  async function* all(): AsyncGenerator<Uint8Array> {
    yield (first as IteratorYieldResult<Uint8Array>).value
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value
  }
  const packed = first.value[0] === 0x1f && first.value[1] === 0x8b
  yield* packed ? unpacked(all()) : all()
}

const unpacked = (bytes: AsyncGenerator<Uint8Array>): AsyncIterable<Uint8Array> =>
  streamOf(bytes).pipeThrough(new DecompressionStream('gzip')) as unknown as AsyncIterable<Uint8Array>

const streamOf = (bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream({
    async pull(controller) {
      const next = await bytes.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value as Uint8Array<ArrayBuffer>)
    },
  })

/** Parts text into records. A quote that is closed by anything but the end of its field was part of the text. */
export async function* recordsOf(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<RecordText> {
  let held = ''
  let at = 0
  let begin = 0
  let line = 1
  let lines = 0
  let quoted = false
  let fresh = true
  function* scan(end: boolean): Generator<RecordText> {
    // One sign is looked ahead, so the last of what is held waits for more.
    while (at < held.length - (end ? 0 : 1)) {
      const sign = held[at]!
      const next = held[at + 1]
      const ends = sign === '\n' || sign === '\r'
      const long = sign === '\r' && next === '\n' ? 2 : 1
      if (quoted) {
        if (ends) lines++
        if (sign === '"' && next === '"') at++
        else if (sign === '"') quoted = false
        at += ends ? long : 1
      } else if (ends) {
        yield { raw: held.slice(begin, at), line }
        at += long
        begin = at
        line += lines + 1
        lines = 0
        fresh = true
      } else {
        quoted = fresh && sign === '"'
        fresh = sign === delimiter
        at++
      }
    }
    held = held.slice(begin)
    at -= begin
    begin = 0
  }
  let started = false
  for await (const part of text) {
    if (part === '') continue
    held += started ? part : part.replace(/^\ufeff/, '')
    started = true
    yield* scan(false)
  }
  yield* scan(true)
  // A quote that never closes ends the rows before it, as it does for the import.
  if (held !== '' && !quoted) yield { raw: held, line }
}
