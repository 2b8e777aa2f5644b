import { nodeKinds } from '../../server/contract/vocabulary.ts'
import type { TraceAnswer } from '../../server/contract/trace.ts'
import type { CanvasModel } from './canvas-model.ts'
import type { CanvasState } from './canvas-state.ts'
import { dayOf, showDay } from './canvas-days.ts'
import { endsOf, endWords } from './canvas-ends.ts'
import { shortId } from './canvas-names.ts'
import { inFrame, tiesOf } from './canvas-ties.ts'
import { columnAmount, count, countryName } from './canvas-words.ts'
import type { CorridorLayout } from './corridor-types.ts'
import type { CsvValue } from '../../server/contract/csv-text.ts'

export const sheets = ['parties', 'shipments', 'related'] as const
export type Sheet = (typeof sheets)[number]

export interface TableColumn {
  key: string
  label: string
  numeric: boolean
  /** Width in pixels; the rest is shared by columns without one. */
  width?: number
  /** In the saved file only. */
  saved?: boolean
}

export interface TableRow {
  id: string
  /** Per column: what is shown, and what sorts and is exported. */
  text: string[]
  value: CsvValue[]
}

export interface TableData {
  columns: TableColumn[]
  rows: TableRow[]
}

const roleWords = { source: 'seller', between: 'in between', target: 'end-user' } as const
const notRecorded = 'not recorded'

/** What of the canvas the table reads, so that it changes only with these. */
export interface Shown extends Pick<CanvasState, 'answer' | 'added' | 'frame'> {
  hidden: ReadonlySet<string>
  layout: CorridorLayout | null
}

/** Everything on the canvas (and in the frame) as rows, in the corridor's order. */
export function tableData(model: CanvasModel, shown: Shown, sheet: Sheet): TableData {
  if (sheet === 'parties') return partyRows(model, shown)
  return sheet === 'shipments' ? shipmentRows(model, shown) : relatedRows(model, shown)
}

function partyRows(model: CanvasModel, { answer, layout, frame }: Shown): TableData {
  const unit = answer?.volume.unit ?? ''
  const into = new Map<string, number>()
  const out = new Map<string, number>()
  const ties = answer === null || layout === null ? [] : tiesOf(answer, layout, frame)
  for (const tie of ties) {
    out.set(tie.from, (out.get(tie.from) ?? 0) + tie.movements.length)
    into.set(tie.to, (into.get(tie.to) ?? 0) + tie.movements.length)
  }
  const traced = tracedByParty(model, answer)
  const rows = (layout?.rows ?? []).flatMap((row) =>
    row.parties.map((id): TableRow => {
      const party = model.party(id)
      const role = `${party?.military === true ? 'military ' : ''}${roleWords[row.role]}`
      const listed = model.listedFrom(id)
      const counts = [into.get(id) ?? 0, out.get(id) ?? 0]
      const kg = traced.get(id) ?? 0
      return {
        id,
        text: [
          model.nameOf(id),
          countryName(party?.country ?? null),
          role,
          ...counts.map((n) => count(n)),
          columnAmount(kg),
          listed === null ? '' : showDay(listed),
        ],
        value: [model.nameOf(id), party?.country ?? null, role, ...counts, kg, party?.listedFrom ?? null],
      }
    }),
  )
  const columns = [
    { key: 'name', label: 'Party', numeric: false },
    { key: 'country', label: 'Country', numeric: false, width: 110 },
    { key: 'role', label: 'Role', numeric: false, width: 120 },
    { key: 'in', label: 'In', numeric: true, width: 56 },
    { key: 'out', label: 'Out', numeric: true, width: 56 },
    { key: 'traced', label: unit === '' ? 'Traced' : `Traced, ${unit}`, numeric: true, width: 96 },
    { key: 'listed', label: 'Listed from', numeric: false, width: 96 },
  ]
  return { columns, rows }
}

function tracedByParty(model: CanvasModel, answer: TraceAnswer | null): Map<string, number> {
  const traced = new Map<string, number>()
  const add = (id: string, kg: number) => traced.set(id, (traced.get(id) ?? 0) + kg)
  for (const m of answer?.corridor.movements ?? []) {
    add(m.to, m.attributed)
    if (model.party(m.from)?.role === 'source') add(m.from, m.attributed)
  }
  return traced
}

