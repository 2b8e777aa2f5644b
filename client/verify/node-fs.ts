import countries from '../../seed/reference/countries.csv?raw'
import ports from '../../seed/reference/ports.csv?raw'

/*
 * The import reads its reference tables from files; a page brings them along.
 */
const tables: Readonly<Record<string, string>> = { 'countries.csv': countries, 'ports.csv': ports }

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

export const existsSync = (path: string): boolean => Object.hasOwn(tables, nameOf(path))

/** A table as text, which the reader of tables takes as it takes bytes. */
export function readFileSync(path: string): string {
  const table = tables[nameOf(path)]
  if (table === undefined) throw new RangeError(`this page brings no ${nameOf(path)}`)
  return table
}
