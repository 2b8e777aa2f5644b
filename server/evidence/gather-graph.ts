import { z } from 'zod'
import type { FactRef } from '../contract/case-content.ts'
import { wireEdge } from '../contract/graph-wire.ts'
import { type GraphEdge, type GraphNode, PropertyValue } from '../contract/graph.ts'
import type { ExpandAnswer } from '../contract/nodes.ts'
import type { EdgeKind } from '../contract/vocabulary.ts'
import type { Graph, RunOptions } from '../graph/graph.ts'
import { defineQuery } from '../graph/query.ts'

/** What is asked of the graph, feature by feature. */
export interface GraphSources {
  readonly graph: Graph
  readonly explorer: {
    nodes(ids: readonly string[], options?: RunOptions): Promise<GraphNode[]>
    expand(
      question: { ids: string[]; edges?: EdgeKind[]; direction?: 'in' | 'out' | 'both'; limit?: number },
      options?: RunOptions,
    ): Promise<ExpandAnswer>
  }
}

/** What belongs into a bundle, by ids. */
export interface Wanted {
  movements: Set<string>
  parties: Set<string>
  refs: readonly FactRef[]
  /** Things that are wanted with all ties among them. */
  among: readonly string[]
  /** Owners of owners too, for questions that let groups share stock; and what is taken apart for what. */
  affiliates: boolean
  transformations: boolean
}

export interface Gathered {
  nodes: Map<string, GraphNode>
  edges: Map<string, GraphEdge>
  /** Facts of the case that the graph does not hold. */
  missing: string[]
}

const shipmentEndsQuery = defineQuery('evidence/shipment-ends', {
  access: 'read',
  params: z.object({ ids: z.array(z.string()) }),
  row: z.object({ id: z.string(), kind: z.string(), end: z.string() }),
})

const transformationsQuery = defineQuery('evidence/transformations', {
  access: 'read',
  params: z.object({}),
  row: z.object({ tail: z.string(), head: z.string(), edge: z.record(z.string(), PropertyValue) }),
})

const atOnce = 1000
/** Ids of one expansion, and the most edges that it gives. */
const idsAtOnce = 200
const edgesAtOnce = 5000
/** Ties that say what a party is; the others are ties between parties. */
const partyTies = ['LISTED_IN', 'LOCATED_IN', 'REGISTERED_AT', 'REACHED_BY'] as const
const betweenParties = ['OWNS', 'SAME_AS', 'DIRECTS', 'RELATED_TO', 'SUPPLIES'] as const
const betweenOthers = ['TURNS_INTO', 'FOUND_IN'] as const
/** Kinds that those ties join. */
const aside: ReadonlySet<string> = new Set(['Good', 'System'])
/** Ties that point away from the shipment; the other two point at it. */
const incoming = new Set(['CONSIGNED', 'CARRIED'])

