import {
  ERR_AMBIGUOUS_ARCHIVE,
  ERR_UNSAFE_FILENAME,
  type Entry,
  type FileEntry,
  Reader,
  ZipReader,
} from '@zip.js/zip.js'
import { sealDigits, sealWords } from './bundle-seal.ts'
import { badPath, type BundleSource, NoBundle } from './verify-source.ts'

/** An archive that can be read anywhere. */
export interface Archive {
  readonly size: number
  read(at: number, length: number): Promise<Uint8Array>
}

/** Hexadecimal SHA-256 of bytes that come one after another. */
export type Digest = (bytes: AsyncIterable<Uint8Array>) => Promise<string>

/** How far a file may unfold before it is taken for a bomb, and how many bytes any may have without that. */
const unfoldLimit = 100
const unfoldFree = 8 * 1024 * 1024
const mostEntries = 100_000
const chunk = 1024 * 1024

class ArchiveReader extends Reader<Archive> {
  readonly #archive: Archive

  constructor(archive: Archive) {
    super(archive)
    this.#archive = archive
    this.size = archive.size
  }

  override readUint8Array(at: number, length: number): Promise<Uint8Array> {
    return this.#archive.read(at, Math.min(length, this.#archive.size - at))
  }
}

/**
 * Opens a sealed zip: the seal first, then the list of its files. What could hurt whoever unpacks it is refused before a
 * byte is unfolded.
 *
 * @throws NoBundle in words.
 */
export async function openZip(archive: Archive, digest: Digest): Promise<BundleSource> {
  const damaged = await checkSeal(archive, digest)
  const zip = new ZipReader(new ArchiveReader(archive), {
    checkOverlappingEntry: true,
    checkSignature: true,
    strictness: 'strict',
    useWebWorkers: false,
  })
  let entries: Entry[]
  try {
    entries = await zip.getEntries()
  } catch (error) {
    const why = refusals[(error as Error).message] ?? `The archive cannot be read: ${(error as Error).message}.`
    throw new NoBundle(damaged === undefined ? why : `${damaged} The list of its files cannot be read either.`)
  }
  if (entries.length > mostEntries) throw new NoBundle(`The archive holds ${entries.length} files; that is no bundle.`)
  const top = entries[0]?.filename.split('/')[0] ?? ''
  const files = new Map<string, FileEntry>()
  for (const entry of entries) {
    const { filename } = entry
    const bad = badPath(filename)
    if (bad !== undefined)
      throw new NoBundle(`The archive is refused: the name of the file “${shown(filename)}” ${bad}.`)
    if (entry.directory) throw new NoBundle(`The archive is refused: “${shown(filename)}” is a folder by itself.`)
    if (isLink(entry)) throw new NoBundle(`The archive is refused: “${shown(filename)}” is a link, not a file.`)
    if (entry.encrypted) throw new NoBundle(`The archive is refused: “${shown(filename)}” is encrypted.`)
    const path = filename.slice(top.length + 1)
    if (!filename.startsWith(`${top}/`) || path === '')
      throw new NoBundle('The archive is refused: its files do not lie in one folder.')
    if (files.has(path)) throw new NoBundle(`The archive is refused: it holds “${shown(filename)}” twice.`)
    const { compressedSize, uncompressedSize } = entry
    if (uncompressedSize > unfoldFree && uncompressedSize > compressedSize * unfoldLimit)
      throw new NoBundle(
        `The archive is refused: “${shown(filename)}” would unfold to more than ${unfoldLimit} times its size.`,
      )
    files.set(path, entry)
  }
  return {
    sizes: new Map([...files].map(([path, entry]) => [path, entry.uncompressedSize])),
    damaged,
    container:
      damaged === undefined
        ? [`the archive's seal: none of its ${archive.size} bytes was changed since it was written`]
        : [],
    async *open(path) {
      const entry = files.get(path)
      if (entry === undefined) throw new NoBundle(`The archive holds no ${path}.`)
      yield* unfolded(entry, path)
    },
  }
}

/** What the library refuses, in words. */
const refusals: Readonly<Record<string, string>> = {
  [ERR_UNSAFE_FILENAME]: 'The archive is refused: the name of a file in it leads out of it, or is an absolute path.',
  [ERR_AMBIGUOUS_ARCHIVE]:
    'The archive is refused: it can be read in two ways (a file twice, or places that contradict each other).',
}

/** @returns what the seal shows to be wrong; undefined when it fits. */
async function checkSeal(archive: Archive, digest: Digest): Promise<string | undefined> {
  const unsealed = () =>
    new NoBundle(
      'The archive has no seal of Waybill: it was packed by something else, or its end is missing or damaged. Unpack it with a tool you trust, and check the folder instead.',
    )
  const tail = sealWords.length + sealDigits
  if (archive.size < tail + 22) throw unsealed()
  const end = new TextDecoder('latin1').decode(await archive.read(archive.size - tail, tail))
  const sum = end.slice(sealWords.length)
  if (!end.startsWith(sealWords) || !/^[0-9a-f]{64}$/.test(sum)) throw unsealed()
  const covered = archive.size - sealDigits
  async function* bytes() {
    for (let at = 0; at < covered; at += chunk) yield await archive.read(at, Math.min(chunk, covered - at))
  }
  if ((await digest(bytes())) === sum) return undefined
  return 'The archive was changed after it was written: its seal does not fit its bytes.'
}

/** A link by its Unix mode, whatever made the archive. */
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000

async function* unfolded(entry: FileEntry, path: string): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const reader = readable.getReader()
  // Of a damaged file the stream is never ended: its failure is what ends the reading.
  const failed = entry.getData(writable).then(() => new Promise<never>(() => {}))
  failed.catch(() => undefined)
  let size = 0
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), failed])
      if (done) return
      size += value.length
      if (size > entry.uncompressedSize) throw new NoBundle(`The archive is refused: ${path} is longer than it says.`)
      yield value
    }
  } catch (error) {
    if (error instanceof NoBundle) throw error
    throw new NoBundle(`The archive is damaged: ${path} cannot be unfolded, or is not what its checksum says.`)
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

const shown = (name: string): string => (name.length > 120 ? `${name.slice(0, 120)}…` : name)
