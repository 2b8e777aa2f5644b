import type { TraceAnswer } from '../../server/contract/trace.ts'
import { dayOf } from './canvas-days.ts'
import { endsOf } from './canvas-ends.ts'
import { findBundles } from './corridor-bundles.ts'
import { corridorInput, type CorridorInput } from './corridor-input.ts'
import { corridorLanes, type LaneDraft } from './corridor-lanes.ts'
import { drawMarks, widthUnit } from './corridor-marks.ts'
import { orderRows, type RowTie } from './corridor-order.ts'
import { stockBands } from './corridor-stock.ts'
import { sizes, type CorridorLayout, type CorridorOptions, type Lane, type Row } from './corridor-types.ts'

/** Lanes longer than this fold when the corridor is crowded, to the two parties with most traced. */
const foldAbove = 5
const foldKeeps = 2

/**
 * The timetable of an answer: lanes, rows, marks and bundles with their places; x is left in days, so that time zoom
 * never comes here. Pure and deterministic; cost grows as n log n with the movements.
 */
export function layoutCorridor(answer: TraceAnswer, options: CorridorOptions): CorridorLayout {
  const input = corridorInput(answer)
  const shown = Uint8Array.from(input.parties, (party) => (options.hidden.has(party.id) ? 0 : 1))
  const drawn = shownMovements(input, shown, options.hidden)
  const drawnCount = drawn.reduce((sum, one) => sum + one, 0)
  const crowded = drawnCount > options.crowdedAbove

  const placed = placeRows(
    input,
    drawn,
    foldLanes(corridorLanes(input, shown, options.titles, options.lanes), crowded, options),
  )
  const { lanes, rows, rowOfParty } = placed
  const fromRow = input.from.map((party, i) => (drawn[i] === 1 ? (rowOfParty[party] ?? -1) : -1))
  const toRow = input.to.map((party, i) => (drawn[i] === 1 ? (rowOfParty[party] ?? -1) : -1))

  const ends = endsOf(answer)
  const roleOf = (i: number) =>
    ends?.of.get(input.ids[i] ?? '') === 'toward' || input.parties[input.to[i] ?? 0]?.role === 'target'
      ? 2
      : input.parties[input.from[i] ?? 0]?.role === 'source'
        ? 0
        : 1
  const bundles = findBundles(
    input,
    fromRow,
    toRow,
    rows.map((row) => row.id),
    roleOf,
    { bundleFrom: options.bundleFrom, perMonth: crowded, open: options.open },
  )
  const { marks, attributed, markOfMovement } = drawMarks(input, fromRow, toRow, roleOf, bundles, crowded)
  const perPixel = widthUnit(marks, attributed, options.width)
  const stock = stockBands(
    input,
    rowOfParty,
    rows.map((row) => row.role === 'between'),
  )
  const closed = bundles.filter((bundle) => !bundle.open)
  const bundled = closed.reduce((sum, bundle) => sum + bundle.movements.length, 0)
  const last = lanes.at(-1)
  return {
    lanes,
    rows,
    rowOfParty: new Map(input.parties.map((party, i) => [party.id, rowOfParty[i] ?? -1])),
    marks,
    bundles,
    stock,
    largestStock: stock.reduce((most, band) => band.amount.reduce((m, kg) => Math.max(m, kg), most), 0),
    departed: input.departed,
    arrived: input.arrived,
    markOfMovement,
    perPixel,
    counts: {
      shipments: input.ids.length,
      drawn: drawnCount,
      hidden: input.ids.length - drawnCount,
      bundles: closed.length,
      bundled,
      singly: drawnCount - bundled,
      folded: lanes.reduce((sum, lane) => sum + lane.folded.length, 0),
    },
    days: input.ids.length === 0 ? null : { first: smallest(input.departed), last: largest(input.arrived) },
    crowded,
    height: last === undefined ? 0 : last.top + last.height,
  }
}

function shownMovements(input: CorridorInput, shown: Uint8Array, hidden: ReadonlySet<string>): Uint8Array {
  return Uint8Array.from(input.ids, (id, i) =>
    shown[input.from[i] ?? 0] === 1 && shown[input.to[i] ?? 0] === 1 && !hidden.has(id) ? 1 : 0,
  )
}

