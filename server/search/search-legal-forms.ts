import { words } from './search-text.ts'

/**
 * Legal forms as names carry them, in their own script (ISO 20275 entity legal forms of the countries the product
 * watches, in common abbreviations). They go through the same transliteration as names do.
 */
const forms = [
  'ООО|ОАО|ЗАО|ПАО|НАО|АО|ИП|ГУП|ФГУП|МУП|НПО|НПП|НПК|ТОО|ОсОО|ОДО|ЧП|ЧУП|УП|ИООО|СООО|ТДВ|ТОВ|ПрАТ|ЖШС|ЖЧК|АҚ|ААК|ЖАК',
  'Общество с ограниченной ответственностью|Акционерное общество|Закрытое акционерное общество|Публичное акционерное общество',
  'Товарищество с ограниченной ответственностью|Индивидуальный предприниматель',
  'ՍՊԸ|ՓԲԸ|ԲԲԸ|ԱՁ|შპს|სს|MChJ|QK|AJ|XK',
  'LLC|LLP|LP|Ltd|Limited|Co Ltd|Co|Company|Inc|Incorporated|Corp|Corporation|PLC|PJSC|OJSC|CJSC|JSC|Pte Ltd|Pty Ltd|Pvt Ltd|Sdn Bhd',
  'GmbH|GmbH & Co KG|AG|KG|OHG|UG|e.K.|UAB|AB|SIA|AS|A/S|ApS|OÜ|Oy|Oyj|BV|NV|SA|SAS|SARL|SRL|S.r.l.|SpA|SL|Lda|Kft|Zrt|Nyrt|d.o.o.|d.d.|s.r.o.|a.s.|EOOD|OOD|EAD',
  'Sp. z o.o.|Spółka z o.o.|S.A.|Sp. k.|Sp. j.',
  'Ltd. Şti.|Limited Şirketi|A.Ş.|Anonim Şirketi|San. ve Tic. A.Ş.|San. ve Tic. Ltd. Şti.|San. Tic. Ltd. Şti.|Tic. Ltd. Şti.|Tic. A.Ş.',
  'FZE|FZCO|FZ-LLC|FZC|DMCC|W.L.L.|有限公司|有限责任公司|股份有限公司|株式会社',
]

const known = new Set(forms.flatMap((line) => line.split('|').map((form) => words(form).join(' '))))
const longest = Math.max(...[...known].map((form) => form.split(' ').length))

/**
 * The words without legal forms at the beginning and end. Never to an empty name: a name that is nothing but legal forms
 * stays whole.
 */
export function withoutLegalForms(name: readonly string[]): string[] {
  let from = 0
  let to = name.length
  for (let found = true; found;) {
    found = false
    for (let length = Math.min(longest, to - from - 1); length > 0; length--) {
      if (known.has(name.slice(to - length, to).join(' '))) {
        to -= length
        found = true
        break
      }
      if (known.has(name.slice(from, from + length).join(' '))) {
        from += length
        found = true
        break
      }
    }
  }
  return name.slice(from, to)
}
