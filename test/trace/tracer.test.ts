import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Graph } from '../../server/graph/graph.ts'
import { createTracer, type Tracer } from '../../server/trace/tracer.ts'
import { fillGraph } from '../support/fill-graph.ts'
import { silent, temporaryGrafeo } from '../support/graphs.ts'
import { projectionOfWorld, questionOf, shipment, type World } from './world.ts'
import { trace } from '../../server/trace/trace.ts'
import { unlimited } from '../../server/trace/trace-clock.ts'

const party = (id: string, country: string, military = false, listed = false) => ({ id, country, military, listed })

const world: World = {
  parties: [
    party('d:maker', 'DE'),
    party('d:trader', 'TR'),
    party('d:shell', 'KG', false, true),
    party('d:plant', 'RU', true),
  ],
  movements: [
    shipment('d:s1', 'd:maker', 'd:trader', [1, 5], 100),
    shipment('d:s2', 'd:trader', 'd:shell', [10, 12], 60),
    shipment('d:s3', 'd:shell', 'd:plant', [20, 22], 50),
    shipment('d:s4', 'd:trader', 'd:plant', [30, 33], null),
    shipment('d:s5', 'd:maker', 'd:plant', [40, 41], 7, ''),
  ],
}
const question = questionOf({ from: { group: 'eu' }, to: { group: 'ru-military' } })

async function fill(graph: Graph, { parties, movements }: World): Promise<void> {
  await fillGraph(
    graph,
    `UNWIND $rows AS row CREATE (p:Party:Company) SET p = row.properties
     FOREACH (x IN CASE WHEN row.military THEN [1] ELSE [] END | SET p:EndUser)
     FOREACH (x IN CASE WHEN row.listed THEN [1] ELSE [] END |
       CREATE (p)-[:LISTED_IN]->(:Listing {id: 'l:' + row.properties.id, date: '2023-03-01'}))`,
    {
      rows: parties.map(({ id, country, military, listed }) => ({
        properties: { id, country, name: `Party ${id}`, ...(military && { military }) },
        military,
        listed,
      })),
    },
  )
  await addMovements(graph, movements)
}

const addMovements = (graph: Graph, movements: World['movements']) =>
  fillGraph(
    graph,
    `UNWIND $rows AS row
     MATCH (a:Party {id: row.from}) MATCH (b:Party {id: row.to})
     CREATE (a)-[:CONSIGNED]->(s:Shipment)-[:DELIVERED_TO]->(b) SET s = row.properties`,
    {
      rows: movements.map((m) => ({
        from: m.from,
        to: m.to,
        properties: {
          id: m.id,
          dataset: 'd',
          departed: m.departed,
          arrived: m.arrived,
          hsCode: m.goods,
          ...(m.weight !== null && { netWeightKg: m.weight }),
        },
      })),
    },
  )

async function withTracer<T>(
  graph: Graph,
  folder: string,
  use: (tracer: Tracer) => Promise<T>,
  seconds = 30,
): Promise<T> {
  const tracer = createTracer({ graph, folder, seconds, log: silent })
  try {
    return await use(tracer)
  } finally {
    await tracer.close()
  }
}

