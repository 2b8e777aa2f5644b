import { describe, expect, it } from 'vitest'
import { cell, demoRows } from './demo-files.ts'

const statistics = demoRows('statistics')
const exports = statistics.filter((s) => cell(s, 'flow') === 'export')

function total(reporter: string, partner: string, flow: string, year: number, codes: readonly string[]): number {
  return statistics
    .filter(
      (s) =>
        cell(s, 'reporter') === reporter &&
        cell(s, 'partner') === partner &&
        cell(s, 'flow') === flow &&
        codes.includes(cell(s, 'code')) &&
        cell(s, 'period') >= `${year}-03` &&
        cell(s, 'period') <= `${year}-11`,
    )
    .reduce((sum, s) => sum + Number(cell(s, 'value_eur')), 0)
}

const surged = ['854231', '854232', '851762']

describe('the statistics of the demo case', () => {
  it('show Lithuania’s exports to Kyrgyzstan surge against the same months of 2021', () => {
    const [before, after] = [total('LT', 'KG', 'export', 2021, surged), total('LT', 'KG', 'export', 2022, surged)]
    expect(after / before).toBeGreaterThan(10)
    expect(after).toBeGreaterThan(1_000_000)
  })

  it('show the trade with Russia fall as it surges', () => {
    expect(total('LT', 'RU', 'export', 2022, surged)).toBeLessThan(0.2 * total('LT', 'RU', 'export', 2021, surged))
  })

  it('show a mirror gap that opens with the surge', () => {
    const seen = (year: number) => total('KG', 'LT', 'import', year, surged) / total('LT', 'KG', 'export', year, surged)
    expect(seen(2021)).toBeGreaterThan(0.8)
    expect(seen(2023)).toBeLessThan(0.45)
  })

  it('are never below the shipments behind them', () => {
    const country = new Map(demoRows('parties').map((p) => [cell(p, 'id'), cell(p, 'country')]))
    const known = new Map<string, number>()
    for (const s of demoRows('shipments')) {
      if (cell(s, 'currency') !== 'EUR') continue
      const between = [country.get(cell(s, 'consignor_id')), country.get(cell(s, 'consignee_id'))]
      const key = [...between, cell(s, 'departed').slice(0, 7), cell(s, 'hs_code').slice(0, 6)].join()
      known.set(key, (known.get(key) ?? 0) + Number(cell(s, 'value')))
    }
    let compared = 0
    const below: string[] = []
    for (const s of exports) {
      const key = [cell(s, 'reporter'), cell(s, 'partner'), cell(s, 'period'), cell(s, 'code')].join()
      const rows = known.get(key)
      if (rows === undefined) continue
      compared++
      if (Number(cell(s, 'value_eur')) + 0.5 < rows) below.push(key)
    }
    expect(below).toEqual([])
    expect(compared).toBeGreaterThan(100)
  })

  it('have one figure per reporter, partner, month, code and flow, and lack Kyrgyzstan’s imports of one month', () => {
    const keys = statistics.map((s) => [s['reporter'], s['partner'], s['period'], s['code'], s['flow']].join())
    expect(new Set(keys).size).toBe(keys.length)
    const months = new Set(statistics.filter((s) => cell(s, 'reporter') === 'KG').map((s) => cell(s, 'period')))
    expect(months.has('2022-10') && months.has('2022-12')).toBe(true)
    expect(months).not.toContain('2022-11')
  })
})
