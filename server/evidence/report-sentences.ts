import type { PartySelection, TraceQuestion } from '../contract/trace.ts'
import type { EvidenceAnswer } from './evidence-facts.ts'
import type { Bar } from '../contract/report-document.ts'
import { amount, count, day, exact, list, measured, plural } from './report-format.ts'

const groups = { eu: 'EU sellers', 'ru-military': 'Russian military end-users', listed: 'listed parties' } as const
const measures = { weight: 'net weight', value: 'value in EUR', quantity: 'quantity' } as const
const matches = {
  hs2: 'codes agree to 2 digits',
  hs4: 'codes agree to 4 digits',
  hs6: 'codes agree to 6 digits',
  exact: 'codes agree in every digit',
  any: 'codes may differ',
} as const
const draws = {
  proportional: 'in proportion to stock',
  fifo: 'first in, first out',
  lifo: 'last in, first out',
} as const

/** What parties and countries are called. */
export interface Names {
  name(id: string): string
  country(code: string): string
}

const selection = ({ group, countries = [], parties = [] }: PartySelection, { name, country }: Names): string =>
  list([
    ...(group === undefined ? [] : [groups[group]]),
    ...(countries.length === 0 ? [] : [`parties in ${list(countries.map(country))}`]),
    ...(parties.length === 0 ? [] : [list(parties.map(name))]),
  ])

const goodsOf = ({ goods }: TraceQuestion): string => {
  const { tiers = [], codes = [] } = goods ?? {}
  const parts = [
    ...(tiers.length === 0 ? [] : [`goods of tier ${list(tiers)}`]),
    ...(codes.length === 0 ? [] : [`goods ${list(codes)}`]),
  ]
  return parts.length === 0 ? 'goods of any kind' : list(parts)
}

/** The question in words. */
export function questionSentence(question: TraceQuestion, names: Names): string {
  const { from, to } = question.period ?? {}
  const period = [...(from === undefined ? [] : [`from ${day(from)}`]), ...(to === undefined ? [] : [`to ${day(to)}`])]
  const when = period.length === 0 ? 'at any time' : period.join(' ')
  return `How did ${goodsOf(question)} from ${selection(question.from, names)} reach ${selection(question.to, names)}, departing ${when}?`
}

/** Every assumption that is in force, one sentence each. */
export function assumptions(question: TraceQuestion, { name, country }: Names): string[] {
  const { handover, measure, avoid, via, datasets, maxHops } = question
  return [
    `Counted by ${measures[measure]}.`,
    `A shipment hands over to a later one of the same party if ${matches[handover.match]}.`,
    `Goods lie at least ${plural(handover.minHandlingDays, 'day', 'days')} and at most ${plural(handover.maxHoldDays, 'day', 'days')} before they go on.`,
    `A departure is drawn from recorded stock ${draws[handover.draw]}.`,
    `Affiliates ${handover.affiliates ? 'joined by ownership of more than half share stock' : 'are kept apart: what a firm sends on is drawn from its own stock alone'}.`,
    handover.transformations
      ? 'Goods bought to be taken apart are followed to what is made of them; no amount crosses such a step.'
      : 'Goods taken apart for parts are not followed.',
    `Chains of up to ${plural(maxHops, 'shipment', 'shipments')} are counted.`,
    ...(avoid.length === 0 ? [] : [`Avoided: ${list(avoid.map(name))}.`]),
    ...(via === undefined ? [] : [`Only what was handed over in ${list(via.countries.map(country))}.`]),
    ...(datasets === undefined ? [] : [`Only records of ${list(datasets)}.`]),
    ...(measure === 'value' ? ['In value a markup on the way makes every figure an estimate.'] : []),
  ]
}

