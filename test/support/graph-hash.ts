import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Graph } from '../../server/graph/graph.ts'
import type { Query } from '../../server/graph/query.ts'

const read = <R extends z.ZodType>(cypher: string, row: R): Query<z.ZodObject, R> => ({
  name: 'test/graph-hash',
  access: 'read',
  sentence: 'Reads the whole graph.',
  cypher,
  params: z.object({}),
  row,
})

const Properties = z.record(z.string(), z.unknown())
const nodes = read(
  'MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties',
  z.object({ labels: z.array(z.string()), properties: Properties }),
)
const edges = read(
  'MATCH (a)-[e]->(b) RETURN a.id AS from, type(e) AS type, b.id AS to, properties(e) AS properties',
  z.object({ from: z.string(), type: z.string(), to: z.string(), properties: Properties }),
)

export interface HashOptions {
  /** Leaves out where in a file a thing stands, and which file that is: for the same rows in another order. */
  places?: boolean
}

/** What differs between two imports of the same rows without the graph being another: times, job and version numbers. */
const passing = ['importedAt', 'job', 'version', 'born', 'changed', 'shrunk']
const placed = ['row', 'line', 'file', 'size', 'sha256']

/** Every node and edge as a line of text, sorted; the record of the graph's own version apart. */
export async function graphLines(graph: Graph, { places = true }: HashOptions = {}): Promise<string[]> {
  const left = new Set(places ? passing : [...passing, ...placed])
  const text = (properties: Record<string, unknown>): string =>
    JSON.stringify(
      Object.entries(properties)
        .filter(([key]) => !left.has(key))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  const named = (id: string): string => (places ? id : id.replace(/\/[0-9a-f]{16}$/, '/file'))
  const lines: string[] = []
  for await (const batch of graph.stream(nodes, {})) {
    for (const { labels, properties } of batch) {
      if (labels.includes('Waybill')) continue
      const own = typeof properties['id'] === 'string' ? { ...properties, id: named(properties['id']) } : properties
      lines.push(`node ${[...labels].sort().join(':')} ${text(own)}`)
    }
  }
  for await (const batch of graph.stream(edges, {})) {
    for (const { from, type, to, properties } of batch) {
      lines.push(`edge ${named(from)} ${type} ${named(to)} ${text(properties)}`)
    }
  }
  return lines.sort()
}

/** A hash over all nodes and edges with their labels and properties, whatever the order the engine gives them in. */
export async function graphHash(graph: Graph, options: HashOptions = {}): Promise<string> {
  const digest = createHash('sha256')
  for (const line of await graphLines(graph, options)) digest.update(line).update('\n')
  return digest.digest('hex')
}
