import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** What the import takes of Node's own crypto, for a page: the SHA-256 of a text. */
export function hash(algorithm: 'sha256', text: string, encoding: 'hex'): string {
  if (algorithm !== 'sha256' || encoding !== 'hex') throw new RangeError(`no ${algorithm} in ${encoding} here`)
  return bytesToHex(sha256(utf8ToBytes(text)))
}
