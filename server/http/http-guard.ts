import type { RequestHandler } from 'express'
import { WaybillError } from '../errors.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Answers only under the names of this machine's loopback, whatever the port (so that a tunnel works): a foreign name
 * that resolves to 127.0.0.1 would otherwise let any web page read the data (DNS rebinding). Runs before every route.
 *
 * @param host the address that the server was told to listen on.
 */
export function hostGuard(host: string): RequestHandler {
  const allowed = new Set(['localhost', '127.0.0.1', '[::1]', host.includes(':') ? `[${host}]` : host.toLowerCase()])
  return (req, _res, next) => {
    const given = req.headersDistinct['host'] ?? []
    const name = given[0]?.toLowerCase().replace(/:\d+$/, '')
    if (given.length !== 1 || name === undefined || !allowed.has(name))
      throw new WaybillError('foreign-host', 'The request names another host than this machine.', {
        next: 'Open Waybill under the address that it printed when it started.',
      })
    if (!req.url.startsWith('/')) throw new WaybillError('bad-request', 'The request target is not a path.')
    next()
  }
}

/**
 * Refuses what changes something unless it comes from Waybill's own pages or from no page at all (a script, the command
 * line): a browser always says which with `Sec-Fetch-Site`, and an older one with `Origin`.
 */
export const crossSiteGuard: RequestHandler = (req, _res, next) => {
  if (safe.has(req.method)) return next()
  const site = req.get('sec-fetch-site')
  const origin = req.get('origin')
  if ((site !== undefined && site !== 'same-origin' && site !== 'none') || (origin !== undefined && !own(origin)))
    throw new WaybillError('forbidden-origin', 'The request comes from another web page.', {
      next: "Send it from Waybill's own page, or from a program that sets neither Origin nor Sec-Fetch-Site.",
    })
  next()

  function own(value: string): boolean {
    return value.toLowerCase() === `http://${req.get('host')?.toLowerCase()}`
  }
}
