import { Chokepoints } from '../contract/chokepoints.ts'
import { Carriers, Explained, Matrix, Months, type TraceDetail } from '../contract/trace-details.ts'
import { WhatIf } from '../contract/what-if.ts'
import { UsageError } from './cli-errors.ts'
import { table } from './cli-table.ts'
import { amountIn, chokepointsText, type Text, whatIfText } from './cli-trace-without.ts'

/** What may be asked about an answer instead of the answer. */
export interface DetailFlags {
  carriers?: boolean
  months?: boolean
  matrix?: boolean
  explain?: string
  chokepoints?: boolean
  /** What to take out, as JSON (the `without` of `POST /api/v1/trace/what-if`) has it. */
  without?: string
}

/**
 * The kind that the flags ask for and what its body holds besides the question; null for the answer itself.
 *
 * @throws UsageError when they ask for more than one.
 */
export function detailOf(flags: DetailFlags): { kind: TraceDetail; body: object } | null {
  const asked: { kind: TraceDetail; body: object }[] = []
  if (flags.carriers === true) asked.push({ kind: 'carriers', body: {} })
  if (flags.months === true) asked.push({ kind: 'months', body: {} })
  if (flags.matrix === true) asked.push({ kind: 'matrix', body: {} })
  if (flags.explain !== undefined) asked.push({ kind: 'explain', body: { movement: flags.explain } })
  if (flags.chokepoints === true) asked.push({ kind: 'chokepoints', body: {} })
  if (flags.without !== undefined) asked.push({ kind: 'whatIf', body: { without: without(flags.without) } })
  if (asked.length > 1)
    throw new UsageError(
      `${flagOf(asked[0]!.kind)} and ${flagOf(asked[1]!.kind)} are two questions; ask for one at a time`,
    )
  return asked[0] ?? null
}

const flagOf = (kind: TraceDetail) => (kind === 'whatIf' ? '--without' : `--${kind}`)

function without(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new UsageError(`--without ${json} is no well-formed JSON`)
  }
}

/** The answer of that kind in words and tables. */
export function detailText(kind: TraceDetail, answer: unknown): Text {
  if (kind === 'carriers') return carriersText(Carriers.parse(answer))
  if (kind === 'months') return monthsText(Months.parse(answer))
  if (kind === 'matrix') return matrixText(Matrix.parse(answer))
  if (kind === 'chokepoints') return chokepointsText(Chokepoints.parse(answer))
  if (kind === 'whatIf') return whatIfText(WhatIf.parse(answer))
  return explainText(Explained.parse(answer))
}

function carriersText({ unit, carriers, count, truncated, notComputed }: Carriers): Text {
  const amount = amountIn(unit)
  const rows = carriers.map((carrier) => [
    `${carrier.party.name} (${carrier.party.country ?? '??'})`,
    amount(carrier.attributed),
    amount(carrier.atMost),
    amount(carrier.received.amount),
    amount(carrier.sent.amount),
    carrier.daysHeld === null ? '' : `${carrier.daysHeld.least}–${carrier.daysHeld.most}`,
    carrier.ranEmpty ?? '',
  ])
  const head = ['party', 'attributed', 'at most', 'received', 'sent', 'days held', 'ran empty']
  const lines = [`${count} ${count === 1 ? 'party is' : 'parties are'} in between.`]
  if (truncated) lines.push(`The ${carriers.length} that carried most are listed.`)
  if (notComputed > 0) lines.push(`The time ran out: what ${notComputed} can have carried at most is not known.`)
  return { lines: rows.length === 0 ? lines : [...lines, '', ...table(head, rows)], complete: notComputed === 0 }
}

function monthsText({ unit, months, complete }: Months): Text {
  const amount = amountIn(unit)
  const rows = months.map((flow) => [flow.month, amount(flow.attributed), String(flow.movements)])
  const lines = months.length === 0 ? ['Nothing arrived.'] : table(['month', 'attributed', 'shipments'], rows)
  return { lines, complete }
}

function matrixText({ unit, rows, columns, cells, counts, truncated, notComputed }: Matrix): Text {
  const amount = amountIn(unit)
  const shown = cells.map((cell) => [
    rows[cell.row]?.name ?? '',
    columns[cell.column]?.name ?? '',
    amount(cell.attributed),
    String(cell.movements),
    cell.first,
    cell.last,
  ])
  const lines = [`${cells.length} of ${counts.rows * counts.columns} pairs have a corridor.`]
  if (truncated) lines.push('Only the rows and columns that carried most were looked at.')
  if (notComputed > 0) lines.push(`The time ran out: ${notComputed} pairs were not looked at.`)
  const head = ['from', 'to', 'attributed', 'shipments', 'first departure', 'last arrival']
  return { lines: shown.length === 0 ? lines : [...lines, '', ...table(head, shown)], complete: notComputed === 0 }
}

function explainText({ movement, chain, fails }: Explained): Text {
  const lines =
    fails === null
      ? [`${movement} is in the corridor. A shortest chain through it: ${chain.join(' → ')}`]
      : [`${movement} is not in the corridor. ${fails.sentence}`]
  return { lines, complete: true }
}
