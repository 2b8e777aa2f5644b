import { expect, it } from 'vitest'
import { step, type Graph } from '../../server/graph/graph.ts'
import { eachEngine } from '../support/engines.ts'
import { endless as endlessCypher, statement } from '../support/statement.ts'

const countParties = statement('MATCH (p:Party) RETURN count(p) AS n')
const addParty = statement('MERGE (p:Party {id: $id}) RETURN p.id AS id', 'write')
const numbers = statement('UNWIND range(1, $most) AS n RETURN n, toString(n) AS text')
const endless = statement(endlessCypher)

const parties = async (graph: Graph) => (await graph.read(countParties, {}))[0]?.n

eachEngine(({ name, open }) => {
  it('starts a new graph at version 0 and raises it with every write', async () => {
    await using empty = await open()
    const { graph } = empty
    expect(graph.engine.name).toBe(name)
    expect(graph.engine.version).toMatch(/^\d/)
    expect(await graph.version()).toBe(0)
    await graph.write([])
    await graph.write([step(addParty, { id: 'a' })])
    expect(await graph.version()).toBe(2)
  })

  it('gives back the JSON values it was given', async () => {
    await using empty = await open()
    const props = {
      text: 'Аэлита — “q” \u202e \u0000 '.replace('\u0000', ''),
      whole: 12,
      negative: -7,
      large: 9007199254740991,
      fraction: 0.1,
      tiny: 1e-9,
      yes: true,
      no: false,
      list: ['a', 'b'],
      numbers: [1, 2.5],
      empty: '',
    }
    await empty.graph.write([step(statement('MERGE (p:Party {id: $id}) SET p += $props', 'write'), { id: 'a', props })])
    const [row] = await empty.graph.read(statement('MATCH (p:Party {id: $id}) RETURN p {.*} AS party'), { id: 'a' })
    expect(row).toEqual({ party: { id: 'a', ...props } })
  })

  it('gives nested maps, nulls, integers past 2^53 as text and dates in ISO 8601', async () => {
    await using empty = await open()
    const [row] = await empty.graph.read(
      statement(
        `RETURN $map AS map, 9223372036854775807 AS big, date('2022-02-24') AS day, 2 * 3 AS six, 7 / 2 AS whole`,
      ),
      { map: { a: [1, { b: null }], none: null } },
    )
    expect(row).toEqual({
      map: { a: [1, { b: null }], none: null },
      big: '9223372036854775807',
      day: '2022-02-24',
      six: 6,
      whole: 3,
    })
  })

  it('keeps all steps of a write or none, and gives the rows of each', async () => {
    await using empty = await open()
    const { graph } = empty
    expect(await graph.write([step(addParty, { id: 'a' }), step(addParty, { id: 'b' })])).toEqual([
      [{ id: 'a' }],
      [{ id: 'b' }],
    ])
    const failing = graph.write([step(addParty, { id: 'c' }), step(statement('RETURN 1 / 0 AS n', 'write'), {})])
    await expect(failing).rejects.toMatchObject({ code: 'query-failed' })
    expect(await parties(graph)).toBe(2)
    expect(await graph.version()).toBe(1)
  })

  it('refuses a second node of the same id', async () => {
    await using empty = await open()
    const twice = statement('CREATE (:Shipment {id: $id})', 'write')
    await empty.graph.write([step(twice, { id: 'a' })])
    await expect(empty.graph.write([step(twice, { id: 'a' })])).rejects.toMatchObject({ code: 'query-failed' })
  })

  it('keeps writes that come together apart, and reads what was just written', async () => {
    await using empty = await open()
    const { graph } = empty
    await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        await graph.write([step(addParty, { id: `p${at}` })])
        const [row] = await graph.read(statement('MATCH (p:Party {id: $id}) RETURN p.id AS id'), { id: `p${at}` })
        expect(row?.id).toBe(`p${at}`)
      }),
    )
    expect(await graph.version()).toBe(12)
    expect(await parties(graph)).toBe(12)
  })

  it('streams all rows in order and in batches', async () => {
    await using empty = await open()
    const batches: unknown[][] = []
    for await (const batch of empty.graph.stream(numbers, { most: 25_000 })) batches.push(batch)
    expect(batches.length).toBeGreaterThan(5)
    expect(batches.every((batch) => batch.length > 0 && batch.length <= 2000)).toBe(true)
    expect(batches.flat()).toEqual(Array.from({ length: 25_000 }, (_, at) => ({ n: at + 1, text: String(at + 1) })))
  })

  it('ends a stream without rows, and lets go of one that is left early', async () => {
    await using empty = await open()
    const { graph } = empty
    for await (const batch of graph.stream(statement('MATCH (p:Party) RETURN p.id AS id'), {}))
      expect(batch).toEqual([])
    for (let round = 0; round < 20; round++) {
      for await (const batch of graph.stream(numbers, { most: 25_000 })) {
        expect(batch[0]?.n).toBe(1)
        break
      }
    }
    expect(await graph.read(numbers, { most: 2 })).toHaveLength(2)
  })

  it('gives the failure of a stream to its reader', async () => {
    await using empty = await open()
    const reading = (async () => {
      for await (const batch of empty.graph.stream(statement('RETURN 1 / 0 AS n'), {})) expect(batch).toEqual([])
    })()
    await expect(reading).rejects.toMatchObject({ code: 'query-failed' })
  })

  it('stops a read at its time limit while others are answered', async () => {
    await using empty = await open()
    const { graph } = empty
    const runaway = graph.read(endless, {}, { timeout: 700 })
    const [other] = await Promise.all([
      graph.read(numbers, { most: 3 }),
      expect(runaway).rejects.toMatchObject({ code: 'query-timeout' }),
    ])
    expect(other).toHaveLength(3)
    expect(await graph.read(numbers, { most: 1 })).toHaveLength(1)
  })

  it('stops a stream and a write at their time limit', async () => {
    await using empty = await open()
    const { graph } = empty
    const streaming = (async () => {
      for await (const batch of graph.stream(endless, {}, { timeout: 500 })) expect(batch).toEqual([])
    })()
    await expect(streaming).rejects.toMatchObject({ code: 'query-timeout' })
    await expect(graph.write([step(addParty, { id: 'a' }), step(endless, {})], { timeout: 500 })).rejects.toMatchObject(
      { code: 'query-timeout' },
    )
    expect(await parties(graph)).toBe(0)
    expect(await graph.version()).toBe(0)
  })

  it('cancels a read when its signal says so', async () => {
    await using empty = await open()
    const { graph } = empty
    const before = AbortSignal.abort()
    await expect(graph.read(numbers, { most: 1 }, { signal: before })).rejects.toMatchObject({ code: 'cancelled' })
    const control = new AbortController()
    const running = graph.read(endless, {}, { signal: control.signal })
    setTimeout(() => control.abort(), 300)
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
    expect(await graph.read(numbers, { most: 1 })).toHaveLength(1)
  })

  it('cancels a stream when its signal says so', async () => {
    await using empty = await open()
    const control = new AbortController()
    const reading = (async () => {
      for await (const batch of empty.graph.stream(numbers, { most: 50_000 }, { signal: control.signal })) {
        expect(batch.length).toBeGreaterThan(0)
        control.abort()
      }
    })()
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('says which statement cannot be run, without the engine’s words', async () => {
    await using empty = await open()
    const failure: unknown = await empty.graph
      .read(statement('MATCH (p:Party RETURN p'), {})
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'WaybillError', code: 'query-failed' })
    expect((failure as Error).message).toContain('test')
    expect((failure as Error).message).not.toMatch(/syntax|Invalid input|GRAFEO|Neo\./i)
  })

  it('is ready, and closes twice', async () => {
    await using empty = await open()
    await empty.graph.ready()
    await empty.graph.close()
    await empty.graph.close()
    await expect(empty.graph.read(numbers, { most: 1 })).rejects.toMatchObject({ code: 'database-away' })
  })
})
