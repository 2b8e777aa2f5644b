import type { PartySelection, TraceQuestion, TraceQuestionInput } from '../../server/contract/trace.ts'

/** A question with defaults left out; `tidy` makes two that mean the same look the same. How long a list is asked for is no part of it. */
export type Question = Omit<TraceQuestionInput, 'limit'>
export type Handover = TraceQuestion['handover']
export type Group = NonNullable<PartySelection['group']>
export type Tier = NonNullable<NonNullable<Question['goods']>['tiers']>[number]

// The contract's own lists live beside its schemas; these are held to the same types so that the schemas stay out of
// the bundle.
export const groups = ['eu', 'ru-military', 'listed'] as const satisfies readonly Group[]
export const tiers = ['1', '2', '3.A', '3.B', '4.A', '4.B'] as const satisfies readonly Tier[]
export const matchLevels = ['hs2', 'hs4', 'hs6', 'exact', 'any'] as const satisfies readonly Handover['match'][]
export const drawRules = ['proportional', 'fifo', 'lifo'] as const satisfies readonly Handover['draw'][]
export const measures = ['weight', 'value', 'quantity'] as const satisfies readonly TraceQuestion['measure'][]

export const defaults = {
  match: 'hs6',
  minHandlingDays: 0,
  maxHoldDays: 180,
  draw: 'proportional',
  measure: 'weight',
  maxHops: 8,
} as const

/** As many chains as an answer may list: what a route carried is added up from its chains. */
export const chainsAsked = 1000

/** The question the demo case opens with. */
export const demoQuestion: Question = {
  from: { group: 'eu' },
  to: { group: 'ru-military' },
  goods: { tiers: ['1', '2'] },
  period: { from: '2022-03-01', to: '2023-12-31' },
}

/** The question a case of one's own opens with. */
export const plainQuestion: Question = { from: { group: 'eu' }, to: { group: 'ru-military' } }

const isOneOf = <T extends string>(known: readonly T[], value: string | undefined): value is T =>
  (known as readonly (string | undefined)[]).includes(value)

const filled = <T>(items: readonly T[] | undefined): T[] | undefined =>
  items === undefined || items.length === 0 ? undefined : [...items]

const tidySelection = ({ parties, countries, group }: PartySelection): PartySelection => {
  const [p, c] = [filled(parties), filled(countries)]
  return { ...(group !== undefined && { group }), ...(c && { countries: c }), ...(p && { parties: p }) }
}

/** Leaves out whatever is empty or the default, in a fixed order of members. */
export const tidy = (question: Question): Question => {
  const { goods, period, handover, via } = question
  const [codes, inTiers] = [filled(goods?.codes), filled(goods?.tiers)]
  const avoid = filled(question.avoid)
  const datasets = filled(question.datasets)
  const countries = filled(via?.countries)
  const kept: Question['handover'] = {
    ...(handover?.match !== undefined && handover.match !== defaults.match && { match: handover.match }),
    ...(handover?.minHandlingDays && { minHandlingDays: handover.minHandlingDays }),
    ...(handover?.maxHoldDays !== undefined &&
      handover.maxHoldDays !== defaults.maxHoldDays && { maxHoldDays: handover.maxHoldDays }),
    ...(handover?.draw !== undefined && handover.draw !== defaults.draw && { draw: handover.draw }),
    ...(handover?.affiliates === true && { affiliates: true }),
    ...(handover?.transformations === true && { transformations: true }),
  }
  return {
    from: tidySelection(question.from),
    to: tidySelection(question.to),
    ...(avoid && { avoid }),
    ...(countries && { via: { countries } }),
    ...((codes || inTiers) && { goods: { ...(inTiers && { tiers: inTiers }), ...(codes && { codes }) } }),
    ...((period?.from || period?.to) && {
      period: { ...(period.from && { from: period.from }), ...(period.to && { to: period.to }) },
    }),
    ...(datasets && { datasets }),
    ...(Object.keys(kept).length > 0 && { handover: kept }),
    ...(question.measure && question.measure !== defaults.measure && { measure: question.measure }),
    ...(question.maxHops && question.maxHops !== defaults.maxHops && { maxHops: question.maxHops }),
  }
}

/** The question with its defaults filled in, as the server reads it. */
export const whole = (question: Question): TraceQuestion => {
  const { match, minHandlingDays, maxHoldDays, draw, affiliates, transformations } = question.handover ?? {}
  return {
    ...tidy(question),
    avoid: question.avoid ?? [],
    measure: question.measure ?? defaults.measure,
    maxHops: question.maxHops ?? defaults.maxHops,
    limit: chainsAsked,
    handover: {
      match: match ?? defaults.match,
      minHandlingDays: minHandlingDays ?? defaults.minHandlingDays,
      maxHoldDays: maxHoldDays ?? defaults.maxHoldDays,
      draw: draw ?? defaults.draw,
      affiliates: affiliates ?? false,
      transformations: transformations ?? false,
    },
  }
}

