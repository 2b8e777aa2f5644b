import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, it } from 'vitest'
import { sendLines } from '../../server/http/http-lines.ts'

it('a client that reads nothing is let go after a while, without a fault for the log', async () => {
  let ended = false
  async function* lines() {
    try {
      for (;;) yield { line: 'x'.repeat(100_000) }
    } finally {
      ended = true
    }
  }
  const sent = Promise.withResolvers<void>()
  const server = express()
    .get('/', (_, res) => sent.resolve(sendLines(res, lines(), new AbortController().signal, 200)))
    .listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const asked = request({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }).end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    await sent.promise
    expect(ended).toBe(true)
    const broken = once(answer, 'error')
    answer.resume()
    expect((await broken)[0]).toMatchObject({ code: 'ECONNRESET' })
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
