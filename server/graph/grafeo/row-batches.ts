import type { Engine } from './engine.ts'
import type { Ends } from './engine-messages.ts'
import type { JobReader } from './engine-task.ts'

/** Makes row maps of a batch that came column by column. */
export function rowsOf(names: readonly string[], size: number, columns: unknown[][]): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = []
  for (let at = 0; at < size; at++) {
    const row: Record<string, unknown> = {}
    for (let c = 0; c < names.length; c++) row[names[c]!] = columns[c]![at]
    rows.push(row)
  }
  return rows
}

/** A batch as the engine's process sent it. */
export interface Batch {
  readonly names: readonly string[]
  readonly size: number
  readonly columns: unknown[][]
  readonly ends: Ends | undefined
}

/**
 * The batches of a read as they come, no further than the reader has got; the first one, empty, tells the columns.
 * Ending the iteration early aborts the signal that `run` is given.
 */
export async function* batchesOf(
  engine: Engine,
  run: (on: JobReader, signal: AbortSignal) => Promise<unknown>,
  outer: AbortSignal | undefined,
): AsyncGenerator<Batch> {
  const left = new AbortController()
  const signal = outer ? AbortSignal.any([outer, left.signal]) : left.signal
  const waiting: (Batch & { id: number | undefined })[] = []
  let names: string[] = []
  let ended = false
  let failure: unknown
  let wake = Promise.withResolvers<void>()
  const ring = () => {
    wake.resolve()
    wake = Promise.withResolvers()
  }
  run(
    {
      columns: (given) => {
        names = given
        waiting.push({ id: undefined, names, size: 0, columns: names.map(() => []), ends: undefined })
        ring()
      },
      batch: (id, size, columns, ends) => {
        waiting.push({ id, names, size, columns, ends })
        ring()
      },
    },
    signal,
  )
    .catch((error: unknown) => (failure = error))
    .finally(() => {
      ended = true
      ring()
    })
  try {
    for (;;) {
      const batch = waiting.shift()
      if (batch) {
        yield batch
        if (batch.id !== undefined) engine.more(batch.id)
      } else if (failure) throw failure
      else if (ended) return
      else await wake.promise
    }
  } finally {
    left.abort()
  }
}
