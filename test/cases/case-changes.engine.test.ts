import { expect, it } from 'vitest'
import { changesOf } from '../../server/cases/case-changes.ts'
import { CaseChanges } from '../../server/contract/case-changes.ts'
import {
  CaseContent,
  type CaseContentInput,
  type FactRef,
  type KeptMovement,
} from '../../server/contract/case-content.ts'
import type { Graph } from '../../server/graph/graph.ts'
import { fillGraph } from '../support/fill-graph.ts'
import { eachEngine } from '../support/engines.ts'
import { emptyCase, fullCase } from './case-example.ts'

const world = `
  CREATE (a:Party:Company {id: 'd:a', name: 'A'})
  CREATE (b:Party:Company {id: 'd:b', name: 'B'})
  CREATE (c:Party:Company {id: 'd:c', name: 'C'})
  CREATE (z:Party:Company {id: 'd:z', name: 'Z'})
  CREATE (old:Dataset {id: 'd/aa', dataset: 'd', name: 'old.csv', sha256: 'aa'})
  CREATE (s1:Shipment {id: 'd:s1', departed: '2022-05-01', arrived: '2022-05-09', hsCode: '854231', netWeightKg: 10.5, valueEur: 7.0})
  CREATE (s2:Shipment {id: 'd:s2', departed: '2022-06-01', arrived: '2022-06-02'})
  CREATE (s3:Shipment {id: 'd:s3', departed: '2022-07-01', arrived: '2022-07-02', hsCode: '854232', netWeightKg: 3.0})
  CREATE (s4:Shipment {id: 'd:s4', departed: '2022-07-01', arrived: '2022-07-02', netWeightKg: 3.0})
  CREATE (a)-[:CONSIGNED]->(s1)-[:DELIVERED_TO]->(b)
  CREATE (b)-[:CONSIGNED]->(s2)-[:DELIVERED_TO]->(c)
  CREATE (z)-[:CONSIGNED]->(s3)-[:DELIVERED_TO]->(c)
  CREATE (a)-[:CONSIGNED]->(s4)
  CREATE (a)-[:OWNS {id: 'd:o1', percent: 51.5}]->(b)
  CREATE (a)-[:RECORDED_IN {row: 3, line: 4}]->(old)
  CREATE (c)-[:SAME_AS {decision: 'confirmed'}]->(z)
  CREATE (a)-[:SAME_AS {decision: 'rejected'}]->(b)`

type Kept = Record<string, KeptMovement>
const first: KeptMovement = ['d:a', 'd:b', '2022-05-01', '2022-05-09', '854231', 10.5]
const second: KeptMovement = ['d:b', 'd:c', '2022-06-01', '2022-06-02', '', null]
const third: KeptMovement = ['d:c', 'd:c', '2022-07-01', '2022-07-02', '854232', 3]

function keeping(movements: Kept, more: Partial<CaseContentInput> = {}, answer: object = {}): CaseContent {
  const { q1 } = fullCase().questions
  const kept = { ...q1!.answer!, movements, counts: { movements: Object.keys(movements).length, parties: 0 } }
  return CaseContent.parse({
    ...emptyCase(),
    ...more,
    questions: { q1: { ...q1!, answer: { ...kept, ...answer } }, q0: { ...q1!, position: 0, answer: undefined } },
  })
}
const look = async (graph: Graph, content: CaseContent, { limit = 1000, seconds = 30 } = {}) =>
  CaseChanges.parse(await changesOf(graph, { version: 4, content }, { limit, seconds, signal: undefined }))

