import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthLabels } from '../../client/explore/months.ts'

const from = (start: number, count: number) =>
  Array.from({ length: count }, (_, i) => {
    const month = `${2020 + Math.floor((start + i) / 12)}-${String(((start + i) % 12) + 1).padStart(2, '0')}`
    return { month, in: 1, out: 1 }
  })

describe('labels beneath the months', () => {
  it('give January its year and leave out a month that would touch it', () => {
    const labels = monthLabels(from(30, 12), 284 / 12, 284)
    expect(labels[0]).toBe('Jul 2022')
    expect(labels[6]).toBe('Jan 2023')
    expect(labels[5]).toBeNull()
    expect(labels[7]).toBeNull()
  })

  it('never touch each other and never leave the chart, however many months there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 200 }), (start, count) => {
        const step = Math.min(32, 284 / count)
        let end = -1
        for (const [i, label] of monthLabels(from(start, count), step, 284).entries()) {
          if (label === null) continue
          expect(i * step).toBeGreaterThan(end)
          end = i * step + label.length * 6
          expect(end).toBeLessThanOrEqual(284 + 1e-9)
        }
      }),
    )
  })
})
