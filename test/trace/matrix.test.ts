import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MatrixQuestion } from '../../server/contract/trace-details.ts'
import type { TraceQuestion } from '../../server/contract/trace.ts'
import { matrix } from '../../server/trace/matrix.ts'
import { cutAxes } from '../../server/trace/matrix-axes.ts'
import { OutOfTime, unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { type NastyCase, nastyCases, tightCases } from './nasty-worlds.ts'
import { toNumber } from './twin/fraction.ts'
import { figures, simulate } from './twin/twin-attribution.ts'
import { twinWorld } from './twin/twin-world.ts'
import { projectionOfWorld, questionOf, shipment, type World } from './world.ts'

/** Several sources and targets in nearly every case. */
const wide = fc.record({
  from: fc.constantFrom<TraceQuestion['from']>(
    { parties: ['p0', 'p1'] },
    { countries: ['DE', 'FR'] },
    { parties: ['p0'] },
  ),
  to: fc.constantFrom<TraceQuestion['to']>({ parties: ['p2', 'p3'] }, { countries: ['RU', 'KZ'] }, { parties: ['p3'] }),
  rows: fc.constantFrom<MatrixQuestion['rows']>('countries', 'parties'),
  columns: fc.constantFrom<MatrixQuestion['columns']>('countries', 'parties'),
})
type Wide = typeof wide extends fc.Arbitrary<infer W> ? W : never

let cellsMet = 0

/** The parties that a confirmed identity, or several, make one with it. */
function oneWith({ sameAs = [] }: World, id: string): string[] {
  const one = new Set([id])
  for (const _ of sameAs) for (const [a, b] of sameAs) if (one.has(a) || one.has(b)) one.add(a).add(b)
  return [...one].sort()
}

/** The countries of all that are one with it; none only where none of them has one. */
function countriesOf(world: World, id: string): string[] {
  const one = oneWith(world, id)
  const all = new Set(world.parties.filter((party) => one.includes(party.id)).map(({ country }) => country))
  return all.size > 1 ? [...all].filter((country) => country !== '') : [...all]
}

function compare({ world: given, question: asked }: NastyCase, { from, to, rows, columns }: Wide): void {
  const question = questionOf({ ...asked, from, to })
  const world = twinWorld(given, question)
  fc.pre(!('refused' in world))
  const projection = projectionOfWorld(given)
  const got = matrix(projection, { question, rows, columns }, unlimited)
  const whole = trace(projection, question, unlimited)
  const largest = Math.max(1, ...given.movements.map((m) => m[question.measure] ?? 0))
  const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * largest)
  near(got.attributed, whole.volume.attributed!)
  const by = { source: rows, target: columns } as const
  // Of parties that are one, the one with the smallest id stands for all.
  const ones = given.parties.filter(({ id }) => oneWith(given, id)[0] === id)
  const entries = (side: 'source' | 'target') => {
    const parties = ones.filter(({ id }) => world.role(id) === side)
    const keys = ({ id }: { id: string }) => (by[side] === 'parties' ? [id] : countriesOf(given, id))
    const several = parties.filter((party) => keys(party).length > 1).length
    return [...new Set(parties.flatMap(keys))].map((name) => ({
      key: name,
      several,
      parties: parties.filter((party) => keys(party).includes(name)).map(({ id }) => id),
      others: parties.filter((party) => !keys(party).includes(name)).map(({ id }) => id),
    }))
  }
  const sum = got.cells.reduce((all, cell) => all + cell.attributed, 0)
  if ([...entries('source'), ...entries('target')].every(({ several }) => several === 0))
    near(sum, whole.volume.attributed!)
  else expect(sum).toBeGreaterThanOrEqual(whole.volume.attributed! - 1e-9 * largest)
  expect(got.counts).toEqual({ rows: entries('source').length, columns: entries('target').length })
  let met = 0
  for (const row of entries('source'))
    for (const column of entries('target')) {
      const narrow = {
        ...question,
        from: { parties: row.parties },
        to: { parties: column.parties },
        avoid: [...question.avoid, ...row.others, ...column.others],
      }
      const answer = trace(projection, narrow, unlimited)
      const { movements } = answer.corridor
      const cell = got.cells.find((c) => got.rows[c.row]!.id === row.key && got.columns[c.column]!.id === column.key)
      if (movements.length === 0) {
        expect(cell).toBeUndefined()
        continue
      }
      met++
      expect({ ...cell, row: 0, column: 0, attributed: 0 }).toEqual({
        row: 0,
        column: 0,
        attributed: 0,
        movements: movements.length,
        first: movements.map((m) => m.departed).sort()[0],
        last: movements
          .map((m) => m.arrived)
          .sort()
          .at(-1),
      })
      near(cell!.attributed, answer.volume.attributed!)
      const twin = twinWorld(given, narrow)
      if ('refused' in twin) throw new Error('the twin refuses a cell')
      near(cell!.attributed, toNumber(figures(twin, simulate(twin)).attributed))
    }
  expect(got.cells.length).toBe(met)
  expect([got.truncated, got.notComputed]).toEqual([false, 0])
  cellsMet += met
}

