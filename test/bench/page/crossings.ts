import type { Point } from '../../../client/canvas/network-layout.ts'
import type { CorridorLayout } from '../../../client/canvas/corridor-types.ts'

/**
 * Pairs of lines that cross in the timetable when its rows stand at these heights. Lines that share an end do not cross.
 *
 * @param y height of each row.
 */
export function lineCrossings({ marks }: CorridorLayout, y: ArrayLike<number>): number {
  const line = (mark: number): Line => [
    marks.departed[mark]!,
    y[marks.fromRow[mark]!]!,
    marks.arrived[mark]!,
    y[marks.toRow[mark]!]!,
  ]
  const order = Array.from({ length: marks.count }, (_, i) => i).sort((a, b) => marks.departed[a]! - marks.departed[b]!)
  let n = 0
  for (const [i, a] of order.entries())
    for (let j = i + 1; j < order.length && marks.departed[order[j]!]! < marks.arrived[a]!; j++)
      if (cross(line(a), line(order[j]!))) n++
  return n
}

/**
 * A number of crossings that no order of rows within lanes goes below: of any two pairs of trading rows alone, the fewest
 * that some places of those four rows give, added up. Takes the fourth power of the rows of a lane.
 */
export function leastLineCrossings({ marks, rows, lanes }: CorridorLayout): number {
  const slots = rows.map(({ lane }) => {
    const { firstRow, rows: count } = lanes[lane]!
    return rows.slice(firstRow, firstRow + count).map(({ y }) => y)
  })
  const traded = [
    ...Map.groupBy(
      Array.from({ length: marks.count }, (_, mark) => mark),
      (mark) => marks.fromRow[mark]! * rows.length + marks.toRow[mark]!,
    ).values(),
  ]
  let sum = 0
  for (const [i, some] of traded.entries())
    for (let j = i; j < traded.length; j++) {
      const pairs = some.flatMap((a, nth) =>
        (i === j ? some.slice(nth + 1) : traded[j]!)
          .filter((b) => marks.departed[a]! < marks.arrived[b]! && marks.departed[b]! < marks.arrived[a]!)
          .map((b) => [a, b] as const),
      )
      if (pairs.length === 0) continue
      const [a, b] = [some[0]!, traded[j]![0]!]
      sum += fewest(marks, pairs, [marks.fromRow[a]!, marks.toRow[a]!, marks.fromRow[b]!, marks.toRow[b]!], slots)
    }
  return sum
}

function fewest(
  marks: CorridorLayout['marks'],
  pairs: readonly (readonly [number, number])[],
  ends: readonly [number, number, number, number],
  slots: readonly number[][],
): number {
  const line = (mark: number, from: number, to: number): Line => [marks.departed[mark]!, from, marks.arrived[mark]!, to]
  let least = Infinity
  const place = (heights: number[]): void => {
    if (least === 0) return
    if (heights.length < 4) {
      const row = ends[heights.length]!
      for (const y of slots[row]!)
        // One row has one height, and two rows have two.
        if (heights.every((other, k) => (other === y) === (ends[k] === row))) place([...heights, y])
      return
    }
    const [a, b, c, d] = heights as [number, number, number, number]
    let n = 0
    for (const [one, other] of pairs) if (cross(line(one, a, b), line(other, c, d)) && ++n >= least) return
    least = n
  }
  place([])
  return least
}

/** Pairs of ties that cross when they run straight between these places. Ties that share a party do not cross. */
export function tieCrossings(
  ties: readonly { from: string; to: string }[],
  places: ReadonlyMap<string, Point>,
): number {
  const lines = ties.map(({ from, to }): Line => {
    const [a, b] = [places.get(from)!, places.get(to)!]
    return a.x <= b.x ? [a.x, a.y, b.x, b.y] : [b.x, b.y, a.x, a.y]
  })
  let n = 0
  for (let i = 0; i < lines.length; i++) for (let j = 0; j < i; j++) if (cross(lines[i]!, lines[j]!)) n++
  return n
}

type Line = [number, number, number, number]

const cross = ([a, b, c, d]: Line, [e, f, g, h]: Line): boolean =>
  side(a, b, c, d, e, f) * side(a, b, c, d, g, h) < 0 && side(e, f, g, h, a, b) * side(e, f, g, h, c, d) < 0

const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number =>
  Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px))

type Compare = (a: string, b: string) => number

/** Heights of the same rows when each lane keeps its place and stands in another order of its own. */
export function heightsBy(layout: CorridorLayout, compare: Compare): Float64Array {
  const heights = Float64Array.from(layout.rows, (row) => row.y)
  for (const lane of layout.lanes) {
    const own = Array.from({ length: lane.rows }, (_, i) => lane.firstRow + i)
    const free = own.map((row) => layout.rows[row]!.y)
    for (const [i, row] of own.toSorted((a, b) => compare(layout.rows[a]!.id, layout.rows[b]!.id)).entries())
      heights[row] = free[i]!
  }
  return heights
}

/** The same places when each column stands in another order of its own. */
export function placesBy(
  places: ReadonlyMap<string, Point>,
  columnOf: ReadonlyMap<string, number>,
  compare: Compare,
): Map<string, Point> {
  const moved = new Map<string, Point>()
  for (const own of Map.groupBy(places.keys(), (id) => columnOf.get(id)).values()) {
    const free = own.map((id) => places.get(id)!).sort((a, b) => a.y - b.y)
    for (const [i, id] of own.toSorted(compare).entries()) moved.set(id, free[i]!)
  }
  return moved
}
