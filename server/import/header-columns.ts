import { importKinds } from '../contract/import-kinds.ts'
import type { ImportKind } from '../contract/import-kinds.ts'
import type { Mapping } from '../contract/imports.ts'
import { WaybillError } from '../errors.ts'

/** The column that a file of rejected rows carries beside the rows' own; an import passes over it. */
export const reasonHeader = 'waybill_reason'

/** Headers as the product names them: unique, never empty; the file's own otherwise. */
export function nameHeaders(fields: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return fields.map((field, index) => {
    // oxlint-disable-next-line no-control-regex -- a NUL in a header must not reach file names or screens
    const header = field.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim() || `column ${index + 1}`
    const times = (seen.get(header) ?? 0) + 1
    seen.set(header, times)
    return times === 1 ? header : `${header} (${times})`
  })
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Matches headers to the fields of a kind by name, whatever their case, spaces and underscores. */
export function mapHeaders(headers: readonly string[], kind: ImportKind): Mapping {
  const fields = new Map<string, string>(importKinds[kind].fields.map((field) => [plain(field.name), field.name]))
  const entries: [string, string | null][] = []
  for (const header of headers) {
    if (header === reasonHeader || header === '__proto__') continue
    const field = fields.get(plain(header))
    if (field !== undefined) fields.delete(plain(header))
    entries.push([header, field ?? null])
  }
  return Object.fromEntries(entries)
}

/** What a mapping still lacks for rows of the kind to make sense, in words; empty when nothing. */
export function missingFields(kind: ImportKind, mapped: ReadonlySet<string>): string[] {
  const missing: string[] = importKinds[kind].fields
    .filter((field) => 'required' in field && !mapped.has(field.name))
    .map((field) => field.name)
  if (kind === 'shipments') {
    if (!mapped.has('departed') && !mapped.has('arrived')) missing.push('departed or arrived')
    if (!mapped.has('consignor_id') && !mapped.has('consignor_name')) missing.push('consignor_id or consignor_name')
    if (!mapped.has('consignee_id') && !mapped.has('consignee_name')) missing.push('consignee_id or consignee_name')
  }
  return missing
}

/** The kind whose fields the header names most of, all of its required ones among them; null when none fits. */
export function recogniseKind(headers: readonly string[]): ImportKind | null {
  let best: ImportKind | null = null
  let most = 0
  const names = new Set(headers.map(plain))
  for (const kind of Object.keys(importKinds) as ImportKind[]) {
    const fields: string[] = importKinds[kind].fields.map((field) => field.name)
    const mapped = new Set(fields.filter((field) => names.has(plain(field))))
    if (mapped.size > most && missingFields(kind, mapped).length === 0) {
      best = kind
      most = mapped.size
    }
  }
  return best
}

/** Where each field of a kind stands in the rows of one file. */
export interface Columns {
  readonly kind: ImportKind
  readonly headers: readonly string[]
  readonly mapping: ReadonlyMap<string, string>
  /** The trimmed value of a field; empty when the file has no such column. */
  value(fields: readonly string[], name: string): string
  /** The file's own header for a field, for messages. */
  header(name: string): string
  /** JSON text of the columns that became no field, null when all of them are empty. */
  extra(fields: readonly string[]): string | null
}

/**
 * Settles which column is which field.
 *
 * @throws WaybillError `file-unusable` when a required field has no column; `invalid` for a mapping that names unknown
 *   columns or fields, or one field twice.
 */
export function openColumns(headers: readonly string[], kind: ImportKind, given: Mapping | undefined): Columns {
  const mapping = new Map<string, string>()
  const known = new Set<string>(importKinds[kind].fields.map((field) => field.name))
  const chosen = given ?? mapHeaders(headers, kind)
  for (const [header, field] of Object.entries(chosen)) {
    if (field === null) continue
    const pointer = `/mapping/${header.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const refuse = (detail: string): WaybillError =>
      new WaybillError('invalid', `The mapping cannot be used: ${detail}.`, { fields: [{ pointer, detail }] })
    if (!headers.includes(header)) throw refuse(`the file has no column "${header}"`)
    if (!known.has(field)) throw refuse(`"${field}" is no field of ${importKinds[kind].caption.toLowerCase()}`)
    if ([...mapping.values()].includes(field)) throw refuse(`two columns are to become "${field}"`)
    mapping.set(header, field)
  }
  const missing = missingFields(kind, new Set(mapping.values()))
  if (missing.length > 0) {
    throw new WaybillError(
      'file-unusable',
      `The file cannot be read as ${importKinds[kind].caption.toLowerCase()}: no column for ${missing.join(', ')}.`,
      { next: `Its columns are: ${headers.slice(0, 40).join(', ')}. Map one of them, or import it as another kind.` },
    )
  }
  const place = new Map<string, number>()
  const extras: number[] = []
  headers.forEach((header, index) => {
    const field = mapping.get(header)
    if (field !== undefined) place.set(field, index)
    else if (header !== reasonHeader) extras.push(index)
  })
  extras.sort((a, b) => ((headers[a] ?? '') < (headers[b] ?? '') ? -1 : 1))

  return {
    kind,
    headers,
    mapping,
    value(fields, name) {
      const at = place.get(name)
      return at === undefined ? '' : (fields[at] ?? '').trim()
    },
    header(name) {
      const at = place.get(name)
      return at === undefined ? name : (headers[at] ?? name)
    },
    extra(fields) {
      if (extras.length === 0) return null
      // A prototype-less object takes any header as a key, `__proto__` too.
      const kept: Record<string, string> = Object.create(null) as Record<string, string>
      let any = false
      for (const at of extras) {
        const value = fields[at] ?? ''
        if (value === '') continue
        kept[headers[at] ?? ''] = value
        any = true
      }
      return any ? JSON.stringify(kept) : null
    },
  }
}
