import type { Claim, FactRef } from '../contract/case-content.ts'
import { placed } from './report-order.ts'
import type { Block, Text } from '../contract/report-document.ts'
import { ownId, plural, time } from './report-format.ts'
import type { ReportIndex } from './report-index.ts'

const gradeWords = {
  documented: 'documented: rows of this bundle say it',
  inferred: 'inferred: drawn from what rows say',
  hypothesis: 'hypothesis: not yet borne out by rows',
} as const
const sourceWords = {
  A: 'A, completely reliable',
  B: 'B, usually reliable',
  C: 'C, fairly reliable',
  D: 'D, not usually reliable',
  E: 'E, unreliable',
  F: 'F, reliability cannot be judged',
} as const
const informationWords = {
  '1': '1, confirmed by other sources',
  '2': '2, probably true',
  '3': '3, possibly true',
  '4': '4, doubtful',
  '5': '5, improbable',
  '6': '6, truth cannot be judged',
} as const

/** Every claim with its grades, and what supports and what contradicts it, down to the rows. */
export function claims(index: ReportIndex): Block[] {
  const all = placed(index.facts.case.content.claims)
  if (all.length === 0) return [{ kind: 'text', text: ['This case makes no claim.'], look: 'note' }]
  return all.flatMap(([key, claim], at): Block[] => [
    { kind: 'heading', level: 3, text: `Claim ${at + 1}`, id: `claim-${key}` },
    { kind: 'written', text: claim.sentence },
    { kind: 'list', items: gradeLines(claim) },
    ...side(index, 'What supports it', claim.supports),
    ...(claim.supports.length === 0
      ? [{ kind: 'text' as const, text: ['Nothing in the records was named to support it.'], look: 'warning' as const }]
      : []),
    ...side(index, 'What contradicts it', claim.contradicts),
    ...(claim.contradicts.length === 0
      ? [{ kind: 'text' as const, text: ['Nothing in the records was named to contradict it.'], look: 'note' as const }]
      : []),
    ...(claim.open.length === 0
      ? []
      : [
          { kind: 'text' as const, text: [{ strong: 'Still open' }] },
          { kind: 'list' as const, items: claim.open.map((line) => [line]) },
        ]),
  ])
}

const gradeLines = (claim: Claim): Text[] => [
  ['Grade: ', { strong: gradeWords[claim.grade] }],
  ['Source: ', { strong: sourceWords[claim.source] }],
  ['Information: ', { strong: informationWords[claim.information] }],
  [`Made ${time(claim.at)}${claim.by === '' ? '' : ` by ${claim.by}`}`],
]

function side(index: ReportIndex, title: string, refs: readonly FactRef[]): Block[] {
  if (refs.length === 0) return []
  return [
    { kind: 'text', text: [{ strong: title }] },
    { kind: 'list', items: refs.map((ref) => factText(index, ref)) },
  ]
}

/** A fact in words with its rows; what the graph holds no more is said to be so. */
export function factText(index: ReportIndex, ref: FactRef): Text {
  if (ref.kind === 'chain')
    return [
      `A chain of ${plural(ref.movements.length, 'shipment', 'shipments')}: `,
      ...ref.movements.flatMap((id, at) => [...(at === 0 ? [] : [', then ']), ...nodeText(index, id)]),
    ]
  if (ref.kind === 'node') return nodeText(index, ref.id)
  const edge = index.edge(ref.id)
  return edge === undefined ? gone(`${index.name(ref.from)} to ${index.name(ref.to)}`) : index.sentence(edge)
}

function nodeText(index: ReportIndex, id: string): Text {
  const node = index.node(id)
  if (node === undefined) return gone(ownId(id))
  return [
    node.kind === 'Shipment' ? 'shipment ' : '',
    index.link(id),
    ...(node.kind === 'Shipment' ? shipmentEnds(index, id) : []),
    ' (',
    ...index.cite(id),
    ')',
  ]
}

function shipmentEnds(index: ReportIndex, id: string): Text {
  const ends = index.ends(id)
  return [
    ...(ends.from === undefined ? [] : [' from ', index.link(ends.from)]),
    ...(ends.to === undefined ? [] : [' to ', index.link(ends.to)]),
  ]
}

const gone = (what: string): Text => [`${what}, which the records do not hold any more`]

/** Every note, with what it is fixed to. */
export function notes(index: ReportIndex): Block[] {
  const all = placed(index.facts.case.content.notes)
  if (all.length === 0) return [{ kind: 'text', text: ['This case holds no note.'], look: 'note' }]
  return all.flatMap(([key, note], at): Block[] => [
    {
      kind: 'heading',
      level: 3,
      text: `Note ${at + 1}, ${time(note.at)}${note.by === '' ? '' : `, ${note.by}`}`,
      id: `note-${key}`,
    },
    ...(note.on === undefined ? [] : [{ kind: 'text' as const, text: ['On ', ...factText(index, note.on)] }]),
    { kind: 'written', text: note.text },
  ])
}

/** What was put aside as evidence. */
export function evidenceList(index: ReportIndex): Block[] {
  const all = placed(index.facts.case.content.evidence)
  return all.length === 0
    ? []
    : [
        { kind: 'text', text: [{ strong: 'Put aside as evidence' }] },
        { kind: 'list', items: all.map(([, { fact }]) => factText(index, fact)) },
      ]
}
