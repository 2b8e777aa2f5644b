import type { TraceAnswer } from '../../server/contract/trace.ts'
import { amount, day, list } from '../ui/format.ts'
import { countryName } from '../workspace/names.ts'
import { defaults, type Question } from '../workspace/question.ts'
import { goodsWords, selectionWords } from './question-words.ts'
import { printWords as p } from './words-print.ts'
import { words } from './words.ts'

const w = words.question

/** Parties that a question names. */
export const partyIds = ({ from, to, avoid }: Question): string[] => [
  ...(from.parties ?? []),
  ...(to.parties ?? []),
  ...(avoid ?? []),
]

/** The question as one sentence. */
export function questionSentence(question: Question, name: (id: string) => string): string {
  const { from, to } = question.period ?? {}
  const period =
    from !== undefined && to !== undefined
      ? p.between(day(from), day(to))
      : from !== undefined
        ? p.since(day(from))
        : to !== undefined
          ? p.until(day(to))
          : ''
  return p.question(
    goodsWords(question.goods),
    selectionWords(question.from, name),
    selectionWords(question.to, name),
    period,
  )
}

/** Every assumption in force, in words. */
export function assumptionsOf(question: Question, answer: TraceAnswer, name: (id: string) => string): string[] {
  const handover = question.handover ?? {}
  const { shortfall, unit } = answer.volume
  const hold = handover.minHandlingDays ?? defaults.minHandlingDays
  return [
    `${w.by} ${w.measure[question.measure ?? defaults.measure]}`,
    `${w.codesAgree} ${w.match[handover.match ?? defaults.match]}`,
    ...(hold > 0 ? [`${w.heldAtLeast} ${w.days(hold)}`] : []),
    `${w.heldAtMost} ${w.days(handover.maxHoldDays ?? defaults.maxHoldDays)}`,
    `${w.drawn} ${w.draw[handover.draw ?? defaults.draw]}`,
    `${w.affiliates} ${handover.affiliates === true ? w.share : w.apart}`,
    ...(handover.transformations === true ? [`${w.takenApart} ${w.followed}`] : []),
    p.avoiding(question.avoid === undefined ? w.avoidNobody : list(question.avoid.map(name))),
    ...(question.via?.countries === undefined ? [] : [p.via(list(question.via.countries.map(countryName)))]),
    ...(question.datasets === undefined ? [] : [p.in(list(question.datasets))]),
    p.counted(question.maxHops ?? defaults.maxHops),
    ...(shortfall === null ? [] : [p.shortfall(`${amount(shortfall)} ${unit ?? ''}`.trim())]),
  ]
}
