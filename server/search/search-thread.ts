import { Worker } from 'node:worker_threads'
import { WaybillError } from '../errors.ts'
import type { SearchMessage, SearchReplies, SearchReply, SearchRequest } from './search-messages.ts'

type Reply<R extends SearchRequest> = SearchReplies[R['type']]

interface Waiting {
  resolve(value: SearchReplies[keyof SearchReplies]): void
  reject(error: Error): void
}

/** A thread that answers requests, one after the other. A thread that dies rejects what waits for it. */
export class SearchThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #next = 0
  #dead: Error | undefined

  constructor() {
    this.#worker = new Worker(new URL('./search-worker.ts', import.meta.url))
    // The thread must not keep a program alive that is done; what waits for it is kept by its caller.
    this.#worker.unref()
    this.#worker.on('message', (reply: SearchReply) => {
      const waiting = this.#waiting.get(reply.n)
      this.#waiting.delete(reply.n)
      if (this.#waiting.size === 0) this.#worker.unref()
      if ('error' in reply) waiting?.reject(asError(reply))
      else waiting?.resolve(reply.value)
    })
    this.#worker.on('error', (error) => this.#die(error instanceof Error ? error : new Error(String(error))))
    this.#worker.on('exit', () => this.#die(new Error('The search thread has ended.')))
  }

  get alive(): boolean {
    return this.#dead === undefined
  }

  ask<R extends SearchRequest>(request: R): Promise<Reply<R>> {
    if (this.#dead) return Promise.reject(this.#dead)
    const n = this.#next++
    this.#worker.ref()
    return new Promise((resolve, reject) => {
      this.#waiting.set(n, { resolve: (value) => resolve(value as Reply<R>), reject })
      this.#worker.postMessage({ n, request } satisfies SearchMessage)
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #die(error: Error): void {
    this.#dead ??= error
    for (const waiting of this.#waiting.values()) waiting.reject(this.#dead)
    this.#waiting.clear()
  }
}

/** What a person can do about a failure of the index: only where it is kept is in their hands. */
function asError({ error, code = '' }: Extract<SearchReply, { error: string }>): Error {
  const cause = new Error(error)
  if (/^(SQLITE_FULL|ENOSPC)/.test(code)) {
    return new WaybillError('storage-full', 'There is no room for the search index in the data folder.', {
      next: 'Free some space on its disk and search again: the index is built anew by itself.',
      cause,
    })
  }
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|EACCES|EPERM|EROFS|ENOTDIR)/.test(code)) {
    return new WaybillError('storage-read-only', 'The search index in the data folder cannot be written.', {
      next: 'Let the program write to its data folder and search again: the index is built anew by itself.',
      cause,
    })
  }
  return cause
}
