import { describe, expect, it } from 'vitest'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { traceLots } from '../../server/trace/trace-lots.ts'
import { projectionOfWorld, questionOf, shipment, type World } from './world.ts'

const world: World = {
  parties: [
    { id: 'maker', country: 'DE', military: false, listed: false },
    { id: 'other', country: 'CN', military: false, listed: false },
    { id: 'trader', country: 'TR', military: false, listed: false },
    { id: 'plant', country: 'RU', military: true, listed: false },
  ],
  movements: [
    shipment('in1', 'maker', 'trader', [1, 2], 60),
    shipment('in2', 'other', 'trader', [1, 3], 40),
    shipment('out1', 'trader', 'plant', [10, 12], 50),
    shipment('out2', 'trader', 'plant', [20, 22], 70),
  ],
}
const asked = (draw: 'proportional' | 'fifo' | 'lifo') =>
  questionOf({ from: { countries: ['DE'] }, to: { countries: ['RU'] }, handover: { draw } })
const lots = (movement: string, draw: 'proportional' | 'fifo' | 'lifo' = 'proportional') =>
  traceLots(projectionOfWorld(world), asked(draw), movement, unlimited)
const amounts = (list: { movement: string; amount: number }[]) => list.map((lot) => [lot.movement, lot.amount])

describe('the lots of a movement', () => {
  it('are drawn in proportion to what is left of each', () => {
    const got = lots('out1')
    expect(amounts(got.from)).toEqual([
      ['in1', 30],
      ['in2', 20],
    ])
    expect(got.from.map((lot) => lot.sourceShare)).toEqual([1, 0])
    expect(got).toMatchObject({ amount: 50, tagged: 30, unexplained: 0, onward: [], remaining: null, unit: 'kg' })
  })

  it('are drawn from the first or the last to become available when the question says so', () => {
    expect(amounts(lots('out1', 'fifo').from)).toEqual([['in1', 50]])
    expect(amounts(lots('out1', 'lifo').from)).toEqual([
      ['in2', 40],
      ['in1', 10],
    ])
  })

  it('leave unexplained what no stock covers', () => {
    expect(lots('out2')).toMatchObject({ unexplained: 20, tagged: 30 })
  })

  it('name who drew from a lot, earliest first, and what nobody drew', () => {
    const got = lots('in1')
    expect(amounts(got.onward)).toEqual([
      ['out1', 30],
      ['out2', 30],
    ])
    expect(got.onward[0]!.party.id).toBe('plant')
    expect(got).toMatchObject({ unexplained: null, remaining: 0, from: [] })
  })

  it('are refused for a movement that the filters leave out', () => {
    const late = { ...asked('fifo'), period: { from: '2023-01-05' } }
    expect(() => traceLots(projectionOfWorld(world), late, 'in1', unlimited)).toThrow(
      expect.objectContaining({ code: 'invalid', fields: [expect.objectContaining({ pointer: '/movement' })] }),
    )
  })
})
