import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { checksumAt, preambleBytes, readHead } from './projection-header.ts'

/** Writes a projection's block to its file: whole, or not at all. Throws what the file system throws. */
export function saveBlock(block: SharedArrayBuffer, file: string): void {
  const bytes = new Uint8Array(block)
  new DataView(block).setUint32(checksumAt, checksum(bytes), true)
  mkdirSync(dirname(file), { recursive: true })
  const temporary = `${file}.new`
  const handle = openSync(temporary, 'w')
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at, Math.min(bytes.length - at, largest))
    fsyncSync(handle)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  } finally {
    closeSync(handle)
  }
  renameSync(temporary, file)
}

/**
 * The block in a file, or why it is of no use: not there, not a projection of this format, damaged, or of another
 * graph or version. It is only ever a copy of the graph, so then it is made anew.
 */
export function loadBlock(
  file: string,
  wanted: { version: number; store: string },
): { block: SharedArrayBuffer } | { useless: string } {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch {
    return { useless: 'there is none yet' }
  }
  try {
    const block = new SharedArrayBuffer(fstatSync(handle).size)
    const bytes = new Uint8Array(block)
    for (let at = 0; at < bytes.length;) {
      const read = readSync(handle, bytes, at, Math.min(bytes.length - at, largest), at)
      if (read === 0) return { useless: 'it ended early' }
      at += read
    }
    // The checksum first: a header is trusted only when it is what was written.
    if (bytes.length < preambleBytes || new DataView(block).getUint32(checksumAt, true) !== checksum(bytes))
      return { useless: 'it is damaged' }
    const header = readHead(block)
    if (header === null) return { useless: 'its format is another' }
    if (header.version !== wanted.version || header.store !== wanted.store) return { useless: 'the graph has changed' }
    return { block }
  } catch (error) {
    return { useless: `it could not be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})` }
  } finally {
    closeSync(handle)
  }
}

/** The system reads and writes less than 2 GiB at a time. */
const largest = 0x4000_0000

/** Of everything after the preamble, which holds it. */
const checksum = (bytes: Uint8Array): number => crc32(bytes.subarray(preambleBytes)) >>> 0
