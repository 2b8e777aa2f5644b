import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import { WaybillError } from '../errors.ts'
import { storageError } from '../state/storage-errors.ts'
import { syncFolder } from '../state/sync-folder.ts'
import { sealDigits, sealWords } from './bundle-seal.ts'

/** One file of an archive: its bytes, or a stream of them. */
export interface ZipFile {
  readonly path: string
  readonly bytes: Uint8Array | (() => Promise<{ size: number; stream: Readable }>)
}

/** The first moment that a zip can name; in no time zone, as the format has none. */
const noTime = new Date(1980, 0, 1)

/** Where an archive lies until it is whole. */
export const draftOf = (target: string): string => `${target}.${process.pid}.part`

/**
 * Writes files into a sealed zip, in their order, with fixed times and rights: the same files give the same bytes. It
 * stands under its name when it is whole and on disk, or not at all.
 *
 * @param top the folder within the archive that everything lies in.
 * @throws WaybillError `storage-full`, `storage-read-only`, or what ended `signal`.
 */
export async function writeZip(
  target: string,
  top: string,
  files: AsyncIterable<ZipFile>,
  { signal, onBytes }: { signal: AbortSignal; onBytes: (bytes: number) => void },
): Promise<{ size: number }> {
  const draft = draftOf(target)
  try {
    const handle = await open(draft, 'w')
    let size: number
    try {
      const sealed = new SealedFile(handle, onBytes)
      const zip = new ZipWriter(new WritableStream<Uint8Array>({ write: (chunk) => sealed.write(chunk) }), {
        level: 6,
        keepOrder: true,
        extendedTimestamp: false,
        lastModDate: noTime,
        useWebWorkers: false,
        msDosCompatible: true,
      })
      for await (const { path, bytes } of files) {
        signal.throwIfAborted()
        if (bytes instanceof Uint8Array) await zip.add(`${top}/${path}`, new Uint8ArrayReader(bytes), { signal })
        else {
          const { stream, size } = await bytes()
          // zip64 fields where they are needed alone: of a stream the size is not known beforehand.
          const options = { signal, zip64: size > 0xf000_0000 }
          await zip.add(`${top}/${path}`, Readable.toWeb(stream) as ReadableStream<Uint8Array>, options)
        }
      }
      await zip.close(new TextEncoder().encode(sealWords + '0'.repeat(sealDigits)))
      size = await sealed.seal()
      await handle.sync()
    } finally {
      await handle.close()
    }
    signal.throwIfAborted()
    await rename(draft, target)
    await syncFolder(dirname(target))
    return { size }
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    if (signal.aborted) throw signal.reason instanceof Error ? signal.reason : error
    throw storageError(cause(error), 'the evidence bundle')
  }
}

/** Writes in order and hashes all but the last digits, which become the seal. */
class SealedFile {
  readonly #handle: FileHandle
  readonly #onBytes: (bytes: number) => void
  readonly #hash = createHash('sha256')
  #held = Buffer.alloc(0)
  #at = 0

  constructor(handle: FileHandle, onBytes: (bytes: number) => void) {
    this.#handle = handle
    this.#onBytes = onBytes
  }

  async write(chunk: Uint8Array): Promise<void> {
    const all = this.#held.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#held, chunk])
    const ready = all.subarray(0, Math.max(0, all.length - sealDigits))
    this.#held = Buffer.from(all.subarray(ready.length))
    await this.#put(ready)
    this.#hash.update(ready)
    this.#onBytes(chunk.length)
  }

  async seal(): Promise<number> {
    await this.#put(Buffer.from(this.#hash.digest('hex'), 'latin1'))
    return this.#at
  }

  async #put(bytes: Buffer): Promise<void> {
    for (let from = 0; from < bytes.length;) {
      const { bytesWritten } = await this.#handle.write(bytes, from, bytes.length - from, this.#at)
      from += bytesWritten
      this.#at += bytesWritten
    }
  }
}

/** What the file system said, from under what a library makes of it. */
function cause(error: unknown): unknown {
  for (let inner = error; inner instanceof Error; inner = inner.cause)
    if (inner instanceof WaybillError || typeof (inner as NodeJS.ErrnoException).code === 'string') return inner
  return error
}
