/** A value as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined

/**
 * What a JSON merge patch (RFC 7396) makes of a value: objects are merged member by member, null removes a member, and
 * everything else, lists too, takes the place of what was there. Neither argument is changed.
 */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch
  const merged = new Map(isObject(target) ? Object.entries(target) : [])
  for (const [key, value] of Object.entries(patch))
    if (value === null) merged.delete(key)
    else merged.set(key, mergePatch(merged.get(key), value))
  return Object.fromEntries(merged)
}

/**
 * The smallest merge patch that makes `to` of `from`; undefined where they say the same. Exact as long as no member of
 * an object in `to` is null, which a merge patch cannot say (inside of lists it may be).
 */
export function mergeDifference(from: Json | undefined, to: Json): Json | undefined {
  if (!isObject(from) || !isObject(to)) return same(from, to) ? undefined : to
  const patch: [string, Json][] = []
  for (const key of Object.keys(from)) if (!Object.hasOwn(to, key)) patch.push([key, null])
  for (const [key, value] of Object.entries(to)) {
    const difference = mergeDifference(own(from, key), value)
    if (difference !== undefined) patch.push([key, difference])
  }
  return patch.length === 0 ? undefined : Object.fromEntries(patch)
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((value, i) => same(value, b[i]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], own(b, key)))
  )
}
