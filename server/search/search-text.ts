import anyAscii from 'any-ascii'
import { oneScript, otherReadings } from './search-homoglyphs.ts'

/** Bidi controls, zero-width characters, variation selectors, fillers: never part of what a name says. */
const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}/gu

/** NFKC without invisible characters, its white space single. NUL and other controls count as spaces. */
export function clean(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Legal forms that are written without a space before or after them. */
const joinedForms = /股份有限公司|有限责任公司|有限公司|株式会社/gu

/** Single letters with dots are one word: `A.Ş.`, `o. o.`, `L.L.C.` */
const abbreviation = /(?<![\p{L}\p{N}])\p{L}(?:\.\s?\p{L}(?![\p{L}\p{N}]))+\.?/gu

/**
 * The words of a text in Latin letters and digits, lower case, in order: cleaned, homoglyphs put right, transliterated
 * (any-ascii; `Кедримпульс` → `kedrimpuls`, `北京` → `beijing`, `İŞ` → `is`).
 */
export function words(text: string): string[] {
  return latinWords(separate(text).map(oneScript).join(' '))
}

/** Further readings of a text by words that look alike in another script, as lists of words; mostly none. */
export function readings(text: string): string[][] {
  const parts = separate(text)
  const others = parts.map((part) => otherReadings(part))
  const count = Math.max(0, ...others.map((list) => list.length))
  return Array.from({ length: count }, (_, index) =>
    latinWords(parts.map((part, at) => others[at]?.[index] ?? oneScript(part)).join(' ')),
  )
}

function separate(text: string): string[] {
  return clean(text)
    .replace(joinedForms, ' $& ')
    .replace(abbreviation, (letters) => letters.replace(/[.\s]/gu, ''))
    .split(/[^\p{L}\p{M}\p{N}'’ʼ`´]+/u)
    .filter((part) => part !== '')
}

function latinWords(text: string): string[] {
  return anyAscii(text)
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

/**
 * Spellings that differ between ways of transliterating and between languages, brought to one: `Aylodzhik`, `Ailodzhik`
 * and `Ajlodžik`; `Пётр`, `Pyotr` and `Piotr`; `Müller` and `Mueller`; doubled letters. Order matters: the longer first.
 */
const folds: readonly [RegExp, string][] = [
  [/shch|schch|stsch|szcz|sch|sh|sz/g, 's'],
  [/dzh|dsch|zh|dj|dz/g, 'z'],
  [/tch|tsch|cz|ch/g, 'c'],
  [/kh|gh/g, 'h'],
  [/ts|tz|tc/g, 'c'],
  [/ph/g, 'f'],
  [/ck|q/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/(?<=[a-z])c(?=[aoul-tk]|$)/g, 'k'],
  [/[yj]/g, 'i'],
  [/i+o/g, 'e'],
  [/(?<=[aou])e(?=[a-z])/g, ''],
  [/i+e?(?=[aou])/g, 'i'],
  [/([a-z])\1+/g, '$1'],
]

/** The word in the one spelling that its variants share. Digits stay as they are: numbers have no spelling variants. */
export function fold(word: string): string {
  let folded = word
  for (const [pattern, letters] of folds) folded = folded.replace(pattern, letters)
  return folded
}

/** An id or number as it is compared: cleaned, upper case, without spaces. Leading zeros stay. */
export const exactKey = (text: string): string => clean(text).replace(/\s/gu, '').toUpperCase()
