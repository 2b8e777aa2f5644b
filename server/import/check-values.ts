import { strangeDigit, visible } from './check-text.ts'
import type { Columns } from './header-columns.ts'
import { countryCode } from './reference.ts'

/** One reason why a row cannot land. */
export interface Fault {
  code: string
  reason: string
  /** The file's own headers of the columns to look at. */
  columns: string[]
}

/** The years a date may lie in: outside them it is a slip of the hand or a placeholder such as 9999-12-31. */
export const firstYear = 1900
export const lastYear = 2100

/** The most a row may claim. The largest ship carries half a million tonnes; no goods line is worth a trillion. */
export const limits = { kilograms: 1e9, money: 1e12, quantity: 1e12 } as const

/** Neo4j's indexes take keys up to about 8 kB; no register has ids anywhere near as long. */
export const longestId = 400

const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] // prettier-ignore
const quote = (text: string): string => `"${visible(text).slice(0, 60)}${text.length > 60 ? '…' : ''}"`

/** Reads the fields of one row after another and collects what is wrong with the row at hand. */
export interface RowCheck {
  readonly columns: Columns
  /** Begins the next row. */
  begin(fields: readonly string[]): void
  readonly faults: readonly Fault[]
  fault(code: string, reason: string, ...fields: string[]): void
  /** The field's text without invisible characters. */
  text(name: string): string
  required(name: string): string
  /** An id as the file has it; one too long for the engines' indexes is a fault. */
  id(name: string): string
  /** An ISO date; also reads d.m.yyyy. Empty when the field is. */
  date(name: string): string
  /** As `date`; a bare year or month becomes its first or last day. */
  bound(name: string, end: 'first' | 'last'): string
  /** A number not below zero and not above `most`. Null when the field is empty. */
  amount(name: string, most: number, unit: string): number | null
  country(name: string): string
  oneOf<T extends string>(name: string, code: string, choices: readonly T[]): T | ''
  /** An HS code of 2 to 10 digits, dots and spaces taken out. */
  goodsCode(name: string): string
  /** A UN/LOCODE without its space. */
  locode(name: string): string
}

