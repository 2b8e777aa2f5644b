import { describe, expect, it } from 'vitest'
import { allCountries, goodsCode, ownId, shortName, shortNames } from '../../client/workspace/names.ts'

describe('short names', () => {
  it.each([
    ['Brückwald Elektronik GmbH', 'Brückwald'],
    ['AO Zavod Yasenets', 'Yasenets'],
    ['АО «Завод Ясенец»', 'Ясенец'],
    ['OOO Kedrimpuls', 'Kedrimpuls'],
    ['Ak-Moyun Import OsOO', 'Ak-Moyun'],
    ['Pak Wan Circuit Ltd', 'Pak Wan'],
    ['PO Vodoley', 'Vodoley'],
    ['GmbH', 'GmbH'],
    ['上海电子有限公司', '上海电子有限公司'],
  ])('of %s is %s', (name, short) => {
    expect(shortName(name)).toBe(short)
  })

  it('give way to the full name where two would read alike', () => {
    const names = shortNames([
      { id: '1', name: 'Meridian FZE' },
      { id: '2', name: 'Meridian Trading LLC' },
      { id: '3', name: 'OOO Kerege' },
    ])
    expect([...names.values()]).toEqual(['Meridian FZE', 'Meridian Trading LLC', 'Kerege'])
  })

  it('are cut where they would stand in the way, between signs and never within one', () => {
    expect(shortName('Х'.repeat(300))).toBe(`${'Х'.repeat(40)}…`)
    expect(shortName('👩‍🔬'.repeat(60))).toBe(`${'👩‍🔬'.repeat(40)}…`)
  })
})

describe('countries', () => {
  it('are those that exist, with English names', () => {
    const countries = allCountries()
    const codes = new Set(countries.map(({ code }) => code))
    for (const code of ['DE', 'KZ', 'RU', 'AE', 'HK', 'XK']) expect(codes).toContain(code)
    for (const code of ['SU', 'DD', 'EU', 'ZZ', 'YU', 'AN']) expect(codes).not.toContain(code)
    expect(countries.length).toBeGreaterThan(240)
    expect(countries.length).toBeLessThan(256)
  })
})

describe('ids and codes', () => {
  it('show what the file calls a thing', () => {
    expect(ownId('demo:S-1216')).toBe('S-1216')
    expect(ownId('plain')).toBe('plain')
    expect(goodsCode('854231')).toBe('8542.31')
    expect(goodsCode('8542')).toBe('8542')
  })
})
