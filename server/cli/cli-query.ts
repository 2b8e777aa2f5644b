import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Config } from '../config.ts'
import { type CypherAnswer, CypherQuestion } from '../contract/console.ts'
import { toCsv } from '../contract/csv-text.ts'
import { WaybillError } from '../errors.ts'
import { parsePart } from '../http/http-parse.ts'
import { openQueryDesk } from './cli-desk.ts'
import { exit, UsageError } from './cli-errors.ts'

export interface QueryFlags {
  readonly param?: readonly string[]
  readonly format: string
  readonly limit?: string
}

/** Runs one statement, from a file or standard input for `-`; exit code 3 when a limit cut its answer. */
export async function queryCommand(config: Config, source: string, flags: QueryFlags): Promise<number> {
  const print = printers[flags.format]
  if (print === undefined) throw new UsageError(`--format ${flags.format} is not one of table, json and csv.`)
  const question = parsePart(CypherQuestion, {
    statement: await readStatement(source),
    params: paramsOf(flags.param ?? []),
    ...(flags.limit !== undefined && { limit: Number(flags.limit) }),
  }) as CypherQuestion
  const desk = await openQueryDesk(config)
  try {
    const answer = await desk.run(question)
    process.stdout.write(print(answer))
    if (answer.stoppedBy === undefined) return exit.ok
    process.stderr.write(`waybill: ${stopped(answer.stoppedBy, answer.rows.length)}\n`)
    return exit.partial
  } finally {
    await desk.close()
  }
}

const stopped = (by: NonNullable<CypherAnswer['stoppedBy']>, rows: number): string =>
  ({
    rows: `There are more than these ${rows} rows; ask for more with --limit.`,
    bytes: `The answer grew too large after ${rows} rows; return less of each.`,
    time: `The time was up after ${rows} rows; raise WAYBILL_QUERY_SECONDS or ask for less.`,
  })[by]

async function readStatement(source: string): Promise<string> {
  return (source === '-' ? text(process.stdin) : readFile(source, 'utf8')).catch((cause: unknown) => {
    throw new WaybillError('not-found', `The statement ${source} cannot be read.`, { cause })
  })
}

/** `k=v`: the value is JSON where it can be read as such, and text otherwise. */
function paramsOf(given: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    given.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw new UsageError(`--param ${pair} is not of the form name=value.`)
      return [pair.slice(0, at), valueOf(pair.slice(at + 1))]
    }),
  )
}

function valueOf(words: string): unknown {
  try {
    return JSON.parse(words) as unknown
  } catch {
    return words
  }
}

const printers: Readonly<Record<string, (answer: CypherAnswer) => string>> = {
  json: (answer) => `${JSON.stringify(answer)}\n`,
  csv: ({ columns, rows }) =>
    toCsv(
      columns,
      rows.map((row) => row.map(plain)),
    ),
  table: ({ columns, rows, milliseconds }) => {
    const cells = rows.map((row) => row.map((value) => String(plain(value) ?? '').replaceAll(/\s+/g, ' ')))
    const widths = columns.map((column, i) =>
      cells.reduce((most, row) => Math.max(most, row[i]?.length ?? 0), column.length),
    )
    const line = (row: readonly string[]) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd()
    const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}, ${milliseconds} ms`
    return `${[line(columns), ...cells.map(line), count].join('\n')}\n`
  },
}

/** A cell as one value: a node or an edge is its id, lists and maps are JSON. */
function plain(value: CypherAnswer['rows'][number][number]): string | number | boolean | null {
  if (typeof value !== 'object' || value === null) return value
  const { $node, $edge } = value as { $node?: unknown; $edge?: unknown }
  if (typeof $node === 'string') return $node
  return typeof $edge === 'string' ? $edge : JSON.stringify(value)
}
