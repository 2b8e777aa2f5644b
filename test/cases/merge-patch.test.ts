import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Json, mergeDifference, mergePatch } from '../../server/contract/merge-patch.ts'

/** The examples of RFC 7396, appendix A: original, patch, result. */
const examples: [string, string, string][] = [
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b"}', '{"a":null}', '{}'],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['["a","b"]', '["c","d"]', '["c","d"]'],
  ['{"a":"b"}', '["c"]', '["c"]'],
  ['{"a":"foo"}', 'null', 'null'],
  ['{"a":"foo"}', '"bar"', '"bar"'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
  ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
]
const parse = (text: string) => JSON.parse(text) as Json

/** Values that a merge patch can say: no member of an object is null. */
const withoutNullMembers = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<Json>(0, 1, '', 'a', true, false),
    fc.array(fc.oneof(tie('json'), fc.constant(null)), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'constructor', '__proto__', 'toString'), tie('json')),
  ),
})).json

describe('a JSON merge patch', () => {
  it.each(examples)('makes of %s by %s what the RFC says: %s', (original, patch, result) => {
    const [from, by] = [parse(original), parse(patch)]
    expect(mergePatch(from, by)).toEqual(parse(result))
    expect([from, by]).toEqual([parse(original), parse(patch)])
  })

  it('that is the difference of two values makes the one of the other, and there is none between equals', () => {
    fc.assert(
      fc.property(withoutNullMembers, withoutNullMembers, (from, to) => {
        const difference = mergeDifference(from, to)
        const text = (value: Json) => canonical(value)
        if (difference === undefined) expect(text(from)).toBe(text(to))
        else expect(text(mergePatch(from, difference))).toBe(text(to))
        expect(mergeDifference(to, parse(JSON.stringify(to)))).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })

  it('says no more than what differs', () => {
    const from = { a: { b: 1, c: [1, null] }, d: 2, e: 3 }
    expect(mergeDifference(from, { a: { b: 1, c: [1, null], f: 4 }, d: 5 })).toEqual({ a: { f: 4 }, d: 5, e: null })
  })

  it('does not touch what every object is made of', () => {
    const merged = mergePatch({}, parse('{"__proto__":{"polluted":true}}')) as object
    expect(Object.keys(merged)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype)
    expect({}).not.toHaveProperty('polluted')
  })
})

/** Text that is the same for values that differ in the order of members alone. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value as Record<string, Json>).map(
    ([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`,
  )
  return `{${members.sort().join(',')}}`
}