/** The answer in one sentence: what the records show, and never more. */
export function verdict(answer: EvidenceAnswer): string {
  const { corridor, chainCount, complete, stoppedBy } = answer
  if (stoppedBy?.phase === 'corridor')
    return 'The time limit came before all shipments were followed, so nothing is said.'
  if (corridor.counts.movements === 0)
    return complete ? 'No chain exists in these records.' : 'No chain was found in the time given.'
  const of = (role: string) => corridor.parties.filter((party) => party.role === role).length
  const reach = `Records show goods from ${plural(of('source'), 'seller', 'sellers')} reaching ${plural(of('target'), 'recipient', 'recipients')} by ${plural(corridor.counts.movements, 'shipment', 'shipments')}`
  return chainCount === null
    ? `${reach}; the number of chains was not finished.`
    : `${reach}, on ${chainCount === '1' ? 'one chain' : `${exact(chainCount)} chains`}.`
}

/** The figures of an answer, each with what it means and what it assumes. */
export function figures(answer: EvidenceAnswer): { label: string; value: string; means: string }[] {
  const { volume } = answer
  const { unit, measure } = volume
  const about = measure === 'value' ? 'about ' : ''
  const show = (value: number | null) => (value === null ? 'not finished' : `${about}${measured(value, unit)}`)
  const lower =
    volume.lower === null || volume.shortfall === null
      ? 'Not computed for this question.'
      : volume.shortfall === 0
        ? 'If nothing is missing from the records: all other supply together does not suffice for what arrived.'
        : `If only ${measured(volume.shortfall, unit)} is missing from the records: so much left without any recorded stock to cover it and is taken to have come from elsewhere. Were more missing, the figure would be lower.`
  return [
    { label: 'At least', value: show(volume.lower), means: lower },
    {
      label: 'Attributed',
      value: show(volume.attributed),
      means:
        'What left the sellers and arrived, each departure drawn from recorded stock by the rule of the question. One legal reading of the records, neither the least nor the most.',
    },
    {
      label: 'At most',
      value: volume.unlimitedBy.length > 0 ? 'without bound' : show(volume.upper),
      means:
        volume.unlimitedBy.length > 0
          ? `${plural(volume.unlimitedBy.length, 'shipment', 'shipments')} in a row give no amount, so that any quantity can have gone that way.`
          : volume.cut.length === 0
            ? 'However stock was drawn, no more can have gone through.'
            : `However stock was drawn: every chain that carries an amount uses at least one of ${plural(volume.cut.length, 'shipment', 'shipments')}, which together carried this much.`,
    },
    {
      label: 'Delivered',
      value: show(volume.delivered),
      means: 'All known amounts of these goods that the recipients received in the period, whoever sent them.',
    },
    ...(volume.unexplained === null
      ? []
      : [
          {
            label: 'Unexplained',
            value: show(volume.unexplained),
            means: 'The part of Delivered that left a party in between without recorded stock to draw it from.',
          },
        ]),
    {
      label: 'Missing amounts',
      value: count(volume.missingAmounts),
      means: 'Shipments of the corridor whose row gives no amount. They are followed, but add nothing to any sum.',
    },
  ]
}

/** The bounds on the scale of Delivered; null where that is not known or nothing. */
export function barOf(answer: EvidenceAnswer): Bar | null {
  const { delivered, lower, upper, attributed, unlimitedBy, unit } = answer.volume
  if (delivered === null || delivered <= 0) return null
  const share = (value: number | null) => (value === null ? null : Math.min(1, Math.max(0, value / delivered)))
  const open = unlimitedBy.length > 0
  const said = [
    ...(lower === null ? [] : [`at least ${amount(lower)}`]),
    ...(attributed === null ? [] : [`attributed ${amount(attributed)}`]),
    open ? 'at most without bound' : upper === null ? '' : `at most ${amount(upper)}`,
    `of ${measured(delivered, unit)} delivered`,
  ]
  return {
    lower: share(lower),
    upper: open ? 1 : share(upper),
    attributed: share(attributed),
    open,
    words: said.filter((part) => part !== '').join(', '),
  }
}
