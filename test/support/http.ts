import { request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import type { z } from 'zod'
import { type Parts, createApp } from '../../server/app.ts'
import type { Endpoint } from '../../server/contract/endpoint.ts'
import { Problem, type ProblemCode, problemStatus } from '../../server/contract/problem.ts'
import { WaybillError } from '../../server/errors.ts'
import { silent } from './graphs.ts'

export interface Listening extends AsyncDisposable {
  readonly origin: string
  readonly port: number
  readonly server: Server
}

/** The app on a free port; without services its graph is away, as it is before a database answers. */
export async function listening(parts: Partial<Parts> = {}): Promise<Listening> {
  const app = createApp({
    services: () => {
      throw new WaybillError('database-away', 'The graph is still being opened.')
    },
    host: '127.0.0.1',
    version: '0.0.0',
    limits: { upload: 10_000_000 },
    log: silent,
    closing: new AbortController().signal,
    ...parts,
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise<void>((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    server,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export interface Answered {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

/** A request with exactly these headers, which `fetch` would not send. */
export function raw(
  { port }: Pick<Listening, 'port'>,
  options: { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', path = '/', headers = {}, body } = options
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (got) => {
      const chunks: Buffer[] = []
      got.on('data', (chunk: Buffer) => chunks.push(chunk))
      got.on('end', () =>
        resolve({ status: got.statusCode ?? 0, headers: got.headers, text: Buffer.concat(chunks).toString() }),
      )
      got.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

/** The answer, held against the contract: right status, right type, and not one field that the contract has not. */
export async function answerOf<E extends Endpoint>(
  endpoint: E,
  response: Response,
): Promise<E['answer'] extends z.ZodType ? z.output<E['answer']> : never> {
  const words = await response.text()
  expect({ status: response.status, words }).toMatchObject({ status: endpoint.status ?? 200 })
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  const value: unknown = JSON.parse(words)
  const parsed = (endpoint.answer as z.ZodType).parse(value)
  expect(value).toEqual(parsed)
  return parsed as never
}

/** The problem document, held against the contract and against what a person may see. */
export function problemIn(answer: Answered, code: ProblemCode): Problem {
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: problemStatus[code] })
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  const value: unknown = JSON.parse(answer.text)
  const problem = Problem.parse(value)
  expect(value).toEqual(problem)
  expect(problem).toMatchObject({ code, type: `/problems/${code}`, status: answer.status })
  expect(problem.requestId).toBe(answer.headers['x-request-id'])
  expect(answer.text).not.toMatch(/node_modules|\.ts:\d|    at |Error:/)
  return problem
}

export async function problemOf(response: Response, code: ProblemCode): Promise<Problem> {
  const text = await response.text()
  return problemIn({ status: response.status, headers: Object.fromEntries(response.headers), text }, code)
}
