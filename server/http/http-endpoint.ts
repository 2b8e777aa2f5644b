import { Readable } from 'node:stream'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Endpoint } from '../contract/endpoint.ts'
import { JsonBytes } from '../contract/json-bytes.ts'
import { checkUpload, hasBody, readJson } from './http-body.ts'
import { type Event, sendEvents } from './http-events.ts'
import { type Download, sendDownload } from './http-download.ts'
import { sendLines } from './http-lines.ts'
import { parsePart } from './http-parse.ts'
import { WaybillError } from '../errors.ts'

type Parsed<S> = S extends z.ZodType ? z.output<S> : S extends 'bytes' ? Readable : undefined
type Part<E, K extends string> = E extends Record<K, infer S> ? Parsed<S> : undefined

/** What a handler gets: the parsed parts of the request. */
export interface Asked<E> {
  readonly params: Part<E, 'params'>
  readonly query: Part<E, 'query'>
  readonly body: Part<E, 'body'>
}

/** What goes with every request. */
export interface Context {
  /** Aborted when the client goes, or when the server closes and can wait no longer. */
  readonly signal: AbortSignal
  /** Whose turn it is where clients take turns: the same for all requests of one program at one address. */
  readonly client: string
  /** The number of the last event that the client has seen (`Last-Event-ID`). */
  readonly lastEvent: number | undefined
  /** The request's `Idempotency-Key`: it may come again, and shall then do nothing more. */
  readonly key: string | undefined
  /**
   * Whether a version of a document is the one that `If-Match` names.
   *
   * @throws WaybillError `precondition-required` where the request has no `If-Match`.
   */
  readonly fits: (version: number) => boolean
}

type Answer<E extends Endpoint> = E['answer'] extends z.ZodType
  ? z.input<E['answer']> | JsonBytes<z.input<E['answer']>>
  : E['answer'] extends 'events'
    ? AsyncIterable<Event>
    : E['answer'] extends 'lines'
      ? AsyncIterable<E extends { line: infer L extends z.ZodType } ? z.input<L> : unknown>
      : E['answer'] extends 'bytes'
        ? Download
        : void

export type Handler<E extends Endpoint> = (asked: Asked<E>, context: Context) => Promise<Answer<E>>

/** Bytes that an upload may have. */
export interface Limits {
  readonly upload: number
}

/**
 * Makes the one pipeline that every endpoint goes through: parameters, query and body are parsed by the contract, the
 * handler answers, the answer is sent as the contract says.
 *
 * @param closing aborted when the server closes: event streams end, other answers are waited for.
 */
export function requestHandler<E extends Endpoint>(
  endpoint: E,
  handler: Handler<E>,
  options: { limits: Limits; log: Logger; closing: AbortSignal },
): RequestHandler {
  return async (req: Request, res: Response) => {
    const gone = new AbortController()
    res.once('close', () => {
      if (!res.writableFinished) gone.abort()
    })
    const signal = endpoint.answer === 'events' ? AbortSignal.any([gone.signal, options.closing]) : gone.signal

    const params = endpoint.params === undefined ? undefined : parsePart(endpoint.params, req.params)
    const query = endpoint.query === undefined ? undefined : parsePart(endpoint.query, given(req.query))
    const body = await bodyOf(endpoint, req, options.limits)
    const asked = { params, query, body } as Asked<E>

    const answer: unknown = await handler(asked, {
      signal,
      client: clientOf(req),
      lastEvent: lastEvent(req),
      fits: matcher(req),
      key: keyOf(req),
    })
    if (endpoint.document === true) res.setHeader('ETag', `"${(answer as { version: number }).version}"`)
    if (gone.signal.aborted) return
    if (endpoint.answer === 'events') await sendEvents(req, res, answer as AsyncIterable<Event>, signal)
    else if (endpoint.answer === 'lines') await sendLines(res, answer as AsyncIterable<unknown>, signal)
    else if (endpoint.answer === 'bytes') await sendDownload(req, res, answer as Download)
    else if (endpoint.answer === 'none') res.status(endpoint.status ?? 204).end()
    else if (answer instanceof JsonBytes) sendJson(res.status(endpoint.status ?? 200), answer)
    else res.status(endpoint.status ?? 200).json(answer)
  }
}

function sendJson(res: Response, { bytes }: JsonBytes<unknown>): void {
  res.type('application/json').setHeader('Content-Length', bytes.length)
  res.end(bytes)
}

const clientOf = (req: Request): string => `${req.socket.remoteAddress ?? ''} ${req.get('user-agent') ?? ''}`

async function bodyOf(endpoint: Endpoint, req: Request, limits: Limits): Promise<unknown> {
  if (endpoint.body === undefined) {
    if (hasBody(req)) throw new WaybillError('unsupported-media-type', 'No body is taken here.')
    return undefined
  }
  if (endpoint.body === 'bytes') {
    checkUpload(req, limits.upload)
    return Readable.from(chunksOf(req), { objectMode: false })
  }
  return parsePart(endpoint.body, await readJson(req, endpoint.bodyLimit))
}

/**
 * The body for a stream of its own: whoever refuses the rest ends that, also with an error, and the answer still goes
 * out on the request's socket.
 */
async function* chunksOf(req: Request): AsyncGenerator<Buffer> {
  for await (const chunk of req.iterator({ destroyOnReturn: false })) yield chunk as Buffer
}

/** @throws WaybillError `invalid` for one that is empty, too long, or not of visible ASCII letters. */
function keyOf(req: Request): string | undefined {
  const key = req.get('idempotency-key')
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key
  throw new WaybillError('invalid', 'The Idempotency-Key is no key of up to 255 visible letters.', {
    next: 'Send a UUID, for instance.',
  })
}

/** Strong comparison (RFC 9110, 13.1.1): a weak tag fits nothing. */
const matcher = (req: Request) => {
  const given = req.get('if-match')
  return (version: number): boolean => {
    if (given === undefined)
      throw new WaybillError('precondition-required', 'The request does not say which version it changes.', {
        next: 'Send the ETag that you got with the document as If-Match.',
      })
    const tags = given.split(',').map((tag) => tag.trim())
    return tags.includes('*') || tags.includes(`"${version}"`)
  }
}

/** An empty value in a query counts as not given, as forms send it. */
const given = (query: Request['query']) => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))

function lastEvent(req: Request): number | undefined {
  const id = Number(req.get('last-event-id') ?? Number.NaN)
  return Number.isSafeInteger(id) && id >= 0 ? id : undefined
}
