import { describe, expect, it } from 'vitest'
import type { TraceQuestionInput } from '../../server/contract/trace.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'
import { trace } from '../../server/trace/trace.ts'
import { projectionOfWorld, questionOf } from '../trace/world.ts'
import { openingChains } from './demo-chains.ts'
import { cell, demoRows } from './demo-files.ts'

const listed = new Set(demoRows('listings').map((l) => cell(l, 'party_id')))
const parties = demoRows('parties').map((p) => ({
  id: cell(p, 'id'),
  country: cell(p, 'country'),
  military: cell(p, 'military') === 'true',
  listed: listed.has(cell(p, 'id')),
}))
// A consignee that is only a name stands for itself.
const named = new Set(demoRows('shipments').map((s) => cell(s, 'consignee_name')))
named.delete('')
const world = projectionOfWorld({
  parties: [...parties, ...[...named].map((id) => ({ id, country: 'KZ', military: false, listed: false }))],
  movements: demoRows('shipments').map((s) => ({
    id: cell(s, 'id'),
    from: cell(s, 'consignor_id'),
    to: cell(s, 'consignee_id') || cell(s, 'consignee_name'),
    departed: cell(s, 'departed'),
    arrived: cell(s, 'arrived') || cell(s, 'departed'),
    goods: cell(s, 'hs_code'),
    weight: cell(s, 'net_weight_kg') === '' ? null : Number(cell(s, 'net_weight_kg')),
  })),
})

const opening: TraceQuestionInput = {
  from: { group: 'eu' },
  to: { group: 'ru-military' },
  goods: { tiers: ['1', '2'] },
  period: { from: '2022-03-01', to: '2023-12-31' },
}
const ask = (more: Partial<TraceQuestionInput> = {}) => trace(world, questionOf({ ...opening, ...more }), unlimited)

describe('the question that the demo case opens with', () => {
  const answer = ask()

  it('has the corridor that walking every chain by hand finds', () => {
    const chains = openingChains()
    expect(answer.chainCount).toBe(String(chains.length))
    expect(new Set(answer.corridor.movements.map((m) => m.id))).toEqual(new Set(chains.flat().map((m) => m.id)))
    expect([answer.complete, answer.cyclic]).toEqual([true, false])
  })

  it('has the amounts that its README names', () => {
    expect(answer.volume.delivered).toBeCloseTo(8566.9, 1)
    expect(answer.volume.attributed).toBeCloseTo(4821.03, 1)
    expect(answer.volume.unexplained).toBeCloseTo(1587.3, 1)
    expect(answer.volume.missingAmounts).toBe(3)
    expect(ask({ handover: { draw: 'fifo' } }).volume.attributed).toBeCloseTo(4738.3, 1)
    expect(ask({ handover: { draw: 'lifo' } }).volume.attributed).toBeCloseTo(4883.3, 1)
  })

  it('leaves half of the corridor when Kedrimpuls is avoided', () => {
    const without = ask({ avoid: ['kedrimpuls'] })
    expect([without.corridor.counts.movements, without.chainCount]).toEqual([71, '157'])
  })

  it('can be asked by way of Türkiye, Armenia or the Emirates', () => {
    for (const country of ['TR', 'AM', 'AE']) {
      const { chainCount, volume } = ask({ via: { countries: [country] } })
      expect(Number(chainCount)).toBeGreaterThan(0)
      expect(volume.attributed).toBeGreaterThan(0)
    }
  })
})
