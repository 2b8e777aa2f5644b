import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { highPriority } from '../contract/high-priority.ts'

const folder = join(import.meta.dirname, '../../seed/reference')

const table = (name: string): Record<string, string>[] => {
  const file = join(folder, name)
  return existsSync(file) ? parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true }) : []
}

/** A name as it is compared: no accents, case, punctuation or leading article. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^the /, '')

const countryNames = new Map<string, string>()
const countryByName = new Map<string, string>()
for (const row of table('countries.csv')) {
  const { code = '', name = '', aliases = '' } = row
  countryNames.set(code, name)
  for (const known of [code, name, ...aliases.split('|')]) if (known !== '') countryByName.set(plain(known), code)
}
// "…, New Jersey" ends with the name of an island; whoever means the island writes its code.
const longestFirst = [...countryByName.keys()]
  .filter((name) => name.length > 3 && name !== 'jersey')
  .sort((a, b) => b.length - a.length)

/** ISO 3166-1 alpha-2 codes and their English names. */
export const countryName = (code: string): string | undefined => countryNames.get(code)

const byText = new Map<string, string | undefined>()

/**
 * The ISO code for a code or an English name, as customs offices and Eurostat write them: "de", "Germany",
 * "Germany (incl. German Democratic Republic 'DD' from 1991)". Undefined when it is none.
 */
export function countryCode(text: string): string | undefined {
  if (countryNames.has(text)) return text
  if (byText.has(text)) return byText.get(text)
  const found = countryByName.get(plain(text)) ?? countryByName.get(plain(text.replace(/\s*\(.*$/s, '')))
  if (byText.size < 5000) byText.set(text, found)
  return found
}

/** The country an address ends with, when it says so plainly; undefined otherwise. */
export function countryOfAddress(address: string): string | undefined {
  // What may follow the country: its short form in brackets, a postal code, a post box.
  const text = plain(address.replace(/\s*\([^)]*\)\s*$/, '')).replace(/(( p o box)? \d+)+$/, '')
  const found = longestFirst.find((name) => text === name || text.endsWith(` ${name}`))
  return found === undefined ? undefined : countryByName.get(found)
}

/** Sums that trade statistics list beside their members: counting both would count the goods twice. */
export const isAggregate = (text: string): boolean =>
  /^(eu|eu-?\d\d|eu\d\d_\w+|european union|euro area|ea-?\d\d|extra|intra|world|all countries|total|w00|w0|g-?20|cis)\b/i.test(
    text.trim(),
  )

interface PortReference {
  name: string
  latitude: number | null
  longitude: number | null
}

const ports = new Map<string, PortReference>()
const coordinate = (text: string | undefined): number | null =>
  text === undefined || text === '' || !Number.isFinite(Number(text)) ? null : Number(text)
for (const row of table('ports.csv')) {
  const code = (row['locode'] ?? row['code'] ?? '').replace(/\s/g, '')
  if (code === '') continue
  ports.set(code, {
    name: row['name'] ?? code,
    latitude: coordinate(row['latitude'] ?? row['lat']),
    longitude: coordinate(row['longitude'] ?? row['lon'] ?? row['lng']),
  })
}

/** What the reference knows of a UN/LOCODE; undefined for a place it does not list. */
export const portReference = (locode: string): PortReference | undefined => ports.get(locode)

const priority = new Map<string, { tier: string; label: string }>(highPriority.map((good) => [good.code, good]))

/** Tier and words of a goods code on the Common High Priority List, by its first six digits. */
export const goodReference = (code: string): { tier: string; label: string } | undefined =>
  priority.get(code.slice(0, 6))
