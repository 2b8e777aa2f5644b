import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { WaybillError } from '../errors.ts'
import type { GatheredEvidence } from './gathered.ts'
import type { FromEvidenceWorker, Made, Making, ToEvidenceWorker } from './making.ts'

/** So many nodes, edges or rows are copied to the thread in one go. */
const lotSize = 500

/** A thread for one making. It loads while its maker still gathers; whoever started it ends it. */
export class EvidenceThread implements AsyncDisposable {
  readonly #worker: Worker
  readonly #done = Promise.withResolvers<Made[keyof Made]>()
  #on: { stage: (words: string) => void; onBytes: (bytes: number) => void } | undefined

  constructor(worker: URL) {
    // Told by `make`, if it comes to that.
    this.#done.promise.catch(() => undefined)
    this.#worker = new Worker(worker)
    this.#worker.on('message', (message: FromEvidenceWorker) => {
      if ('stage' in message) this.#on?.stage(message.stage)
      else if ('bytes' in message) this.#on?.onBytes(message.bytes)
      else if ('made' in message) this.#done.resolve(message.made)
      else this.#done.reject(asError(message.error))
    })
    this.#worker.on('error', (error) => this.#done.reject(error))
    this.#worker.on('exit', () => this.#done.reject(new Error('The thread that makes evidence has ended.')))
  }

  /**
   * Makes of what was gathered what is asked. An abort ends the thread at once.
   *
   * @throws WaybillError as the making does, or what ended `signal`.
   */
  async make<M extends Making>(
    making: M,
    { head, ...lists }: GatheredEvidence,
    on: { signal: AbortSignal; stage: (words: string) => void; onBytes: (bytes: number) => void },
  ): Promise<Made[M['kind']]> {
    const { signal } = on
    const stop = () => this.#done.reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    this.#on = on
    try {
      for (const kind of ['nodes', 'edges', 'rows'] as const)
        for (let at = 0; at < lists[kind].length; at += lotSize) {
          signal.throwIfAborted()
          const lot = lists[kind].slice(at, at + lotSize)
          this.#worker.postMessage({ kind, lot } as ToEvidenceWorker)
          await setImmediate()
        }
      signal.throwIfAborted()
      this.#worker.postMessage({ kind: 'make', making, head } satisfies ToEvidenceWorker)
      return (await this.#done.promise) as Made[M['kind']]
    } finally {
      this.#on = undefined
      signal.removeEventListener('abort', stop)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate()
  }
}

function asError({ code, message, next, stack }: Extract<FromEvidenceWorker, { error: unknown }>['error']): Error {
  const error = code === null ? new Error(message) : new WaybillError(code, message, next === undefined ? {} : { next })
  if (stack !== undefined) error.stack = stack
  return error
}
