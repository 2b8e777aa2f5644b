import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../server/contract/imports.ts'
import { gapsOf } from '../../client/explore/gaps.ts'
import { markRaw } from '../../client/explore/mark-raw.ts'
import { monthsOf } from '../../client/explore/months.ts'
import { mixesScripts, scriptOf } from '../../client/explore/properties.ts'
import { demoQuestion } from '../../client/workspace/question.ts'
import { answerOf, movement } from './trace-answers.ts'

const column = (header: string, value: string, field: string | null = header) => ({ header, value, field })

describe('the raw line', () => {
  it('has the used fields marked, in the order of the columns', () => {
    const raw = 'S-1;22.09.2022;22.09.2022;"OOO ""Kedr""; Perm";note;266,0'
    const parts = markRaw(raw, [
      column('id', 'S-1'),
      column('departed', '22.09.2022'),
      column('arrived', '22.09.2022'),
      column('consignor', 'OOO "Kedr"; Perm'),
      column('note', 'note', null),
      column('weight', '266,0'),
    ])
    expect(parts.filter(({ header }) => header !== null).map(({ header, text }) => [header, text])).toEqual([
      ['id', 'S-1'],
      ['departed', '22.09.2022'],
      ['arrived', '22.09.2022'],
      ['consignor', 'OOO ""Kedr""; Perm'],
      ['weight', '266,0'],
    ])
  })

  it('is never changed by marking it, whatever it holds', () => {
    const columns = fc.array(
      fc.record({ header: fc.string(), value: fc.string({ unit: 'binary' }), field: fc.option(fc.string()) }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), columns, (raw, cells) => {
        expect(
          markRaw(raw, cells)
            .map(({ text }) => text)
            .join(''),
        ).toBe(raw)
      }),
    )
  })

  it('leaves unmarked what it cannot find literally', () => {
    expect(markRaw('a;b', [column('x', 'c'), column('y', 'b')]).filter(({ header }) => header !== null)).toEqual([
      { text: 'b', header: 'y' },
    ])
  })
})

describe('months', () => {
  it('run without a gap, in by arrival and out by departure', () => {
    const movements = [
      movement('s1', 'a>p 2022-11-28 2022-12-02 10'),
      movement('s2', 'p>z 2023-02-01 2023-02-08 4'),
      movement('s3', 'p>z 2023-02-11 2023-02-18'),
      movement('s4', 'x>y 2020-01-01 2020-01-01 99'),
    ]
    expect(monthsOf('p', movements)).toEqual([
      { month: '2022-12', in: 10, out: 0 },
      { month: '2023-01', in: 0, out: 0 },
      { month: '2023-02', in: 0, out: 4 },
    ])
    expect(monthsOf('nobody', movements)).toEqual([])
  })
})

describe('gaps', () => {
  const dataset = (period: { from: string; to: string } | null, rejected = 0): Dataset => ({
    id: 'kz',
    parties: 1,
    shipments: 1,
    files: [
      {
        file: 'kz.csv',
        sha256: '0'.repeat(64),
        kind: 'shipments',
        size: 1,
        rows: 10,
        accepted: 10 - rejected,
        rejected,
        unchanged: 0,
        job: null,
        importedAt: '2024-01-01T00:00:00Z',
        period,
        state: 'complete',
      },
    ],
  })

  it('name a dataset that ends before the question does', () => {
    expect(gapsOf([dataset({ from: '2022-01-01', to: '2023-09-30' })], demoQuestion, answerOf({}))).toEqual([
      { kind: 'period', text: 'kz has no departures after 30 Sep 2023. The question asks until 31 Dec 2023.' },
    ])
  })

  it('are none where the records cover the question', () => {
    expect(gapsOf([dataset({ from: '2022-01-01', to: '2023-12-20' })], demoQuestion, answerOf({}))).toEqual([])
  })

  it('count rejected rows, missing amounts and codes', () => {
    const answer = { ...answerOf({ volume: { missingAmounts: 1 } }), unmatchable: 4 }
    expect(gapsOf([dataset(null, 2)], demoQuestion, answer).map(({ kind }) => kind)).toEqual([
      'codes',
      'amounts',
      'rows',
    ])
  })
})

describe('scripts', () => {
  it('are recognised by a name’s letters', () => {
    expect(scriptOf('ТОО «Сарыбулак Компонент»')).toBe('Cyrillic')
    expect(scriptOf('Սեւան')).toBe('Armenian')
    expect(scriptOf('深圳讯和')).toBe('Han')
    expect(scriptOf('القصر')).toBe('Arabic')
    expect(scriptOf('Brückwald')).toBeNull()
  })
  it('are told to be mixed where letters that look alike share a word', () => {
    expect(mixesScripts('К\u0045ДРИМПУЛЬ\u0043')).toBe(true)
    expect(mixesScripts('КЕДРИМПУЛЬС')).toBe(false)
    expect(mixesScripts('ООО «Кедримпульс» (Kedrimpuls LLC)')).toBe(false)
  })
})
