import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sizes, type CorridorLayout } from '../../client/canvas/corridor-types.ts'
import { dayOf } from '../../client/canvas/canvas-days.ts'
import { answerOf, anyAnswer, largeAnswer, layOut, movement, party, yasenets } from './canvas-answers.ts'

describe('the corridor of the drawn case', () => {
  const layout = layOut(yasenets)

  it('stands in lanes from sellers through countries by hops to end-users, home traders last', () => {
    expect(layout.lanes.map((lane) => lane.title)).toEqual([
      'EU sellers',
      'Türkiye',
      'UAE',
      'Hong Kong',
      'Kazakhstan',
      'Kyrgyzstan',
      'Russia, traders',
      'Military end-users',
    ])
  })

  it('holds 79 of 107 shipments in 13 bundles', () => {
    expect(layout.counts).toMatchObject({ shipments: 107, drawn: 107, bundles: 13, bundled: 79, singly: 28, hidden: 0 })
  })

  it('draws every shipment of a bundle while the corridor is not crowded', () => {
    expect(layout.marks.count).toBe(107)
  })

  it('opens one bundle in place and counts its shipments as drawn singly', () => {
    const { key, movements } = layout.bundles.find((bundle) => bundle.movements.length === 11)!
    const open = layOut(yasenets, { open: new Set([key]) })
    expect(open.counts).toMatchObject({ bundles: 12, bundled: 68, singly: 39 })
    expect(movements.length).toBe(11)
    expect(open.rows).toEqual(layout.rows)
  })

  it('takes a hidden party away with its trade', () => {
    const id = 'demo:kedrimpuls'
    const less = layOut(yasenets, { hidden: new Set([id]) })
    const touching = yasenets.corridor.movements.filter((m) => m.from === id || m.to === id).length
    expect(less.counts.hidden).toBe(touching)
    expect(less.rows.some((row) => row.id === id)).toBe(false)
  })

  it('crosses lines less than the order of ids does', () => {
    expect(crossings(layout)).toBeLessThan(crossings(byId(layout)))
  })

  it('draws widths in proportion to amounts and says what a pixel stands for', () => {
    const { marks, perPixel } = layout
    expect(perPixel).toBe(100)
    for (let i = 0; i < marks.count; i++)
      expect(marks.width[i]).toBeCloseTo(Math.max(0.75, marks.amount[i]! / perPixel!), 4)
  })

  it('stands in lanes by the hands before, if asked, with the same rows', () => {
    const byHands = layOut(yasenets, { lanes: 'hands' })
    expect(byHands.lanes.map((lane) => lane.title)).toEqual([
      'EU sellers',
      'First hands',
      'Second hands',
      'Russia, traders',
      'Military end-users',
    ])
    expect(byHands.rows.map((row) => row.id).sort()).toEqual(layout.rows.map((row) => row.id).sort())
  })

  it('draws widths by what is attributed, or all alike without a scale', () => {
    const byAttributed = layOut(yasenets, { width: 'attributed' })
    for (const [mark, width] of byAttributed.marks.width.entries()) {
      const { amount, attributed } = yasenets.corridor.movements[byAttributed.marks.movement[mark]!]!
      expect(width).toBeCloseTo(amount === null ? 1 : Math.max(0.75, attributed / byAttributed.perPixel!), 5)
    }
    const alike = layOut(yasenets, { width: 'even' })
    expect(alike.perPixel).toBeNull()
    const known = yasenets.corridor.movements.filter(({ amount }) => amount !== null).length
    expect(new Set(alike.marks.width).size).toBe(known === 107 ? 1 : 2)
  })

  it('makes no bundle when told to, and more of them the fewer shipments it takes', () => {
    expect(layOut(yasenets, { bundleFrom: null }).counts).toMatchObject({ bundles: 0, bundled: 0, singly: 107 })
    expect(layOut(yasenets, { bundleFrom: 2 }).counts.bundles).toBeGreaterThan(13)
  })
})

