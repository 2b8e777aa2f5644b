import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { PathsAnswer, PathsQuestion } from '../../server/contract/paths.ts'
import { createPathfinder } from '../../server/explore/pathfinder.ts'
import { pathsOfLength, Steps } from '../../server/explore/paths-search.ts'
import type { Graph } from '../../server/graph/graph.ts'
import { eachEngine } from '../support/engines.ts'
import { fillGraph } from '../support/fill-graph.ts'

type Asked = z.input<typeof PathsQuestion>

const ask = async (graph: Graph, question: Asked, limits: { seconds?: number; edges?: number } = {}) =>
  PathsAnswer.parse(await createPathfinder({ graph, seconds: 30, ...limits }).paths(PathsQuestion.parse(question)))

/** Every simple path between terminals by trying everything: what the search must give. */
function everyPath(ties: readonly (readonly [string, string])[], ids: readonly string[], hops: number): string[] {
  const found = new Set<string>()
  const go = (path: string[]) => {
    const last = path.at(-1)!
    if (path.length > 1 && ids.includes(last)) {
      if (ids.indexOf(path[0]!) < ids.indexOf(last)) found.add(path.join(' '))
      return
    }
    if (path.length > hops) return
    for (const [a, b] of ties)
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const)
        if (from === last && !path.includes(to)) go([...path, to])
  }
  for (const id of ids) go([id])
  return [...found].sort()
}

const anyTies = fc
  .array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 18 })
  .map((pairs) => pairs.map(([a, b]): [string, string] => [`d:n${a}`, `d:n${b}`]))

describe('the search for paths', () => {
  it('finds what trying everything finds, each path once, length by length', () => {
    fc.assert(
      fc.property(anyTies, fc.subarray([0, 1, 2, 3, 4], { minLength: 2 }), (ties, ends) => {
        const ids = ends.map((i) => `d:n${i}`)
        const steps = new Steps()
        for (const [i, [a, b]] of ties.entries()) steps.add(a, b, `e${i}`)
        const found: string[] = []
        for (let length = 1; length <= 6; length++)
          for (const path of pathsOfLength(steps, ids, () => true, length)) {
            if (path === null) continue
            expect(path).toHaveLength(length + 1)
            found.push(path.join(' '))
          }
        expect(found.toSorted()).toEqual(everyPath(ties, ids, 6))
      }),
      { numRuns: 400 },
    )
  })
})

