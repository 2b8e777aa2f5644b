import { type CypherToken, cypherTokens, positionOf } from './cypher-tokens.ts'
import { functionSpaces, keywords, openers, readProcedures, refusedWords } from './cypher-words.ts'

/** Why a statement is not run, and which characters of it are the reason. */
export interface CypherRefusal {
  /** A full sentence. */
  readonly message: string
  readonly next: string
  readonly at: number
  readonly length: number
  readonly line: number
  readonly column: number
}

/** Characters that a statement may have. */
export const statementLimit = 100_000

/**
 * Reads a statement as the console's guard does. It is let through only when each word in the place of a clause is on
 * the list of those that read; a write is refused wherever its word stands, save as a property (`n.set`), a label or a
 * type (`:Set`) or in back-ticks, where no engine takes it for a clause.
 *
 * @returns undefined for a statement that only reads, as far as its text tells; the engines are asked as well.
 */
export function refusalOf(statement: string): CypherRefusal | undefined {
  const refuse = (message: string, next: string, at = 0, length = 0): CypherRefusal => ({
    message,
    next,
    at,
    length,
    ...positionOf(statement, at),
  })
  if (statement.length > statementLimit)
    return refuse(
      `The statement is longer than ${statementLimit.toLocaleString('en-GB')} characters.`,
      'Give long lists as parameters.',
    )
  // Engines differ in which of these end a comment.
  const end = /\r(?!\n)|[\u0085\u2028\u2029\v\f]/.exec(statement)
  if (end !== null) return refuse('The statement holds an unusual line end.', 'Write plain line ends.', end.index, 1)
  const all = cypherTokens(statement)
  for (const token of all) {
    const why = unreadable(token)
    if (why !== undefined) return refuse(why[0], why[1], token.at, Math.min(token.text.length, 40))
  }
  const tokens = all.filter(({ kind }) => kind !== 'space' && kind !== 'comment')
  while (tokens.at(-1)?.text === ';') tokens.pop()
  const [first] = tokens
  if (first === undefined) return refuse('There is no statement.', 'Write one that begins with MATCH or RETURN.')
  for (const [i, token] of tokens.entries()) {
    const why = wrong(tokens, i, token)
    if (why !== undefined) return refuse(why[0], why[1], token.at, token.text.length)
  }
  return undefined
}

type Why = readonly [message: string, next: string]

const readsOnly = 'This console only reads. Nothing was changed.'

