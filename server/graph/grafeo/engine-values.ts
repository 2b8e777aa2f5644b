import type { JsNode } from '@grafeo-db/js'
import type { Ends } from './engine-messages.ts'

/** A value of the engine as a JSON value: an integer past 2^53 as a string, a point in time in ISO 8601. */
export function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(plainValue)
  const plain: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    // A key of the data may be `__proto__`: define, never assign.
    const item = plainValue((value as Record<string, unknown>)[key])
    if (key === '__proto__')
      Object.defineProperty(plain, key, { value: item, enumerable: true, configurable: true, writable: true })
    else plain[key] = item
  }
  return plain
}

/** The nodes at the ends of all edges in these values. */
export function endsOf(values: unknown, find: (id: number) => JsNode | null): Ends {
  const ends: Ends = new Map()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { _source, _target } = value as Record<string, unknown>
    for (const id of [_source, _target]) {
      if (typeof id !== 'number' || ends.has(id)) continue
      const node = find(id)
      if (node)
        ends.set(id, { labels: node.labels, properties: plainValue(node.properties()) as Record<string, unknown> })
    }
    for (const item of Object.values(value)) look(item)
  }
  look(values)
  return ends
}
