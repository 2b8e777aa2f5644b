import type { ReportPart } from '../contract/case-content.ts'
import type { Block, Column, Text } from '../contract/report-document.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { day, exact, list, measured, ownId, plural } from './report-format.ts'
import type { ReportIndex } from './report-index.ts'
import { questionSentence } from './report-sentences.ts'
import type { LeftOut } from './scope-facts.ts'

type Chain = Extract<EvidenceFacts['scope'], { kind: 'chain' }>

const nouns: Readonly<Record<keyof LeftOut, readonly [string, string]>> = {
  questions: ['question', 'questions'],
  claims: ['claim', 'claims'],
  notes: ['note', 'notes'],
  evidence: ['thing put aside', 'things put aside'],
  canvases: ['canvas', 'canvases'],
  queries: ['query', 'queries'],
  texts: ['text about the whole', 'texts about the whole'],
}

/** How much of the case is not in a bundle, in words; null where all of it is. */
export function leftOutWords(leftOut: LeftOut): string | null {
  const some = Object.entries(nouns).flatMap(([kind, [one, many]]) => {
    const n = leftOut[kind as keyof LeftOut]
    return n === 0 ? [] : [plural(n, one, many)]
  })
  return some.length === 0 ? null : list(some)
}

/** What of the case a bundle holds, in one sentence. */
export function scopeSentence({ scope }: Pick<EvidenceFacts, 'scope'>): string {
  switch (scope.kind) {
    case 'case':
      return 'This bundle holds the whole case.'
    case 'answer':
      return 'This bundle holds the answer to one question of the case, and what rests on the same records.'
    case 'chain':
      return 'This bundle holds one chain of an answer, and what of the case is about it.'
    case 'canvas':
      return 'This bundle holds what was on a canvas, and what of the case is about it. It gives no answer.'
  }
}

/**
 * Whether a report has a part: of a part of a case it leaves out what that part has nothing of, since “the case holds no
 * note” would be said of the whole.
 */
export function hasPart({ scope, questions, case: of }: EvidenceFacts, kind: ReportPart['kind']): boolean {
  if (scope.kind === 'case') return true
  const { claims, evidence, notes, queries, canvases } = of.content
  const some = (...items: object[]) => items.some((each) => Object.keys(each).length > 0)
  switch (kind) {
    case 'chains':
    case 'figures':
      return questions.length > 0
    case 'claims':
      return some(claims, evidence)
    case 'notes':
      return some(notes)
    case 'queries':
      return some(queries)
    case 'pictures':
      return Object.values(canvases).some(({ picture }) => picture !== undefined)
    default:
      return true
  }
}

/** What a shipment's row says in the report. */
export const legColumns: readonly Column[] = [
  { label: 'Shipment' },
  { label: 'From' },
  { label: 'To' },
  { label: 'Departed' },
  { label: 'Arrived' },
  { label: 'Goods' },
  { label: 'Amount', numeric: true },
  { label: 'Rows' },
]

/** The chain that a bundle is of, leg by leg, with what its own shipments show and what they cannot. */
export function chainSummary(index: ReportIndex, { question, movements, alone, whole }: Chain): Block[] {
  const { unit, upper, cut } = alone
  const most =
    upper === null
      ? 'How much can have gone by these shipments has no bound, since amounts are not recorded.'
      : `At most ${measured(upper, unit)} can have gone by these shipments, by their own amounts${cut.length === 0 ? '' : `, limited by ${list(cut.map(ownId))}`}.`
  const among = whole.chainCount === null ? 'Among all records' : `Of ${exact(whole.chainCount)} chains in all records`
  return [
    { kind: 'text', text: [{ strong: questionSentence(question, index) }] },
    {
      kind: 'text',
      text: [`Records show one chain of ${plural(movements.length, 'shipment', 'shipments')} for it here. ${most}`],
      look: 'verdict',
    },
    {
      kind: 'table',
      columns: legColumns,
      rows: movements.map((id) => ({ cells: legCells(index, id, question.measure, unit) })),
    },
    {
      kind: 'text',
      text: [
        whole.attributed === null
          ? 'What is attributed to this chain among all records is not in this bundle.'
          : `${among} this one has ${measured(whole.attributed, unit)} attributed to it. That rests on shipments that are not in this bundle, so its check cannot compute it again.`,
      ],
      look: 'note',
    },
  ]
}

const amountOf = { weight: 'netWeightKg', value: 'valueEur', quantity: 'quantity' } as const

function legCells(index: ReportIndex, id: string, measure: keyof typeof amountOf, unit: string | null): Text[] {
  const { from, to } = index.ends(id)
  const properties = index.node(id)?.properties ?? {}
  const text = (name: string) => (typeof properties[name] === 'string' ? properties[name] : '')
  const amount = properties[amountOf[measure]]
  const whole = (words: string) => words.replaceAll(' ', '\u00a0')
  return [
    [{ to: index.anchor(id), text: ownId(id) }],
    [from === undefined ? 'not recorded' : index.link(from)],
    [to === undefined ? 'not recorded' : index.link(to)],
    [whole(day(text('departed')))],
    [whole(day(text('arrived')))],
    [text('hsCode') === '' ? 'not recorded' : { mono: text('hsCode') }],
    [whole(measured(typeof amount === 'number' ? amount : null, unit))],
    index.cite(id),
  ]
}
