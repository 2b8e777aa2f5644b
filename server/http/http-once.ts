import { createHash } from 'node:crypto'
import type { Endpoint } from '../contract/endpoint.ts'
import { WaybillError } from '../errors.ts'
import type { Handler } from './http-endpoint.ts'
import type { Services } from './http-services.ts'

/** So many requests of one endpoint are remembered while the server runs. */
const mostHere = 1000

interface Known {
  hash: string
  answer: Promise<unknown>
}

/**
 * A handler that does the same thing once, however often a request with one `Idempotency-Key` comes: while the first is
 * under way the others wait for its answer, and later ones get it again. What failed may be sent again.
 *
 * @param kept where answers outlive the server; jobs that end with it are remembered here alone.
 */
export function once<E extends Endpoint>(
  endpoint: E,
  handler: Handler<E>,
  kept: () => Services['answers'],
): Handler<E> {
  if (endpoint.once === undefined) return handler
  const here = new Map<string, Known>()

  const run = async (
    request: string,
    hash: string,
    work: () => ReturnType<Handler<E>>,
  ): Promise<Awaited<ReturnType<Handler<E>>>> => {
    if (endpoint.once === 'while-running') return await work()
    const before = kept().find(request)
    if (before !== undefined && before.hash !== hash) throw another()
    if (before?.answer === null)
      throw new WaybillError(
        'conflict',
        'An earlier request with this Idempotency-Key was cut off; whether it was done is not known.',
        {
          next: 'Look whether it was, and otherwise send it with a new key.',
        },
      )
    if (before !== undefined) return JSON.parse(before.answer) as Awaited<ReturnType<Handler<E>>>
    kept().begin(request, hash)
    let answer: Awaited<ReturnType<Handler<E>>>
    try {
      answer = await work()
    } catch (error) {
      kept().forget(request)
      throw error
    }
    kept().end(request, JSON.stringify(answer))
    return answer
  }

  return (asked, context) => {
    const { key } = context
    if (key === undefined) return handler(asked, context)
    const hash = createHash('sha256')
      .update(JSON.stringify([asked.params, asked.query, asked.body]))
      .digest('hex')
    const request = `${endpoint.method} ${endpoint.path} ${key}`
    const known = here.get(request)
    if (known !== undefined) {
      if (known.hash !== hash) return Promise.reject(another())
      return known.answer as ReturnType<Handler<E>>
    }
    const answer = run(request, hash, () => handler(asked, context))
    here.set(request, { hash, answer })
    const forget = () => here.delete(request)
    // Whoever asked is told of a failure; what is kept for a day is found there.
    void answer.then(endpoint.once === 'for-a-day' ? forget : undefined, forget)
    for (const old of here.keys()) {
      if (here.size <= mostHere) break
      here.delete(old)
    }
    return answer as ReturnType<Handler<E>>
  }
}

const another = () =>
  new WaybillError('conflict', 'This Idempotency-Key was sent before with another request.', {
    next: 'Make a new key for each request that shall do something of its own.',
  })
