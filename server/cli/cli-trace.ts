import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Config } from '../config.ts'
import { traceDetails } from '../contract/trace-details.ts'
import { type TraceAnswer, TraceQuestion } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'
import { parsePart } from '../http/http-parse.ts'
import { openTraceDesk } from './cli-desk.ts'
import { exit } from './cli-errors.ts'
import { number, table } from './cli-table.ts'
import { type DetailFlags, detailOf, detailText } from './cli-trace-details.ts'

export interface TraceFlags extends DetailFlags {
  json?: boolean
}

/**
 * Asks one question, from a file or standard input for `-`, or what the flags ask about its answer; exit code 3 when a
 * limit stopped the answer.
 */
export async function traceCommand(config: Config, source: string, flags: TraceFlags): Promise<number> {
  const asked = detailOf(flags)
  const question = parsePart(TraceQuestion, await readQuestion(source)) as TraceQuestion
  const desk = await openTraceDesk(config)
  const print = (answer: unknown, lines: () => string[]) =>
    process.stdout.write(flags.json === true ? `${JSON.stringify(answer)}\n` : `${lines().join('\n')}\n`)
  try {
    if (asked === null) {
      const answer = await desk.ask(question)
      print(answer, () => answerText(answer))
      return answer.complete ? exit.ok : exit.partial
    }
    const answer = await desk.detail(
      asked.kind,
      parsePart(traceDetails[asked.kind].body, { question, ...asked.body }) as object,
    )
    const { lines, complete } = detailText(asked.kind, answer)
    print(answer, () => lines)
    return complete ? exit.ok : exit.partial
  } finally {
    await desk.close()
  }
}

async function readQuestion(source: string): Promise<unknown> {
  const words = await (source === '-' ? text(process.stdin) : readFile(source, 'utf8')).catch((cause: unknown) => {
    throw new WaybillError('not-found', `The question ${source} cannot be read.`, { cause })
  })
  try {
    return JSON.parse(words)
  } catch (cause) {
    throw new WaybillError('invalid-json', `The question in ${source} is no well-formed JSON.`, { cause })
  }
}

/** What can be said of the amount besides the attribution; nothing of what a limit left out. */
function boundsText(volume: TraceAnswer['volume'], amount: (value: number | null) => string): string[] {
  const { upper, lower, shortfall, attributedRange, cut, unlimitedBy } = volume
  const lines: string[] = []
  if (upper !== null)
    lines.push(
      `At most ${amount(upper)}: every chain needs ${cut.length === 1 ? 'the one shipment that' : `one of ${cut.length} shipments that together`} carried so much.`,
    )
  if (unlimitedBy.length > 0)
    lines.push(`At most is not known: no amount is on record along ${unlimitedBy.join(' → ')}.`)
  if (lower !== null)
    lines.push(
      `At least ${amount(lower)}, if the records lack nothing but the ${amount(shortfall)} that they show to be lacking.`,
    )
  if (attributedRange !== null) {
    const figures = Object.values(attributedRange)
    const least = Math.min(...figures)
    const most = Math.max(...figures)
    if (least < most) lines.push(`Attributed is ${amount(least)} to ${amount(most)}, depending on the draw rule.`)
  }
  return lines
}

/** The answer in words and a table. */
export function answerText(answer: TraceAnswer): string[] {
  const { corridor, volume, chains, chainCount } = answer
  const names = new Map(corridor.parties.map((party) => [party.id, `${party.name} (${party.country ?? '??'})`]))
  const lines: string[] = []
  if (answer.stoppedBy !== undefined) lines.push(`Stopped: ${answer.stoppedBy.detail}`)
  if (corridor.counts.movements === 0) {
    lines.push(
      answer.stoppedBy?.phase === 'corridor'
        ? 'No chain was found before the limit.'
        : 'Proved: no chain exists in these records.',
    )
    if (answer.ends !== null)
      lines.push(
        `${answer.ends.fromSources.count} shipments lead away from the sources, ${answer.ends.toTargets.count} to the targets.`,
      )
  } else
    lines.push(
      `Records show ${chainCount ?? 'an unknown number of'} ${chainCount === '1' ? 'chain' : 'chains'} ` +
        `through ${corridor.counts.movements} shipments among ${corridor.counts.parties} parties.`,
    )
  if (answer.unmatchable > 0)
    lines.push(`${answer.unmatchable} shipments could match nothing: their goods code is missing or too short.`)
  const about = volume.bound ? '' : 'about '
  const amount = (value: number | null) =>
    value === null ? 'not known' : `${about}${number.format(value)} ${volume.unit ?? ''}`.trim()
  if (corridor.counts.movements > 0) {
    lines.push(
      `Delivered ${amount(volume.delivered)}; attributed ${amount(volume.attributed)}; unexplained ${amount(volume.unexplained)}.`,
    )
    lines.push(...boundsText(volume, amount))
    if (volume.missingAmounts > 0) lines.push(`${volume.missingAmounts} of these shipments have no amount on record.`)
  }
  if (chains.length > 0) {
    const movements = new Map(corridor.movements.map((movement) => [movement.id, movement]))
    const rows = chains.map((chain, i) => {
      const legs = chain.movements.map((id) => movements.get(id))
      const route = [legs[0]?.from, ...legs.map((leg) => leg?.to)].map((id) =>
        id === undefined ? '?' : (names.get(id) ?? id),
      )
      return [String(i + 1), amount(chain.attributed), String(chain.days), route.join(' → '), chain.movements.join(' ')]
    })
    lines.push('', ...table(['#', 'attributed', 'days', 'route', 'shipments'], rows))
  }
  return lines
}