describe('any corridor', () => {
  it('is laid out the same way each time', () => {
    fc.assert(
      fc.property(anyAnswer(), (answer) => {
        expect(layOut(answer)).toEqual(layOut(answer))
      }),
      { numRuns: 100 },
    )
  })

  it('keeps names apart: rows never come closer than their height, lanes never overlap', () => {
    fc.assert(
      fc.property(anyAnswer(), fc.constantFrom(400, 5), (answer, crowdedAbove) => {
        const { rows, lanes, height } = layOut(answer, { crowdedAbove })
        for (let i = 1; i < rows.length; i++) expect(rows[i]!.y - rows[i - 1]!.y).toBeGreaterThanOrEqual(sizes.row)
        for (const [i, lane] of lanes.entries()) {
          expect(lane.top).toBeGreaterThanOrEqual(i === 0 ? 0 : lanes[i - 1]!.top + lanes[i - 1]!.height)
          for (const row of rows.slice(lane.firstRow, lane.firstRow + lane.rows)) {
            expect(row.y - sizes.row / 2).toBeGreaterThanOrEqual(lane.top + sizes.head)
            expect(row.y + sizes.row / 2).toBeLessThanOrEqual(lane.top + lane.height)
          }
          expect(lane.top + lane.height).toBeLessThanOrEqual(height)
        }
      }),
    )
  })

  it('shows every party on exactly one row', () => {
    fc.assert(
      fc.property(anyAnswer(), fc.constantFrom(400, 5), (answer, crowdedAbove) => {
        const { rows } = layOut(answer, { crowdedAbove })
        expect(rows.flatMap((row) => row.parties).sort()).toEqual(answer.corridor.parties.map((p) => p.id).sort())
      }),
    )
  })

  it('draws every shipment in exactly one line or one bundle, and the counts add up', () => {
    const cases = fc.record({
      answer: anyAnswer(),
      crowdedAbove: fc.constantFrom(400, 5),
      hide: fc.nat(30),
      open: fc.boolean(),
    })
    fc.assert(
      fc.property(cases, ({ answer, crowdedAbove, hide, open }) => {
        const hidden = new Set([`p:${hide}`, `s:${hide}`])
        const keys = open
          ? layOut(answer, { crowdedAbove, hidden })
              .bundles.slice(0, 1)
              .map((one) => one.key)
          : []
        const layout = layOut(answer, { crowdedAbove, hidden, open: new Set(keys) })
        const seen = new Map<number, number>()
        const see = (i: number) => seen.set(i, (seen.get(i) ?? 0) + 1)
        for (let i = 0; i < layout.marks.count; i++) {
          const own = layout.marks.movement[i]!
          if (own >= 0) see(own)
          else layout.bundles[layout.marks.bundle[i]!]!.movements.forEach(see)
        }
        for (const [i, m] of answer.corridor.movements.entries()) {
          const gone = hidden.has(m.id) || hidden.has(m.from) || hidden.has(m.to)
          expect(seen.get(i) ?? 0).toBe(gone ? 0 : 1)
          expect(layout.markOfMovement[i] === -1).toBe(gone)
        }
        const { counts } = layout
        expect(counts.drawn + counts.hidden).toBe(counts.shipments)
        expect(counts.bundled + counts.singly).toBe(counts.drawn)
        const closed = layout.bundles.filter((bundle) => !bundle.open)
        expect(counts.bundles).toBe(closed.length)
        for (const bundle of layout.bundles) expect(bundle.movements.length).toBeGreaterThanOrEqual(4)
      }),
    )
  })

  it('bundles only shipments between the same rows with the same six digits', () => {
    fc.assert(
      fc.property(anyAnswer(120), (answer) => {
        const layout = layOut(answer)
        for (const bundle of layout.bundles)
          for (const i of bundle.movements) {
            const m = answer.corridor.movements[i]!
            expect(m.goods.slice(0, 6)).toBe(bundle.goods)
            expect(layout.rowOfParty.get(m.from)).toBe(bundle.fromRow)
            expect(layout.rowOfParty.get(m.to)).toBe(bundle.toRow)
          }
      }),
    )
  })

  it('holds on each row what arrived and has not left, at every step', () => {
    fc.assert(
      fc.property(anyAnswer(), (answer) => {
        const layout = layOut(answer)
        for (const band of layout.stock)
          for (const [i, day] of band.day.entries()) {
            let held = 0
            for (const m of answer.corridor.movements) {
              if (layout.rowOfParty.get(m.to) === band.row && dayOf(m.arrived) <= day) held += m.attributed
              if (layout.rowOfParty.get(m.from) === band.row && dayOf(m.departed) <= day) held -= m.attributed
            }
            expect(band.amount[i]).toBeCloseTo(Math.max(0, held), 5)
          }
      }),
    )
  })
})

