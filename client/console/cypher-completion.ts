import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { keywords } from '../../server/contract/cypher-words.ts'
import { edgeKinds, nodeKinds } from '../../server/contract/vocabulary.ts'

/** What the graph holds, beside what the vocabulary knows. */
export interface LiveSchema {
  labels: readonly string[]
  edges: readonly string[]
  properties: readonly string[]
}

const functions =
  `abs all any avg ceil coalesce collect count date duration exists floor head id keys labels last left length max min none
nodes percentileCont properties range reduce relationships replace reverse right round shortestPath size split startNode endNode substring
sum tail toFloat toInteger toLower toString toUpper trim type`.split(/\s+/)

const named = (names: Iterable<string>, type: string): Completion[] =>
  [...new Set(names)].filter((name) => name !== 'hidden').map((label) => ({ label, type }))

const labelOptions = (live: readonly string[]): Completion[] => [
  ...Object.entries(nodeKinds).map(([label, { plural }]) => ({ label, type: 'class', detail: plural })),
  { label: 'Party', type: 'class', detail: 'Companies and people' },
  { label: 'EndUser', type: 'class', detail: 'Parties that are end-users' },
  ...named(
    live.filter((label) => !(label in nodeKinds) && !['Party', 'EndUser', 'Waybill'].includes(label)),
    'class',
  ),
]
const edgeOptions = (live: readonly string[]): Completion[] => [
  ...Object.entries(edgeKinds).map(([label, { from, to }]) => ({ label, type: 'type', detail: `${from} → ${to}` })),
  ...named(
    live.filter((edge) => !(edge in edgeKinds)),
    'type',
  ),
]
const words: Completion[] = [
  ...[...keywords].map((label) => ({ label, type: 'keyword' })),
  ...functions.map((label) => ({ label, type: 'function', apply: `${label}(` })),
]

/** Completes labels, types of edges, properties, parameters, keywords and functions, each where it can stand. */
export function completeCypher(schema: () => LiveSchema, parameters: () => readonly string[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const before = context.matchBefore(/[\w$]*/)
    const from = before?.from ?? context.pos
    const left = context.state.sliceDoc(Math.max(0, from - 300), from)
    const { labels, edges, properties } = schema()
    if (/\[[^\]]*[:|]\s*$/.test(left)) return { from, options: edgeOptions(edges), validFor: /^\w*$/ }
    if (/:\s*$/.test(left) && /\([^()]*$/.test(left)) return { from, options: labelOptions(labels), validFor: /^\w*$/ }
    if (/[\w`)\]]\.$|\{\.$|,\s*\.$/.test(left))
      return { from, options: named(properties, 'property'), validFor: /^\w*$/ }
    if (before?.text.startsWith('$') === true)
      return {
        from,
        options: named(
          parameters().map((name) => `$${name}`),
          'variable',
        ),
        validFor: /^\$\w*$/,
      }
    if ((before?.text ?? '') === '' && !context.explicit) return null
    const variables = [...context.state.doc.toString().matchAll(/[([]\s*([a-z]\w*)|\bAS\s+(\w+)/g)].flatMap(
      ([, a, b]) => a ?? b ?? [],
    )
    return { from, options: [...named(variables, 'variable'), ...words], validFor: /^\w*$/ }
  }
}
