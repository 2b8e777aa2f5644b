/**
 * Cypher as tokens, for both sides of the wire: the console's guard reads them before a statement runs, and the editor
 * colours and underlines by the same reading.
 */
export type CypherTokenKind =
  | 'space'
  | 'comment'
  | 'string'
  | 'number'
  | 'name'
  | 'quoted'
  | 'parameter'
  | 'sign'
  | 'broken'

export interface CypherToken {
  readonly kind: CypherTokenKind
  readonly text: string
  /** Index of its first character in the statement. */
  readonly at: number
}

const space = /[ \t\r\n]+/y
const lineComment = /\/\/[^\r\n]*/y
const blockComment = /\/\*[^]*?\*\//y
const number = /0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|(?:\d[\d_]*)?\.\d[\d_]*(?:[eE][+-]?\d+)?|\d[\d_]*(?:[eE][+-]?\d+)?/y
const name = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy
const parameter = /\$(?:[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*|`(?:[^`]|``)*`)/uy
const quoted = /`(?:[^`]|``)*`/y
const string = /'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"/y
const sign = /::|\.\.|<>|<=|>=|=~|\|\||[-+*/%^=<>()[\]{}.,:;|&!?$@]/y

const kinds: readonly (readonly [CypherTokenKind, RegExp])[] = [
  ['space', space],
  ['comment', lineComment],
  ['comment', blockComment],
  ['string', string],
  ['quoted', quoted],
  ['parameter', parameter],
  ['number', number],
  ['name', name],
  ['sign', sign],
]

/**
 * Every character of a statement in one token or another. What cannot be read (an open string, a character from
 * elsewhere) is one `broken` token up to the end of its line, so that colouring goes on behind it.
 */
export function cypherTokens(statement: string): CypherToken[] {
  const tokens: CypherToken[] = []
  for (let at = 0; at < statement.length;) {
    const token = tokenAt(statement, at, tokens.at(-1))
    tokens.push(token)
    at += token.text.length
  }
  return tokens
}

function tokenAt(statement: string, at: number, before: CypherToken | undefined): CypherToken {
  for (const [kind, pattern] of kinds) {
    // `1..3` is a range of whole numbers and `n.0` no number: a dot begins one only where nothing stands before it.
    if (kind === 'number' && statement[at] === '.' && before !== undefined && endsOperand(before)) continue
    pattern.lastIndex = at
    const text = pattern.exec(statement)?.[0]
    if (text !== undefined) return { kind, text, at }
  }
  const end = statement.indexOf('\n', at)
  return { kind: 'broken', text: statement.slice(at, end === -1 ? statement.length : end + 1), at }
}

const endsOperand = ({ kind, text }: CypherToken): boolean =>
  kind === 'name' || kind === 'quoted' || kind === 'number' || text === '.' || text === ')' || text === ']'

/** Names of the parameters that a statement uses, each once, in the order they are met. */
export function parameterNames(statement: string): string[] {
  const names = cypherTokens(statement).flatMap(({ kind, text }) =>
    kind === 'parameter' ? [text.startsWith('$`') ? text.slice(2, -1).replaceAll('``', '`') : text.slice(1)] : [],
  )
  return [...new Set(names)]
}

/** Line and column, both from 1, of a character of the statement. */
export function positionOf(statement: string, at: number): { line: number; column: number } {
  const before = statement.slice(0, at)
  const line = before.split(/\r\n|\r|\n/)
  return { line: line.length, column: (line.at(-1)?.length ?? 0) + 1 }
}
