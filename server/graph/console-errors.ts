import { WaybillError } from '../errors.ts'

export const refusedPlan = (what: string): WaybillError =>
  new WaybillError(
    'query-refused',
    `The engine would do more than read: its plan holds ${what}. Nothing was changed.`,
    {
      next: 'Take out what writes, loads or calls; this console only reads.',
    },
  )

/** Columns of a plan as a person reads it: a step indented beneath what takes its rows, and what it works on. */
export const planColumns = ['step', 'details']

/** The statement asking for its plan: the line before it moves no column, and its own EXPLAIN or PROFILE is blanked. */
export const explained = (statement: string): string =>
  `EXPLAIN\n${statement.replace(/^(\s*)(?:EXPLAIN|PROFILE)\b/i, (words) => words.replaceAll(/\S/g, ' '))}`

/** What an engine lacks, how it shows in a statement, and what to write instead. */
const lacking: readonly (readonly [pattern: RegExp, construct: string, instead: string])[] = [
  [
    /\)\s*\{\s*\d*\s*,?\s*\d*\s*\}|(?:->|--|<-|-)\s*(?:\{\s*\d|\+\s*[(,\s])/,
    'quantified path patterns',
    'Write a length into the edge instead: -[:OWNS*1..3]->.',
  ],
  [
    /\bSHORTEST\s+\d|\bALL\s+SHORTEST\b|\bANY\s+SHORTEST\b/i,
    'SHORTEST in a pattern',
    'Write shortestPath((a)-[*..6]-(b)) instead.',
  ],
  [
    /\bCOLLECT\s*\{/i,
    'COLLECT { … }',
    'Write a pattern comprehension, [(a)-->(b) | b.name], or collect() after a MATCH.',
  ],
  [
    /\(\s*\w*\s*:\s*[\w`]+\s*[|&]|:\s*[!%(]/,
    'labels joined by |, & or !',
    'Write WHERE a:Company OR a:Person instead.',
  ],
  [
    /\bduration\s*\.\s*\w+\s*\(/i,
    'duration.between and its like',
    'Compare the ISO texts of dates (s.departed >= $from), which are in order of time.',
  ],
  [/\bpoint\s*[.(]/i, 'points', 'Ports have latitude and longitude: compare these.'],
  [/:\s*\$\s*\(/, 'labels given by an expression', 'Write the label, or WHERE $label IN labels(n).'],
  [/\bround\s*\([^()]*,/i, 'round with two arguments', 'Write round(x * 100) / 100.0 instead.'],
  [/\b(?:LET|FILTER|FINISH|NEXT)\b/, 'LET, FILTER, NEXT and FINISH', 'Write WITH … WHERE instead.'],
  [/\bCALL\s*\(\s*\*/i, 'CALL (*) { … }', 'Name what the subquery takes: CALL (a, b) { … }.'],
]

/**
 * What a person is told when their statement fails: what is wrong, where in it, and what to write instead. The
 * engine's sentence is taken over only where it speaks of the statement alone.
 *
 * @param above lines that stood before the statement when the engine read it.
 */
export function consoleFailure(
  engine: 'grafeo' | 'neo4j',
  said: string,
  statement: string,
  cause: Error,
  above: number,
): WaybillError {
  const place = placeOf(said, statement, above)
  const where = place === undefined ? '' : `Line ${place.line}, column ${place.column}: `
  const fields =
    place === undefined ? [] : [{ pointer: '/statement', detail: `line ${place.line}, column ${place.column}` }]
  const lacks = engine === 'grafeo' ? lacking.find(([pattern]) => pattern.test(statement)) : undefined
  if (lacks !== undefined)
    return new WaybillError('query-failed', `${where}The embedded engine does not have ${lacks[1]}.`, {
      next: `${lacks[2]} On Neo4j it runs as it is.`,
      fields,
      cause,
    })
  return new WaybillError('query-failed', `${where}${wordsOf(said)}`, {
    next: /multiple statements/.test(said) ? 'Run one statement at a time.' : 'Correct it there and run it again.',
    fields,
    cause,
  })
}

/** The place that both engines name: `query:1:18`, `(line 1, column 18 …)`, or that of the variable they name. */
function placeOf(said: string, statement: string, above: number): { line: number; column: number } | undefined {
  const found = /query:(\d+):(\d+)/.exec(said) ?? /line (\d+), column (\d+)/.exec(said)
  if (found !== null) return { line: Number(found[1]) - above, column: Number(found[2]) }
  const name = /(?:variable|function|Function) '([\p{L}\w.]+)'/u.exec(said)?.[1]
  if (name === undefined) return undefined
  const at = statement.search(
    new RegExp(String.raw`(?<![\p{L}\w.])${name.replaceAll('.', String.raw`\.`)}(?![\p{L}\w])`, 'u'),
  )
  if (at < 0) return undefined
  const lines = statement.slice(0, at).split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

const spelled: Readonly<Record<string, string>> = {
  RParen: ')',
  LParen: '(',
  RBracket: ']',
  LBracket: '[',
  RBrace: '}',
  LBrace: '{',
  Colon: ':',
  Comma: ',',
  identifier: 'a name',
}

function wordsOf(said: string): string {
  const line = said.split('\n')[0] ?? ''
  const plain = line
    .replace(/^(?:\S+ )?(?:Query|Database) error: /, '')
    .replace(/^GRAFEO-\w+: /, '')
    .replace(/^(?:syntax|semantic|execution) error: /, '')
    .replace(/^\[Cypher\] /, '')
    .replace(/^Neo4jError: /, '')
    .replace(/\s*\(line \d+, column \d+.*$/, '')
    .replace(/^(?:Neo\.\S+ |\d{5}: )/, '')
    .slice(0, 300)
    .trim()
  const expected = /^Expected (\w+)$/.exec(plain)?.[1]
  if (expected !== undefined) return `${spelled[expected] ?? expected} was expected here.`
  const help = /help: (.*)/.exec(said)?.[1]
  const sentence =
    plain === '' ? 'The engine cannot run this statement' : plain.charAt(0).toUpperCase() + plain.slice(1)
  return `${sentence.replace(/[.:]$/, '')}.${help === undefined ? '' : ` ${help}`}`
}
