import { expect, it } from 'vitest'
import { ExpandAnswer, NodeAnswer } from '../../server/contract/nodes.ts'
import { Places } from '../../server/contract/places.ts'
import { createExplorer } from '../../server/explore/explorer.ts'
import type { Graph } from '../../server/graph/graph.ts'
import { fillGraph } from '../support/fill-graph.ts'
import { eachEngine } from '../support/engines.ts'

const cast = `
  CREATE (alfa:Party:Company {id: 'd:alfa', name: 'UAB Alfa', country: 'LT', aliases: ['Альфа', 'Alpha']})
  CREATE (beta:Party:Person:EndUser {id: 'd:beta', name: 'Beta Petrov', country: 'RU', military: true})
  CREATE (stub:Party {id: 'd:stub', name: 'Named once'})
  CREATE (s1:Shipment {id: 'd:s1', name: 's1', departed: '2022-05-01', arrived: '2022-05-09', value: 10.5})
  CREATE (s2:Shipment {id: 'd:s2', name: 's2', departed: '2022-06-01', arrived: '2022-06-09'})
  CREATE (good:Good {id: 'good:854231', name: '854231 processors/controllers', code: '854231'})
  CREATE (port:Port {id: 'port:LTKLJ', name: 'Klaipėda'})
  CREATE (old:Dataset {id: 'd/aa', dataset: 'd', name: 'old.csv', sha256: 'aa', importedAt: '2024-01-01T00:00:00Z'})
  CREATE (new:Dataset {id: 'd/bb', dataset: 'd', name: 'new.csv', sha256: 'bb', importedAt: '2024-02-01T00:00:00Z'})
  CREATE (alfa)-[:CONSIGNED]->(s1)-[:DELIVERED_TO]->(beta)
  CREATE (alfa)-[:CONSIGNED]->(s2)-[:DELIVERED_TO]->(stub)
  CREATE (s1)-[:CARRIES]->(good)
  CREATE (s2)-[:CARRIES]->(good)
  CREATE (s1)-[:DEPARTED_FROM]->(port)
  CREATE (alfa)-[:OWNS {id: 'd:o1', percent: 51.5}]->(beta)
  CREATE (alfa)-[:OWNS {id: 'd:o2', percent: 10}]->(beta)
  CREATE (alfa)-[:OWNS {id: 'd:o3', percent: 5}]->(alfa)
  CREATE (alfa)-[:RECORDED_IN {row: 3, line: 4, current: false}]->(old)
  CREATE (alfa)-[:RECORDED_IN {row: 2, line: 3, current: true}]->(new)
  CREATE (alfa)-[:RECORDED_IN {row: 7, line: 9, current: true}]->(new)
  CREATE (alfa)-[:KNOWS_OF]->(:Rumour {id: 'foreign', name: 'of another program'})`

const expanding = (graph: Graph) => {
  const explorer = createExplorer({ graph })
  return async (...question: Parameters<typeof explorer.expand>) =>
    ExpandAnswer.parse(await explorer.expand(...question))
}

