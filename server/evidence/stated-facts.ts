import type { GraphEdge, GraphNode, PropertyValue } from '../contract/graph.ts'
import type { EngineParts, Said } from './evidence-parts.ts'

type Properties = Record<string, PropertyValue>

/** A row with what it says. */
export interface SaidRow {
  readonly file: string
  readonly row: number
  readonly line: number
  readonly said: Said
}

interface At<T> {
  readonly of: SaidRow
  readonly what: T
}

/**
 * Holds a graph against rows: for each node and edge, whether these rows make it what it is, by the same reading that an
 * import does.
 */
class StatedFacts {
  readonly #nodes = new Map<string, At<Said['nodes'][number]>[]>()
  readonly #edges = new Map<string, At<Said['edges'][number]>[]>()
  readonly #mentions = new Map<string, At<Said['mentions'][number]>[]>()
  readonly #endUsers = new Set<string>()
  readonly #foreign = new Map<string, string>()
  readonly #parts: Pick<EngineParts, 'referenceOf'>

  constructor(rows: Iterable<SaidRow>, parts: Pick<EngineParts, 'referenceOf'>) {
    this.#parts = parts
    for (const of of rows) {
      for (const what of of.said.mentions) {
        put(this.#mentions, what.id, { of, what })
        if (what.foreign === null) continue
        put(this.#mentions, what.foreign, { of, what })
        this.#foreign.set(what.id, what.foreign)
      }
      for (const what of of.said.nodes) put(this.#nodes, what.id, { of, what })
      for (const what of of.said.edges) for (const key of this.#keys(what)) put(this.#edges, key, { of, what })
      for (const id of of.said.endUsers) this.#endUsers.add(id).add(this.#foreign.get(id) ?? id)
    }
  }

  /** The rows that make a node what it is, or what is amiss. */
  node(node: GraphNode): SaidRow[] | string {
    const { id, labels, properties } = node
    const said = this.#nodes.get(id) ?? []
    const reference = this.#parts.referenceOf(node.kind, properties)
    if (reference !== undefined) {
      if (said.length === 0) return 'no row names it'
      const made =
        said.some(({ what }) => equal(what.properties, properties)) || equal(reference.properties, properties)
      if (!made || reference.id !== id) return `its properties are not those of a ${node.kind} of that id`
      return said.map(({ of }) => of)
    }
    if (properties['stub'] === true) return this.#stub(node)
    const own = said.filter(({ of }) => of.file === properties['file'] && of.row === properties['row'])
    if (own.length === 0) return 'no row states it'
    const right = own.filter(({ what }) => equal(what.properties, properties))
    if (right.length === 0) return `${difference(own[0]!.what.properties, properties)}, other than its row says`
    const wanted = new Set(right[0]!.what.labels)
    if (this.#endUsers.has(id)) wanted.add('EndUser')
    if (!sameMembers(wanted, labels)) return `its labels are ${labels.join(', ')}, other than its rows say`
    return right.map(({ of }) => of)
  }

  /** A party that other rows name: its name and country are those that some row gives it, or its bare id. */
  #stub({ id, labels, properties }: GraphNode): SaidRow[] | string {
    const all = this.#mentions.get(id) ?? []
    const own = all.filter(({ of }) => of.file === properties['file'] && of.row === properties['row'])
    if (own.length === 0) return 'no row names it'
    const { name, country = '', dataset, line, ...others } = properties
    if (properties['id'] !== id || !id.startsWith(`${String(dataset)}:`)) return 'its properties are those of another'
    const bare = id.slice(String(dataset).length + 1)
    if (name !== bare && all.every(({ what }) => what.name !== name))
      return `its name is ${String(name)}, other than rows say`
    if (country !== '' && all.every(({ what }) => what.country !== country))
      return `its country is ${String(country)}, other than rows say`
    if (Object.keys(others).some((key) => !['id', 'stub', 'file', 'row'].includes(key)) || line !== own[0]!.of.line)
      return 'it says more than its row does'
    const wanted = new Set(['Party', 'Company', ...(this.#endUsers.has(id) ? ['EndUser'] : [])])
    if (!sameMembers(wanted, labels)) return `its labels are ${labels.join(', ')}, other than its rows say`
    return own.map(({ of }) => of)
  }

  /** The rows that state an edge, or what is amiss. */
  edge(edge: GraphEdge): SaidRow[] | string {
    const own = edge.properties['row'] === undefined ? undefined : edge.properties
    const all = this.#edges.get(keyOf(edge)) ?? []
    const said = own === undefined ? all : all.filter(({ of }) => of.file === own['file'] && of.row === own['row'])
    if (said.length === 0) return 'no row states it'
    const right = said.filter(({ what }) => equal(what.properties, edge.properties))
    if (right.length === 0) return `${difference(said[0]!.what.properties, edge.properties)}, other than its row says`
    return right.map(({ of }) => of)
  }

  /** Under which an edge is found: with each end also as the party of another dataset that may be meant. */
  #keys({ kind, from, to, id }: Said['edges'][number]): Set<string> {
    const keys = new Set<string>()
    for (const a of [from, this.#foreign.get(from) ?? from])
      for (const b of [to, this.#foreign.get(to) ?? to])
        keys.add(keyOf({ kind, from: a, to: b, id: id ?? `${a}-${kind}->${b}` }))
    return keys
  }
}

const keyOf = (edge: { kind: string; from: string; to: string; id: string }): string =>
  JSON.stringify([edge.kind, edge.from, edge.to, edge.id])

function put<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/**
 * What states what: fills the `states` of the rows, and gives the nodes and edges that none of them states, with the
 * reason, by id.
 */
export function statedBy(
  graph: { nodes: readonly GraphNode[]; edges: readonly GraphEdge[] },
  rows: readonly { file: string; row: number; states: string[] }[],
  said: readonly SaidRow[],
  parts: Pick<EngineParts, 'referenceOf'>,
): { unbacked: { id: string; reason: string }[]; twice: string[] } {
  const stated = new StatedFacts(said, parts)
  const states = new Map<string, string[]>()
  const unbacked: { id: string; reason: string }[] = []
  const seen = new Set<string>()
  const twice: string[] = []
  const note = (id: string, found: SaidRow[] | string) => {
    if (seen.has(id)) twice.push(id)
    seen.add(id)
    if (typeof found === 'string') unbacked.push({ id, reason: found })
    else for (const { file, row } of found) put(states, `${file} ${row}`, id)
  }
  for (const node of graph.nodes) note(node.id, stated.node(node))
  for (const edge of graph.edges) note(edge.id, stated.edge(edge))
  for (const row of rows) row.states = [...new Set(states.get(`${row.file} ${row.row}`))].sort()
  return { unbacked: unbacked.sort((a, b) => (a.id < b.id ? -1 : 1)), twice }
}

/** Missing and null are one: neither engine stores a null. */
function filled(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null))
}

const equal = (a: Properties, b: Properties): boolean => differing(a, b) === undefined

function differing(a: Properties, b: Properties): string | undefined {
  const [x, y] = [filled(a), filled(b)]
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].find(
    (key) => JSON.stringify(x[key]) !== JSON.stringify(y[key]),
  )
}

function difference(said: Properties, given: Properties): string {
  const key = differing(said, given) ?? ''
  const [is, should] = [given[key], said[key]].map((value) => (value === undefined ? 'nothing' : JSON.stringify(value)))
  return `${key} is ${is} where the row gives ${should}`
}

const sameMembers = (wanted: ReadonlySet<string>, given: readonly string[]): boolean =>
  wanted.size === given.length && given.every((each) => wanted.has(each))
