import type { z } from 'zod'
import type { api } from '../../server/contract/api.ts'
import type { Problem } from '../../server/contract/problem.ts'
import { ApiProblem } from './problem.ts'
import { veil } from './veil.ts'

type Endpoints = (typeof api)[keyof typeof api]
type Calls = { [E in Endpoints as `${E['method']} ${E['path']}`]: E }
/** An endpoint by method and path: `get /api/v1/status`. */
export type CallName = keyof Calls

type In<S> = S extends z.ZodType ? z.input<S> : S extends 'bytes' ? Blob : never
type Part<E, K extends string> = E extends Record<K, infer S> ? Record<K, In<S>> : object

/** `params`, `query` and `body` as the endpoint's contract asks for them. */
export type Call<N extends CallName> = Part<Calls[N], 'params'> &
  Part<Calls[N], 'query'> &
  Part<Calls[N], 'body'> & {
    signal?: AbortSignal | undefined
    /** The version of a document that is replaced or deleted. */ version?: number
    /** Names stay in the answer: what a person writes and sends back must not come back as codes. */ raw?: true
  }

/** An endpoint that answers in lines. */
export type LinesName = { [N in CallName]: Calls[N] extends { answer: 'lines' } ? N : never }[CallName]
type Line<N extends LinesName> = Calls[N] extends { line: infer S extends z.ZodType } ? z.output<S> : never

export type Reply<N extends CallName> = Calls[N] extends { answer: infer S }
  ? S extends z.ZodType
    ? z.output<S>
    : Response
  : never

interface AnyCall {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  version?: number
  raw?: true
  signal?: AbortSignal | undefined
}

/** The address of an endpoint with its parameters filled in. */
export const address = (path: string, call: Pick<AnyCall, 'params' | 'query'> = {}): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(call.params?.[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(call.query ?? {}))
    if (value !== undefined) query.set(name, String(value as string | number | boolean))
  return query.size === 0 ? filled : `${filled}?${query}`
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value

const refuse = async (response: Response): Promise<never> => {
  const body: unknown = await response.json().catch(() => null)
  throw isProblem(body) ? new ApiProblem(body) : ApiProblem.unreadable(response.status)
}

/**
 * Calls an endpoint of the contract; paths, inputs and answers are typed by it. The contract is imported as types
 * alone, so that the schemas stay out of the browser's bundle: the server's tests hold every answer against them.
 * Throws `ApiProblem` for every refusal and for a server that cannot be reached; an abort is thrown as it comes.
 */
export const call = async <N extends CallName>(name: N, input: Call<N>): Promise<Reply<N>> => {
  const response = await ask(name, input)
  if (!isJson(response)) return response as Reply<N>
  const answer = (await response.json()) as Reply<N>
  return (input as AnyCall).raw === true ? answer : veil(answer)
}

const isJson = (response: Response): boolean =>
  /^application\/(?:[\w.-]+\+)?json\b/.test(response.headers.get('content-type') ?? '')

/**
 * Calls an endpoint that answers in lines and gives each as it comes; no more is read from the server than is taken here.
 * Leaving the loop ends the answer. Throws as `call` does, and what the answer's last line says went wrong.
 */
export async function* lines<N extends LinesName>(
  name: N,
  input: Call<N>,
): AsyncGenerator<Exclude<Line<N>, { line: 'problem' }>> {
  const { body } = await ask(name, input)
  if (body === null) return
  let rest = ''
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      const parts = (rest + value).split('\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const line = JSON.parse(part) as Line<N> & { line: string; problem?: Problem }
        if (line.line === 'problem' && line.problem !== undefined) throw new ApiProblem(line.problem)
        yield veil(line) as Exclude<Line<N>, { line: 'problem' }>
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function ask(name: CallName, input: Call<CallName>): Promise<Response> {
  const [method = '', path = ''] = name.split(' ')
  const { params, query, body, signal, version } = input as AnyCall
  const init: RequestInit = { method: method.toUpperCase(), headers: { accept: 'application/json' } }
  if (signal !== undefined) init.signal = signal
  if (body instanceof Blob) {
    init.body = body
    init.headers = { accept: 'application/json', 'content-type': 'application/octet-stream' }
  } else if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { accept: 'application/json', 'content-type': 'application/json' }
  }
  if (version !== undefined) init.headers = { ...(init.headers as Record<string, string>), 'if-match': `"${version}"` }
  const response = await fetch(address(path, { ...(params && { params }), ...(query && { query }) }), init).catch(
    (error: unknown) => {
      if (signal?.aborted === true) throw error
      throw ApiProblem.unreachable()
    },
  )
  return response.ok ? response : refuse(response)
}
