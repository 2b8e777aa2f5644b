import { Transform } from 'node:stream'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { WaybillError } from '../errors.ts'
import { toUtf8 } from './text-encoding.ts'

/** How far a compressed file may unfold: beyond this ratio it is taken for a bomb and refused. */
export const unfoldLimit = 100
/** Small files may unfold further: a megabyte of repetition harms nobody. */
const unfoldFree = 8 * 1024 * 1024

export const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b

/** The bytes of a stored file with gzip taken off; a damaged or bomb-like file fails as `file-unusable`. */
export function unfold(stored: Readable, gzip: boolean): Readable {
  if (!gzip) return stored
  let packed = 0
  let open = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      packed += chunk.length
      done(null, chunk)
    },
  })
  const guard = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      open += chunk.length
      if (open > unfoldFree && open > packed * unfoldLimit) {
        done(
          new WaybillError('file-unusable', `The compressed file unfolds to more than ${unfoldLimit} times its size.`, {
            next: 'Decompress it yourself, look at it, and import the plain file if it is what you expect.',
          }),
        )
        return
      }
      done(null, chunk)
    },
  })
  const gunzip = createGunzip()
  const fail = (error: Error): void => {
    guard.destroy(
      error instanceof WaybillError
        ? error
        : new WaybillError('file-unusable', 'The gzip file is damaged: it cannot be decompressed to its end.', {
            next: 'Fetch the file again and compare its size with the source.',
            cause: error,
          }),
    )
  }
  stored.on('error', fail)
  gunzip.on('error', fail)
  guard.on('close', () => stored.destroy())
  stored.pipe(count).pipe(gunzip).pipe(guard)
  return guard
}

/** The text of a stored file as UTF-8 bytes. UTF-8 passes as it is, so that offsets are those of the file. */
export function utf8Bytes(plain: Readable, encoding: string): Readable {
  if (encoding === 'utf-8') return plain
  const decoder = toUtf8(encoding)
  plain.on('error', (error) => decoder.destroy(error))
  decoder.on('close', () => plain.destroy())
  return plain.pipe(decoder)
}
