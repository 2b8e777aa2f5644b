import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeBadges, badgeHeight } from '../../client/canvas/corridor-badges.ts'
import { markDistance, pickGrid, pickMark } from '../../client/canvas/corridor-picking.ts'
import { axisTicks, panFrame, scaleOf, xOf, zoomFrame } from '../../client/canvas/corridor-scale.ts'
import { anyAnswer, largeAnswer, layOut } from './canvas-answers.ts'

const spans = fc.constantFrom(2, 40, 900, 9000)

describe('picking', () => {
  const cases = fc.record({
    answer: anyAnswer(),
    span: spans,
    from: fc.integer({ min: 18_990, max: 19_400 }),
    points: fc.array(
      fc.tuple(fc.double({ min: -20, max: 560, noNaN: true }), fc.double({ min: -20, max: 900, noNaN: true })),
      { maxLength: 40 },
    ),
    onLine: fc.boolean(),
  })

  it('finds the same line as looking at every one, at any zoom', () => {
    fc.assert(
      fc.property(cases, ({ answer, span, from, points, onLine }) => {
        const layout = layOut(answer)
        const grid = pickGrid(layout)
        const scale = scaleOf({ from, to: from + span }, 537)
        for (const [i, [px, py]] of points.entries()) {
          const near = onLine && layout.marks.count > 0 ? i % layout.marks.count : -1
          const x =
            near < 0
              ? px
              : (xOf(scale, layout.marks.departed[near]!) + xOf(scale, layout.marks.arrived[near]!)) / 2 + (px % 6)
          const y =
            near < 0
              ? py
              : (layout.rows[layout.marks.fromRow[near]!]!.y + layout.rows[layout.marks.toRow[near]!]!.y) / 2 + (py % 6)
          let best = -1
          let least = 5
          for (let mark = 0; mark < layout.marks.count; mark++) {
            const distance = markDistance(layout, scale, mark, x, y)
            if (distance < least || (best === -1 && distance === least)) {
              least = distance
              best = mark
            }
          }
          expect(pickMark(layout, grid, scale, x, y)).toBe(best)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('looks at few lines of a crowded corridor', () => {
    const layout = layOut(largeAnswer(5000, 253))
    const grid = pickGrid(layout)
    const fullest = grid.start.slice(1).reduce((most, end, i) => Math.max(most, end - grid.start[i]!), 0)
    expect(fullest).toBeLessThan(layout.marks.count / 10)
  })
})

describe('the time axis', () => {
  const frames = fc.record({
    from: fc.integer({ min: -3000, max: 40_000 }),
    span: fc.double({ min: 3, max: 9000, noNaN: true }),
    width: fc.integer({ min: 200, max: 2500 }),
  })

  it('never runs backwards and never lets labels touch', () => {
    fc.assert(
      fc.property(frames, ({ from, span, width }) => {
        const scale = scaleOf({ from, to: from + span }, width)
        const ticks = axisTicks(scale)
        for (const [i, tick] of ticks.entries()) {
          expect(tick.x).toBeCloseTo(xOf(scale, tick.day), 6)
          expect(tick.x).toBeGreaterThan(ticks[i - 1]?.x ?? -Infinity)
        }
        const labels = ticks.filter((tick) => tick.labelled)
        for (const [i, tick] of labels.entries()) {
          const before = labels[i - 1]
          expect(tick.x).toBeGreaterThanOrEqual(before === undefined ? 0 : before.x + before.label.length * 6)
        }
        expect(ticks.length).toBeLessThan(width / 2 + 20)
      }),
    )
  })

  it('stays within the answer however it is zoomed and moved', () => {
    const whole = { from: 19_000, to: 19_500 }
    const moves = fc.array(
      fc.tuple(fc.double({ min: 0.2, max: 5, noNaN: true }), fc.double({ min: -800, max: 800, noNaN: true })),
    )
    fc.assert(
      fc.property(moves, (list) => {
        let frame = whole
        for (const [factor, days] of list) {
          const about = frame.from + (frame.to - frame.from) * 0.3
          frame = zoomFrame(frame, whole, factor, about) ?? whole
          frame = panFrame(frame, whole, days) ?? whole
          expect(frame.from).toBeGreaterThanOrEqual(whole.from - 1e-6)
          expect(frame.to).toBeLessThanOrEqual(whole.to + 1e-6)
          expect(frame.to - frame.from).toBeGreaterThanOrEqual(3 - 1e-6)
        }
      }),
    )
  })

  it('keeps the day under the pointer where it is while zooming', () => {
    const whole = { from: 0, to: 1000 }
    const before = { from: 200, to: 600 }
    const after = zoomFrame(before, whole, 0.5, 300)!
    expect(xOf(scaleOf(after, 500), 300)).toBeCloseTo(xOf(scaleOf(before, 500), 300), 6)
  })
})

describe('captions', () => {
  it('never overlap each other or what is kept clear, and stay within the plot', () => {
    fc.assert(
      fc.property(anyAnswer(200), spans, (answer, span) => {
        const layout = layOut(answer)
        const scale = scaleOf({ from: 19_000, to: 19_000 + span }, 537)
        const clear = { x: 100, y: 60, width: 200, height: 30 }
        const badges = placeBadges(layout, scale, {
          unit: 'kg',
          lit: (i) => i % 2 === 0,
          keepClear: [clear],
          top: 0,
          height: layout.height,
          most: Infinity,
        })
        const boxes = [clear, ...badges.map((badge) => ({ ...badge, height: badgeHeight }))]
        for (const [i, a] of boxes.entries())
          for (const b of boxes.slice(0, i))
            expect(a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height).toBe(
              true,
            )
        for (const badge of badges) expect(badge.x >= 0 && badge.x + badge.width <= 537).toBe(true)
      }),
    )
  })
})
