import { createHash } from 'node:crypto'
import { WaybillError } from '../errors.ts'
import type { AskBody, AskKind } from './trace-asks.ts'
import type { TraceThreads } from './trace-threads.ts'

/** Whoever asks: by whose turn, and until when. */
export interface Asker {
  /** Those of one name share one turn. */
  readonly client: string
  readonly signal?: AbortSignal | undefined
}

interface Running {
  readonly answer: Promise<Uint8Array>
  readonly gone: AbortController
  readonly join: (client: string) => void
  waiting: number
}

/** Bytes that the answers kept may have together, and how much of that one may have. */
const room = 64 * 1024 * 1024
const largest = room / 4

/**
 * Answers of the threads, as JSON. An answer is kept while its projection is the newest, the one that was not asked for
 * the longest leaving first; who asks what is being answered already waits for the same answer, which is given up only
 * when all who wait have gone.
 */
export class TraceAnswers {
  private readonly threads: TraceThreads
  private readonly kept = new Map<string, Uint8Array>()
  private size = 0
  private readonly running = new Map<string, Running>()
  private generation = 0

  constructor(threads: TraceThreads) {
    this.threads = threads
  }

  use(block: SharedArrayBuffer): void {
    this.generation++
    this.kept.clear()
    this.size = 0
    this.threads.use(block)
  }

  /** The answer as JSON. Rejects with `cancelled` when the asker goes, and with what the thread refuses or fails with. */
  get<K extends AskKind>(kind: K, body: AskBody<K>, { client, signal }: Asker): Promise<Uint8Array> {
    const key = keyOf(this.generation, kind, body)
    const kept = this.kept.get(key)
    if (kept !== undefined) {
      this.kept.delete(key)
      this.kept.set(key, kept)
      return Promise.resolve(kept)
    }
    if (signal?.aborted === true) return Promise.reject(cancelled())
    let run = this.running.get(key)
    if (run === undefined) this.running.set(key, (run = this.run(key, kind, body, client)))
    else run.join(client)
    return this.wait(key, run, signal)
  }

  private run<K extends AskKind>(key: string, kind: K, body: AskBody<K>, client: string): Running {
    const gone = new AbortController()
    const { generation } = this
    const asked = this.threads.ask(kind, body, client, gone.signal)
    const answer = asked.answer
      .then(({ bytes, whole }) => {
        if (whole && generation === this.generation) this.keep(key, bytes)
        return bytes
      })
      .finally(() => {
        if (this.running.get(key)?.gone === gone) this.running.delete(key)
      })
    // Those who wait hear of a failure; after the last has gone nobody does.
    answer.catch(() => undefined)
    return { answer, gone, join: asked.join, waiting: 0 }
  }

  private wait(key: string, run: Running, signal: AbortSignal | undefined): Promise<Uint8Array> {
    run.waiting++
    if (signal === undefined) return run.answer
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
    const leave = () => {
      reject(cancelled())
      if (--run.waiting > 0) return
      // Who asks from now on begins anew, and does not get what was cancelled.
      if (this.running.get(key) === run) this.running.delete(key)
      run.gone.abort()
    }
    signal.addEventListener('abort', leave, { once: true })
    run.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
    return promise
  }

  private keep(key: string, bytes: Uint8Array): void {
    if (bytes.length > largest) return
    this.kept.set(key, bytes)
    this.size += bytes.length
    for (const [oldest, { length }] of this.kept) {
      if (this.size <= room) return
      this.kept.delete(oldest)
      this.size -= length
    }
  }
}

/** Equal for equal questions, in whatever order their fields were given. */
function keyOf(generation: number, kind: AskKind, body: unknown): string {
  const text = JSON.stringify(body, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return `${generation} ${kind} ${createHash('sha256').update(text).digest('base64')}`
}

const cancelled = () => new WaybillError('cancelled', 'The trace was cancelled before it was done.')
