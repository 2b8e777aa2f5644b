import { cypherTokens } from '../contract/cypher-tokens.ts'

/** Clauses that end the reach of a `RETURN`, or say themselves how many rows there are. */
const settled = new Set(['LIMIT', 'UNION', 'EXPLAIN', 'PROFILE', 'FINISH', 'NEXT'])

/**
 * The statement with a limit of rows at its end, so that the engine makes no more of them than are read: Grafeo gives a
 * row only when it has made all.
 *
 * @returns undefined for one that is limited by itself, or whose end is no plain `RETURN`.
 */
export function boundStatement(statement: string, rows: number): string | undefined {
  let depth = 0
  let returns = false
  let limited = false
  let before = ''
  for (const { kind, text } of cypherTokens(statement)) {
    if (kind === 'space' || kind === 'comment') continue
    if (text === '(' || text === '[' || text === '{') depth++
    else if (text === ')' || text === ']' || text === '}') depth--
    else if (kind === 'name' && depth === 0 && before !== '.' && before !== ':') {
      const word = text.toUpperCase()
      if (word === 'RETURN') {
        returns = true
        limited = false
      } else if (settled.has(word)) limited = true
    }
    before = text
  }
  // A WITH may have a limit of its own; only one behind the last RETURN bounds the answer.
  if (!returns || limited || /^\s*(?:EXPLAIN|PROFILE)\b/i.test(statement) || /\bUNION\b/i.test(statement))
    return undefined
  return `${statement}\nLIMIT ${rows}`
}
