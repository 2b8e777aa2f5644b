import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { storageError } from '../state/storage-errors.ts'
import { type BundleSource, NoBundle } from './verify-source.ts'
import type { Archive } from './verify-zip.ts'

/** A zip on disk; `close` lets go of it. @throws what the file system throws. */
export async function openArchive(path: string): Promise<Archive & { close(): Promise<void> }> {
  const handle = await open(path, 'r')
  const { size } = await handle.stat()
  return {
    size,
    async read(at, length) {
      const bytes = new Uint8Array(length)
      let read = 0
      while (read < length) {
        const { bytesRead } = await handle.read(bytes, read, length - read, at + read)
        if (bytesRead === 0) throw new NoBundle('The archive ended while it was being read.')
        read += bytesRead
      }
      return bytes
    },
    close: () => handle.close(),
  }
}

/** A bundle that was unpacked. @throws NoBundle for a link or anything else that is no plain file. */
export async function openBundleFolder(folder: string): Promise<BundleSource> {
  const sizes = new Map<string, number>()
  const look = async (within: string): Promise<void> => {
    const entries = await readdir(join(folder, within), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = within === '' ? entry.name : `${within}/${entry.name}`
      if (entry.isDirectory()) await look(path)
      else if (entry.isFile()) sizes.set(path, (await stat(join(folder, path))).size)
      else throw new NoBundle(`The bundle is refused: ${path} is a link or a device, not a file.`)
    }
  }
  await look('')
  return { sizes, container: [], open: (path) => createReadStream(join(folder, path)) }
}

/**
 * Lays a bundle out as a folder, which stands under its name when it is whole, or not at all.
 *
 * @throws WaybillError `storage-full`, `storage-read-only`.
 */
export async function unpackBundle(source: BundleSource, target: string): Promise<void> {
  if (source.damaged !== undefined) throw new NoBundle(source.damaged)
  const draft = `${target}.${process.pid}.part`
  try {
    await mkdir(draft)
    for (const path of source.sizes.keys()) {
      const file = join(draft, path)
      await mkdir(dirname(file), { recursive: true })
      const handle = await open(file, 'wx')
      try {
        for await (const bytes of source.open(path)) await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
    }
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined)
    throw storageError(error, 'the evidence bundle')
  }
}
