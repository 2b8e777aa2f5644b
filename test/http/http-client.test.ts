import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { clientFiles } from '../../server/http/http-client.ts'
import { buildClient, clientFolder, clientIsFresh } from '../../server/serve/serve-build.ts'
import { type Listening, listening, problemIn, problemOf, raw } from '../support/http.ts'

const Manifest = z.record(
  z.string(),
  z.looseObject({ file: z.string(), isEntry: z.boolean().optional(), imports: z.array(z.string()).default([]) }),
)

let app: Listening
/** The script that the page loads first, and those that it cannot do without. */
let first: string[]
beforeAll(async () => {
  await buildClient()
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(clientFolder, '.vite/manifest.json'), 'utf8')))
  const needed = new Set(Object.keys(manifest).filter((name) => manifest[name]?.isEntry === true))
  for (const name of needed) for (const other of manifest[name]?.imports ?? []) needed.add(other)
  first = [...needed].map((name) => manifest[name]?.file ?? '').filter((file) => file.endsWith('.js'))
  app = await listening({ client: clientFiles(clientFolder) })
})
afterAll(() => app[Symbol.asyncDispose]())

const page = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

describe('the built client', () => {
  it('is made of the present sources', async () => {
    expect(await clientIsFresh()).toBe(true)
  })

  it.each(['/', '/data', '/some/place?q=1#x', '/cases/a.b/c'])(
    'is shown at %s, asked for anew each time',
    async (path) => {
      const response = await fetch(app.origin + path, { headers: page })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('no-cache')
      const html = await response.text()
      expect(html).toContain('<div id="root">')
      // Nothing that the content security policy would have to make an exception for.
      expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc=)/)
    },
  )

  it('lets hashed assets be kept for good, and sends their compressed twin', async () => {
    const path = `/${first.find((file) => existsSync(join(clientFolder, `${file}.gz`)))}`
    const plain = await raw(app, { path })
    expect(plain.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' })
    expect(plain.headers['content-type']).toMatch(/^text\/javascript/)
    for (const encoding of ['br', 'gzip']) {
      const packed = await fetch(app.origin + path, { headers: { 'Accept-Encoding': encoding } })
      expect(packed.headers.get('content-encoding')).toBe(encoding)
      expect(packed.headers.get('vary')).toContain('Accept-Encoding')
      expect(packed.headers.get('content-type')).toMatch(/^text\/javascript/)
      expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(await packed.text()).toBe(plain.text)
    }
  })

  it('loads at most 350 kB of compressed script before anything is touched', () => {
    const bytes = first.map((file) => gzipSync(readFileSync(join(clientFolder, file))).length)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(350_000)
  })

  it.each(['/assets/nothing.js', '/assets/', '/favicon.ico', '/api/v1/nothing', '/.stamp', '/.vite/manifest.json'])(
    'has nothing at %s',
    async (path) => {
      await problemOf(await fetch(app.origin + path, { headers: page }), 'not-found')
    },
  )

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/..%5cpackage.json',
    '/assets/x%00.js',
  ])('gives nothing outside of its folder: %s', async (path) => {
    const answer = await raw(app, { path })
    expect([400, 404]).toContain(answer.status)
    problemIn(answer, answer.status === 400 ? 'bad-request' : 'not-found')
  })
})