eachEngine(({ open }) => {
  it('finds nothing changed where the records say what was kept, parties that count as one being one', async () => {
    await using opened = await open()
    await fillGraph(opened.graph, world)
    const changes = await look(opened.graph, keeping({ 'd:s1': first, 'd:s2': second, 'd:s3': third }))
    expect(changes).toEqual({
      case: 4,
      graph: 1,
      moving: false,
      answers: [
        {
          question: 'q1',
          version: 3,
          same: 3,
          changed: 0,
          gone: 0,
          left: 0,
          changedMovements: [],
          goneMovements: [],
        },
      ],
      facts: { looked: 0, gone: 0, left: 0, goneFacts: [] },
      notLooked: [],
    })
  })

  it('names every field that the records say otherwise, and every movement that is gone', async () => {
    await using opened = await open()
    await fillGraph(opened.graph, world)
    const { answers } = await look(
      opened.graph,
      keeping({
        'd:s1': ['d:b', 'd:a', '2022-05-02', '2022-05-08', '8542', null],
        'd:s2': [...second.slice(0, 5), 0] as KeptMovement,
        'd:s3': ['d:z', 'd:c', '2022-07-01', '2022-07-02', '854232', 3.0000000001],
        'd:s4': ['d:a', 'd:b', '2022-07-01', '2022-07-02', '', 3],
        'd:s9': first,
        constructor: first,
      }),
    )
    expect(answers).toMatchObject([{ same: 0, changed: 3, gone: 3, left: 0 }])
    expect(answers[0]?.goneMovements).toEqual(['constructor', 'd:s4', 'd:s9'])
    expect(answers[0]?.changedMovements).toEqual([
      {
        movement: 'd:s1',
        differences: [
          { field: 'from', was: 'd:b', now: 'd:a' },
          { field: 'to', was: 'd:a', now: 'd:b' },
          { field: 'departed', was: '2022-05-02', now: '2022-05-01' },
          { field: 'arrived', was: '2022-05-08', now: '2022-05-09' },
          { field: 'goods', was: '8542', now: '854231' },
          { field: 'amount', was: null, now: 10.5 },
        ],
      },
      { movement: 'd:s2', differences: [{ field: 'amount', was: 0, now: null }] },
      {
        movement: 'd:s3',
        differences: [
          { field: 'from', was: 'd:z', now: 'd:c' },
          { field: 'amount', was: 3.0000000001, now: 3 },
        ],
      },
    ])
  })

  it('compares amounts in the measure of the answer', async () => {
    await using opened = await open()
    await fillGraph(opened.graph, world)
    const inEuro = await look(opened.graph, keeping({ 'd:s1': first }, {}, { measure: 'value', unit: 'EUR' }))
    expect(inEuro.answers[0]?.changedMovements).toEqual([
      { movement: 'd:s1', differences: [{ field: 'amount', was: 10.5, now: 7 }] },
    ])
    const inPieces = await look(opened.graph, keeping({ 'd:s1': first }, {}, { measure: 'quantity' }))
    expect(inPieces.answers[0]?.changedMovements).toMatchObject([{ differences: [{ now: null }] }])
  })

  it('names the facts that are gone, what of them, and every place of the case that refers to them', async () => {
    await using opened = await open()
    await fillGraph(opened.graph, world)
    const there: FactRef[] = [
      { kind: 'node', id: 'd:a' },
      { kind: 'node', id: 'd/aa' },
      { kind: 'edge', id: 'd:o1', from: 'd:a', to: 'd:b' },
      { kind: 'edge', id: 'd:a-CONSIGNED->d:s1', from: 'd:a', to: 'd:s1' },
      { kind: 'edge', id: 'd:a-RECORDED_IN->d/aa#3', from: 'd:a', to: 'd/aa' },
      { kind: 'chain', movements: ['d:s1', 'd:s2'] },
    ]
    const gone: [FactRef, string[]][] = [
      [{ kind: 'node', id: 'd:nobody' }, ['d:nobody']],
      [{ kind: 'edge', id: 'd:o2', from: 'd:a', to: 'd:b' }, ['d:o2']],
      [{ kind: 'edge', id: 'd:o1', from: 'd:b', to: 'd:a' }, ['d:o1']],
      [{ kind: 'edge', id: 'd:a-RECORDED_IN->d/aa#4', from: 'd:a', to: 'd/aa' }, ['d:a-RECORDED_IN->d/aa#4']],
      [{ kind: 'edge', id: 'd:o3', from: 'd:a', to: 'd:nobody' }, ['d:o3', 'd:nobody']],
      [{ kind: 'chain', movements: ['d:s1', 'd:s8', 'd:s4', 'd:s8'] }, ['d:s8', 'd:s4']],
    ]
    const claim = fullCase().claims['k1']!
    const { facts, notLooked } = await look(
      opened.graph,
      keeping(
        {},
        {
          claims: { k: { ...claim, supports: there, contradicts: gone.map(([fact]) => fact) } },
          notes: { n: { ...fullCase().notes['n1']!, on: { kind: 'node', id: 'd:nobody' } } },
          evidence: { e: { ...fullCase().evidence['v1']!, fact: { kind: 'node', id: 'd:a' } } },
        },
      ),
    )
    expect(facts).toEqual({
      looked: there.length + gone.length,
      gone: gone.length,
      left: 0,
      goneFacts: gone.map(([fact, missing], i) => ({
        fact,
        at: [`/claims/k/contradicts/${i}`, ...(i === 0 ? ['/notes/n/on'] : [])],
        missing,
      })),
    })
    expect(notLooked).toEqual([])
  })

  it('lists no more than is asked for and counts all', async () => {
    await using opened = await open()
    await fillGraph(opened.graph, world)
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`d:x${i}`, first]))
    const { answers } = await look(opened.graph, keeping({ ...many, 'd:s1': second }), { limit: 2 })
    expect(answers).toMatchObject([{ gone: 5000, changed: 1, same: 0, goneMovements: ['d:x0', 'd:x1'] }])
  })

  it('says what it did not look at: for want of time, and because it was not kept', async () => {
    await using opened = await open()
    await fillGraph(opened.graph, world)
    const content = keeping(
      { 'd:s1': first, 'd:s9': first },
      { evidence: { e: { ...fullCase().evidence['v1']!, fact: { kind: 'node', id: 'd:nobody' } } } },
      { counts: { movements: 30, parties: 3 } },
    )
    const notKept = { at: '/questions/q1/answer/movements', count: 28, why: 'not-kept' }
    expect((await look(opened.graph, content)).notLooked).toEqual([notKept])
    const hasty = await look(opened.graph, content, { seconds: 0 })
    expect(hasty.answers).toMatchObject([{ same: 0, gone: 0, changed: 0, left: 2 }])
    expect(hasty.facts).toEqual({ looked: 0, gone: 0, left: 1, goneFacts: [] })
    expect(hasty.notLooked).toEqual([
      { at: '/questions/q1/answer/movements', count: 2, why: 'time' },
      notKept,
      { at: '/evidence/e/fact', count: 1, why: 'time' },
    ])
  })
})
