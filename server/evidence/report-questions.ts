import type { TraceMovement } from '../contract/trace.ts'
import type { EvidenceQuestion } from './evidence-facts.ts'
import type { Block, Column, Text } from '../contract/report-document.ts'
import { count, day, exact, measured, ownId, plural } from './report-format.ts'
import type { ReportIndex } from './report-index.ts'
import { chainSummary, legColumns } from './report-scope.ts'
import { assumptions, barOf, figures, questionSentence, verdict } from './report-sentences.ts'

/** The same with what is attributed, before the rows. */
const movementColumns: readonly Column[] = legColumns.toSpliced(-1, 0, { label: 'Attributed', numeric: true })

/** Every question in words with its answer in one sentence, the bounds drawn and each figure with what it assumes. */
export function summary(index: ReportIndex): Block[] {
  const { questions, scope } = index.facts
  if (scope.kind === 'chain') return chainSummary(index, scope)
  if (scope.kind === 'canvas')
    return [
      { kind: 'text', text: ['Records show what was on this canvas; no question is answered here.'], look: 'note' },
    ]
  if (questions.length === 0)
    return [{ kind: 'text', text: ['This case asks no question of the records.'], look: 'note' }]
  return questions.flatMap((one): Block[] => {
    const bar = barOf(one.answer)
    return [
      ...(questions.length === 1 ? [] : [heading(one, 'summary')]),
      { kind: 'text', text: [{ strong: questionSentence(one.question, index) }] },
      { kind: 'text', text: [verdict(one.answer)], look: 'verdict' },
      ...(one.answer.complete
        ? []
        : [warning(`The answer is not whole: ${one.answer.stoppedBy?.detail ?? 'a limit stopped it'}.`)]),
      ...(bar === null ? [] : [{ kind: 'bar' as const, bar }]),
      figureTable(one),
    ]
  })
}

/** What each figure rests on: the shipments of the proof, the rows that leave it open, what the records lack. */
export function figureProofs(index: ReportIndex): Block[] {
  return index.facts.questions.flatMap((one): Block[] => {
    const { volume, corridor } = one.answer
    const { movements, unmatchable } = one.records
    const shortfall = one.records.shortfall ?? volume.shortfall
    const by = new Map(corridor.movements.map((movement) => [movement.id, movement]))
    const proof = (ids: readonly string[]) => ids.flatMap((id) => by.get(id) ?? [])
    return [
      heading(one, 'figures'),
      figureTable(one),
      ...(volume.cut.length === 0
        ? []
        : [
            {
              kind: 'text' as const,
              text: ['At most: every chain that carries an amount uses one of these shipments.'],
            },
            movementTable(index, proof(volume.cut), volume.unit),
          ]),
      ...(volume.unlimitedBy.length === 0
        ? []
        : [
            { kind: 'text' as const, text: ['At most has no bound, since none of these shipments gives an amount.'] },
            movementTable(index, proof(volume.unlimitedBy), volume.unit),
          ]),
      {
        kind: 'list',
        items: [
          [
            `The graph held ${plural(movements, 'shipment', 'shipments')}; ${count(one.movements.length)} of them decide this answer and are in this bundle.`,
          ],
          [
            `${plural(unmatchable, 'shipment', 'shipments')} of the records could be compared with none, for want of a usable goods code.`,
          ],
          [
            shortfall === null
              ? 'What the records show to be lacking was not computed.'
              : `The records show departures of ${measured(shortfall, volume.unit)} that no recorded stock covers.`,
          ],
        ],
      },
    ]
  })
}

