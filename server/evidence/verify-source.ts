/** The files of a bundle as a check reads them: out of a zip, a folder, or a page's memory. */
export interface BundleSource {
  /** Sizes by path within the bundle's top folder. */
  readonly sizes: ReadonlyMap<string, number>
  open(path: string): AsyncIterable<Uint8Array>
  /** What was checked before any file could be read, in words; of a folder nothing. */
  readonly container: readonly string[]
  /** What is wrong with the archive as a whole, in words: its files are then read only to say which of them it hit. */
  readonly damaged?: string | undefined
}

/** Why something cannot be taken for a bundle at all. */
export class NoBundle extends Error {}

/** Bytes that anything but an original may have: a check holds such a file whole. */
const mostHeld = 512 * 1024 * 1024

/** All bytes of a file that is no original. @throws NoBundle when they are too many to hold. */
export async function bytesOf(source: BundleSource, path: string): Promise<Uint8Array> {
  const size = source.sizes.get(path) ?? 0
  if (size > mostHeld) throw new NoBundle(`${path} is too large to be part of a bundle: ${size} bytes.`)
  const bytes = new Uint8Array(size)
  let at = 0
  for await (const chunk of source.open(path)) {
    if (at + chunk.length > size) throw new NoBundle(`${path} is longer than its archive says.`)
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes.subarray(0, at)
}

/** Why a path may not be in a bundle; undefined for one that may. */
export function badPath(path: string): string | undefined {
  if (path === '' || path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is an absolute path'
  if (path.includes('\\')) return 'has a backslash in it'
  if (path.split('/').some((part) => part === '..' || part === '.' || part === '')) return 'leads out of the bundle'
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'has control characters in it'
  return undefined
}
