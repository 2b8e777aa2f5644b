import { describe, expect, test } from 'vitest'
import type { Chokepoints } from '../../server/contract/chokepoints.ts'
import type { Carrier } from '../../server/contract/trace-details.ts'
import { barParts } from '../../client/trace/answer-bar.tsx'
import { cellQuestion } from '../../client/trace/answer-across.tsx'
import { carrierLine } from '../../client/trace/answer-parties.tsx'
import { monthRows } from '../../client/trace/answer-when.tsx'
import { proofOf } from '../../client/trace/choke-points.tsx'
import { endParties } from '../../client/trace/none-ends.tsx'
import { answerOf, movement, party } from './trace-answers.ts'

describe('the bounds bar', () => {
  test('puts every figure on the scale of what was delivered', () => {
    const { volume } = answerOf({ volume: { delivered: 200, lower: 20, upper: 100, attributed: 50 } })
    expect(barParts(volume)).toMatchObject({ lower: 0.1, upper: 0.5, attributed: 0.25, open: false })
  })

  test('runs on to an open end when nothing bounds it, and is no bar without deliveries', () => {
    const { volume } = answerOf({ volume: { upper: null, unlimitedBy: ['s1'] } })
    expect(barParts(volume)).toMatchObject({ upper: 1, open: true })
    expect(barParts({ ...volume, delivered: 0 })).toBeNull()
    expect(barParts({ ...volume, unlimitedBy: [] })).toMatchObject({ upper: null, open: false })
  })

  test('spans what the other rules would give', () => {
    const { volume } = answerOf({
      volume: { delivered: 100, attributedRange: { proportional: 40, fifo: 45, lifo: 30 } },
    })
    expect(barParts(volume)?.span).toEqual([0.3, 0.45])
  })
})

describe('choke points in one sentence', () => {
  const found: Chokepoints = {
    none: null,
    set: [],
    size: 2,
    lowerBound: 2,
    proved: true,
    disjointChains: [],
    chainsKept: 5,
    curve: [],
    unit: 'kg',
    stoppedBy: null,
    milliseconds: 1,
  }
  test('say proved only when set and lower bound agree, and name the gap otherwise', () => {
    expect(proofOf(found)).toContain('Proved')
    expect(proofOf({ ...found, proved: false, lowerBound: 1 })).toContain('not proved: it takes at least 1')
    expect(proofOf({ ...found, size: null, proved: false })).toContain('No such set was found in time')
  })
  test('give chains that share nobody as the proof where there are as many', () => {
    expect(proofOf({ ...found, disjointChains: [['a'], ['b']] })).toContain('share nobody')
  })
  test('say why there is none', () => {
    expect(proofOf({ ...found, size: null, proved: false, none: { because: 'direct', chain: ['a'] } })).toContain(
      'directly',
    )
  })
})

describe('what a party carried, in a line', () => {
  const carrier: Carrier = {
    party: { id: 'a', name: 'A', country: null },
    received: { movements: 2, amount: 300 },
    sent: { movements: 1, amount: 200 },
    attributed: 100,
    atMost: 150,
    daysHeld: { least: 3, mean: 4.6, most: 9 },
    ranEmpty: null,
    movements: [],
    movementCount: 3,
  }
  test('says what came in, went out and can have gone through, or how long it was held where that is the order', () => {
    expect(carrierLine(carrier, 'attributed')).toBe('in 300 · out 200 · at most 150')
    expect(carrierLine(carrier, 'held')).toBe('held 3–9 days, mean 5 · in 300 · out 200')
    expect(carrierLine({ ...carrier, daysHeld: null, atMost: null }, 'held')).toBe('in 300 · out 200')
  })
  test('begins with what speaks for the party', () => {
    expect(carrierLine({ ...carrier, ranEmpty: '2022-10-03' }, 'sent')).toMatch(/^ran empty · /)
  })
})

test('months of routes and of what has no row add up to all of it', () => {
  const flow = (month: string, attributed: number) => ({ month, attributed, movements: 1 })
  const routes = Array.from({ length: 14 }, (_, i) => ({
    parties: [`a${i}`, 'z'],
    attributed: 2,
    months: [flow('2022-01', 1), flow('2022-03', 1)],
  }))
  const { rows, left } = monthRows(
    {
      complete: true,
      unit: 'kg',
      months: [flow('2022-01', 20), flow('2022-02', 0), flow('2022-03', 14)],
      routes,
      rest: [flow('2022-01', 6)],
      parties: [],
      milliseconds: 1,
    },
    (id) => id,
  )
  const [all, ...parts] = rows
  expect(left).toBe(2)
  expect(all?.by.map((_, i) => parts.reduce((sum, { by }) => sum + (by[i] ?? 0), 0))).toEqual(all?.by)
})

test('a cell’s question has its row and column as ends and avoids every other one', () => {
  const axis = (id: string, parties: string[]) => ({ id, name: id, parties })
  const [de, it, z, y] = [axis('DE', ['a', 'b']), axis('IT', ['c']), axis('z', ['z']), axis('y', ['y'])]
  const found = {
    unit: 'kg',
    attributed: 1,
    rows: [de, it],
    columns: [z, y],
    cells: [],
    counts: { rows: 2, columns: 2 },
    truncated: true,
    notComputed: 0,
    milliseconds: 1,
  }
  const asked = cellQuestion({ from: { group: 'eu' }, to: { group: 'ru-military' }, avoid: ['x'] }, found, de, y, [
    'a',
    'd',
    'y',
  ])
  expect(asked).toEqual({ from: { parties: ['a', 'b'] }, to: { parties: ['y'] }, avoid: ['x', 'c', 'z', 'd'] })
})

test('a side ends where its shipments lead no further', () => {
  const strip = (id: string, ends: string, hops: number) => ({
    ...movement(id, `${ends} 2022-01-01 2022-01-02 1`),
    hops,
  })
  const side = {
    movements: [strip('m', 'a>b', 1), strip('n', 'b>c', 2)],
    parties: [party('a', 'source'), party('b', 'between'), party('c', 'between')],
    count: 2,
  }
  expect(endParties(side, 'to')).toEqual(['c'])
  expect(endParties(side, 'from')).toEqual(['a'])
})