describe('the question for each row and column', () => {
  it('gives each cell as the narrowed question does, where goods lie for days', () => {
    fc.assert(fc.property(nastyCases, wide, compare), { numRuns: 1000 })
  })

  it('gives it so when goods go in circles', () => {
    fc.assert(fc.property(tightCases, wide, compare), { numRuns: 500 })
    expect(cellsMet).toBeGreaterThan(500)
  })

  const parties: World['parties'] = ['a', 'b', 'm', 'y', 'z'].map((id) => ({
    id,
    country: id < 'm' ? 'DE' : 'RU',
    military: false,
    listed: false,
  }))
  const world = {
    parties,
    movements: [
      shipment('s1', 'a', 'm', [1, 2], 60),
      shipment('s2', 'b', 'm', [1, 3], 20),
      shipment('s3', 'm', 'z', [5, 8], 60),
      shipment('s4', 'm', 'y', [9, 11], 20),
    ],
  }
  const asked = (rows: MatrixQuestion['rows'], columns: MatrixQuestion['columns']) => ({
    question: questionOf({ from: { parties: ['a', 'b'] }, to: { parties: ['y', 'z'] } }),
    rows,
    columns,
  })

  it('lists rows and columns with most attributed first', () => {
    expect(matrix(projectionOfWorld(world), asked('parties', 'parties'), unlimited)).toMatchObject({
      unit: 'kg',
      attributed: 80,
      rows: [
        { id: 'a', name: 'Party a', parties: ['a'] },
        { id: 'b', name: 'Party b', parties: ['b'] },
      ],
      columns: [{ id: 'z' }, { id: 'y' }],
      cells: [
        { row: 0, column: 0, movements: 2, attributed: 45, first: '2023-01-01', last: '2023-01-08' },
        { row: 0, column: 1, movements: 2, attributed: 15, first: '2023-01-01', last: '2023-01-11' },
        { row: 1, column: 0, movements: 2, attributed: 15, first: '2023-01-01', last: '2023-01-08' },
        { row: 1, column: 1, movements: 2, attributed: 5, first: '2023-01-01', last: '2023-01-11' },
      ],
      counts: { rows: 2, columns: 2 },
    })
    expect(matrix(projectionOfWorld(world), asked('countries', 'countries'), unlimited)).toMatchObject({
      rows: [{ id: 'DE', name: 'DE', parties: ['a', 'b'] }],
      columns: [{ id: 'RU', parties: ['y', 'z'] }],
      cells: [{ row: 0, column: 0, movements: 4, attributed: 80 }],
    })
  })

  it('counts a party whose records name two countries in the row of each', () => {
    const one: World = {
      ...world,
      parties: parties.map((party) => (party.id === 'b' ? { ...party, country: 'KZ' } : party)),
      sameAs: [['a', 'b']],
    }
    expect(matrix(projectionOfWorld(one), asked('countries', 'countries'), unlimited)).toMatchObject({
      attributed: 80,
      rows: [
        { id: 'DE', parties: ['a'] },
        { id: 'KZ', parties: ['a'] },
      ],
      cells: [
        { row: 0, column: 0, movements: 4, attributed: 80 },
        { row: 1, column: 0, movements: 4, attributed: 80 },
      ],
      counts: { rows: 2, columns: 1 },
    })
  })

  it('says how many cells the time left out', () => {
    let looks = 0
    matrix(projectionOfWorld(world), asked('parties', 'parties'), { check: () => void looks++ })
    let left = looks - 1
    const clock = {
      check: () => {
        if (left-- <= 0) throw new OutOfTime()
      },
    }
    const got = matrix(projectionOfWorld(world), asked('parties', 'parties'), clock)
    expect(got.notComputed).toBe(2)
    expect(got.cells.map(({ row, column }) => [row, column])).toEqual([
      [0, 0],
      [1, 0],
    ])
  })

  it('keeps a short axis whole when there are too many cells', () => {
    const axis = (length: number) =>
      Array.from({ length }, (_, i) => ({ id: `${i}`, name: '', parties: [], movements: [] }))
    const cut = (rows: number, columns: number) => {
      const left = cutAxes(axis(rows), axis(columns), 10_000)
      return [left.rows.length, left.columns.length]
    }
    expect(cut(100, 100)).toEqual([100, 100])
    expect(cut(27, 1000)).toEqual([27, 370])
    expect(cut(1000, 27)).toEqual([370, 27])
    expect(cut(1000, 1000)).toEqual([100, 100])
    expect(cut(1, 20_000)).toEqual([1, 10_000])
  })
})
