import { createHash } from 'node:crypto'
import type { CypherAnswer } from '../contract/console.ts'

type Row = CypherAnswer['rows'][number]

/** A row that an answer holds so many times. */
export interface Counted {
  readonly hash: string
  readonly copies: number
}

/** Rows by value: equal ones are counted together, and their order does not matter. */
export function byValue<R extends { row: Row }>(rows: Iterable<R>): Map<string, Counted & { of: R }> {
  const counted = new Map<string, Counted & { of: R }>()
  for (const of of rows) {
    const hash = hashOf(of.row)
    counted.set(hash, { hash, of, copies: (counted.get(hash)?.copies ?? 0) + 1 })
  }
  return counted
}

/** What the one holds more often than the other, with how much more often. */
export function beyond<C extends Counted>(
  these: ReadonlyMap<string, C>,
  those: ReadonlyMap<string, Counted>,
): (C & { more: number })[] {
  return [...these.values()].flatMap((row) => {
    const more = row.copies - (those.get(row.hash)?.copies ?? 0)
    return more > 0 ? [{ ...row, more }] : []
  })
}

/**
 * A row's value as a hash. Keys of maps count in any order, and numbers to twelve digits: engines add in any order, so
 * the last digits of a sum change while its rows do not.
 */
const hashOf = (row: Row): string =>
  createHash('sha256')
    .update(JSON.stringify(plain(row)))
    .digest('base64')

function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(12))
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plain)
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, plain(item)])
}