eachEngine(({ open }) => {
  it('gives the ports of shipments in the order asked, and leaves out what it does not have', async () => {
    await using opened = await open()
    await fillGraph(
      opened.graph,
      `CREATE (a:Port {id: 'port:LTKLJ', name: 'Klaipėda', country: 'LT', latitude: 55.7, longitude: 21.1})
       CREATE (b:Port {id: 'port:XXNOW', name: 'XXNOW', country: 'XX'})
       CREATE (s1:Shipment {id: 'd:s1', declaredDestination: 'KZ'})-[:DEPARTED_FROM]->(a)
       CREATE (s1)-[:ARRIVED_AT]->(b)
       CREATE (s2:Shipment {id: 'd:s2'})-[:CROSSED]->(a)`,
    )
    const places = await createExplorer(opened).places(['d:s2', 'nowhere', 'd:s1', 'd:s2'])
    expect(Places.parse(places)).toEqual({
      ports: [
        { id: 'port:LTKLJ', name: 'Klaipėda', country: 'LT', latitude: 55.7, longitude: 21.1 },
        { id: 'port:XXNOW', name: 'XXNOW', country: 'XX', latitude: null, longitude: null },
      ],
      shipments: [
        { id: 'd:s2', loaded: null, crossed: 0, discharged: null, declared: null },
        { id: 'd:s1', loaded: 0, crossed: null, discharged: 1, declared: 'KZ' },
      ],
    })
  })

  it('gives a party with its labels, properties, exact counts and sources, the newest first', async () => {
    await using opened = await open()
    await fillGraph(opened.graph, cast)
    const answer = NodeAnswer.parse(await createExplorer(opened).node('d:alfa'))
    expect(answer.node).toEqual({
      id: 'd:alfa',
      kind: 'Company',
      labels: ['Company', 'Party'],
      name: 'UAB Alfa',
      properties: { id: 'd:alfa', name: 'UAB Alfa', country: 'LT', aliases: ['Альфа', 'Alpha'] },
    })
    expect(answer.counts).toEqual([
      { edge: 'CONSIGNED', direction: 'out', count: 2 },
      { edge: 'OWNS', direction: 'in', count: 1 },
      { edge: 'OWNS', direction: 'out', count: 3 },
      { edge: 'RECORDED_IN', direction: 'out', count: 3 },
    ])
    expect(answer.sources).toEqual([
      { dataset: 'd', file: 'new.csv', sha256: 'bb', row: 2, line: 3, current: true },
      { dataset: 'd', file: 'new.csv', sha256: 'bb', row: 7, line: 9, current: true },
      { dataset: 'd', file: 'old.csv', sha256: 'aa', row: 3, line: 4, current: false },
    ])
    expect(answer.sourcesTruncated).toBe(false)
  })

  it('knows a node of every kind by its id, and a party that no row describes as a company', async () => {
    await using opened = await open()
    await fillGraph(opened.graph, cast)
    await fillGraph(
      opened.graph,
      `CREATE (:Country {id: 'country:LT', name: 'Lithuania'}), (:Listing {id: 'd:l', name: 'Annex IV'}),
        (:Address {id: 'address:1', name: 'Gedimino 1'}), (:Contact {id: 'contact:phone:1', name: '+370 1'}),
        (:System {id: 'system:1', name: 'Drone'})`,
    )
    const { node } = createExplorer(opened)
    const ids =
      'd:alfa d:beta d:stub d:s1 good:854231 port:LTKLJ d/aa country:LT d:l address:1 contact:phone:1 system:1'
    const kinds = await Promise.all(ids.split(' ').map(async (id) => (await node(id)).node.kind))
    expect(kinds.join(' ')).toBe(
      'Company Person Company Shipment Good Port Dataset Country Listing Address Contact System',
    )
  })

  it('says that an id is unknown, and what to do', async () => {
    await using opened = await open()
    const explorer = createExplorer(opened)
    await expect(explorer.node('d:nobody')).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('d:nobody'),
      next: expect.stringContaining('Search'),
    })
    await fillGraph(opened.graph, cast)
    await expect(explorer.expand({ ids: ['d:alfa', 'x', 'foreign'] })).rejects.toMatchObject({
      code: 'not-found',
      fields: [
        { pointer: '/ids/1', detail: 'unknown' },
        { pointer: '/ids/2', detail: 'unknown' },
      ],
    })
  })

  it('gives neighbours and edges in the order of kind, direction and id, and follows the arrows', async () => {
    await using opened = await open()
    await fillGraph(opened.graph, cast)
    const answer = await expanding(opened.graph)({ ids: ['d:s1'] })
    expect(answer.edges.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['d:s1-CARRIES->good:854231', 'd:s1', 'good:854231'],
      ['d:alfa-CONSIGNED->d:s1', 'd:alfa', 'd:s1'],
      ['d:s1-DELIVERED_TO->d:beta', 'd:s1', 'd:beta'],
      ['d:s1-DEPARTED_FROM->port:LTKLJ', 'd:s1', 'port:LTKLJ'],
    ])
    expect(answer.nodes.map(({ id, kind }) => [id, kind])).toEqual([
      ['good:854231', 'Good'],
      ['d:alfa', 'Company'],
      ['d:beta', 'Person'],
      ['port:LTKLJ', 'Port'],
    ])
    expect(answer.truncated).toBe(false)
  })

  it('names an edge by its own id, and each row of a file by its number', async () => {
    await using opened = await open()
    await fillGraph(opened.graph, cast)
    const answer = await expanding(opened.graph)({
      ids: ['d:alfa'],
      edges: ['OWNS', 'RECORDED_IN'],
      direction: 'out',
    })
    expect(answer.edges.map(({ id }) => id)).toEqual([
      'd:o3',
      'd:o1',
      'd:o2',
      'd:alfa-RECORDED_IN->d/aa#3',
      'd:alfa-RECORDED_IN->d/bb#2',
      'd:alfa-RECORDED_IN->d/bb#7',
    ])
    expect(answer.edges[1]?.properties).toEqual({ id: 'd:o1', percent: 51.5 })
    expect(answer.nodes.map(({ id }) => id)).toEqual(['d:beta', 'd/aa', 'd/bb'])
  })

  it('gives an edge between two asked nodes once and counts it at both', async () => {
    await using opened = await open()
    await fillGraph(opened.graph, cast)
    const expand = expanding(opened.graph)
    const question = { ids: ['d:alfa', 'd:beta', 'd:alfa'], edges: ['OWNS' as const] }
    const answer = await expand(question)
    expect(answer.edges.map(({ id }) => id).sort()).toEqual(['d:o1', 'd:o2', 'd:o3'])
    expect(answer.nodes).toEqual([])
    expect(answer.counts).toEqual([
      { id: 'd:alfa', edge: 'OWNS', direction: 'in', count: 1 },
      { id: 'd:alfa', edge: 'OWNS', direction: 'out', count: 3 },
      { id: 'd:beta', edge: 'OWNS', direction: 'in', count: 2 },
    ])
    expect(answer.truncated).toBe(false)
    expect(await expand({ ...question, limit: 3 })).toEqual(answer)
    expect(await expand({ ...question, limit: 2 })).toMatchObject({ truncated: true, counts: answer.counts })
  })

  it('counts exactly whatever the limit, and fetches counts alone with limit 0', async () => {
    await using opened = await open()
    await fillGraph(opened.graph, `CREATE (:Good {id: 'good:1', name: '1'})`)
    await fillGraph(
      opened.graph,
      `MATCH (g:Good {id: 'good:1'}) UNWIND range(1, 3000) AS i
       CREATE (s:Shipment {id: 'd:' + toString(100000 + i), name: toString(i)}) CREATE (s)-[:CARRIES]->(g)`,
    )
    const expand = expanding(opened.graph)
    const counts = [{ id: 'good:1', edge: 'CARRIES', direction: 'in', count: 3000 }]
    expect(await expand({ ids: ['good:1'], limit: 0 })).toEqual({ nodes: [], edges: [], truncated: true, counts })
    const first = await expand({ ids: ['good:1'], limit: 2 })
    expect(first).toMatchObject({ truncated: true, counts })
    expect(first.nodes.map(({ id }) => id)).toEqual(['d:100001', 'd:100002'])
    const all = await expand({ ids: ['good:1'], limit: 3000 })
    expect(all.truncated).toBe(false)
    expect(all.edges).toHaveLength(3000)
    expect(await expand({ ids: ['good:1'], direction: 'out' })).toEqual({
      nodes: [],
      edges: [],
      truncated: false,
      counts: [],
    })
  })

  it('gives 500 sources and says that there are more', async () => {
    await using opened = await open()
    await fillGraph(
      opened.graph,
      `CREATE (:Party:Company {id: 'd:p', name: 'P'}), (:Dataset {id: 'd/f', dataset: 'd', name: 'f.csv', sha256: 'f', importedAt: '2024'})`,
    )
    await fillGraph(
      opened.graph,
      `MATCH (p:Party {id: 'd:p'}) MATCH (f:Dataset {id: 'd/f'}) UNWIND range(1, 501) AS i
       CREATE (p)-[:RECORDED_IN {row: i, line: i + 1, current: true}]->(f)`,
    )
    const answer = await createExplorer(opened).node('d:p')
    expect(answer.sources).toHaveLength(500)
    expect(answer.sourcesTruncated).toBe(true)
    expect(answer.counts).toEqual([{ edge: 'RECORDED_IN', direction: 'out', count: 501 }])
  })

  it('leaves out what another program keeps in the same database', async () => {
    await using opened = await open()
    await fillGraph(opened.graph, cast)
    const answer = await expanding(opened.graph)({ ids: ['d:alfa'] })
    expect(answer.nodes.map(({ id }) => id)).not.toContain('foreign')
    expect(answer.truncated).toBe(false)
  })

  it('takes ids that look like Cypher for ids', async () => {
    await using opened = await open()
    const { node } = createExplorer(opened)
    for (const id of ["'}) DETACH DELETE n //", '\u0000', '$id', 'a'.repeat(100_000)]) {
      await expect(node(id)).rejects.toMatchObject({ code: 'not-found' })
    }
  })
})
