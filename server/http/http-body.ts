import type { Request, Response } from 'express'
import { deeper, jsonDepth, protoPointer } from '../contract/json-limits.ts'
import { WaybillError } from '../errors.ts'

/** Bytes that a JSON body may have, unless its endpoint says otherwise. */
const jsonLimit = 1_000_000
/** Milliseconds within which a JSON body must have come. */
const jsonPatience = 30_000

const uploadTypes = new Set(['application/octet-stream', 'text/csv', 'application/csv', 'application/gzip'])

const mediaType = (req: Request) => req.get('content-type')?.split(';')[0]?.trim().toLowerCase()

export const hasBody = (req: Request): boolean =>
  req.headers['transfer-encoding'] !== undefined || Number(req.get('content-length') ?? 0) > 0

/**
 * The request's JSON body, parsed.
 *
 * @param limit bytes that it may have.
 * @throws WaybillError `unsupported-media-type`, `too-large` (at once when Content-Length says so, otherwise at the
 * limit), `invalid-json`, `invalid` for a member that is called `__proto__`.
 */
export async function readJson(req: Request, limit = jsonLimit): Promise<unknown> {
  const type = mediaType(req)
  if (type !== 'application/json') throw wrongType(type, 'application/json')
  refuseEncoding(req)
  refuseLonger(req, limit)
  const bytes = await collect(req, limit)
  if (deeper(bytes)) throw new WaybillError('invalid-json', `The body is nested deeper than ${jsonDepth} levels.`)
  const value = parsed(bytes)
  const proto = protoPointer(value)
  if (proto !== undefined)
    throw new WaybillError('invalid', 'The body has a field called __proto__, which nothing here is called.', {
      fields: [{ pointer: proto, detail: 'there is no such field' }],
    })
  return value
}

function parsed(bytes: Buffer): unknown {
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

async function collect(req: Request, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const late = setTimeout(() => req.destroy(), jsonPatience)
  try {
    // Left open on an early end: the answer has to go out on the same socket.
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limit) throw tooLarge(limit)
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