// The signs that separate parts, and the one that escapes them; the router takes care of what an address cannot hold.
const escape = (text: string): string => text.replace(/[%*_]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)

const field = (key: string, items: readonly (string | number)[] | undefined): string[] =>
  items === undefined || items.length === 0 ? [] : [`${key}-${items.map((item) => escape(String(item))).join('_')}`]

const selectionItems = ({ parties, countries, group }: PartySelection): string[] => [
  ...(group === undefined ? [] : [`g.${group}`]),
  ...(countries ?? []).map((code) => `c.${code}`),
  ...(parties ?? []).map((id) => `p.${id}`),
]

/** A question as one short piece of a link: `f-g.eu*t-g.ru-military*g-t1_t2*d-2022-03-01_2023-12-31`. */
export const encodeQuestion = (question: Question): string => {
  const q = tidy(question)
  return [
    ...field('f', selectionItems(q.from)),
    ...field('t', selectionItems(q.to)),
    ...field('x', q.avoid),
    ...field('v', q.via?.countries),
    ...field('g', [...(q.goods?.tiers ?? []).map((tier) => `t${tier}`), ...(q.goods?.codes ?? [])]),
    ...(q.period ? field('d', [q.period.from ?? '', q.period.to ?? '']) : []),
    ...field('s', q.datasets),
    ...field('m', q.handover?.match === undefined ? [] : [q.handover.match]),
    ...field('n', q.handover?.minHandlingDays === undefined ? [] : [q.handover.minHandlingDays]),
    ...field('h', q.handover?.maxHoldDays === undefined ? [] : [q.handover.maxHoldDays]),
    ...field('r', q.handover?.draw === undefined ? [] : [q.handover.draw]),
    ...field('y', [
      ...(q.handover?.affiliates === true ? ['a'] : []),
      ...(q.handover?.transformations === true ? ['t'] : []),
    ]),
    ...field('w', q.measure === undefined ? [] : [q.measure]),
    ...field('k', q.maxHops === undefined ? [] : [q.maxHops]),
  ].join('*')
}

const readSelection = (items: readonly string[]): PartySelection => {
  const of = (mark: string) => items.filter((item) => item.startsWith(mark)).map((item) => item.slice(2))
  const group = of('g.')[0]
  return tidySelection({
    parties: of('p.'),
    countries: of('c.').filter((code) => /^[A-Z]{2}$/.test(code)),
    ...(isOneOf(groups, group) && { group }),
  })
}

const readNumber = (items: readonly string[] | undefined): number | undefined => {
  const value = Number(items?.[0])
  return items !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined
}

/**
 * Reads what `encodeQuestion` wrote. A link may be old or mangled: a member that cannot be read is left out, and null
 * comes back when both ends are missing.
 */
export const decodeQuestion = (code: string): Question | null => {
  const fields = new Map<string, string[]>()
  for (const part of code.split('*')) {
    if (part[1] !== '-') continue
    try {
      fields.set(part[0]!, part.slice(2).split('_').map(decodeURIComponent))
    } catch {
      // Not something encodeQuestion writes.
    }
  }
  const from = readSelection(fields.get('f') ?? [])
  const to = readSelection(fields.get('t') ?? [])
  if (Object.keys(from).length === 0 && Object.keys(to).length === 0) return null
  const goods = fields.get('g') ?? []
  const [start, end] = fields.get('d') ?? []
  const date = /^\d{4}-\d{2}-\d{2}$/
  const match = fields.get('m')?.[0]
  const draw = fields.get('r')?.[0]
  const measure = fields.get('w')?.[0]
  const minHandlingDays = readNumber(fields.get('n'))
  const maxHoldDays = readNumber(fields.get('h'))
  const maxHops = readNumber(fields.get('k'))
  const via = fields.get('v')?.filter((c) => /^[A-Z]{2}$/.test(c))
  return tidy({
    from,
    to,
    avoid: fields.get('x'),
    ...(via && via.length > 0 && { via: { countries: via } }),
    goods: {
      tiers: tiers.filter((tier) => goods.includes(`t${tier}`)),
      codes: goods.filter((code) => /^\d{2,10}$/.test(code)),
    },
    period: { ...(start && date.test(start) && { from: start }), ...(end && date.test(end) && { to: end }) },
    datasets: fields.get('s'),
    handover: {
      ...(isOneOf(matchLevels, match) && { match }),
      ...(isOneOf(drawRules, draw) && { draw }),
      ...(minHandlingDays !== undefined && { minHandlingDays }),
      ...(maxHoldDays !== undefined && { maxHoldDays }),
      ...(fields.get('y')?.includes('a') === true && { affiliates: true }),
      ...(fields.get('y')?.includes('t') === true && { transformations: true }),
    },
    ...(isOneOf(measures, measure) && { measure }),
    ...(maxHops !== undefined && { maxHops }),
  })
}
