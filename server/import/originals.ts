import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { WaybillError } from '../errors.ts'
import { storageError } from '../state/storage-errors.ts'
import { syncFolder } from '../state/sync-folder.ts'

/** The most bytes one upload may have. Above it the sender is told `too-large` and nothing is kept. */
export const uploadLimit = 4 * 1024 ** 3

/** Files as they came, byte for byte, under their SHA-256: `originals/<2 hex>/<sha256>`. */
export interface Originals {
  /** Stores the stream whole or not at all. `look` sees every chunk as it passes. */
  keep(bytes: Readable, look: (chunk: Buffer) => void): Promise<{ sha256: string; size: number }>
  /** @throws WaybillError `not-found` when no such file is kept. */
  size(sha256: string): Promise<number>
  /**
   * Holds the stored bytes against their SHA-256: once, and again when the file has changed since. What is shown as the
   * source of a fact must be what was imported.
   *
   * @throws WaybillError `not-found`, or `data-damaged` when they are not what came.
   */
  check(sha256: string): Promise<void>
  read(sha256: string, from?: number): Readable
  /** The file it is kept in. @throws WaybillError `not-found` for what is no digest. */
  place(sha256: string): string
}

export function createOriginals(folder: string): Originals {
  const incoming = join(folder, 'incoming')
  const place = (sha256: string): string => {
    // Nothing but a digest becomes part of a path, so no name can lead out of the folder.
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw notFound(sha256)
    return join(folder, sha256.slice(0, 2), sha256)
  }
  // Halves of uploads that a crash left behind are of no use to anyone.
  const cleaned = readdir(incoming)
    .then((names) => Promise.all(names.map((name) => rm(join(incoming, name), { force: true }))))
    .catch(() => [])

  const genuine = new Map<string, string>()

  return {
    async keep(bytes, look) {
      // A sender that goes away before the pipeline listens must not count as an error nobody hears; the pipeline tells of it.
      bytes.on('error', () => undefined)
      await cleaned
      const temporary = join(incoming, randomUUID())
      const digest = createHash('sha256')
      let size = 0
      const watch = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length
          if (size > uploadLimit) {
            done(
              new WaybillError('too-large', `The file is larger than ${uploadLimit / 1024 ** 3} GiB.`, {
                next: 'Split it into several files and import these into one dataset.',
              }),
            )
            return
          }
          digest.update(chunk)
          look(chunk)
          done(null, chunk)
        },
      })
      try {
        await mkdir(incoming, { recursive: true })
        await pipeline(bytes, watch, createWriteStream(temporary, { flags: 'wx', flush: true }))
        const sha256 = digest.digest('hex')
        const target = place(sha256)
        await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
        await rename(temporary, target)
        await syncFolder(join(folder, sha256.slice(0, 2)))
        return { sha256, size }
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => undefined)
        throw storageError(error, 'the uploaded file')
      }
    },
    async size(sha256) {
      try {
        return (await stat(place(sha256))).size
      } catch {
        throw notFound(sha256)
      }
    },
    async check(sha256) {
      const path = place(sha256)
      const found = await stat(path).catch(() => {
        throw notFound(sha256)
      })
      const state = `${found.size} ${found.mtimeMs} ${found.ctimeMs}`
      if (genuine.get(sha256) === state) return
      const digest = createHash('sha256')
      for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) digest.update(chunk as Buffer)
      if (digest.digest('hex') !== sha256) {
        throw new WaybillError('data-damaged', `The original kept as ${sha256} is not the file that was imported.`, {
          next: 'Import the file again, or restore the data folder: its rows cannot be shown as evidence.',
        })
      }
      genuine.set(sha256, state)
    },
    place,
    read: (sha256, from = 0) => createReadStream(place(sha256), { start: from, highWaterMark: 256 * 1024 }),
  }
}

const notFound = (sha256: string): WaybillError =>
  new WaybillError('not-found', `No original with the SHA-256 ${sha256.slice(0, 64)} is kept here.`, {
    next: 'Import the file again; originals live in the data folder of the Waybill that imported them.',
  })