/** Reads the part of the graph that a bundle is about. */
export async function gatherGraph(sources: GraphSources, wanted: Wanted, signal: AbortSignal): Promise<Gathered> {
  const { graph, explorer } = sources
  const options = { signal, timeout: 120_000 }
  const gathered: Gathered = { nodes: new Map(), edges: new Map(), missing: [] }
  const { nodes, edges } = gathered
  const addEdge = (edge: GraphEdge) => {
    const { earlier: _, ...properties } = edge.properties
    edges.set(edge.id, { ...edge, properties })
  }
  const fetch = async (ids: Iterable<string>) => {
    const asked = [...new Set(ids)].filter((id) => !nodes.has(id)).sort()
    for (let at = 0; at < asked.length; at += atOnce)
      for (const node of await explorer.nodes(asked.slice(at, at + atOnce), options)) nodes.set(node.id, node)
  }
  const expand = async (ids: readonly string[], kinds?: EdgeKind[]): Promise<ExpandAnswer[]> => {
    if (ids.length === 0) return []
    const answer = await explorer.expand(
      { ids: [...ids], ...(kinds === undefined ? {} : { edges: kinds }), limit: edgesAtOnce },
      options,
    )
    if (!answer.truncated) return [answer]
    if (ids.length === 1) {
      // How many there are is known by now: of one node all are read at once.
      const limit = answer.counts.reduce((sum, { count }) => sum + count, 0)
      return [
        await explorer.expand({ ids: [...ids], ...(kinds === undefined ? {} : { edges: kinds }), limit }, options),
      ]
    }
    const half = ids.length >> 1
    return [...(await expand(ids.slice(0, half), kinds)), ...(await expand(ids.slice(half), kinds))]
  }
  const ties = async (ids: readonly string[], kinds: EdgeKind[]): Promise<ExpandAnswer[]> => {
    const found: ExpandAnswer[] = []
    for (let at = 0; at < ids.length; at += idsAtOnce)
      found.push(...(await expand(ids.slice(at, at + idsAtOnce), kinds)))
    return found
  }

  for (const ref of wanted.refs) {
    if (ref.kind === 'chain') for (const id of ref.movements) wanted.movements.add(id)
    else for (const id of ref.kind === 'node' ? [ref.id] : [ref.from, ref.to]) wanted.parties.add(id)
  }
  await fetch([...wanted.movements, ...wanted.parties, ...wanted.among])
  for (const id of wanted.among) if (!nodes.has(id)) gathered.missing.push(id)
  for (const ref of wanted.refs)
    for (const id of ref.kind === 'chain' ? ref.movements : ref.kind === 'node' ? [ref.id] : [])
      if (!nodes.has(id)) gathered.missing.push(id)
  for (const ref of wanted.refs) {
    if (ref.kind !== 'edge' || edges.has(ref.id)) continue
    const around = nodes.has(ref.from) ? await expand([ref.from]) : []
    const found = around.flatMap((answer) => answer.edges).find(({ id, to }) => id === ref.id && to === ref.to)
    if (found === undefined) gathered.missing.push(ref.id)
    else addEdge(found)
  }

  const shipments = [...nodes.values()].filter(({ kind }) => kind === 'Shipment').map(({ id }) => id)
  const ends = new Set<string>()
  for (let at = 0; at < shipments.length; at += atOnce)
    for (const row of await graph.read(shipmentEndsQuery, { ids: shipments.slice(at, at + atOnce) }, options)) {
      const kind = row.kind as EdgeKind
      const [from, to] = incoming.has(kind) ? [row.end, row.id] : [row.id, row.end]
      addEdge(wireEdge(kind, from, to, {}))
      ends.add(row.end)
    }
  await fetch(ends)

  const parties = () => [...nodes.values()].filter(({ labels }) => labels.includes('Party')).map(({ id }) => id)
  // Whoever is one with a party, or shares its stock, has a say in its figures: until nobody new is found.
  const joining: EdgeKind[] = wanted.affiliates ? ['SAME_AS', 'OWNS'] : ['SAME_AS']
  for (let front = parties(); front.length > 0;) {
    const found = await ties(front, joining)
    const joined = found.flatMap(({ edges: all }) =>
      all.filter(({ kind, properties }) => kind === 'SAME_AS' || Number(properties['percent'] ?? 0) > 50),
    )
    const before = new Set(nodes.keys())
    await fetch(joined.flatMap(({ from, to }) => [from, to]))
    joined.forEach(addEdge)
    front = parties().filter((id) => !before.has(id))
  }
  const inside = new Set(parties())
  for (const answer of await ties([...inside].sort(), [...partyTies, ...betweenParties])) {
    const beside = new Map(answer.nodes.map((node) => [node.id, node]))
    for (const edge of answer.edges) {
      const own = (partyTies as readonly string[]).includes(edge.kind)
      const within = inside.has(edge.from) && inside.has(edge.to)
      // A contract is what makes its party an end-user, where no row of its own says so.
      const reason =
        edge.kind === 'SUPPLIES' && nodes.get(edge.to)?.properties['endUser'] !== true && inside.has(edge.to)
      if (!own && !within && !reason) continue
      for (const id of [edge.from, edge.to]) if (!nodes.has(id) && beside.has(id)) nodes.set(id, beside.get(id)!)
      addEdge(edge)
    }
  }
  // What neither a shipment nor a party is tied by: parts to what they make and where they were found.
  const others = wanted.among.filter((id) => aside.has(nodes.get(id)?.kind ?? ''))
  for (const answer of await ties(others, [...betweenOthers]))
    for (const edge of answer.edges) if (nodes.has(edge.from) && nodes.has(edge.to)) addEdge(edge)
  if (wanted.transformations)
    for (const { tail, head, edge } of await graph.read(transformationsQuery, {}, options)) {
      await fetch([tail, head])
      addEdge(wireEdge('TURNS_INTO', tail, head, edge))
    }
  return gathered
}
