/**
 * Names shown or hidden. While they are hidden every answer of the server passes through `veil` before anything else sees
 * it, so that no screen, title, picture or clipboard can hold a name: there is none in the page.
 */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const storage = 'waybill.codes'
const named: Record<string, string> = {
  Company: 'Company',
  Person: 'Person',
  Address: 'Address',
  Contact: 'Contact',
}
export const hidden = 'hidden'
/** Properties that tell nobody's name. */
const plainProperties = new Set(
  `id country military stub founded dissolved dataset departed arrived onlyDate hsCode quantity unit netWeightKg value
  currency valueEur declaredDestination portOfLoading borderPost portOfDischarge mode record row line hash file kind`.split(
    /\s+/,
  ),
)
/** Fields of a source row that tell nobody's name. */
const plainFields = new Set(
  `departed arrived hs_code quantity unit net_weight_kg value currency declared_destination port_of_loading border_post
  port_of_discharge mode record country consignor_country consignee_country kind military founded dissolved percent role
  from to date until code flow period reporter partner value_eur weight_kg authority programme`.split(/\s+/),
)

let on = false
const codes = new Map<string, string>(readCodes())
/** How many codes of each beginning were given. */
const given = new Map<string, number>()
for (const code of codes.values()) {
  const head = code.slice(0, code.lastIndexOf('-') + 1)
  given.set(head, Math.max(given.get(head) ?? 0, Number(code.slice(head.length)) || 0))
}
const originals = new WeakMap<object, object>()

export const isVeiled = (): boolean => on
export const setVeiled = (veiled: boolean): void => {
  on = veiled
}

/** `Company KZ-2`: one code for each thing, the same as long as this browser remembers. */
export function codeOf(id: string, kind: string, country: string | null): string {
  const known = codes.get(id)
  if (known !== undefined) return known
  const head = `${named[kind] ?? 'Company'} ${country ?? '??'}-`
  const nth = (given.get(head) ?? 0) + 1
  given.set(head, nth)
  const code = `${head}${nth}`
  codes.set(id, code)
  if (!storing) queueMicrotask(storeCodes)
  storing = true
  return code
}

let storing = false
/** Once for all codes that one answer brings. */
function storeCodes(): void {
  storing = false
  try {
    localStorage.setItem(storage, JSON.stringify([...codes]))
  } catch {
    // Without storage the codes last as long as the page.
  }
}

/** An answer of the server as it may be shown. */
export const veil = <T>(answer: T): T => (on ? (veiled(answer as Json, '') as T) : answer)

/** The thing that a veiled one stands for, where this page has seen it. */
export const unveiled = <T extends object>(thing: T): T => (originals.get(thing) as T | undefined) ?? thing

function veiled(value: Json, key: string): Json {
  if (Array.isArray(value)) return value.map((item) => veiled(item, key))
  if (value === null || typeof value !== 'object') return value
  if (typeof value['raw'] === 'string' && Array.isArray(value['columns'])) return veilRow(value)
  // A console's answer, whole or one line of it.
  if (Array.isArray(value['rows']) && 'graph' in value)
    return { ...value, rows: (value['rows'] as Json[]).map(veilCell), graph: veiled(value['graph'] ?? null, 'graph') }
  // What a watch found, told by rows as well.
  if (Array.isArray(value['new']) && Array.isArray(value['gone']) && Array.isArray(value['columns']))
    return {
      ...value,
      new: value['new'].map(veilCell),
      gone: value['gone'].map(veilCell),
      things: veiled(value['things'] ?? [], 'things'),
    }
  const changed: { [key: string]: Json } = {}
  for (const [name, item] of Object.entries(value)) changed[name] = veiled(item, name)
  if (typeof value['movement'] === 'string' && Array.isArray(value['parties']) && isThing(value['fails']))
    changed['fails'] = veilSentence(
      value['fails'],
      value['parties'] as Named[],
      changed['parties'] as unknown as Named[],
    )
  if (Array.isArray(value['sample'])) changed['sample'] = value['sample'].map(veilCell)
  const kind = value['kind']
  const isNamed = typeof value['id'] === 'string' && typeof value['name'] === 'string' && isParty(value, key)
  if (isNamed) {
    const country = value['country'] ?? (value['properties'] as { country?: Json } | undefined)?.country ?? null
    changed['name'] = codeOf(
      value['id'] as string,
      typeof kind === 'string' ? kind : 'Company',
      typeof country === 'string' ? country : null,
    )
    if ('snippet' in changed) changed['snippet'] = ''
  }
  const properties = value['properties']
  if (properties !== null && typeof properties === 'object' && !Array.isArray(properties))
    changed['properties'] = Object.fromEntries(
      Object.entries(properties).map(([name, item]) => [
        name,
        plainProperties.has(name) || !mayName(item) || !(isNamed || kind === 'Shipment') ? item : veilText(item),
      ]),
    )
  originals.set(changed, value)
  return changed
}

/** Whether the name of an object with an id is somebody's. */
function isParty(value: { [key: string]: Json }, key: string): boolean {
  const { kind } = value
  if (typeof kind === 'string') return kind in named
  if ('latitude' in value) return false
  // A row or column of a matrix: a party's, or a country's.
  if (Array.isArray(value['parties'])) return typeof value['id'] === 'string' && value['id'].includes(':')
  return 'country' in value || 'role' in value || key === 'party'
}

type Thing = { [key: string]: Json }
type Named = Thing & { name: string }
const isThing = (value: Json | undefined): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A sentence that names parties says their codes; longer names first, for one may be part of another. */
function veilSentence(about: Thing, parties: readonly Named[], coded: readonly Named[]): Thing {
  const codeOfName = new Map(parties.map(({ name }, i) => [name, coded[i]?.name ?? hidden]))
  const longest = [...codeOfName.keys()].filter((name) => name !== '').sort((a, b) => b.length - a.length)
  const names = new RegExp(longest.map((name) => name.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('|'), 'g')
  const { sentence } = about
  if (typeof sentence !== 'string' || longest.length === 0) return about
  return { ...about, sentence: sentence.replaceAll(names, (name) => codeOfName.get(name) ?? hidden) }
}

const mayName = (value: Json): boolean => typeof value === 'string' || Array.isArray(value)
const veilText = (value: Json): Json => (Array.isArray(value) ? [hidden] : hidden)

function veilRow(row: { [key: string]: Json }): Json {
  const columns = (row['columns'] as { header: string; value: string; field: string | null }[]).map((column) =>
    column.value === '' || (column.field !== null && plainFields.has(column.field))
      ? column
      : { ...column, value: hidden },
  )
  return { ...row, raw: hidden, columns }
}

/** A cell of a table may hold anything: numbers, days, codes and ids are left, every other text is not. */
function veilCell(cell: Json): Json {
  if (Array.isArray(cell)) return cell.map(veilCell)
  if (typeof cell === 'string') return /^[\d\s.:,TZ+-]*$|^[A-Z]{2}$|^[\w.-]+:[\w.-]+$/.test(cell) ? cell : hidden
  if (cell === null || typeof cell !== 'object') return cell
  return Object.fromEntries(Object.entries(cell).map(([name, item]) => [name, veilCell(item)]))
}

function readCodes(): [string, string][] {
  try {
    const stored = JSON.parse(localStorage.getItem(storage) ?? '[]') as unknown
    return Array.isArray(stored) ? stored.filter((pair): pair is [string, string] => Array.isArray(pair)) : []
  } catch {
    return []
  }
}
