import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { keywords } from '../../server/contract/cypher-words.ts'
import type { GraphSchema } from '../../server/contract/console.ts'
import { type EdgeKind, edgeKinds, type NodeKind, nodeKindNames, nodeKinds } from '../../server/contract/vocabulary.ts'
import { count } from '../ui/format.ts'
import { cypherFunctions } from './cypher-functions.ts'
import { words as all } from './words.ts'

const words = all.vocabulary

const functions = cypherFunctions.map(({ name, args, gives }): Completion => ({
  label: name,
  type: 'function',
  detail: `(${args.join(', ')})`,
  info: gives,
  apply: `${name}(`,
}))

const named = (names: Iterable<string>, type: string): Completion[] =>
  [...new Set(names)].filter((name) => name !== 'hidden').map((label) => ({ label, type }))

const times = (n: number | null): string => (n === null ? '' : count(n))
const plural = (label: string): string =>
  label in nodeKinds ? nodeKinds[label as NodeKind].plural : (words.labels[label] ?? '')

/** What the vocabulary knows is offered also before the graph is counted, and where it has none of it yet. */
const labelOptions = (schema: GraphSchema): Completion[] => {
  const there = new Map(schema.labels.map((label) => [label.name, label.count]))
  return [...new Set([...there.keys(), ...Object.keys(words.labels), ...nodeKindNames])].map((name) => ({
    label: name,
    type: 'class',
    detail: [times(there.get(name) ?? null), plural(name).toLowerCase()].join(' ').trim(),
  }))
}

const edgeOptions = (schema: GraphSchema): Completion[] => {
  const there = new Map(schema.edges.map((edge) => [edge.name, edge.count]))
  return [...new Set([...there.keys(), ...Object.keys(edgeKinds)])].map((name) => ({
    label: name,
    type: 'type',
    detail:
      name in edgeKinds
        ? `${edgeKinds[name as EdgeKind].from} → ${edgeKinds[name as EdgeKind].to}`
        : times(there.get(name) ?? null),
    ...(typeof there.get(name) === 'number' && { info: words.edges(there.get(name) ?? 0) }),
  }))
}

/** Properties of a variable's label where the statement gives it one, of all labels otherwise; with how many have them. */
function propertyOptions(schema: GraphSchema, statement: string, variable: string | undefined): Completion[] {
  const own =
    variable === undefined
      ? []
      : [...statement.matchAll(new RegExp(`[(,\\s]${variable}\\s*:\\s*(\\w+)`, 'g'))].flatMap(
          ([, label]) => label ?? [],
        )
  const labels = schema.labels.filter(({ name }) => own.length === 0 || own.includes(name))
  const options = new Map<string, Completion>()
  for (const label of labels)
    for (const { name, count: having } of label.properties) {
      const before = options.get(name)
      const info = label.count === null || having === null ? label.name : words.having(label.name, having, label.count)
      options.set(name, {
        label: name,
        type: 'property',
        detail: before === undefined ? label.name : `${before.detail ?? ''}, ${label.name}`,
        info: before === undefined ? info : `${String(before.info)}\n${info}`,
      })
    }
  return [...options.values()]
}

const clauses: Completion[] = [...[...keywords].map((label) => ({ label, type: 'keyword' })), ...functions]

/**
 * Completes labels, types of edges, properties, parameters, keywords and functions, each where it can stand.
 *
 * @param live what is known of the graph by now: enough for labels and edges, which the vocabulary has.
 * @param counted the same once it was counted: properties are known from there alone, and waited for.
 */
export function completeCypher(
  live: () => GraphSchema,
  counted: () => Promise<GraphSchema>,
  parameters: () => readonly string[],
) {
  return (context: CompletionContext): CompletionResult | null | Promise<CompletionResult> => {
    const properties = async (from: number, variable: string | undefined): Promise<CompletionResult> => {
      const options = propertyOptions(await counted(), context.state.doc.toString(), variable)
      return { from, options, validFor: /^\w*$/ }
    }
    const before = context.matchBefore(/[\w$]*/)
    const from = before?.from ?? context.pos
    const left = context.state.sliceDoc(Math.max(0, from - 300), from)
    const schema = live()
    const statement = context.state.doc.toString()
    if (/\[[^\]]*[:|]\s*$/.test(left)) return { from, options: edgeOptions(schema), validFor: /^\w*$/ }
    if (/:\s*$/.test(left) && /\([^()]*$/.test(left)) return { from, options: labelOptions(schema), validFor: /^\w*$/ }
    if (/[\w`)\]]\.$|\{\.$|,\s*\.$/.test(left)) {
      const variable = /([A-Za-z_]\w*)\s*(?:\.|\{[^{}]*\.)$/.exec(left)?.[1]
      return properties(from, variable)
    }
    // A key of the map behind a node: (s:Shipment {hsC…
    const keyOf = /[([]\s*(\w*)\s*:\s*\w+\s*\{(?:[^{}]*,)?\s*$/.exec(left)
    if (keyOf !== null) return properties(from, keyOf[1])
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
    const variables = [...statement.matchAll(/[([]\s*([a-z]\w*)|\bAS\s+(\w+)/g)].flatMap(([, a, b]) => a ?? b ?? [])
    return { from, options: [...named(variables, 'variable'), ...clauses], validFor: /^\w*$/ }
  }
}
