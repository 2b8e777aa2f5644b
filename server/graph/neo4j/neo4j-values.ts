import neo4j, { type Integer } from 'neo4j-driver'

/**
 * A parameter as the driver wants it: it sends every JavaScript number as a float, so whole numbers become integers, as
 * the embedded engine takes them.
 */
export function toNeo4j(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value
  if (typeof value !== 'object' || value === null) return value ?? null
  if (Array.isArray(value)) return value.map(toNeo4j)
  const given: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) given[key] = toNeo4j(item)
  return given
}

/** A value of the driver as a JSON value: an integer past 2^53 as a string, dates and times in ISO 8601. */
export function fromNeo4j(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? value.toString() : value
  if (neo4j.isInt(value)) return fromInteger(value)
  if (Array.isArray(value)) return value.map(fromNeo4j)
  const text = textOf(value)
  if (text !== undefined) return text
  if (neo4j.isNode(value) || neo4j.isRelationship(value)) return fromNeo4j(value.properties)
  const plain: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const item = fromNeo4j((value as Record<string, unknown>)[key])
    // A key of the data may be `__proto__`: define, never assign.
    if (key === '__proto__') Object.defineProperty(plain, key, { value: item, enumerable: true })
    else plain[key] = item
  }
  return plain
}

const fromInteger = (value: Integer): number | string => (value.inSafeRange() ? value.toNumber() : value.toString())

/** Dates, times, durations and points, which are objects of the driver, as text. */
const textOf = (value: object): string | undefined =>
  neo4j.isDate(value) ||
  neo4j.isDateTime(value) ||
  neo4j.isLocalDateTime(value) ||
  neo4j.isTime(value) ||
  neo4j.isLocalTime(value) ||
  neo4j.isDuration(value) ||
  neo4j.isPoint(value)
    ? value.toString()
    : undefined
