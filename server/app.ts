import { randomUUID } from 'node:crypto'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import { api } from './contract/api.ts'
import type { Endpoint } from './contract/endpoint.ts'
import { problemStatus } from './contract/problem.ts'
import { WaybillError } from './errors.ts'
import { stopReading } from './http/http-body.ts'
import { type Handler, type Limits, requestHandler } from './http/http-endpoint.ts'
import { crossSiteGuard, hostGuard } from './http/http-guard.ts'
import { handlers } from './http/http-handlers.ts'
import { securityHeaders } from './http/http-headers.ts'
import { once } from './http/http-once.ts'
import { openapi } from './http/http-openapi.ts'
import { problemOf } from './http/http-problem.ts'
import type { Services } from './http/http-services.ts'

export interface Parts {
  /** The features; throws a `WaybillError` while the graph is not open. */
  readonly services: () => Services
  /** The address that the server listens on: the one name besides loopback's that it answers under. */
  readonly host: string
  readonly version: string
  readonly limits: Limits
  readonly log: Logger
  /** Aborted when the server closes. */
  readonly closing: AbortSignal
  /** Serves the pages; without it the app answers calls alone. */
  readonly client?: RequestHandler
  /** Set in development: lets the script through that Vite writes into the page. */
  readonly devNonce?: string
}

/** The Express app of the whole product. It never listens, so that tests can. */
export function createApp(parts: Parts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('trust proxy', false)

  app.use((_req, res, next) => {
    res.locals['requestId'] = randomUUID()
    res.setHeader('X-Request-Id', res.locals['requestId'] as string)
    next()
  })
  app.use(securityHeaders(parts.devNonce))
  app.use(hostGuard(parts.host))
  app.use(crossSiteGuard)

  const document = openapi(parts.version)
  app.get('/openapi.json', (_req, res) => void res.setHeader('Cache-Control', 'no-store').json(document))
  mountEndpoints(app, parts)
  if (parts.client !== undefined) app.use(parts.client)
  app.use((req) => {
    throw new WaybillError('not-found', `There is nothing at ${req.path}.`)
  })
  app.use(problems(parts.log))
  return app
}

/** Every endpoint of the contract, and a plain no to the methods that its address does not take. */
function mountEndpoints(app: Express, parts: Parts): void {
  const all = handlers(parts.services) as Record<string, Handler<Endpoint>>
  const byPath = Map.groupBy(Object.entries(api) as [string, Endpoint][], ([, endpoint]) => endpoint.path)
  for (const [path, here] of byPath) {
    const route = app.route(path.replaceAll(/\{(\w+)\}/g, ':$1'))
    route.all((_req, res, next) => {
      res.setHeader('Cache-Control', 'no-store')
      next()
    })
    for (const [name, endpoint] of here) {
      const handler = all[name]
      if (handler === undefined) throw new Error(`${name} has no handler`)
      route[endpoint.method](
        requestHandler(
          endpoint,
          once(endpoint, handler, () => parts.services().answers),
          parts,
        ),
      )
    }
    const allowed = here.map(([, endpoint]) => endpoint.method.toUpperCase())
    if (allowed.includes('GET')) allowed.push('HEAD')
    route.all((req, res) => {
      res.setHeader('Allow', allowed.join(', '))
      throw new WaybillError('method-not-allowed', `${req.method} is not taken at ${req.path}.`, {
        next: `It takes ${allowed.join(', ')}.`,
      })
    })
  }
}

/** Turns every error into a problem document; what was no `WaybillError` goes to the log alone. */
function problems(log: Logger): ErrorRequestHandler {
  return (thrown: unknown, req, res, _next) => {
    const requestId = String(res.locals['requestId'])
    const error = ownError(thrown)
    const problem = problemOf(error, requestId)
    if (problem.code === 'internal' && !res.destroyed)
      log.error({ err: error, requestId, method: req.method, path: req.path })
    else log.debug({ code: problem.code, requestId, method: req.method, path: req.path })
    if (res.headersSent || res.destroyed) {
      res.destroy()
      return
    }
    for (const header of ['Content-Encoding', 'Content-Length', 'Content-Disposition', 'ETag']) res.removeHeader(header)
    res.setHeader('Cache-Control', 'no-store')
    stopReading(req, res)
    res.status(problemStatus[problem.code]).type('application/problem+json')
    res.end(req.method === 'HEAD' ? undefined : JSON.stringify(problem))
  }
}

/** Express and Node name a few errors of their own that the client caused: a path that cannot be decoded, a broken range. */
function ownError(thrown: unknown): unknown {
  if (thrown instanceof WaybillError || !(thrown instanceof Error) || !('status' in thrown)) return thrown
  const { status } = thrown
  if (status === 404) return new WaybillError('not-found', 'There is nothing here.', { cause: thrown })
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new WaybillError('bad-request', 'The request cannot be read.', { cause: thrown })
  return thrown
}