eachEngine(({ open }) => {
  it('finds on the engine what trying everything finds, also ring by ring', async () => {
    await using opened = await open()
    await fc.assert(
      fc.asyncProperty(anyTies, fc.integer({ min: 1, max: 5 }), async (ties, hops) => {
        await fillGraph(opened.graph, 'MATCH (n:Party) DETACH DELETE n')
        await fillGraph(
          opened.graph,
          `UNWIND range(0, 8) AS i CREATE (:Party:Company {id: 'd:n' + toString(i), name: 'n' + toString(i)})`,
        )
        await fillGraph(
          opened.graph,
          `UNWIND $ties AS tie MATCH (a:Party {id: tie.a}) MATCH (b:Party {id: tie.b})
           CREATE (a)-[:OWNS {id: tie.id}]->(b)`,
          { ties: ties.map(([a, b], i) => ({ a, b, id: `d:o${i}` })) },
        )
        const ids = ['d:n0', 'd:n1', 'd:n2']
        const answer = await ask(opened.graph, { ids, hops, limit: 1000 })
        expect(answer.paths.map(({ nodes }) => nodes.join(' ')).toSorted()).toEqual(everyPath(ties, ids, hops))
        expect(answer.completeTo).toBe(hops)
        expect(answer.stoppedBy).toBeNull()
        for (const { nodes, edges } of answer.paths)
          for (const [i, step] of edges.entries())
            expect(step).toEqual(
              ties
                .flatMap(([a, b], at) =>
                  [a, b].includes(nodes[i]!) && [a, b].includes(nodes[i + 1]!) && a !== b ? [`d:o${at}`] : [],
                )
                .toSorted(),
            )
      }),
      { numRuns: 12 },
    )
  })

  it('does not cross hubs and busy nodes, says so, and crosses them when told to', async () => {
    await using opened = await open()
    await fillGraph(
      opened.graph,
      `CREATE (a:Party:Company {id: 'd:a', name: 'Alfa'}), (b:Party:Company {id: 'd:b', name: 'Beta'}),
        (c:Country {id: 'country:LT', name: 'Lithuania'}), (x:Address {id: 'address:1', name: 'Mass Street 1'}),
        (o:Party:Person {id: 'd:o', name: 'Owner'})
       CREATE (a)-[:LOCATED_IN]->(c), (b)-[:LOCATED_IN]->(c), (a)-[:REGISTERED_AT]->(x), (b)-[:REGISTERED_AT]->(x),
        (o)-[:OWNS {id: 'd:1', percent: 60}]->(a), (o)-[:DIRECTS {id: 'd:2'}]->(b), (o)-[:OWNS {id: 'd:3'}]->(b)`,
    )
    await fillGraph(
      opened.graph,
      `MATCH (x:Address {id: 'address:1'}) UNWIND range(1, 10) AS i
       CREATE (:Party:Company {id: 'd:m' + toString(i), name: 'M'})-[:REGISTERED_AT]->(x)`,
    )
    const ids = ['d:a', 'd:b']
    const plain = await ask(opened.graph, { ids, busyAbove: 11 })
    expect(plain.paths).toEqual([{ nodes: ['d:a', 'd:o', 'd:b'], edges: [['d:1'], ['d:2', 'd:3']] }])
    expect(plain.edges.find(({ id }) => id === 'd:1')).toMatchObject({ kind: 'OWNS', properties: { percent: 60 } })
    expect(plain.notCrossed.kinds).toContain('Country')
    expect(plain.notCrossed.busy).toEqual([{ id: 'address:1', kind: 'Address', name: 'Mass Street 1', ties: 12 }])
    const all = await ask(opened.graph, { ids, busyAbove: 12, cross: ['Country'] })
    expect(all.paths.map(({ nodes }) => nodes[1])).toEqual(['address:1', 'country:LT', 'd:o'])
    expect(all.notCrossed.kinds).not.toContain('Country')
    expect(all.notCrossed.busy).toEqual([])
    const ends = await ask(opened.graph, { ids: ['d:a', 'country:LT'], hops: 1 })
    expect(ends.paths.map(({ nodes }) => nodes)).toEqual([['d:a', 'country:LT']])
    const owned = await ask(opened.graph, { ids, edges: ['OWNS'] })
    expect(owned.paths).toEqual([{ nodes: ['d:a', 'd:o', 'd:b'], edges: [['d:1'], ['d:3']] }])
  })

  it('says what stopped it and how far the list is whole', async () => {
    await using opened = await open()
    await fillGraph(
      opened.graph,
      `CREATE (a:Party:Company {id: 'd:a', name: 'A'}), (b:Party:Company {id: 'd:b', name: 'B'})
       CREATE (a)-[:SUPPLIES {id: 'd:direct'}]->(b)`,
    )
    await fillGraph(
      opened.graph,
      `MATCH (a:Party {id: 'd:a'}) MATCH (b:Party {id: 'd:b'}) UNWIND range(1, 20) AS i
       CREATE (a)-[:OWNS {id: 'd:x' + toString(i)}]->(:Party:Company {id: 'd:' + toString(100 + i), name: 'M'})-[:OWNS {id: 'd:y' + toString(i)}]->(b)`,
    )
    const ids = ['d:a', 'd:b']
    const few = await ask(opened.graph, { ids, limit: 5 })
    expect(few).toMatchObject({ stoppedBy: 'count', completeTo: 1 })
    expect(few.paths.map(({ nodes }) => nodes.length)).toEqual([2, 3, 3, 3, 3])
    const exact = await ask(opened.graph, { ids, limit: 21 })
    expect(exact).toMatchObject({ stoppedBy: null, completeTo: 4 })
    expect(exact.paths).toHaveLength(21)
    expect(await ask(opened.graph, { ids }, { edges: 10 })).toMatchObject({
      stoppedBy: 'size',
      completeTo: 0,
      paths: [],
    })
    expect(await ask(opened.graph, { ids }, { edges: 60 })).toMatchObject({ stoppedBy: 'size', completeTo: 2 })
    expect(await ask(opened.graph, { ids }, { seconds: 0 }).catch((error: { code: string }) => error.code)).toSatisfy(
      (answer: unknown) => answer === 'query-timeout' || (answer as PathsAnswer).stoppedBy === 'time',
    )
  })

  it('says which of the ids are unknown', async () => {
    await using opened = await open()
    await expect(ask(opened.graph, { ids: ['d:nobody', 'd:none'] })).rejects.toMatchObject({
      code: 'not-found',
      fields: [
        { pointer: '/ids/0', detail: 'unknown' },
        { pointer: '/ids/1', detail: 'unknown' },
      ],
    })
  })
})
