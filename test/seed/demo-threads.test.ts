import { describe, expect, it } from 'vitest'
import { openingChains } from './demo-chains.ts'
import { cell, type CsvRow, demoRows } from './demo-files.ts'

const shipments = demoRows('shipments')
const party = new Map(demoRows('parties').map((p) => [cell(p, 'id'), p]))
const lane = (from: string, to: string, code = '') =>
  shipments.filter(
    (s) => cell(s, 'consignor_id') === from && cell(s, 'consignee_id') === to && cell(s, 'hs_code').startsWith(code),
  )
const field = (id: string, column: string) => {
  const row = party.get(id)
  if (row === undefined) throw new Error(`no party ${id}`)
  return cell(row, column)
}
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
const sum = (rows: CsvRow[], column: string) => rows.reduce((total, row) => total + Number(cell(row, column)), 0)
const t0 = '2022-02-24'

describe('the threads of the demo case', () => {
  const chains = openingChains()

  it('has chains of 2 to 6 movements from EU sellers to military end-users', () => {
    const lengths = new Set(chains.map((c) => c.length))
    expect([...lengths].sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6])
  })

  it('gives the figures that its README names', () => {
    const movements = new Set(chains.flat())
    const routes = new Set(chains.map((c) => [c[0]?.from, ...c.map((m) => m.to)].join(' ')))
    expect([movements.size, chains.length, routes.size]).toEqual([144, 398, 14])
    expect(new Set(chains.map((c) => c[0]?.from)).size).toBe(5)
    expect(new Set(chains.map((c) => c.at(-1)?.to)).size).toBe(4)
    expect(new Set(chains.flatMap((c) => c.slice(0, -1).map((m) => m.to))).size).toBe(11)
  })

  it('goes over Türkiye, Armenia and the Emirates', () => {
    const between = new Set(chains.flatMap((c) => c.slice(0, -1).map((m) => field(m.to, 'country'))))
    for (const country of ['TR', 'AM', 'AE', 'HK', 'KZ', 'KG']) expect(between).toContain(country)
  })

  it('has goods declared for Central Asia that left over the Lithuania–Belarus border and never arrived', () => {
    const lost = shipments.filter(
      (s) =>
        cell(s, 'border_post').startsWith('LT') &&
        ['KZ', 'KG', 'UZ'].includes(cell(s, 'declared_destination')) &&
        cell(s, 'arrived') === '' &&
        cell(s, 'port_of_discharge') === '',
    )
    expect(lost).toHaveLength(52)
    const buyers = new Set(lost.map((s) => cell(s, 'consignee_id')))
    expect(shipments.filter((s) => buyers.has(cell(s, 'consignor_id')))).toEqual([])
  })

  it('has honest goods on the same border, every one with its arrival', () => {
    const pumps = lane('pusyra', 'daladan')
    expect(pumps.length).toBeGreaterThan(10)
    expect(pumps.filter((s) => cell(s, 'border_post') !== 'LTSLK' || cell(s, 'arrived') === '')).toEqual([])
  })

  it('stops selling directly at T0 and sells over Türkiye from then on', () => {
    const direct = lane('brueckwald', 'kedrimpuls')
    expect(direct.length).toBeGreaterThan(10)
    expect(direct.every((s) => cell(s, 'departed') < t0)).toBe(true)
    expect(lane('brueckwald', 'demirkuyu').every((s) => cell(s, 'departed') > t0)).toBe(true)
  })

  it('passes the same quantities on within 60 days', () => {
    const [came, went] = [lane('brueckwald', 'demirkuyu', '854231'), lane('demirkuyu', 'sarybulak')]
    for (const [i, row] of came.entries()) {
      const next = went[i]
      if (next === undefined) throw new Error('not passed on')
      expect(cell(next, 'quantity')).toBe(cell(row, 'quantity'))
      expect(days(cell(row, 'arrived'), cell(next, 'departed'))).toBeLessThanOrEqual(60)
    }
  })

  it('has firms founded weeks after T0, as their registration numbers say too', () => {
    expect(field('sarybulak', 'founded')).toBe('2022-03-17')
    expect(field('sarybulak', 'registration_number').slice(0, 4)).toBe('2203')
    expect(field('kerege', 'registration_number').slice(1, 9)).toBe('05042022')
    expect(field('akmoyun', 'founded')).toBe('')
    expect(field('akmoyun', 'registration_number').slice(1, 9)).toBe('18042022')
    expect(field('akmoyun-osh', 'name')).toBe(field('akmoyun', 'name'))
  })

  it('has a shared director, a shared address and a shared telephone', () => {
    const directs = demoRows('ownership').filter((o) => cell(o, 'role') === 'director')
    const led = directs.filter((o) => cell(o, 'owner_id') === 'ruslan-tumashov').map((o) => cell(o, 'owned_id'))
    expect(led.sort()).toEqual(['kedrimpuls', 'sarybulak'])
    expect(field('yelniktekh', 'address')).toBe(field('kedrimpuls', 'address'))
    expect(field('zhetiorman', 'phone')).toBe(field('sarybulak', 'phone'))
  })

  it('has a new firm take over the trade of a listed one within 120 days', () => {
    const listed = demoRows('listings').find((l) => cell(l, 'party_id') === 'kedrimpuls')
    if (listed === undefined) throw new Error('not listed')
    const date = cell(listed, 'date')
    const shipped = shipments.filter((s) => cell(s, 'consignor_id') === 'kedrimpuls')
    expect(shipped.filter((s) => cell(s, 'departed') >= date)).toEqual([])
    const bought = lane('sarybulak', 'yelniktekh', '854231')[0]
    const sold = lane('yelniktekh', 'yasenets', '854231')[0]
    if (bought === undefined || sold === undefined) throw new Error('no trade')
    expect(field('yelniktekh', 'founded') > date).toBe(true)
    for (const s of [bought, sold]) expect(days(date, cell(s, 'departed'))).toBeLessThanOrEqual(120)
  })

  it('has washing machines bought in bulk, taken apart, and circuits delivered to a plant', () => {
    const bought = [...lane('lavandra', 'kerege', '8450'), ...lane('pralniwex', 'kerege', '8450')]
    const taken = lane('kerege', 'vtorplatika', '8450')
    const delivered = lane('vtorplatika', 'ruchevoy', '8542')
    expect(sum(bought, 'net_weight_kg')).toBeGreaterThan(400_000)
    expect(sum(taken, 'net_weight_kg')).toBeGreaterThan(400_000)
    expect(delivered.length).toBeGreaterThan(5)
    const rules = demoRows('transformations').map((t) => [cell(t, 'from'), cell(t, 'to')])
    expect(rules).toContainEqual(['8450', '8542'])
  })

  it('lets nothing leave the honest laundries and the honest operator', () => {
    expect(shipments.filter((s) => ['aqkir', 'tunuk'].includes(cell(s, 'consignor_id')))).toEqual([])
    expect(shipments.filter((s) => cell(s, 'consignee_id') === 'aqkir').length).toBeGreaterThan(20)
  })

  it('has gaps: weights, codes and arrivals missing, and a month without Armenia', () => {
    const without = (column: string) => shipments.filter((s) => cell(s, column) === '').length
    expect([without('net_weight_kg'), without('hs_code'), without('arrived')]).toEqual([4, 2, 61])
    const armenian = shipments.filter(
      (s) => cell(s, 'port_of_loading').startsWith('AM') || cell(s, 'port_of_discharge').startsWith('AM'),
    )
    const months = new Set(armenian.map((s) => cell(s, 'departed').slice(0, 7)))
    expect(months).toContain('2022-11')
    expect(months).not.toContain('2022-12')
  })

  it('names component markings that stand in descriptions of shipments', () => {
    const texts = shipments.map((s) => cell(s, 'description')).join('\n')
    const marks = demoRows('components').map((c) => cell(c, 'marking'))
    for (const mark of ['NWM32F407VG', 'ARX7-35T', 'KTM-104', 'SVG-8T']) {
      expect(marks).toContain(mark)
      expect(texts).toContain(mark)
    }
  })
})
