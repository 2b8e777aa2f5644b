import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import express, { type RequestHandler, Router } from 'express'

const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const

/**
 * Serves the built client: hashed assets for good, everything else asked for anew, and the page itself for every
 * address that is a place in the product.
 *
 * @param folder the built client.
 */
export function clientFiles(folder: string): RequestHandler {
  const router = Router()
  router.use('/assets', precompressed(join(folder, 'assets')))
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (res, path) => {
        const hashed = path.startsWith(join(folder, 'assets'))
        res.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    }),
  )
  router.get('/{*place}', (req, res, next) => {
    if (!isPlace(req.path, req.get('accept'))) return next()
    res.setHeader('Cache-Control', 'no-cache')
    res.sendFile('index.html', { root: folder })
  })
  return router
}

/** Whether a path is a place in the product rather than a file or a call that does not exist. */
export const isPlace = (path: string, accept: string | undefined): boolean =>
  !/^\/(?:api|assets)(?:\/|$)/.test(path) &&
  !/\.\w+$/.test(path) &&
  (accept === undefined || accept.includes('text/html') || accept.includes('*/*'))

/** Answers with the compressed twin that the build left beside an asset, where the browser takes it. */
function precompressed(folder: string): RequestHandler {
  return async (req, res, next) => {
    const name = /^\/([\w.-]+\.(?:js|css|svg))$/.exec(req.path)?.[1]
    if (name === undefined || (req.method !== 'GET' && req.method !== 'HEAD')) return next()
    for (const { name: encoding, suffix } of encodings) {
      if (req.acceptsEncodings(encoding) === false) continue
      const file = join(folder, `${name}${suffix}`)
      const found = await stat(file).catch(() => undefined)
      if (found === undefined) continue
      res.type(name.slice(name.lastIndexOf('.')))
      res.setHeader('Content-Encoding', encoding)
      res.setHeader('Vary', 'Accept-Encoding')
      res.setHeader('Content-Length', found.size)
      res.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      if (req.method === 'HEAD') res.end()
      else
        await pipeline(createReadStream(file), res).catch(() => {
          // The client left, or a build took the file away: this answer cannot be mended, but the server goes on.
          res.destroy()
        })
      return
    }
    next()
  }
}
