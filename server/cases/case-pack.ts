import { deflateSync, inflateSync } from 'node:zlib'
import type { Json } from '../contract/merge-patch.ts'
import { WaybillError } from '../errors.ts'

/** JSON as it lies in the state file. */
export interface Packed {
  readonly packed: Buffer
  /** Bytes of the JSON itself. */
  readonly bytes: number
}

export function pack(value: Json): Packed {
  const text = Buffer.from(JSON.stringify(value))
  return { packed: deflateSync(text), bytes: text.length }
}

/** @throws WaybillError `data-damaged` where the bytes are not the ones that were packed. */
export function unpack(packed: Buffer): Json {
  try {
    return JSON.parse(inflateSync(packed).toString()) as Json
  } catch (cause) {
    throw new WaybillError('data-damaged', 'The data folder is damaged: a part of this case cannot be read.', {
      next: 'Restore the data folder from a backup, or look at an earlier version in the history of the case.',
      cause,
    })
  }
}
