import fc from 'fast-check'
import { expect, it } from 'vitest'
import { WaybillError } from '../../server/errors.ts'
import { ChainCover, countOf } from '../../server/trace/choke-cover.ts'
import { loadSolver } from '../../server/trace/choke-solver.ts'
import { OutOfTime, type TraceClock, unlimited } from '../../server/trace/trace-clock.ts'

const solver = await loadSolver()

/** A clock that lets so many looks pass before it throws. */
const after = (looks: number, error: Error): TraceClock => ({
  check: () => {
    if (looks-- <= 0) throw error
  },
})

/** Four members in each of a thousand rows, drawn by a fixed rule: too hard to be solved at once. */
const hard = Array.from({ length: 1000 }, (_, r) => {
  const row = new Set<number>()
  for (let i = 1; row.size < 4; i++) row.add((r * r * 7 + i * i * 131 + r * i * 17) % 300)
  return [...row]
})

const hits = (rows: readonly number[][], members: readonly number[]) =>
  rows.every((row) => row.some((member) => members.includes(member)))

it('the solver finds the smallest covers that trying all sets finds, and no quick one is smaller', () => {
  const row = fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
      const sizes = Array.from({ length: 256 }, (_, set) => [...Array(8).keys()].filter((i) => (set >> i) & 1))
        .filter((members) => hits(rows, members))
        .map((members) => members.length)
      const { members, bound } = solver.solve(rows, 8, unlimited)
      expect(members!.length).toBe(Math.min(...sizes))
      expect(bound).toBe(members!.length)
      expect(hits(rows, members!)).toBe(true)

      const quick = new ChainCover(8)
      for (const one of rows) quick.add(one)
      const set = new Uint8Array(8)
      quick.complete(set)
      quick.thin(set)
      expect(
        hits(
          rows,
          [...set.keys()].filter((i) => set[i] === 1),
        ),
      ).toBe(true)
      expect(countOf(set)).toBeGreaterThanOrEqual(bound)
    }),
    { numRuns: 150 },
  )
})

it('a solver whose time runs out says what is proved so far', () => {
  const { members, bound } = solver.solve(hard, 300, after(20, new OutOfTime()))
  expect(bound).toBeGreaterThanOrEqual(0)
  if (members !== null) {
    expect(hits(hard, members)).toBe(true)
    expect(bound).toBeLessThanOrEqual(members.length)
  }
})

it('a solver that nobody waits for any more stops', () => {
  const gone = new WaybillError('cancelled', 'gone')
  expect(() => solver.solve(hard, 300, after(5, gone))).toThrow(gone)
})
