import type { Request, Response } from 'express'
import { WaybillError } from '../errors.ts'

/** Bytes that a JSON body may have. */
export const jsonLimit = 1_000_000
/** Levels that a JSON body may be nested. */
export const jsonDepth = 64
/** Milliseconds within which a JSON body must have come. */
const jsonPatience = 30_000

const uploadTypes = new Set(['application/octet-stream', 'text/csv', 'application/csv', 'application/gzip'])

const mediaType = (req: Request) => req.get('content-type')?.split(';')[0]?.trim().toLowerCase()

export const hasBody = (req: Request): boolean =>
  req.headers['transfer-encoding'] !== undefined || Number(req.get('content-length') ?? 0) > 0

/**
 * The request's JSON body, parsed.
 *
 * @throws WaybillError `unsupported-media-type`, `too-large` (at once when Content-Length says so, otherwise at the
 * limit), `invalid-json`.
 */
export async function readJson(req: Request): Promise<unknown> {
  const type = mediaType(req)
  if (type !== 'application/json') throw wrongType(type, 'application/json')
  refuseEncoding(req)
  refuseLonger(req, jsonLimit)
  const bytes = await collect(req)
  if (deeper(bytes, jsonDepth))
    throw new WaybillError('invalid-json', `The body is nested deeper than ${jsonDepth} levels.`)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new WaybillError('invalid-json', 'The body is not well-formed JSON in UTF-8.', { cause })
  }
}

/** Checks what the head of an upload says; its bytes are read by whoever takes them. */
export function checkUpload(req: Request, limit: number): void {
  const type = mediaType(req)
  if (type === undefined || !uploadTypes.has(type)) throw wrongType(type, [...uploadTypes].join(', '))
  refuseEncoding(req)
  refuseLonger(req, limit)
}

function refuseEncoding(req: Request): void {
  const encoding = req.get('content-encoding')
  if (encoding !== undefined && encoding !== 'identity')
    throw new WaybillError('unsupported-media-type', 'Bodies are taken as they are, without a Content-Encoding.')
}

function refuseLonger(req: Request, limit: number): void {
  if (Number(req.get('content-length') ?? 0) > limit) throw tooLarge(limit)
}

const tooLarge = (limit: number) =>
  new WaybillError('too-large', `The body is larger than ${limit.toLocaleString('en-GB')} bytes.`)

const wrongType = (given: string | undefined, wanted: string) =>
  new WaybillError(
    'unsupported-media-type',
    given === undefined ? 'The request has no Content-Type.' : `The content type ${given} is not taken here.`,
    { next: `Send ${wanted}.` },
  )

async function collect(req: Request): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const late = setTimeout(() => req.destroy(), jsonPatience)
  try {
    // Left open on an early end: the answer has to go out on the same socket.
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > jsonLimit) throw tooLarge(jsonLimit)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof WaybillError) throw error
    throw new WaybillError('bad-request', 'The body broke off before its end.', { cause: error })
  } finally {
    clearTimeout(late)
  }
  return Buffer.concat(chunks)
}

/** Whether brackets outside of strings nest deeper than `limit`: told before anything recursive sees the value. */
function deeper(bytes: Buffer, limit: number): boolean {
  let depth = 0
  let quoted = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (quoted) {
      if (byte === 0x5c) i++
      else if (byte === 0x22) quoted = false
    } else if (byte === 0x22) quoted = true
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > limit) return true
    } else if (byte === 0x5d || byte === 0x7d) depth--
  }
  return false
}

/** Bytes and milliseconds that are still taken, unread, from a client that goes on sending after it was refused. */
const leftover = 4_000_000
const leftoverPatience = 1_000

/**
 * Ends the connection of a request whose body was refused. The client gets to see the answer, since what it has
 * already sent is taken off the socket for a moment; then the connection is closed, however much is still to come.
 */
export function stopReading(req: Request, res: Response): void {
  if (req.complete || !hasBody(req)) return
  res.setHeader('Connection', 'close')
  // Not the request's: it lets go of its socket when its reading ends in an error.
  const { socket } = res
  if (socket === null) return
  let dropped = 0
  req.on('data', (chunk: Buffer) => {
    dropped += chunk.length
    if (dropped > leftover) socket.destroy()
  })
  req.on('error', () => {})
  req.resume()
  const late = setTimeout(() => socket.destroy(), leftoverPatience)
  socket.once('close', () => clearTimeout(late))
}