describe('the tracer', () => {
  it('answers from the graph what the engine answers from rows', async () => {
    await using made = await temporaryGrafeo()
    await fill(made.graph, world)
    const version = await made.graph.version()
    const got = await withTracer(made.graph, made.data, (tracer) => tracer.ask(question))
    const { timings: _, projection, ...rest } = trace(projectionOfWorld(world), question, unlimited)
    expect(got).toMatchObject({
      ...rest,
      projection: { ...projection, version },
      corridor: {
        ...rest.corridor,
        // The graph's listing has a date; a world's has none.
        parties: rest.corridor.parties.map((p) => (p.id === 'd:shell' ? { ...p, listedFrom: '2023-03-01' } : p)),
      },
    })
    expect(got.corridor.counts).toEqual({ movements: 5, parties: 4 })
  })

  it('opens its saved projection at the next start, and builds it again when the file is damaged', async () => {
    await using made = await temporaryGrafeo()
    await fill(made.graph, world)
    const first = await withTracer(made.graph, made.data, (tracer) => tracer.ask(question))
    const file = join(made.data, 'projection', 'movements.wbp')
    const saved = readFileSync(file)
    const builtAt = await withTracer(made.graph, made.data, async (tracer) => {
      await tracer.ready()
      return tracer.status()
    })
    expect(builtAt).toMatchObject({ state: 'ready', movements: 5 })
    expect(readFileSync(file).equals(saved)).toBe(true)

    const damaged = Buffer.from(saved)
    damaged[damaged.length - 9]! ^= 1
    writeFileSync(file, damaged)
    const again = await withTracer(made.graph, made.data, (tracer) => tracer.ask(question))
    expect(again.chains).toEqual(first.chains)
    expect(readFileSync(file).equals(saved)).toBe(true)
  })

  it('answers from the new graph after a change, and from the old one meanwhile', async () => {
    await using made = await temporaryGrafeo()
    await fill(made.graph, world)
    await withTracer(made.graph, made.data, async (tracer) => {
      await tracer.ready()
      await addMovements(made.graph, [shipment('d:s6', 'd:maker', 'd:plant', [50, 51], 9)])
      tracer.refresh()
      expect(tracer.status()).toMatchObject({ state: 'stale', movements: 5 })
      expect((await tracer.ask(question)).projection.movements).toBe(5)
      await tracer.ready()
      expect(tracer.status()).toMatchObject({ state: 'ready', movements: 6, version: await made.graph.version() })
      expect((await tracer.ask(question)).corridor.movements.map((m) => m.id)).toContain('d:s6')
    })
  })

  it('refuses by name what the graph does not have', async () => {
    await using made = await temporaryGrafeo()
    await fill(made.graph, world)
    await withTracer(made.graph, made.data, async (tracer) => {
      const asked = questionOf({ from: { parties: ['d:maker', 'd:nobody'] }, to: { parties: ['x'] }, avoid: ['y'] })
      await expect(tracer.ask(asked)).rejects.toMatchObject({
        code: 'invalid',
        fields: [{ pointer: '/from/parties/1' }, { pointer: '/to/parties/0' }, { pointer: '/avoid/0' }],
      })
      await expect(tracer.ask({ ...question, datasets: ['d', 'e'] })).rejects.toMatchObject({
        code: 'invalid',
        fields: [{ pointer: '/datasets/1' }],
      })
      await expect(tracer.answer('lots', { question, movement: 'd:s99' })).rejects.toMatchObject({ code: 'not-found' })
    })
  })

  it('answers an empty graph with a refusal, not with a failure', async () => {
    await using made = await temporaryGrafeo()
    await withTracer(made.graph, made.data, async (tracer) => {
      await expect(tracer.ask(question)).rejects.toMatchObject({ code: 'no-source' })
      expect(tracer.status()).toMatchObject({ state: 'ready', movements: 0 })
    })
  })

  it('gives up a question that nobody wants any more, and goes on to the next', async () => {
    await using made = await temporaryGrafeo()
    await fill(made.graph, world)
    await withTracer(made.graph, made.data, async (tracer) => {
      await tracer.ready()
      await expect(tracer.ask(question, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
      const gone = new AbortController()
      const asked = Array.from({ length: 6 }, () => tracer.ask(question, gone.signal))
      gone.abort()
      const ended = await Promise.allSettled(asked)
      expect(ended.every((e) => e.status === 'rejected' && (e.reason as { code: string }).code === 'cancelled')).toBe(
        true,
      )
      expect((await tracer.ask(question)).complete).toBe(true)
    })
  })

  it('says that the time ran out in the first phase when there is none', async () => {
    await using made = await temporaryGrafeo()
    await fill(made.graph, world)
    const got = await withTracer(made.graph, made.data, (tracer) => tracer.ask(question), 1e-9)
    expect(got).toMatchObject({
      complete: false,
      stoppedBy: { limit: 'time', phase: 'corridor' },
      cyclic: null,
      chainCount: null,
      volume: { attributed: null, delivered: null },
      chains: [],
    })
  })

  it('says that the time ran out where there is no part of an answer to give', async () => {
    await using made = await temporaryGrafeo()
    await fill(made.graph, world)
    await withTracer(
      made.graph,
      made.data,
      async (tracer) => {
        for (const kind of ['carriers', 'months', 'matrix', 'explain', 'lots'] as const) {
          const body = { question, movement: 'd:s1', limit: 10, rows: 'countries', columns: 'parties' } as const
          await expect(tracer.answer(kind, body), kind).rejects.toMatchObject({ code: 'query-timeout' })
        }
      },
      1e-9,
    )
  })
})
