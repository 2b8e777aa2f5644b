import type { Matrix, MatrixQuestion } from '../contract/trace-details.ts'
import { matrixCells } from '../contract/trace-details.ts'
import { isoOf } from './days.ts'
import { type Axis, axisOf, countriesIn, cutAxes } from './matrix-axes.ts'
import { ConeReach, has, membersOf, onWalks, type ReachedMembers } from './matrix-reach.ts'
import { nearQuestion } from './near-projection.ts'
import type { IndexColumn, Projection } from './projection.ts'
import { simulatedOrder } from './stock-onward.ts'
import { attribute, attributedThrough } from './trace-attribution.ts'
import { OutOfTime, type TraceClock } from './trace-clock.ts'
import { type Cone, coneOf, memberOf } from './trace-cone.ts'
import { amountAhead, valueBack } from './trace-flows.ts'
import { role } from './trace-roles.ts'
import { type Subject, subjectOf, walksOf } from './trace-subject.ts'

/**
 * The question for each row of sources and each column of targets (`Matrix`). One simulation serves all cells: they
 * differ in whose goods are followed and where they count, never in what was drawn. Of two axes the shorter one is
 * followed through the amounts, once for each of its members; walks are followed for each row and for each column.
 *
 * @throws WaybillError what the question brings; OutOfTime when the time runs out before any cell is known.
 */
export function matrix(projection: Projection, asked: MatrixQuestion, clock: TraceClock): Matrix {
  const begun = performance.now()
  const { subject, corridor } = nearQuestion(subjectOf(projection, asked.question), clock)
  const walks = walksOf(subject)
  const attribution = attribute(subject, clock)
  const { consignor, consignee, departed, arrived } = subject.projection.movements
  const weight = (m: number) => attributedThrough(attribution, m)
  const sources = corridor.movements.filter((m) => subject.roles[subject.consignor[m]!] === role.source)
  const targets = corridor.movements.filter((m) => subject.roles[subject.consignee[m]!] === role.target)
  const all = {
    rows: axisOf(projection, asked.rows, sources, consignor, weight),
    columns: axisOf(projection, asked.columns, targets, consignee, weight),
  }
  const { rows, columns } = cutAxes(all.rows, all.columns, matrixCells)

  const cone = coneOf(walks, corridor.movements)
  const volumes = corridor.movements.filter((m) => subject.filtered.kept[m] === 1)
  const amounts = cellAmounts(subject, attribution, volumes, rows, columns, clock)
  const starts = rows.map((row) => endMembers(cone, row, departed, 1))
  const stops = columns.map((column) => endMembers(cone, column, arrived, -1))
  const cells: Matrix['cells'] = []
  let notComputed = rows.length * columns.length
  const here = membersOf(cone)
  eachPair(walks, cone, starts, stops, clock, (r, c, from, to) => {
    notComputed--
    const movements = onWalks(from, to, here)
    if (movements === 0) return
    const first = starts[r]!.find((member) => has(here, member))!
    const last = stops[c]!.find((member) => has(here, member))!
    cells.push({
      row: r,
      column: c,
      movements,
      attributed: amounts[r]![c]!,
      first: isoOf(departed[cone.movements[first]!]!),
      last: isoOf(arrived[cone.movements[last]!]!),
    })
  })
  const shown = ({ id, name, parties }: Axis) => ({ id, name, parties: [...parties] })
  return {
    unit: subject.measure.unit,
    attributed: attribution.attributed,
    rows: rows.map(shown),
    columns: columns.map(shown),
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    counts: {
      rows: axisCount(subject, asked.rows, role.source),
      columns: axisCount(subject, asked.columns, role.target),
    },
    truncated: rows.length < all.rows.length || columns.length < all.columns.length,
    notComputed,
    milliseconds: performance.now() - begun,
  }
}

/** Rows or columns of the question in all, with a corridor or not. */
function axisCount({ projection: p, roles }: Subject, by: MatrixQuestion['rows'], as: number): number {
  let parties = 0
  const countries = new Set<number>()
  const countriesOf = countriesIn(p)
  for (let party = 0; party < roles.length; party++) {
    if (roles[party] !== as || p.parties.same[party] !== party) continue
    parties++
    for (const country of countriesOf(party)) countries.add(country)
  }
  return by === 'parties' ? parties : countries.size
}

/** Members of the cone that are the axis entry's own movements, by day: earliest first for sign 1, last first for -1. */
function endMembers(cone: Cone, axis: Axis, day: IndexColumn, sign: 1 | -1): number[] {
  return axis.movements.toSorted((a, b) => sign * (day[a]! - day[b]!)).map((m) => memberOf(cone.movements, m))
}

/** What of each row's goods came to each column. */
function cellAmounts(
  subject: Subject,
  { ledger, stock }: ReturnType<typeof attribute>,
  movements: Int32Array,
  rows: readonly Axis[],
  columns: readonly Axis[],
  clock: TraceClock,
): Float64Array[] {
  const onward = stock.onward(simulatedOrder(ledger, movements))
  const number = new Map<number, number>()
  for (const [i, m] of onward.members.entries()) number.set(m, i)
  const members = (axis: Axis) => axis.movements.map((m) => number.get(m)).filter((i) => i !== undefined)
  const amounts = rows.map(() => new Float64Array(columns.length))
  const via = subject.via !== null
  const follow = (axis: readonly Axis[], others: readonly Axis[], ahead: boolean) => {
    const ends = others.map(members)
    const own = new Uint8Array(onward.members.length)
    for (const [a, one] of axis.entries()) {
      clock.check()
      for (const i of members(one)) own[i] = 1
      const at = { at: (i: number) => own[i] === 1, shut: -1 }
      const flow = ahead ? amountAhead(ledger, onward, at) : valueBack(ledger, onward, at)
      const counts = via ? flow.passing! : flow.any
      for (const [o, list] of ends.entries()) {
        let sum = 0
        for (const i of list) {
          const amount = ahead ? 1 : ledger.amount[onward.members[i]!]!
          if (counts[i]! > 0 && amount > 0) sum += amount * counts[i]!
        }
        if (ahead) amounts[a]![o] = sum
        else amounts[o]![a] = sum
      }
      own.fill(0)
    }
  }
  if (rows.length <= columns.length) follow(rows, columns, true)
  else follow(columns, rows, false)
  return amounts
}

/** What each row reaches and what reaches each column, pair by pair, until all are looked at or the time runs out. */
function eachPair(
  subject: Subject,
  cone: Cone,
  starts: readonly number[][],
  stops: readonly number[][],
  clock: TraceClock,
  visit: (row: number, column: number, from: ReachedMembers, to: ReachedMembers) => void,
): void {
  const ahead = new ConeReach(subject, cone, true, clock)
  const back = new ConeReach(subject, cone, false, clock)
  const byRow = starts.length <= stops.length
  // What the shorter axis reaches is kept; the longer one is gone through once.
  const kept = byRow ? starts.map((list) => ahead.from(list)) : stops.map((list) => back.from(list))
  for (const [o, list] of (byRow ? stops : starts).entries()) {
    let reached: ReachedMembers
    try {
      reached = byRow ? back.from(list) : ahead.from(list)
    } catch (error) {
      if (error instanceof OutOfTime) return
      throw error
    }
    for (const [k, other] of kept.entries())
      if (byRow) visit(k, o, other, reached)
      else visit(o, k, reached, other)
  }
}
