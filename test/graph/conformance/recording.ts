import type { Graph, Step } from '../../../server/graph/graph.ts'
import type { AnyQuery } from '../../../server/graph/query.ts'

/** What a feature asked of the graph, once: the steps of a write, or one read. */
export interface Asked {
  access: 'read' | 'write'
  statements: { query: AnyQuery; params: unknown }[]
}

/** Passes everything on to a graph and keeps what was asked, in order, to be asked again of another engine. */
export function recordingGraph(graph: Graph): { graph: Graph; asked: Asked[] } {
  const asked: Asked[] = []
  const note = (access: Asked['access'], statements: { query: unknown; params: unknown }[]) =>
    asked.push({ access, statements: structuredCloneable(statements) })
  return {
    asked,
    graph: {
      get engine() {
        return graph.engine
      },
      read(query, params, options) {
        note('read', [{ query, params }])
        return graph.read(query, params, options)
      },
      stream(query, params, options) {
        note('read', [{ query, params }])
        return graph.stream(query, params, options)
      },
      write(steps: readonly Step[], options) {
        note('write', [...steps])
        return graph.write(steps, options)
      },
      console: (statement, params, options) => graph.console(statement, params, options),
      version: () => graph.version(),
      ready: (timeout) => graph.ready(timeout),
      close: () => graph.close(),
    },
  }
}

/** Parameters may be changed by their owner afterwards; the statement itself is a value with functions in it. */
const structuredCloneable = (statements: { query: unknown; params: unknown }[]): Asked['statements'] =>
  statements.map(({ query, params }) => ({ query: query as AnyQuery, params: structuredClone(params) }))
