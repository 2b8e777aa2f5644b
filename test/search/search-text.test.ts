import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutLegalForms } from '../../server/search/search-legal-forms.ts'
import { distance, nameFrom } from '../../server/search/search-similarity.ts'
import { clean, exactKey, fold, readings, words } from '../../server/search/search-text.ts'

const spelled = (text: string): string => nameFrom(text).folded.join(' ')

describe('the words of a name', () => {
  it.each([
    ['ООО «Кедримпульс»', 'ooo kedrimpuls'],
    ['İSTANBUL Işık', 'istanbul isik'],
    ['Արարատ', 'ararat'],
    ['北京科技', 'beijingkeji'],
    ['Müller & Söhne', 'muller sohne'],
    ["O'Neil's", 'oneils'],
    ['Sowa Sp. z o. o.', 'sowa sp z oo'],
    ['Arka A.Ş., L.L.C.', 'arka as llc'],
    ['ﬁne Ⅻ №５', 'fine xii no5'],
  ])('of %s are %s', (text, expected) => {
    expect(words(text).join(' ')).toBe(expected)
  })

  it('do not change with invisible and bidi characters', () => {
    expect(clean('\u202EAl\u200Bfa\u2066\uFEFF\u00AD  Be\u0000ta\t')).toBe('Alfa Be ta')
    expect(words('Тех\u200Bно\u202E')).toEqual(words('Техно'))
  })

  it('do not change with letters borrowed from another script', () => {
    expect(words('Кeдримпульc')).toEqual(words('Кедримпульс'))
    expect(words('Кеdrimpuls Еlektronika')).toEqual(['kedrimpuls', 'elektronika'])
  })

  it('can be read as those of another script when every letter looks like one of it', () => {
    expect(readings('BOCTOK')).toContainEqual(['vostok'])
    expect(readings('ВОСТОК')).toContainEqual(['boctok'])
    expect(readings('Кедримпульс')).toEqual([])
  })

  it('are letters and digits, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const word of words(text)) expect(word).toMatch(/^[a-z0-9]+$/)
        expect(words(clean(text))).toEqual(words(text))
      }),
    )
  })
})

describe('spellings of one name', () => {
  it.each([
    ['Айлоджик', 'Aylodzhik', 'Ailodzhik', 'Ajlodžik'],
    ['Хоргос', 'Khorgos', 'Horgos'],
    ['Щукин', 'Shchukin', 'Schukin'],
    ['Цапля', 'Tsaplya', 'Caplja'],
    ['Алексей', 'Aleksey', 'Aleksei', 'Alexei', 'Alexey'],
    ['Müller', 'Mueller', 'Muller'],
    ['Пётр', 'Petr', 'Pyotr', 'Piotr', 'Pjotr'],
    ['Мюллер', 'Myuller', 'Miuller'],
  ])('%s come to one', (...names) => {
    expect(new Set(names.map(spelled))).toHaveProperty('size', 1)
  })

  it('never come to nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,20}$/), (word) => {
        expect(fold(word)).not.toBe('')
      }),
    )
  })
})

describe('legal forms', () => {
  it.each([
    ['ООО «Кедр»', 'kedr'],
    ['Kedr LLC', 'kedr'],
    ['Müller GmbH & Co. KG', 'muller'],
    ['Işık San. ve Tic. Ltd. Şti.', 'isik'],
    ['Arka A.Ş.', 'arka'],
    ['Sowa Sp. z o.o.', 'sowa'],
    ['«Арарат» ՍՊԸ', 'ararat'],
    ['Dune FZ-LLC', 'dune'],
    ['深圳科技有限公司', 'shenzhenkeji'],
    ['ОсОО Тянь', 'tyan'],
  ])('come off %s', (name, bare) => {
    expect(withoutLegalForms(words(name)).join(' ')).toBe(bare)
  })

  it('never leave an empty name', () => {
    for (const name of ['ООО', 'LLC', 'SA', 'Co Ltd']) expect(withoutLegalForms(words(name)).length).toBeGreaterThan(0)
  })
})

it('keeps the leading zeros of a number', () => {
  expect(exactKey(' 00 7712\u200B345 ')).toBe('007712345')
  expect(exactKey('7712345')).not.toBe(exactKey('007712345'))
})

describe('distance', () => {
  const slow = (a: string, b: string): number => {
    const d: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i])
    for (let j = 0; j <= b.length; j++) d[0]![j] = j
    for (let i = 1; i <= a.length; i++) {
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1
        let steps = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + same)
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          steps = Math.min(steps, d[i - 2]![j - 2]! + 1)
        d[i]![j] = steps
      }
    }
    return d[a.length]![b.length]!
  }
  const text = fc.stringMatching(/^[abc]{0,9}$/)

  it('counts letters left out, put in, replaced and swapped, up to a limit', () => {
    fc.assert(
      fc.property(text, text, fc.nat(4), (a, b, most) => {
        expect(Math.min(distance(a, b, most), most + 1)).toBe(Math.min(slow(a, b), most + 1))
      }),
      { numRuns: 2000 },
    )
  })

  it('to a beginning is the least of those to all beginnings', () => {
    fc.assert(
      fc.property(text, text, fc.nat(4), (a, b, most) => {
        const all = Array.from({ length: b.length + 1 }, (_, end) => slow(a, b.slice(0, end)))
        expect(Math.min(distance(a, b, most, true), most + 1)).toBe(Math.min(...all, most + 1))
      }),
      { numRuns: 2000 },
    )
  })
})
