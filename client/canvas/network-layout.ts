import type { TraceAnswer } from '../../server/contract/trace.ts'
import type { Tie } from './canvas-ties.ts'
import type { LaneTitles } from './canvas-words.ts'
import { countryName, handsTitle } from './canvas-words.ts'
import { corridorInput } from './corridor-input.ts'
import { orderRows } from './corridor-order.ts'
import type { Role } from './corridor-types.ts'

export interface Point {
  x: number
  y: number
}

export interface Column {
  title: string
  role: Role
  x: number
  /** Where its title stands. */
  y: number
  /** Left edge of the room this column takes; null where nothing divides it from the one before. */
  left: number | null
  /** What stands behind a group; columns have none. */
  block?: { x: number; y: number; width: number; height: number }
}

export interface NetworkLayout {
  places: Map<string, Point>
  columns: Column[]
  /** Lowest node of the trade; what is added lies beneath. */
  bottom: number
  right: number
}

/** Pixels that a drawing may fill at full size. */
export interface Room {
  width: number
  height: number
}

/** Columns stand this far apart, and closer where the room is narrow, so that names do not shrink with it. */
const columnGap = { usual: 165, least: 118 } as const
const rowGap = 58
/** Where there is room, rows stand up to this far apart. */
const widestGap = 124
const leastHeight = 246
const top = 78
/** What lies about the trade: headings above it, names beneath it, words about listings beside it. */
const around = { width: 96, height: 160 }
/** Longer columns are staggered into several, so that captions keep their room and the whole its proportions. */
const perColumn = (parties: number) => Math.max(12, Math.ceil(Math.sqrt(parties) * 1.4))
const stagger = 78

const foldsOf = (parties: number) => Math.max(1, Math.ceil(parties / perColumn(parties)))

/**
 * Parties in columns by role and hops: sellers, first hands, second hands …, traders in the end-users' country, end-users;
 * ordered within columns so that ties cross little, and as far apart as the room allows. Pure and deterministic.
 */
export function layerParties(
  answer: TraceAnswer,
  ties: readonly Tie[],
  hidden: ReadonlySet<string>,
  titles: LaneTitles,
  room: Room | null = null,
): NetworkLayout {
  const input = corridorInput(answer)
  const home = new Set(input.parties.filter((party) => party.role === 'target').map((party) => party.country))
  const most = input.partyHops.reduce((max, hops) => Math.max(max, hops), 1)
  const columnOf = (i: number): number => {
    const party = input.parties[i]
    if (party?.role === 'source') return 0
    if (party?.role === 'target') return most + 2
    return party?.country != null && home.has(party.country) ? most + 1 : Math.max(1, input.partyHops[i] ?? 1)
  }
  const shown = [...input.parties.keys()].filter((i) => !hidden.has(input.parties[i]?.id ?? ''))
  const used = [...new Set(shown.map(columnOf))].sort((a, b) => a - b)
  const ranked = shown.toSorted((a, b) => (input.traced[b] ?? 0) - (input.traced[a] ?? 0) || a - b)
  const at = new Map(ranked.map((party, i) => [input.parties[party]?.id ?? '', i]))
  const order = orderRows(
    ranked.map((party, rank) => ({ lane: used.indexOf(columnOf(party)), rank, last: false })),
    ties.flatMap((tie) => {
      const a = at.get(tie.from)
      const b = at.get(tie.to)
      return a === undefined || b === undefined || a === b ? [] : [{ a, b, weight: Math.sqrt(tie.movements.length) }]
    }),
    'beside',
  )

  const members = used.map((column) =>
    [...order].flatMap((i) => (columnOf(ranked[i] ?? 0) === column ? [ranked[i] ?? 0] : [])),
  )
  const tallest = Math.max(1, ...members.map((list) => Math.ceil(list.length / foldsOf(list.length))))
  const staggered = members.reduce((sum, list) => sum + (foldsOf(list.length) - 1) * stagger, 0)
  const apart = gapFor(members.length, staggered, room)
  const across = members.length * apart + staggered
  const height = heightFor(tallest, across, room)
  const places = new Map<string, Point>()
  const columns: Column[] = []
  let left = 0
  for (const [c, list] of members.entries()) {
    const folds = foldsOf(list.length)
    const width = apart + (folds - 1) * stagger
    const x = left + width / 2
    const column = used[c] ?? 0
    columns.push({ ...headingOf(column, most, titles, home), x, y: 24, left })
    for (const [i, party] of list.entries()) {
      const y = list.length === 1 ? height / 2 : (i * height) / (list.length - 1)
      places.set(input.parties[party]?.id ?? '', {
        x: Math.round(x + ((i % folds) - (folds - 1) / 2) * stagger),
        y: Math.round(top + y),
      })
    }
    left += width
  }
  return { places, columns, bottom: top + height, right: left }
}

function gapFor(columns: number, staggered: number, room: Room | null): number {
  if (room === null || room.width <= 0 || columns === 0) return columnGap.usual
  const fitting = Math.floor((room.width - around.width - staggered) / columns)
  return Math.max(columnGap.least, Math.min(columnGap.usual, fitting))
}

/** Height of the trade: no lower than rows need, and so much higher that trade this wide fills its room. */
function heightFor(rows: number, across: number, room: Room | null): number {
  const least = Math.max(leastHeight, (rows - 1) * rowGap)
  if (room === null || room.width <= 0) return least
  const shrunk = Math.max(1, (across + around.width) / room.width)
  const most = Math.max(leastHeight, (rows - 1) * widestGap)
  return Math.max(least, Math.min(most, Math.floor(room.height * shrunk - around.height)))
}

function headingOf(
  column: number,
  most: number,
  titles: LaneTitles,
  home: ReadonlySet<string | null>,
): Pick<Column, 'title' | 'role'> {
  if (column === 0) return { title: titles.source, role: 'source' }
  if (column === most + 2) return { title: titles.target, role: 'target' }
  if (column === most + 1) {
    const country = home.size === 1 ? countryName([...home][0] ?? null) : 'Home'
    return { title: `${country}, traders`, role: 'between' }
  }
  return { title: handsTitle(column), role: 'between' }
}
