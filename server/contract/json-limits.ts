/** Levels that JSON from outside may be nested. */
export const jsonDepth = 64

/** Whether brackets outside of strings nest deeper than `limit`: told before anything recursive sees the value. */
export function deeper(bytes: Uint8Array, limit: number = jsonDepth): boolean {
  let depth = 0
  let quoted = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (quoted) {
      if (byte === 0x5c) i++
      else if (byte === 0x22) quoted = false
    } else if (byte === 0x22) quoted = true
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > limit) return true
    } else if (byte === 0x5d || byte === 0x7d) depth--
  }
  return false
}

/**
 * Where an object has a member called `__proto__`, as a JSON pointer; undefined where none has. Nothing here is called
 * so, and merged or copied carelessly it would change what every object is made of.
 */
export function protoPointer(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const below = key === '__proto__' ? '' : protoPointer(inner)
    if (below !== undefined) return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}${below}`
  }
  return undefined
}
