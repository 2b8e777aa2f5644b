import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { drawPng } from './evidence/picture-png.ts'
import type { VerifyParts } from './evidence/verify-bundle.ts'
import { isGzip } from './import/csv-text.ts'
import { rawRows } from './import/source-rows.ts'
import { engineParts } from './verify-parts.ts'

/** What a check is made of where files are streamed: an original is never held whole. */
export const verifyParts: VerifyParts = {
  ...engineParts,
  drawPng,
  async digest(bytes) {
    const hash = createHash('sha256')
    for await (const chunk of bytes) hash.update(chunk)
    return hash.digest('hex')
  },
  async *originalRows(bytes, { encoding, delimiter }, wanted) {
    const chunks = bytes[Symbol.asyncIterator]()
    const first = await chunks.next()
    if (first.done === true) return
    const gzip = isGzip(Buffer.from(first.value))
    const all = Readable.from(rejoin(first.value, chunks), { objectMode: false })
    yield* rawRows(all, { encoding, delimiter, gzip }, wanted)
  },
}

async function* rejoin(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  yield Buffer.from(first)
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield Buffer.from(next.value)
}