interface FoldedLane extends LaneDraft {
  folded: number[]
  foldable: boolean
}

function foldLanes(drafts: LaneDraft[], crowded: boolean, options: CorridorOptions): FoldedLane[] {
  return drafts.map((lane) => {
    const foldable = crowded && lane.parties.length > foldAbove
    if (!foldable || options.unfolded.has(lane.id)) return { ...lane, folded: [], foldable }
    return { ...lane, parties: lane.parties.slice(0, foldKeeps), folded: lane.parties.slice(foldKeeps), foldable }
  })
}

interface RowDraft {
  row: Omit<Row, 'y'>
  parties: number[]
  last: boolean
}

function placeRows(input: CorridorInput, drawn: Uint8Array, folded: FoldedLane[]) {
  const drafts: RowDraft[] = folded.flatMap((lane, at) => {
    const single = lane.parties.map((party) => draftRow(input, lane, at, [party]))
    return lane.folded.length === 0 ? single : [...single, draftRow(input, lane, at, lane.folded)]
  })
  const draftOf = new Int32Array(input.parties.length).fill(-1)
  for (const [i, draft] of drafts.entries()) for (const party of draft.parties) draftOf[party] = i

  const order = orderRows(
    drafts.map((draft, rank) => ({ lane: draft.row.lane, rank, last: draft.last })),
    rowTies(input, drawn, draftOf, drafts.length),
  )
  const rows: Row[] = []
  const lanes: Lane[] = []
  const rowOfDraft = new Int32Array(drafts.length)
  let top: number = sizes.top
  let at = 0
  for (const [index, lane] of folded.entries()) {
    const inLane = lane.parties.length + (lane.folded.length > 0 ? 1 : 0)
    const height = sizes.head + inLane * sizes.row
    lanes.push({
      id: lane.id,
      title: lane.title,
      role: lane.role,
      top,
      height,
      firstRow: at,
      rows: inLane,
      folded: lane.folded.map((party) => input.parties[party]?.id ?? ''),
      foldable: lane.foldable,
    })
    for (let i = 0; i < inLane; i++, at++) {
      const draft = order[at] ?? 0
      rowOfDraft[draft] = at
      const source = drafts[draft]
      if (source === undefined || source.row.lane !== index) throw new Error('a row left its lane')
      rows.push({ ...source.row, y: top + sizes.head + i * sizes.row + sizes.row / 2 })
    }
    top += height + sizes.gap
  }
  return { lanes, rows, rowOfParty: draftOf.map((draft) => (draft < 0 ? -1 : (rowOfDraft[draft] ?? -1))) }
}

function draftRow(input: CorridorInput, lane: FoldedLane, at: number, parties: number[]): RowDraft {
  const group = parties !== lane.parties && parties === lane.folded
  const party = input.parties[parties[0] ?? 0]
  const listed = group ? null : (party?.listedFrom ?? null)
  return {
    parties,
    last: group,
    row: {
      id: group ? `others:${lane.id}` : (party?.id ?? ''),
      name: group ? `${parties.length} others` : (party?.name ?? ''),
      country: party?.country ?? null,
      role: lane.role,
      lane: at,
      parties: parties.map((i) => input.parties[i]?.id ?? ''),
      traced: parties.reduce((sum, i) => sum + (input.traced[i] ?? 0), 0),
      listed: listed === null ? null : dayOf(listed),
    },
  }
}

function rowTies(input: CorridorInput, drawn: Uint8Array, draftOf: Int32Array, rows: number): RowTie[] {
  const weights = new Map<number, number>()
  for (let i = 0; i < input.ids.length; i++) {
    const a = draftOf[input.from[i] ?? 0] ?? -1
    const b = draftOf[input.to[i] ?? 0] ?? -1
    if (drawn[i] === 0 || a === b || a < 0 || b < 0) continue
    const key = a * rows + b
    weights.set(key, (weights.get(key) ?? 0) + 1)
  }
  return Array.from(weights, ([key, weight]) => ({ a: Math.floor(key / rows), b: key % rows, weight }))
}

const smallest = (days: Float64Array) => days.reduce((least, day) => Math.min(least, day), Infinity)
const largest = (days: Float64Array) => days.reduce((most, day) => Math.max(most, day), -Infinity)
