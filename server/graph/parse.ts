import type { z } from 'zod'
import { WaybillError } from '../errors.ts'
import type { Query } from './query.ts'

/** Parses a statement's parameters. A wrong one is a mistake of the program, so it says which statement. */
export function parseParams(query: Query<z.ZodType, z.ZodType>, params: unknown): unknown {
  const parsed = query.params.safeParse(params)
  if (parsed.success) return parsed.data
  throw new WaybillError('internal', `The statement ${query.name} was given parameters it does not take.`, {
    cause: parsed.error,
  })
}

/** Parses the rows of an answer. */
export function parseRows<R extends z.ZodType>(query: Query<z.ZodType, R>, rows: readonly unknown[]): z.output<R>[] {
  return rows.map((row) => {
    const parsed = query.row.safeParse(row)
    if (parsed.success) return parsed.data
    throw new WaybillError('internal', `The statement ${query.name} gave a row that is not what it promises.`, {
      cause: parsed.error,
    })
  })
}
