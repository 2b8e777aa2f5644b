import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Listening, listening, post, problemIn, problemOf, raw } from '../support/http.ts'

let app: Listening
beforeAll(async () => {
  app = await listening()
})
afterAll(() => app[Symbol.asyncDispose]())

describe('the Host header', () => {
  it.each(['localhost', 'LOCALHOST:80', '127.0.0.1', '127.0.0.1:4177', '[::1]', '[::1]:9'])(
    'may be %s',
    async (host) => {
      const answer = await raw(app, { path: '/healthz', headers: { Host: host } })
      expect(answer.status).toBe(200)
    },
  )

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.nip.io',
    '127.0.0.2',
    'localhost@evil.example',
    '[::1].x',
  ])('may not be %j, whatever is asked', async (host) => {
    for (const path of ['/healthz', '/', '/api/v1/status', '/openapi.json', '/nowhere'])
      problemIn(await raw(app, { path, headers: { Host: host } }), 'foreign-host')
  })

  it('counts only as a whole: a target that names a host is refused', async () => {
    problemIn(await raw(app, { path: 'http://evil.example/healthz' }), 'bad-request')
  })
})

describe('a request that changes something', () => {
  const path = '/api/v1/trace'
  const json = { 'Content-Type': 'application/json' }

  it.each([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://localhost:1' },
    { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://evil.example' },
  ])('is refused with %j', async (headers) => {
    problemIn(
      await raw(app, { method: 'POST', path, headers: { ...json, ...headers } as never, body: '{}' }),
      'forbidden-origin',
    )
    problemIn(
      await raw(app, { method: 'DELETE', path: '/api/v1/jobs/1', headers: headers as never }),
      'forbidden-origin',
    )
  })

  it.each([{}, { 'Sec-Fetch-Site': 'none' }, { 'Sec-Fetch-Site': 'same-origin' }])(
    'is heard with %j',
    async (headers) => {
      const own = { ...json, ...headers, Origin: app.origin }
      problemIn(await raw(app, { method: 'POST', path, headers: own, body: '{}' }), 'invalid')
    },
  )

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    undefined,
  ])('is not taken as %s', async (type) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type }
    problemIn(await raw(app, { method: 'POST', path, headers, body: '{}' }), 'unsupported-media-type')
    problemIn(
      await raw(app, { method: 'POST', path: '/api/v1/uploads?name=a.csv', headers, body: 'id,name' }),
      'unsupported-media-type',
    )
  })

  it('is not taken compressed', async () => {
    problemIn(
      await raw(app, { method: 'POST', path, headers: { ...json, 'Content-Encoding': 'gzip' }, body: '{}' }),
      'unsupported-media-type',
    )
  })

  it('has no body where none is taken', async () => {
    problemIn(
      await raw(app, {
        method: 'DELETE',
        path: '/api/v1/jobs/1',
        headers: { ...json, 'Content-Length': '2' },
        body: '{}',
      }),
      'unsupported-media-type',
    )
  })
})

describe('every answer', () => {
  it.each(['/healthz', '/api/v1/status', '/nowhere', '/openapi.json'])(
    'of %s carries the security headers',
    async (path) => {
      const { headers } = await fetch(app.origin + path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    },
  )
})

describe('an address', () => {
  it.each([
    '/nowhere',
    '/api/v1/nowhere',
    '/api/v2/status',
    '/api',
    '/healthz/x',
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2fpackage.json',
  ])('that is none, %s, is not found', async (path) => {
    problemIn(await raw(app, { path }), 'not-found')
  })

  it('that cannot be decoded is a bad request', async () => {
    problemIn(await raw(app, { path: '/api/v1/nodes/%E0%A4%A' }), 'bad-request')
  })

  it.each([
    ['PUT', '/api/v1/trace', 'POST'],
    ['GET', '/api/v1/trace', 'POST'],
    ['POST', '/api/v1/status', 'GET, HEAD'],
    ['PATCH', '/api/v1/jobs/1', 'GET, DELETE, HEAD'],
    ['OPTIONS', '/api/v1/trace', 'POST'],
  ])('does not take %s at %s and says what it takes', async (method, path, allow) => {
    const answer = await raw(app, { method, path })
    problemIn(answer, 'method-not-allowed')
    expect(answer.headers['allow']).toBe(allow)
  })

  it('answers HEAD like GET, without a body', async () => {
    const answer = await raw(app, { method: 'HEAD', path: '/healthz' })
    expect(answer).toMatchObject({ status: 200, text: '' })
  })
})

it('says under /readyz what is missing, as a problem document', async () => {
  const problem = await problemOf(await fetch(`${app.origin}/readyz`), 'database-away')
  expect(problem.missing).toEqual(['graph'])
})

it('points at every bad field of a body', async () => {
  const question = { from: { group: 'eu' }, to: {}, limit: 0, handover: { match: 'hs3' }, 'a/b~c': 1 }
  const problem = await problemOf(await fetch(`${app.origin}/api/v1/trace`, post(question)), 'invalid')
  expect(problem.errors?.map((error) => error.pointer).toSorted()).toEqual([
    '/a~1b~0c',
    '/handover/match',
    '/limit',
    '/to',
  ])
})
