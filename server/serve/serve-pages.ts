import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { type RequestHandler, Router } from 'express'
import { clientFiles, isPlace } from '../http/http-client.ts'
import { buildClient, clientFolder } from './serve-build.ts'

/** How the pages get to the browser. */
export interface Pages {
  readonly handler: RequestHandler
  /** Makes them ready to be shown. */
  build(): Promise<void>
  /** Set in development. */
  readonly nonce?: string
  close(): Promise<void>
}

/** The pages as built, after building them where that is due. */
export const builtPages = (): Pages => ({
  handler: clientFiles(clientFolder),
  build: buildClient,
  close: async () => {},
})

/** The pages from their sources, reloading in the browser as these change. */
export async function devPages(server: Server): Promise<Pages> {
  const { createServer } = await import('vite')
  const root = join(import.meta.dirname, '../..')
  const nonce = randomBytes(16).toString('base64')
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server } },
    html: { cspNonce: nonce },
    logLevel: 'warn',
  })
  const handler = Router()
  handler.use(vite.middlewares)
  handler.get('/{*place}', async (req, res, next) => {
    if (!isPlace(req.path, req.get('accept'))) return next()
    const html = await readFile(join(root, 'client/index.html'), 'utf8')
    res.type('html').send(await vite.transformIndexHtml(req.originalUrl, html))
  })
  return { handler, build: async () => {}, nonce, close: () => vite.close() }
}
