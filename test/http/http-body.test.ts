import { connect } from 'node:net'
import type { Readable } from 'node:stream'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Parts } from '../../server/app.ts'
import { WaybillError } from '../../server/errors.ts'
import { type Listening, listening, problemIn, raw } from '../support/http.ts'

let app: Listening
beforeAll(async () => {
  app = await listening()
})
afterAll(() => app[Symbol.asyncDispose]())

const gigabyte = 1_000_000_000

/** Sends a head and then as much body as the server takes, and gives what came back and how much went out. */
function pour(head: string[], chunk: (bytes: Buffer) => Buffer): Promise<{ text: string; sent: number }> {
  return new Promise((resolve, reject) => {
    const socket = connect(app.port, '127.0.0.1')
    const block = chunk(Buffer.alloc(65_536, 0x20))
    let text = ''
    let sent = 0
    const write = () => {
      while (sent < gigabyte && !socket.destroyed) {
        sent += block.length
        if (!socket.write(block)) return
      }
    }
    socket.on('connect', () => {
      socket.write(`${head.join('\r\n')}\r\n\r\n`)
      write()
    })
    socket.on('drain', write)
    socket.on('data', (bytes) => (text += bytes.toString()))
    // The server hangs up on purpose while this end still sends.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error)
    })
    socket.on('close', () => resolve({ text, sent }))
  })
}

const head = (path: string, type: string, ...more: string[]) => [
  `POST ${path} HTTP/1.1`,
  'Host: localhost',
  `Content-Type: ${type}`,
  ...more,
]
const asChunk = (bytes: Buffer) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])

describe('a body of a gigabyte', () => {
  it.each([
    ['/api/v1/trace', 'application/json'],
    ['/api/v1/uploads?name=a.csv', 'text/csv'],
  ])('is refused at once at %s when its length is told, and the connection is closed', async (path, type) => {
    const { text, sent } = await pour(head(path, type, `Content-Length: ${gigabyte}`), (bytes) => bytes)
    expect(text).toMatch(/^HTTP\/1\.1 413 /)
    expect(text).toContain('"code":"too-large"')
    expect(text).toMatch(/\r\nConnection: close\r\n/i)
    expect(sent).toBeLessThan(gigabyte / 10)
  })

  it('is stopped at the limit when it comes in chunks', async () => {
    const { text, sent } = await pour(head('/api/v1/trace', 'application/json', 'Transfer-Encoding: chunked'), asChunk)
    expect(text).toMatch(/^HTTP\/1\.1 413 /)
    expect(sent).toBeLessThan(gigabyte / 10)
  })
})

describe('a JSON body', () => {
  const send = (body: string | Buffer) =>
    raw(app, {
      method: 'POST',
      path: '/api/v1/trace',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body,
    })

  it.each(['', '{', '{"from": }', '[1,]', 'nonsense', '{"a":1}{"b":2}'])(
    'that is not well formed is refused: %j',
    async (body) => {
      problemIn(await send(body), 'invalid-json')
    },
  )

  it('that is no UTF-8 is refused', async () => {
    problemIn(await send(Buffer.from([0x22, 0xff, 0xfe, 0x22])), 'invalid-json')
  })

  it.each(['[', '{"a":'])('nested 200,000 levels deep is refused: %s…', async (open) => {
    problemIn(await send(open.repeat(199_000)), 'invalid-json')
  })

  it('may hold brackets within its strings', async () => {
    const problem = problemIn(await send(JSON.stringify({ from: { parties: ['[{"\\'.repeat(1000)] } })), 'invalid')
    expect(problem.errors).toEqual([{ pointer: '/to', detail: 'is required' }])
  })

  it('may be just below the limit, and not above it', async () => {
    problemIn(await send(`{"from":"${'x'.repeat(999_000)}"}`), 'invalid')
    problemIn(await send(`{"from":"${'x'.repeat(1_000_000)}"}`), 'too-large')
  })

  it('takes no key for more than a key', async () => {
    const pointers = async (body: string) =>
      problemIn(await send(body), 'invalid').errors?.map(({ pointer }) => pointer)
    expect(await pointers('{"__proto__":{"polluted":1}}')).toEqual(['/__proto__'])
    expect(await pointers('{"from":{"a/b":[{"__proto__":1}]}}')).toEqual(['/from/a~1b/0/__proto__'])
    expect(await pointers('{"constructor":{}}')).toContain('/constructor')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

it('an upload that cannot be stored to its end is answered, and costs no more than its own connection', async () => {
  let size = 0
  const full = () =>
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        size += chunk.length
        done(size > 1_000_000 ? new WaybillError('storage-full', 'The disk is full.') : null)
      },
    })
  const importer = { upload: (bytes: Readable) => pipeline(bytes, full()) }
  const services = () => ({ importer }) as unknown as ReturnType<Parts['services']>
  await using small = await listening({ services })
  const headers = { 'Content-Type': 'text/csv' }
  const answer = await raw(small, {
    method: 'POST',
    path: '/api/v1/uploads?name=a',
    headers,
    body: 'x'.repeat(6_000_000),
  })
  problemIn(answer, 'storage-full')
  expect(answer.headers.connection).toBe('close')
  // The connection is closed a moment later; a fault in that would end this process.
  await sleep(1_200)
  expect((await raw(small, { path: '/healthz' })).status).toBe(200)
})
