import { type CypherToken, cypherTokens } from '../../server/contract/cypher-tokens.ts'
import { keywords } from '../../server/contract/cypher-words.ts'

const clauses = new Set([
  'MATCH',
  'OPTIONAL',
  'WHERE',
  'WITH',
  'RETURN',
  'UNWIND',
  'CALL',
  'UNION',
  'ORDER',
  'SKIP',
  'OFFSET',
  'LIMIT',
])
const conditions = new Set(['AND', 'OR', 'XOR'])
/** What stands behind these goes on with them. */
const joining = new Set(['OPTIONAL', 'EXPLAIN', 'PROFILE', 'STARTS', 'ENDS', 'UNION'])
/** Words that are functions as well. */
const callable = new Set(['ALL', 'ANY', 'COUNT', 'EXISTS', 'COLLECT', 'RANGE', 'POINT'])

/**
 * A statement laid out anew: each clause on a line of its own, keywords in capitals, what stands in brackets indented,
 * one space between words. Lines that were broken stay broken. Only spaces and the case of keywords change, so that it
 * means the same; what cannot be read is given back as it is.
 */
export function formatCypher(statement: string): string {
  const all = cypherTokens(statement)
  if (all.some(({ kind }) => kind === 'broken')) return statement
  const tokens = all.filter(({ kind }) => kind !== 'space')
  const names = namesIn(tokens)
  let text = ''
  let depth = 0
  tokens.forEach((token, i) => {
    const before = tokens[i - 1]
    const word = isKeyword(tokens, i, names) ? token.text.toUpperCase() : token.text
    if (/^[)\]}]$/.test(token.text)) depth--
    if (before !== undefined) {
      const gap = statement.slice(before.at + before.text.length, token.at)
      const own = depth === 0 && startsLine(word, token, before)
      if (own || gap.includes('\n') || before.text.startsWith('//')) {
        const further = !own && depth === 0 && !clauses.has(word) && token.kind !== 'comment'
        text += `\n${' '.repeat(2 * Math.max(0, depth) + (further || conditions.has(word) ? 2 : 0))}`
      } else if (apart(before, token, gap)) text += ' '
    }
    text += word
    if (/^[([{]$/.test(token.text)) depth++
  })
  return text
}

/** Words that the statement gives to what it finds, as they are spelled: names tell small letters from capitals. */
const namesIn = (tokens: readonly CypherToken[]): ReadonlySet<string> =>
  new Set(
    tokens.flatMap(({ kind, text }, i) => {
      const [before, after] = [tokens[i - 1]?.text ?? '', tokens[i + 1]?.text ?? '']
      const given = /^(?:=|IN)$/i.test(after) && !/^NOT$/i.test(text)
      const named = given || before.toUpperCase() === 'AS' || (/^[([]$/.test(before) && /^[:)\]{]$/.test(after))
      return kind === 'name' && named ? [text] : []
    }),
  )

/** Whether a word is one of Cypher's and no name of a pattern, a key of a map or a function that reads like one. */
function isKeyword(tokens: readonly CypherToken[], i: number, names: ReadonlySet<string>): boolean {
  const { kind, text } = tokens[i]!
  const [before, after] = [tokens[i - 1]?.text, tokens[i + 1]?.text]
  const word = text.toUpperCase()
  if (kind !== 'name' || !keywords.has(word) || names.has(text)) return false
  if (['.', ':', '|', '('].includes(before ?? '') || before?.toUpperCase() === 'AS') return false
  return !([':', '.', ','].includes(after ?? '') || (after === '(' && callable.has(word)))
}

function startsLine(word: string, token: CypherToken, before: CypherToken): boolean {
  if (token.kind !== 'name' || ['.', ':', '|', '(', ','].includes(before.text)) return false
  return !joining.has(before.text.toUpperCase()) && (clauses.has(word) || conditions.has(word))
}

/** Signs of patterns and of sums look alike: these stay as near to each other as they were. */
function apart(left: CypherToken, right: CypherToken, gap: string): boolean {
  if (left.kind === 'comment' || right.kind === 'comment' || left.text === ',') return true
  if (/^[([]$/.test(left.text) || /^[)\],;]$/.test(right.text)) return false
  return gap !== ''
}
