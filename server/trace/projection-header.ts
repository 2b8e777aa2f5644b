import { type ColumnSpec, roundUp } from './projection-layout.ts'
import type { Transformation } from './projection.ts'

/** A file whose rows are in the graph, and the version that it came with: one that was removed and came again is another. */
export interface ProjectionFileRow {
  id: string
  dataset: string
  born: number
}

/** Of which state of which graph a projection is. */
export interface ProjectionOrigin {
  /** The graph's version, and which graph: a projection of another graph with the same version is no use. */
  version: number
  store: string
  files: ProjectionFileRow[]
}

/** What the columns of a projection do not say themselves. */
export interface ProjectionHeader extends ProjectionOrigin {
  codes: string[]
  countries: string[]
  units: string[]
  datasets: string[]
  posts: string[]
  transformations: Transformation[]
  specs: ColumnSpec[]
}

/** First bytes of a projection file; the digit is the format, raised whenever the layout changes its meaning. */
const magic = new TextEncoder().encode('WAYBILL PROJECTION 4\n')
export const preambleBytes = 64
/** Where the header's length and the checksum of all that follows the preamble stand, as 32-bit numbers. */
export const lengthAt = 32
export const checksumAt = 36

/** Bytes that the preamble and this header take, the columns following. */
export const headBytes = (header: ProjectionHeader): number =>
  roundUp(preambleBytes + new TextEncoder().encode(JSON.stringify(header)).length)

/** The preamble and header, padded with spaces to `room` bytes. The checksum is left 0. */
export function fileHead(header: ProjectionHeader, room: number): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header))
  const head = new Uint8Array(room).fill(0x20, preambleBytes)
  head.set(magic)
  head.set(json, preambleBytes)
  new DataView(head.buffer).setUint32(lengthAt, room - preambleBytes, true)
  return head
}

/** The header of a block, or null when the block is no projection of this format. */
export function readHead(block: SharedArrayBuffer): ProjectionHeader | null {
  if (block.byteLength < preambleBytes) return null
  const bytes = new Uint8Array(block)
  if (magic.some((byte, i) => bytes[i] !== byte)) return null
  const length = new DataView(block).getUint32(lengthAt, true)
  if (preambleBytes + length > block.byteLength) return null
  // A copy, since a decoder need not take shared memory.
  const json = bytes.slice(preambleBytes, preambleBytes + length)
  return JSON.parse(new TextDecoder().decode(json)) as ProjectionHeader
}
