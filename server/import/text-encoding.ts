import { isAscii, isUtf8 } from 'node:buffer'
import { Transform } from 'node:stream'
import { detect } from 'chardet'
import iconv from 'iconv-lite'

/** Bytes of the file's beginning that are kept for telling delimiter, header and sample rows. */
const headBytes = 256 * 1024
/** Bytes around letters outside ASCII that are kept for telling an 8-bit encoding. */
const evidenceBytes = 128 * 1024

/** Watches a file go by and says at its end how it is encoded. */
export interface EncodingWatch {
  look(chunk: Buffer): void
  /** An encoding name that iconv-lite knows; `utf-8` for a file of ASCII alone. */
  encoding(): string
  head(): Buffer
}

export function watchEncoding(): EncodingWatch {
  const head: Buffer[] = []
  let headLength = 0
  const evidence: Buffer[] = []
  let evidenceLength = 0
  let utf8 = true
  let tail = Buffer.alloc(0)

  return {
    look(chunk) {
      if (headLength < headBytes) {
        const part = Buffer.from(chunk.subarray(0, headBytes - headLength))
        head.push(part)
        headLength += part.length
      }
      if (utf8) {
        const whole = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk
        const end = wholeCharacters(whole)
        utf8 = isUtf8(whole.subarray(0, end))
        tail = Buffer.from(whole.subarray(end))
      }
      if (evidenceLength < evidenceBytes && !isAscii(chunk)) {
        const at = chunk.findIndex((byte) => byte > 0x7f)
        const part = Buffer.from(chunk.subarray(at, at + 16 * 1024))
        evidence.push(part)
        evidenceLength += part.length
      }
    },
    encoding() {
      const start = Buffer.concat(head)
      if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
      if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
      const wide = utf16(start)
      if (wide !== undefined) return wide
      if (utf8 && tail.length === 0) return 'utf-8'
      const guess = detect(evidenceLength > 0 ? Buffer.concat(evidence) : start) ?? 'utf-8'
      const name = cyrillic(guess, evidence)
      return iconv.encodingExists(name) ? name.toLowerCase() : 'utf-8'
    },
    head: () => Buffer.concat(head),
  }
}

/** Index after the last whole UTF-8 character of a chunk, so that one cut in two is not taken for a fault. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needs > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

/** UTF-16 without a mark: nearly every other byte of a table in it is zero, always on the same side. */
function utf16(start: Buffer): string | undefined {
  const sample = start.subarray(0, 4096)
  if (sample.length < 8) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) even += 1
    if (sample[i + 1] === 0) odd += 1
  }
  const pairs = Math.floor(sample.length / 2)
  if (odd > pairs * 0.3 && even < pairs * 0.02) return 'utf-16le'
  if (even > pairs * 0.3 && odd < pairs * 0.02) return 'utf-16be'
  return undefined
}

/**
 * Short Cyrillic texts are often taken for another Cyrillic code page, or for a Western or Mac one. Where whole words are
 * made of bytes that are Cyrillic letters in Windows-1251 and KOI8-R, the reading that looks more like Russian wins.
 */
function cyrillic(guess: string, evidence: Buffer[]): string {
  const bytes = Buffer.concat(evidence)
  const high = bytes.filter((byte) => byte > 0x7f).length
  const words =
    bytes
      .toString('latin1')
      .match(/[\u00c0-\u00ff]{3,}/g)
      ?.join('').length ?? 0
  const doubtful = /^(x-)?mac|^ibm866|^koi8|^iso-8859-|^windows-125/i.test(guess)
  if (doubtful && words > high * 0.5) {
    const [koi, windows] = [likeness(bytes, 'koi8-r'), likeness(bytes, 'windows-1251')]
    // Greek, Hebrew and Arabic have such words too, but none that read like Russian.
    if (Math.max(koi, windows) > 0.45) return koi > windows ? 'koi8-r' : 'windows-1251'
  }
  return guess.toLowerCase() === 'iso-8859-1' ? 'windows-1252' : guess
}

/** How much a reading looks like Russian: the share of its ten commonest letters, less capitals inside words. */
function likeness(bytes: Buffer, encoding: string): number {
  const text = iconv.decode(bytes, encoding)
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  return (count(/[оеаинтсрвл]/gi) - 2 * count(/[а-яё][А-ЯЁ]/g)) / Math.max(1, count(/[а-яё]/gi))
}

/** Bytes in any encoding to UTF-8 bytes without a mark, chunk by chunk. */
export function toUtf8(encoding: string): Transform {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true })
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, Buffer.from(decoder.write(chunk), 'utf8'))
    },
    flush(done) {
      const rest = decoder.end()
      done(null, rest === undefined || rest === '' ? undefined : Buffer.from(rest, 'utf8'))
    },
  })
}

export const decodeText = (bytes: Buffer, encoding: string): string => iconv.decode(bytes, encoding, { stripBOM: true })
