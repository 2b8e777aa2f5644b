import { describe, expect, it } from 'vitest'
import { address } from '../../client/api/client.ts'
import { amount, amountInColumn, day, days, exact, list, percent, plural, shortHash } from '../../client/ui/format.ts'

describe('numbers', () => {
  it('show as many digits as a reader can use', () => {
    expect([3916.4, 974.3, 89, 0.0421, 0].map(amount)).toEqual(['3,916', '974.3', '89', '0.0421', '0'])
    expect([1542.3, 266, 50.55, 0].map(amountInColumn)).toEqual(['1,542', '266.0', '50.6', '0.0'])
  })

  it('keep every digit of an exact decimal', () => {
    expect(exact('3142118')).toBe('3,142,118')
    expect(exact('123456789012345678901234567890')).toBe('123,456,789,012,345,678,901,234,567,890')
    expect(exact('12')).toBe('12')
  })

  it('never round a share to all or nothing that is not', () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(['0 %', 'under 1 %', '50 %', 'over 99 %', '100 %'])
  })
})

describe('days', () => {
  it('are written for people, and given back as they came where they are none', () => {
    expect(day('2022-09-22')).toBe('22 Sep 2022')
    expect(day('2022-09-22T10:00:00Z')).toBe('22 Sep 2022')
    expect(day('soon')).toBe('soon')
    expect(days('2022-05-24', '2022-09-27')).toBe('24 May → 27 Sep 2022')
    expect(days('2022-11-01', '2023-02-09')).toBe('1 Nov 2022 → 9 Feb 2023')
  })
})

describe('words', () => {
  it('count and join', () => {
    expect(plural(1, 'party', 'parties')).toBe('1 party')
    expect(plural(1200, 'party', 'parties')).toBe('1,200 parties')
    expect(list([])).toBe('')
    expect(list(['a', 'b', 'c'])).toBe('a, b and c')
    expect(shortHash(`9f3c41d7${'0'.repeat(52)}e08a`)).toBe('9f3c 41d7 … e08a')
  })
})

describe('an address', () => {
  it('has its parameters filled in and escaped', () => {
    expect(address('/api/v1/nodes/{id}', { params: { id: 'demo:a/b ?' } })).toBe('/api/v1/nodes/demo%3Aa%2Fb%20%3F')
    expect(address('/api/v1/search', { query: { q: 'ООО & co', limit: 20, kind: undefined } })).toBe(
      '/api/v1/search?q=%D0%9E%D0%9E%D0%9E+%26+co&limit=20',
    )
  })
})