/** The chains of each answer, best first, each shipment with its rows. */
export function chains(index: ReportIndex): Block[] {
  const asked = index.facts.questions
  if (asked.length === 0)
    return [{ kind: 'text', text: ['No question was asked, so no chain was sought.'], look: 'note' }]
  return asked.flatMap((one): Block[] => {
    const { answer } = one
    const by = new Map(answer.corridor.movements.map((movement) => [movement.id, movement]))
    const listed = answer.chains.length
    const all = answer.chainCount
    const said =
      all === null
        ? `${plural(listed, 'chain is', 'chains are')} listed; how many there are was not finished.`
        : all === String(listed)
          ? `${plural(listed, 'chain', 'chains')} in all.`
          : `The ${count(listed)} ranked highest of ${exact(all)} chains. Every shipment of the others is among the shipments at the end.`
    return [
      heading(one, 'chains'),
      { kind: 'text', text: [said] },
      ...answer.chains.flatMap((chain, at): Block[] => {
        const legs = chain.movements.flatMap((id) => by.get(id) ?? [])
        const stops: Text = legs.flatMap((leg, i) => [
          ...(i === 0 ? [index.link(leg.from)] : []),
          ' → ',
          index.link(leg.to),
        ])
        const carried =
          chain.attributed === null
            ? 'no amount can be followed through it'
            : `${measured(chain.attributed, answer.volume.unit)} attributed`
        return [
          {
            kind: 'heading',
            level: 4,
            text: `Chain ${at + 1}: ${carried}, ${plural(chain.days, 'day', 'days')}`,
            id: `chain-${one.key}-${at + 1}`,
          },
          { kind: 'text', text: stops },
          movementTable(index, legs, answer.volume.unit),
        ]
      }),
    ]
  })
}

/** Every assumption of every question, and what holds for all of them. */
export function assumptionBlocks(index: ReportIndex): Block[] {
  const { scope } = index.facts
  return [
    ...index.facts.questions.flatMap((one): Block[] => [
      heading(one, 'assumptions'),
      { kind: 'list', items: assumptions(one.question, index).map((sentence) => [sentence]) },
    ]),
    ...(scope.kind === 'chain'
      ? [{ kind: 'list' as const, items: assumptions(scope.question, index).map((sentence) => [sentence]) }]
      : []),
    {
      kind: 'list',
      items: [
        'Records show what they say, not what happened: a shipment that is in no imported file cannot be seen.',
        'Goods are known by their code alone. A code of six digits is coarse: two shipments of one code may hold different things.',
        'A chain is a way goods can have gone, since each shipment could be drawn from the one before. It does not show that the same piece went all the way.',
        'The day of a listing is not the day of any conduct.',
        'A component found is not that shipment.',
        'A lead is where to look next, never a finding.',
      ].map((sentence) => [sentence]),
    },
  ]
}

/** Shipments as a table, each party and row a way further down. */
export function movementTable(index: ReportIndex, movements: readonly TraceMovement[], unit: string | null): Block {
  return {
    kind: 'table',
    columns: movementColumns,
    rows: movements.map((movement) => ({
      cells: [
        [{ to: index.anchor(movement.id), text: ownId(movement.id) }],
        [index.link(movement.from)],
        [index.link(movement.to)],
        [whole(day(movement.departed))],
        [whole(day(movement.arrived))],
        [movement.goods === '' ? 'not recorded' : { mono: movement.goods }],
        [whole(measured(movement.amount, unit))],
        [whole(measured(movement.attributed, unit))],
        index.cite(movement.id),
      ],
    })),
  }
}

/** On one line, whatever the column. */
const whole = (text: string): string => text.replaceAll(' ', '\u00a0')

const figureTable = (one: EvidenceQuestion): Block => ({
  kind: 'table',
  columns: [{ label: 'Figure' }, { label: 'Amount', numeric: true }, { label: 'What it means and assumes' }],
  rows: figures(one.answer).map(({ label, value, means }) => ({
    cells: [[{ strong: label }], [whole(value)], [means]],
  })),
})

const heading = (one: EvidenceQuestion, part: string): Block => ({
  kind: 'heading',
  level: 3,
  text: one.name === '' ? 'Question' : one.name,
  id: `${part}-${one.key}`,
})

const warning = (text: string): Block => ({ kind: 'text', text: [text], look: 'warning' })
