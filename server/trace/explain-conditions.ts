import type { Explained } from '../contract/trace-details.ts'
import type { TraceQuestion } from '../contract/trace.ts'
import { isoOf } from './days.ts'
import { textAt } from './text-table.ts'
import { goodsFilter } from './trace-filters.ts'
import { periodOf, role } from './trace-roles.ts'
import type { Subject } from './trace-subject.ts'
import { wideningCodes } from './transform-relation.ts'
import { classesOf } from './window-index.ts'

export type Fails = NonNullable<Explained['fails']>

/**
 * The first condition on a movement by itself that keeps it off every walk, with its value in one sentence; null when
 * it meets them all.
 */
export function conditionSentence(subject: Subject, m: number): Fails | null {
  const { projection: p, question } = subject
  const { consignor, consignee, departed, code, dataset } = p.movements
  const fails = (condition: Fails['condition'], sentence: string): Fails => ({ condition, sentence, nearest: null })
  const name = (party: number) => textAt(p.parties.names, party)
  const from = consignor[m]!
  const to = consignee[m]!
  if (from === to) return fails('same-party', `It went from ${name(from)} to ${name(to)}, which is the same party.`)

  const period = periodOf(question)
  const left = isoOf(departed[m]!)
  if (departed[m]! < period.from)
    return fails('period', `It departed ${left}, before the period begins on ${question.period!.from!}.`)
  if (departed[m]! > period.to)
    return fails('period', `It departed ${left}, after the period ends on ${question.period!.to!}.`)

  const goods = p.codes[code[m]!]!
  const wanted = goodsFilter(p, question)
  const sender = subject.roles[subject.consignor[m]!]
  const receiver = subject.roles[subject.consignee[m]!]
  if (wanted !== null && wanted[code[m]!] === 0) {
    const has = goods === '' ? 'It has no goods code' : `It carries goods ${goods}`
    if (subject.relation === null || !wideningCodes(p, question)[code[m]!])
      return fails('goods', `${has}, which the question's goods (${goodsWords(question)}) leave out.`)
    if (receiver === role.target)
      return fails(
        'goods',
        `${has}, which count only where somebody hands them on to be taken apart, and a target got them.`,
      )
  }
  const source = p.datasets[dataset[m]!]!
  if ((question.datasets?.length ?? 0) > 0 && !question.datasets!.includes(source))
    return fails('dataset', `It comes from the dataset ${source}, which the question leaves out.`)

  if (sender === role.avoided) return fails('role', `It was sent by ${name(from)}, which the question avoids.`)
  if (sender === role.target)
    return fails(
      'role',
      `It was sent by ${name(from)}, a target, and a chain ends at the first target that it comes to.`,
    )
  if (receiver === role.avoided) return fails('role', `It went to ${name(to)}, which the question avoids.`)
  if (receiver === role.source)
    return fails('role', `It went to ${name(to)}, a source, and a chain begins at the last source that it leaves.`)

  if (subject.consignor[m] === subject.consignee[m])
    return fails(
      'internal',
      `It went from ${name(from)} to its affiliate ${name(to)}, with which it shares its stock, so nothing was handed over.`,
    )

  const needsHandover = sender === role.between || receiver === role.between
  const { match } = question.handover
  const turned =
    subject.relation !== null && (subject.relation.taken[code[m]!]! > 0 || subject.relation.made[code[m]!]! > 0)
  if (needsHandover && !turned && classesOf(p.codes, match)[code[m]!]! < 0)
    return fails(
      'no-code',
      goods === ''
        ? 'It has no goods code, so that nothing can be told to be the same goods.'
        : `Its goods code ${goods} is shorter than the ${match.slice(2)} digits that are compared.`,
    )
  return null
}

/** The question's goods filter in words. */
function goodsWords({ goods }: TraceQuestion): string {
  const codes = goods?.codes ?? []
  const shown = codes.length > 10 ? [...codes.slice(0, 10), `${codes.length - 10} more`] : codes
  const tiers = goods?.tiers ?? []
  return [...shown, ...tiers.map((tier) => `tier ${tier}`)].join(', ')
}
