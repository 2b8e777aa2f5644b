/** So many things paths are looked for between at once. */
const most = 12

/**
 * What of a selection paths can lead between: things of the records, not what only the canvas draws together. Null for
 * less than two of them, and for more than can be asked about at once.
 */
export function pathEnds(selection: readonly string[]): string[] | null {
  const ids = [...new Set(selection.filter((id) => !/^(?:bundle|tie|group|others):/.test(id)))]
  return ids.length < 2 || ids.length > most ? null : ids
}
