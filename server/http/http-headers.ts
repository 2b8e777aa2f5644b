import helmet from 'helmet'
import type { RequestHandler } from 'express'

/**
 * The one style element that a library writes into the page (Cytoscape's, so that its container is positioned), by
 * the hash of its text: `.__________cytoscape_container { position: relative; }`.
 */
const cytoscapeStyle = "'sha256-pgvDUBa4IjFA2yuSJ2cqcyxmNYJMborsd0ORcRv9vw8='"

/**
 * Security headers of every answer. Scripts come from the server alone and never from within the page.
 *
 * @param devNonce set in development, where Vite writes a script and styles into the page.
 */
export function securityHeaders(devNonce?: string): RequestHandler {
  const dev = devNonce !== undefined
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...(dev ? [`'nonce-${devNonce}'`] : [])],
        styleSrc: ["'self'", dev ? "'unsafe-inline'" : cytoscapeStyle],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ...(dev ? ['ws:'] : [])],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Plain HTTP on loopback: there is no secure twin to move to.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
}
