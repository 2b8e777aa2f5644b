import type { CsvValue } from '../../server/contract/csv-text.ts'
import type { Answer } from './console-answer.ts'
import { plainOf } from './result-values.ts'

/** Bars beyond this are too thin to tell apart. */
export const mostBars = 60

export interface Plot {
  kind: 'time' | 'number' | 'bars'
  /** Seconds since 1970, numbers, or the number of the bar. */
  xs: number[]
  ys: (number | null)[]
  /** What each point is called. */
  labels: string[]
  /** Rows that are not drawn. */
  left: number
}

/**
 * Rows as points. Days, months or numbers that occur once each make a line, in their order; everything else makes bars
 * in the order of the rows, of which only so many fit.
 *
 * @param shown indices of the rows; null for all.
 * @param x the column of what the points are over; below nothing: the number of the row.
 */
export function plotOf(answer: Answer, shown: readonly number[] | null, x: number, y: number): Plot {
  const points = (shown ?? [...answer.rows.keys()]).map((at) => {
    const row = answer.rows[at] ?? []
    const over = x < 0 ? at + 1 : plainOf(row[x] ?? null, answer.nodes)
    const value = row[y]
    return { over, value: typeof value === 'number' ? value : null }
  })
  const label = (over: CsvValue) => (over === null ? 'not recorded' : String(over))
  const once = new Set(points.map(({ over }) => over)).size === points.length && points.length > 1
  const isNumber = points.every(({ over }) => typeof over === 'number')
  const isTime = points.every(({ over }) => typeof over === 'string' && /^\d{4}-\d{2}(?:-\d{2})?$/.test(over))
  if (once && (isNumber || isTime)) {
    const placed = points
      .map(({ over, value }) => ({
        at: typeof over === 'number' ? over : Date.parse(String(over)) / 1000,
        value,
        name: label(over),
      }))
      .sort((a, b) => a.at - b.at)
    return {
      kind: isTime ? 'time' : 'number',
      xs: placed.map(({ at }) => at),
      ys: placed.map(({ value }) => value),
      labels: placed.map(({ name }) => name),
      left: 0,
    }
  }
  const drawn = points.slice(0, mostBars)
  return {
    kind: 'bars',
    xs: [...drawn.keys()],
    ys: drawn.map(({ value }) => value),
    labels: drawn.map(({ over }) => label(over)),
    left: points.length - drawn.length,
  }
}