describe('corridors at the edges', () => {
  it('without shipments keep their parties and draw nothing', () => {
    const layout = layOut(answerOf([party('a', 'source'), party('z', 'target')], []))
    expect(layout.rows.length).toBe(2)
    expect(layout.marks.count).toBe(0)
    expect(layout.days).toBeNull()
  })

  it('without anything are empty', () =>
    expect(layOut(answerOf([], []))).toMatchObject({ height: 0, rows: [], lanes: [] }))

  it('give a party that only a shipment names a row of its own', () => {
    const layout = layOut(answerOf([party('a', 'source')], [movement('s', 'a', 'ghost')]))
    expect(layout.rows.map((row) => row.id)).toContain('ghost')
  })

  it('draw a missing amount one pixel wide, and know no scale where all are missing', () => {
    const layout = layOut(
      answerOf([party('a', 'source'), party('z', 'target')], [movement('s', 'a', 'z', 0, { amount: null })]),
    )
    expect(layout.perPixel).toBeNull()
    expect(layout.marks.width[0]).toBe(1)
  })

  it('bundle per month and fold long lanes above 400 shipments, with exact counts', () => {
    const answer = largeAnswer(5000, 253)
    const layout = layOut(answer)
    expect(layout.crowded).toBe(true)
    expect(layout.marks.count).toBe(layout.counts.singly + layout.counts.bundles)
    expect(layout.marks.count).toBeLessThan(answer.corridor.movements.length)
    expect(layout.rows.reduce((sum, row) => sum + row.parties.length, 0)).toBe(253)
    for (const lane of layout.lanes) expect(lane.rows).toBeLessThanOrEqual(5)
    for (const lane of layout.lanes.filter((one) => one.folded.length > 0)) {
      const last = layout.rows[lane.firstRow + lane.rows - 1]!
      expect(last.name).toBe(`${lane.folded.length} others`)
      expect(last.parties).toEqual(lane.folded)
    }
    for (const bundle of layout.bundles) {
      const months = new Set(Array.from(bundle.movements, (i) => answer.corridor.movements[i]!.departed.slice(0, 7)))
      expect(months.size).toBe(1)
    }
  })

  it('unfold one lane and leave the others', () => {
    const layout = layOut(largeAnswer(5000, 253), { unfolded: new Set(['between:TR']) })
    const lane = layout.lanes.find((one) => one.id === 'between:TR')!
    expect(lane.folded).toEqual([])
    expect(lane.rows).toBeGreaterThan(5)
  })
})

/** Pairs of lines that cross, compared one by one. */
function crossings(layout: CorridorLayout): number {
  const { marks, rows } = layout
  const y = (row: number) => rows[row]!.y
  let n = 0
  for (let i = 0; i < marks.count; i++)
    for (let j = 0; j < i; j++) {
      const line = (k: number) =>
        [marks.departed[k]!, y(marks.fromRow[k]!), marks.arrived[k]!, y(marks.toRow[k]!)] as const
      const [a, b, c, d] = line(i)
      const [e, f, g, h] = line(j)
      const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number) =>
        Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px))
      if (side(a, b, c, d, e, f) * side(a, b, c, d, g, h) < 0 && side(e, f, g, h, a, b) * side(e, f, g, h, c, d) < 0)
        n++
    }
  return n
}

/** The same lanes with rows in the order of ids. */
function byId(layout: CorridorLayout): CorridorLayout {
  const rows = layout.rows.map((row) => ({ ...row }))
  for (const lane of layout.lanes) {
    const own = rows.slice(lane.firstRow, lane.firstRow + lane.rows)
    const places = own.map((row) => row.y)
    for (const [i, row] of own.toSorted((a, b) => (a.id < b.id ? -1 : 1)).entries()) row.y = places[i]!
  }
  return { ...layout, rows }
}
