import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'

const folder = join(import.meta.dirname, '../../cypher')

/**
 * A statement of the product as a value: the text of `cypher/<name>.cypher`, what it takes and what a row of it is.
 * Rows are plain maps keyed by the names after `RETURN`. The file opens with one plain sentence as a comment.
 *
 * What holds on both engines (Grafeo 0.6, Neo4j 5.26 and later), measured:
 * - Look-ups by id use the index only with the label (`(p:Party {id: $id})`, `WHERE p.id IN $ids`), and in Grafeo only
 *   in a `MATCH` that no writing clause, and no `OPTIONAL`, precedes. `UNWIND … MATCH … MATCH … MERGE … SET` is fast;
 *   `MERGE … WITH … MATCH` and `UNWIND … OPTIONAL MATCH` scan the label once per row (200 rows a second): put those
 *   into `CALL (r, s) { MATCH … }`, into `MERGE`, or into a step of its own. There is no index on edges: find an edge
 *   from a node that has one.
 * - Two clauses that should share rows per item: `FOREACH (x IN CASE WHEN r.x IS NULL THEN [] ELSE [r.x] END | MERGE …)`.
 * - Not in Grafeo: `(a:X|Y)` and `&` (write `WHERE a:X OR a:Y`; edge types `[:A|B]` work), `COLLECT {}`, `[..]` straight
 *   after an aggregate, quantified path patterns, `SET n:$(label)`, two-argument `round`, fields of dates, full-text
 *   and edge indexes. `CALL (x) {}`, `COUNT {}`, `EXISTS {}`, pattern and list comprehensions, map projections,
 *   `reduce`, `UNION`, `shortestPath` and `-[:T*1..3]-` work.
 * - Every parameter that the text names must be passed (null where there is none). A number without a fraction goes in
 *   as an integer on both.
 * - `labels()` and rows without `ORDER BY` come in no particular order. Ordering strings is by code unit on Grafeo and
 *   by code point on Neo4j: break ties by id.
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