function shipmentRows(model: CanvasModel, { answer, layout, frame }: Shown): TableData {
  const unit = answer?.volume.unit ?? null
  const suffix = unit === null ? '' : `, ${unit}`
  const ends = endsOf(answer)
  const rows = (answer?.corridor.movements ?? []).flatMap((m, i): TableRow[] => {
    const departed = dayOf(m.departed)
    const arrived = dayOf(m.arrived)
    if (layout?.markOfMovement[i] === -1 || !inFrame(departed, arrived, frame)) return []
    const end = ends?.of.get(m.id)
    const carried: [string, CsvValue][] =
      end === undefined
        ? [
            [columnAmount(m.attributed), m.attributed],
            [String(m.hopsFromSource), m.hopsFromSource],
            [String(m.hopsToTarget), m.hopsToTarget],
          ]
        : [[endWords[end], endWords[end]]]
    const names = [shortId(m.id), model.nameOf(m.from), model.nameOf(m.to)]
    return [
      {
        id: m.id,
        text: [
          ...names,
          showDay(departed),
          showDay(arrived),
          m.goods === '' ? notRecorded : m.goods,
          m.amount === null ? notRecorded : columnAmount(m.amount),
          ...carried.map(([text]) => text),
        ],
        value: [...names, m.departed, m.arrived, m.goods, m.amount, ...carried.map(([, value]) => value)],
      },
    ]
  })
  const columns = [
    { key: 'id', label: 'Shipment', numeric: false, width: 76 },
    { key: 'from', label: 'From', numeric: false },
    { key: 'to', label: 'To', numeric: false },
    { key: 'departed', label: 'Departed', numeric: false, width: 98 },
    { key: 'arrived', label: 'Arrived', numeric: false, width: 98 },
    { key: 'goods', label: 'Goods', numeric: false, width: 98 },
    { key: 'amount', label: `Amount${suffix}`, numeric: true, width: 88 },
    ...(ends === null
      ? [
          { key: 'attributed', label: `Attributed${suffix}`, numeric: true, width: 100 },
          { key: 'hops', label: 'Hops from seller', numeric: true, saved: true },
          { key: 'left', label: 'Hops to end-user', numeric: true, saved: true },
        ]
      : [{ key: 'end', label: 'End', numeric: false, width: 170 }]),
  ]
  return { columns, rows }
}

function relatedRows(model: CanvasModel, { added, hidden }: Shown): TableData {
  const ties = new Map<string, string[]>()
  for (const edge of added.edges.values())
    for (const [id, other] of [
      [edge.from, edge.to],
      [edge.to, edge.from],
    ] as const)
      ties.set(id, [...(ties.get(id) ?? []), model.nameOf(other)])
  const rows = [...added.nodes.values()]
    .filter((node) => !hidden.has(node.id))
    .map((node): TableRow => {
      const text = [node.name, nodeKinds[node.kind].label, [...new Set(ties.get(node.id))].join(', ')]
      return { id: node.id, text, value: text }
    })
  const columns = [
    { key: 'name', label: 'Name', numeric: false },
    { key: 'kind', label: 'Kind', numeric: false, width: 130 },
    { key: 'ties', label: 'Tied to', numeric: false },
  ]
  return { columns, rows }
}

/** Rows of which some column holds every word; case and accents do not matter. */
export function filterRows(rows: readonly TableRow[], text: string): readonly TableRow[] {
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const all = fold(row.text.join('\n'))
    return words.every((word) => all.includes(word))
  })
}

const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en')

/** Stable sort by one column; what is missing comes last either way. */
export function sortRows(rows: readonly TableRow[], column: number, descending: boolean): TableRow[] {
  const way = descending ? -1 : 1
  return rows.toSorted((a, b) => {
    const x = a.value[column] ?? null
    const y = b.value[column] ?? null
    if (x === null || y === null || x === '' || y === '')
      return Number(x === null || x === '') - Number(y === null || y === '')
    if (typeof x === 'number' && typeof y === 'number') return (x - y) * way
    return collator.compare(String(x), String(y)) * way
  })
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
