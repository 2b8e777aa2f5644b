import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { badPath, type BundleSource, NoBundle } from '../../server/evidence/verify-source.ts'
import type { Archive, Digest } from '../../server/evidence/verify-zip.ts'

/** A file of the browser as an archive: read piece by piece, so that it need not fit into memory. */
export const archiveOf = (file: File, onRead: (bytes: number) => void): Archive => ({
  size: file.size,
  async read(at, length) {
    const bytes = new Uint8Array(await file.slice(at, at + length).arrayBuffer())
    onRead(bytes.length)
    return bytes
  },
})

/** The browser's own SHA-256 wants all bytes at once; this one takes them as they come. */
export const digest: Digest = async (bytes) => {
  const hash = sha256.create()
  for await (const chunk of bytes) hash.update(chunk)
  return bytesToHex(hash.digest())
}

/** An unpacked bundle as the browser gives a folder: its files by their paths within the one top folder. */
export function folderOf(files: readonly File[], onRead: (bytes: number) => void): BundleSource {
  const byPath = new Map(files.map((file) => [file.webkitRelativePath.split('/').slice(1).join('/'), file]))
  for (const path of byPath.keys()) {
    const bad = badPath(path)
    if (bad !== undefined) throw new NoBundle(`The folder is refused: the name of the file “${path}” ${bad}.`)
  }
  return {
    sizes: new Map(Array.from(byPath, ([path, file]) => [path, file.size])),
    container: [],
    async *open(path) {
      const file = byPath.get(path)
      if (file === undefined) throw new NoBundle(`The folder holds no ${path}.`)
      for (let at = 0; at < file.size; at += piece) {
        const bytes = new Uint8Array(await file.slice(at, at + piece).arrayBuffer())
        onRead(bytes.length)
        yield bytes
      }
    },
  }
}

const piece = 1024 * 1024