function unreadable({ kind, text }: CypherToken): Why | undefined {
  if (kind === 'broken') {
    if (/^['"`]/.test(text)) return ['A text or a name in back-ticks is not closed.', 'Close it on its line or later.']
    if (text.startsWith('/*')) return ['A comment is not closed.', 'Close it with */.']
    if (text.startsWith('\\')) return ['A unicode escape stands outside of a text.', 'Write the character itself.']
    const code = text.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? ''
    return [`The character U+${code} has no meaning outside of a text.`, 'Take it out, or put it into quotes.']
  }
  // Neo4j replaces unicode escapes before it reads anything else, so one may close the text it stands in.
  if (kind === 'string') return dangerousEscape(text)
  if (/\\u/i.test(text)) return ['A unicode escape stands outside of a text.', 'Write the character itself.']
  if (kind === 'name' || kind === 'parameter') return disguised(text)
  return undefined
}

function dangerousEscape(text: string): Why | undefined {
  for (const [, short, long] of text.matchAll(/\\(?:u+([0-9a-fA-F]{0,4})|U([0-9a-fA-F]{0,8}))/g)) {
    const hex = short ?? long ?? ''
    const code = Number.parseInt(hex, 16)
    if (hex.length < (short === undefined ? 8 : 4) || code < 0x20 || [0x22, 0x27, 0x5c, 0x60, 0x7f].includes(code))
      return ['A unicode escape in a text stands for a quote or a control character.', 'Give the text as a parameter.']
  }
  return undefined
}

/** Letters that an engine may take for those of a keyword, such as the long s in `ſET`. */
function disguised(text: string): Why | undefined {
  for (const letter of text) {
    if (letter.codePointAt(0)! < 0x80) continue
    const folded = [letter.toUpperCase(), letter.toLowerCase(), letter.normalize('NFKC')]
    if (folded.some((form) => /^[\x20-\x7e]+$/.test(form) && form.length === 1))
      return [
        `The name ${text} holds a letter that looks like another.`,
        'Write the name in back-ticks if it is meant.',
      ]
  }
  return undefined
}

function wrong(tokens: readonly CypherToken[], i: number, token: CypherToken): Why | undefined {
  const before = tokens[i - 1]
  const after = tokens[i + 1]
  if (token.text === ';') return ['The console runs one statement at a time.', 'Run the second one by itself.']
  if (token.kind !== 'name' && token.kind !== 'quoted') {
    return i === 0 ? ['A statement begins with a clause.', `Begin with ${openers.join(', ')}.`] : undefined
  }
  if (isNamed(tokens, i)) return undefined
  const word = token.kind === 'name' ? token.text.toUpperCase() : ''
  const refused = refusedWords[word]
  if (refused !== undefined)
    return [
      `${word} ${refused}, and this console only reads. Nothing was changed.`,
      `Take it out, or write \`${token.text}\` in back-ticks if it is a name.`,
    ]
  if (i === 0 && !openers.includes(word))
    return [`${token.text} is no clause that this console takes.`, `Begin with ${openers.join(', ')}.`]
  if (word === 'TRANSACTIONS' && ['IN', 'CONCURRENT'].includes(before?.text.toUpperCase() ?? ''))
    return [`CALL … IN TRANSACTIONS writes in steps. ${readsOnly}`, 'Take IN TRANSACTIONS out.']
  if (before !== undefined && endsOperand(tokens, i - 1) && !keywords.has(word))
    return [
      `${token.text} is no clause or operator that this console takes. ${readsOnly}`,
      'Correct it, or take it out.',
    ]
  if (word === 'CALL' && after !== undefined && after.text !== '{' && after.text !== '(')
    return procedure(tokens, i + 1)
  return namespaced(tokens, i)
}

/** Whether the word is a property, a label or a type: it follows a dot behind an operand, or a single colon. */
function isNamed(tokens: readonly CypherToken[], i: number): boolean {
  const before = tokens[i - 1]?.text
  if (before === ':') return true
  if (before !== '.') return false
  const owner = tokens[i - 2]
  // In a map projection (`n {.name}`) the dot follows a bracket or a comma.
  return (
    owner !== undefined && (['{', ','].includes(owner.text) || (owner.kind !== 'number' && endsOperand(tokens, i - 2)))
  )
}

function endsOperand(tokens: readonly CypherToken[], i: number): boolean {
  const { kind, text } = tokens[i]!
  if (kind === 'name') return isNamed(tokens, i) || !keywords.has(text.toUpperCase()) || closing.has(text.toUpperCase())
  return (
    kind === 'quoted' ||
    kind === 'string' ||
    kind === 'number' ||
    kind === 'parameter' ||
    [')', ']', '}'].includes(text)
  )
}

/** Keywords that end an operand. */
const closing = new Set(['END', 'NULL', 'TRUE', 'FALSE'])

const plain = (text: string): string => (text.startsWith('`') ? text.slice(1, -1).replaceAll('``', '`') : text)

function dotted(tokens: readonly CypherToken[], from: number): { name: string; end: number } {
  let name = plain(tokens[from]?.text ?? '')
  let end = from + 1
  while (tokens[end]?.text === '.' && tokens[end + 1] !== undefined) {
    name += `.${plain(tokens[end + 1]!.text)}`
    end += 2
  }
  return { name, end }
}

function procedure(tokens: readonly CypherToken[], from: number): Why | undefined {
  const { name } = dotted(tokens, from)
  if (readProcedures.has(name)) return undefined
  return [
    `The procedure ${name} is not on the list of those that only read.`,
    `CALL { … } and ${[...readProcedures].slice(0, 3).join(', ')} are.`,
  ]
}

/** A function with a dot in its name may be a plug-in's, and do anything. */
function namespaced(tokens: readonly CypherToken[], from: number): Why | undefined {
  const { name, end } = dotted(tokens, from)
  if (end === from + 1 || tokens[end]?.text !== '(') return undefined
  const called = tokens[from - 1]?.text.toUpperCase() === 'CALL'
  const [space = '', ...rest] = name.split('.')
  if (called || (rest.length === 1 && functionSpaces.has(space.toLowerCase()))) return undefined
  return [`The function ${name} is not one of Cypher's own.`, 'Use one that is: the console runs no plug-ins.']
}