export function openRowCheck(columns: Columns): RowCheck {
  let fields: readonly string[] = []
  let faults: Fault[] = []
  const fault = (code: string, reason: string, ...names: string[]): void => {
    faults.push({ code, reason, columns: names.map((name) => columns.header(name)) })
  }
  const raw = (name: string): string => columns.value(fields, name)

  const isoDate = (name: string, value: string): string => {
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(value)
    const dotted = iso === null ? /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value) : null
    if (iso === null && dotted === null) {
      const longYear = /^[+-]?\d{5,}-/.test(value)
      if (longYear)
        fault('year-out-of-range', `${name} is ${quote(value)}: the year must be ${firstYear} to ${lastYear}.`, name)
      else fault('bad-date', `${name} is ${quote(value)}: write a date as 2023-01-31.`, name)
      return ''
    }
    const year = Number(iso?.[1] ?? dotted?.[3])
    const month = Number(iso?.[2] ?? dotted?.[2])
    const day = Number(iso?.[3] ?? dotted?.[1])
    if (year < firstYear || year > lastYear) {
      fault('year-out-of-range', `${name} is ${quote(value)}: the year must be ${firstYear} to ${lastYear}.`, name)
      return ''
    }
    if (month < 1 || month > 12) {
      fault('no-such-date', `${name} is ${quote(value)}: there is no month ${month}.`, name)
      return ''
    }
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
    if (day < 1 || day > days) {
      fault(
        'no-such-date',
        `${name} is ${quote(value)}: ${monthNames[month - 1] ?? ''} ${year} has ${days} days.`,
        name,
      )
      return ''
    }
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  }

  return {
    columns,
    begin(next) {
      fields = next
      faults = []
    },
    get faults() {
      return faults
    },
    fault,
    text: (name) => visible(raw(name)),
    id(name) {
      const value = visible(raw(name))
      if (value.length <= longestId) return value
      fault('id-too-long', `${name} has ${value.length} characters: an id has at most ${longestId}.`, name)
      return ''
    },
    required(name) {
      const value = visible(raw(name))
      if (/id$/i.test(name) && value.length > longestId) {
        fault('id-too-long', `${name} has ${value.length} characters: an id has at most ${longestId}.`, name)
        return ''
      }
      if (value === '') fault(`missing-${name.replaceAll('_', '-')}`, `${name} is empty.`, name)
      return value
    },
    date(name) {
      const value = raw(name)
      if (value === '') return ''
      // Most dates are well formed and alike: a day that ends every month needs no calendar.
      if (/^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/.test(value)) return value
      return isoDate(name, value)
    },
    bound(name, end) {
      const value = raw(name)
      if (value === '') return ''
      const part = /^(\d{4})(?:-(\d{1,2}))?$/.exec(value)
      if (part === null) return isoDate(name, value)
      const month = part[2] ?? (end === 'first' ? '1' : '12')
      if (end === 'first') return isoDate(name, `${part[1]}-${month}-1`)
      return isoDate(name, `${part[1]}-${month}-${new Date(Date.UTC(Number(part[1]), Number(month), 0)).getUTCDate()}`)
    },
    amount(name, most, unit) {
      const value = raw(name)
      if (value === '') return null
      const number = readNumber(value)
      if (number === 'ambiguous') {
        fault(
          'ambiguous-number',
          `${name} is ${quote(value)}: it may mean thousands or decimals; write 1234 or 1.234.`,
          name,
        )
        return null
      }
      if (number === undefined) {
        fault('not-a-number', `${name} is ${quote(value)}: that is not a number.`, name)
        return null
      }
      if (number < 0) {
        fault('negative-amount', `${name} is ${quote(value)}: an amount cannot be negative.`, name)
        return null
      }
      if (number > most) {
        fault(
          'absurd-amount',
          `${name} is ${quote(value)}: more than ${most.toLocaleString('en')} ${unit} is not believable.`,
          name,
        )
        return null
      }
      return number
    },
    country(name) {
      const value = raw(name)
      if (value === '') return ''
      const code = countryCode(value.toUpperCase()) ?? countryCode(visible(value))
      if (code !== undefined) return code
      fault(
        'unknown-country',
        `${name} is ${quote(value)}: no country has this ISO 3166-1 alpha-2 code or English name.`,
        name,
      )
      return ''
    },
    oneOf(name, code, choices) {
      const value = raw(name).toLowerCase()
      if (value === '') return ''
      const found = choices.find((choice) => choice === value)
      if (found !== undefined) return found
      fault(code, `${name} is ${quote(raw(name))}: it must be ${choices.join(', ')}.`, name)
      return ''
    },
    goodsCode(name) {
      const value = raw(name)
      if (value === '') return ''
      const code = value.replace(/[\s.\u00a0]/g, '')
      if (/^\d{2,10}$/.test(code)) return code
      if (/^\d*$/.test(code)) {
        fault(
          'bad-goods-code',
          `${name} is ${quote(value)}: an HS code has 2 to 10 digits, this has ${code.length}.`,
          name,
        )
      } else {
        fault(
          'bad-goods-code',
          `${name} is ${quote(value)}: an HS code has digits only, this holds ${strangeDigit(code)}.`,
          name,
        )
      }
      return ''
    },
    locode(name) {
      const value = raw(name)
      if (value === '') return ''
      const code = value.replace(/\s/g, '').toUpperCase()
      if (/^[A-Z]{2}[A-Z2-9]{3}$/.test(code) && countryCode(code.slice(0, 2)) === code.slice(0, 2)) return code
      fault(
        'bad-locode',
        `${name} is ${quote(value)}: a UN/LOCODE is a country code and three characters, such as DEHAM.`,
        name,
      )
      return ''
    },
  }
}

/**
 * Reads a number as people write it: `1234.5`, `1 234,5`, `1,234.50`, `1.234,50`. `1,234` and `1.234.567` style groups
 * are told apart where that is possible; a lone comma before three digits is not, and is called ambiguous.
 */
export function readNumber(text: string): number | 'ambiguous' | undefined {
  if (/^-?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/.test(text)) return Number(text)
  const bare = text.replace(/[\s\u00a0\u202f']/g, '')
  if (!/^[-\u2212]?[\d.,]+$/.test(bare) || !/\d/.test(bare)) return undefined
  const signed = bare.replace('\u2212', '-')
  if (/^-?\d+(\.\d+)?$/.test(signed)) return Number(signed)
  if (/^-?\d{1,3},\d{3}$/.test(signed)) return 'ambiguous'
  if (/^-?\d+,\d+$/.test(signed)) return Number(signed.replace(',', '.'))
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(signed)) return Number(signed.replaceAll(',', ''))
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(signed)) return Number(signed.replaceAll('.', '').replace(',', '.'))
  return undefined
}
