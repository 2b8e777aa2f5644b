import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'

const folder = join(import.meta.dirname, '../../cypher')

/**
 * A statement of the product as a value: the text of `cypher/<name>.cypher`, what it takes and what a row of it is.
 * Rows are plain maps keyed by the names after `RETURN`. The file opens with one plain sentence as a comment.
 */
export interface Query<P extends z.ZodType, R extends z.ZodType> {
  readonly name: string
  readonly access: 'read' | 'write'
  readonly sentence: string
  readonly cypher: string
  readonly params: P
  readonly row: R
}

export type AnyQuery = Query<z.ZodType, z.ZodType>

const defined = new Map<string, AnyQuery>()

/**
 * Reads `cypher/<name>.cypher`, once, when the module that defines it is loaded, so that a missing file fails at boot.
 *
 * @throws Error when the file is missing, does not open with a sentence or is defined twice.
 */
export function defineQuery<P extends z.ZodType, R extends z.ZodType>(
  name: string,
  spec: { access: 'read' | 'write'; params: P; row: R },
): Query<P, R> {
  if (defined.has(name)) throw new Error(`cypher/${name}.cypher is defined twice`)
  const text = readFileSync(join(folder, `${name}.cypher`), 'utf8')
  const lines = text.split('\n')
  const comments = lines.filter((line) => line.startsWith('//')).map((line) => line.slice(2).trim())
  if (!lines[0]?.startsWith('// ')) throw new Error(`cypher/${name}.cypher does not open with a sentence`)
  const query: Query<P, R> = {
    name,
    access: spec.access,
    sentence: comments.join(' '),
    cypher: lines
      .filter((line) => !line.startsWith('//'))
      .join('\n')
      .trim(),
    params: spec.params,
    row: spec.row,
  }
  defined.set(name, query as unknown as AnyQuery)
  return query
}

/** Every statement defined so far, by name: the conformance suite and `/api/v1/statements` read it. */
export const definedQueries = (): AnyQuery[] => [...defined.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
