import type { PropertyValue } from './graph.ts'
import { columnsOf, type PlainGraph, type PlainNode } from './graph-plain.ts'

/** So many rows to a statement: few round trips, and none that a server refuses for its length. */
const batch = 500

/**
 * The graph as Cypher statements, each ended by a semicolon and a line end, that lay it into an empty Neo4j: look-up
 * indexes, nodes, edges. Running it twice adds nothing. All that is not a name of Cypher is in quotes and escaped.
 */
export function toCypher(graph: PlainGraph): string {
  const label = new Map(graph.nodes.map((node) => [node.id, labelsOf(node)[0]]))
  const statements = Array.from(
    new Set(label.values()),
    (name = '') => `CREATE INDEX IF NOT EXISTS FOR (n:${quoted(name)}) ON (n.id)`,
  )
  const real = { nodes: realColumns(graph.nodes), edges: realColumns(graph.edges) }
  for (const [labels, nodes] of Map.groupBy(graph.nodes, (node) => JSON.stringify(labelsOf(node)))) {
    const [first = '', ...others] = JSON.parse(labels) as string[]
    const more = others.length === 0 ? '' : ` SET n${others.map((other) => `:${quoted(other)}`).join('')}`
    for (const rows of batches(nodes))
      statements.push(
        `UNWIND [\n${rows.map(({ id, name, properties }) => mapOf({ ...properties, id, name }, real.nodes)).join(',\n')}\n] AS row\nMERGE (n:${quoted(first)} {id: row.id}) SET n += row${more}`,
      )
  }
  const ends = ({ kind, from, to }: PlainGraph['edges'][number]) =>
    JSON.stringify([kind, label.get(from), label.get(to)])
  for (const [between, edges] of Map.groupBy(graph.edges, ends)) {
    const [kind, from, to] = JSON.parse(between) as [string, string | null, string | null]
    // An end that is not in the graph could only be guessed at.
    if (from === null || to === null) continue
    for (const rows of batches(edges)) {
      const list = rows.map(
        (edge) =>
          `{from: ${literal(edge.from)}, to: ${literal(edge.to)}, id: ${literal(edge.id)}, properties: ${mapOf({ ...edge.properties, id: edge.id }, real.edges)}}`,
      )
      statements.push(
        `UNWIND [\n${list.join(',\n')}\n] AS row\nMATCH (a:${quoted(from)} {id: row.from}), (b:${quoted(to)} {id: row.to})\nMERGE (a)-[e:${quoted(kind)} {id: row.id}]->(b) SET e += row.properties`,
      )
    }
  }
  return statements.map((statement) => `${statement};\n`).join('')
}

/** The label a node is found by, then the others in their order. */
function labelsOf({ kind, labels }: PlainNode): string[] {
  const first = labels.includes(kind) ? kind : labels[0]
  return first === undefined ? [kind] : [first, ...labels.filter((other) => other !== first)]
}

/** Names of properties that hold fractions somewhere: there whole numbers are fractions too, or dividing would round. */
const realColumns = (things: Parameters<typeof columnsOf>[0]): ReadonlySet<string> =>
  new Set(columnsOf(things).flatMap(({ name, type }) => (type === 'double' ? [name] : [])))

function mapOf(properties: Readonly<Record<string, PropertyValue>>, real: ReadonlySet<string>): string {
  const members = Object.entries(properties).flatMap(([name, value]) =>
    value === null ? [] : [`${quoted(name)}: ${literal(value, real.has(name))}`],
  )
  return `{${members.join(', ')}}`
}

function literal(value: NonNullable<PropertyValue>, real = false): string {
  if (Array.isArray(value)) {
    const alike = new Set(value.map((item) => typeof item)).size < 2
    return `[${value.map((item) => literal(alike ? item : String(item))).join(', ')}]`
  }
  if (typeof value === 'number') return real && Number.isInteger(value) ? value.toFixed(1) : String(value)
  return typeof value === 'string' ? text(value) : String(value)
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\\u': "\\\\' + 'u",
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}
const control = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * A text in single quotes. Older versions read `\u0027` as a quote before they read anything else, whatever stands in
 * front of it, so no backslash of the text is ever followed by a `u`: there the text is put together from parts.
 */
const text = (value: string): string =>
  `'${value.toWellFormed().replaceAll(/\\u|[\\']|[\u0000-\u001f]/g, (sign) => escapes[sign] ?? control(sign))}'`

/** A name in backticks, where a backslash could begin an escape as it could in a text. */
const quoted = (name: string): string => `\`${name.toWellFormed().replaceAll('`', '``').replaceAll('\\', '\uff3c')}\``

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += batch) yield rows.slice(at, at + batch)
}
