/** What the import takes of Node's own paths: names of its reference tables. */
export const join = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join('/')
