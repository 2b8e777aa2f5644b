import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import type { GrafeoGraph } from '../../server/graph/grafeo/grafeo-graph.ts'
import { step, type Graph } from '../../server/graph/graph.ts'
import { temporaryGrafeo, type TemporaryGraph } from '../support/graphs.ts'
import { endless as endlessCypher, statement } from '../support/statement.ts'

const bomb = statement(
  'UNWIND range(1, 3000000) AS n WITH collect({n: n, text: toString(n) + $pad}) AS all RETURN size(all) AS size',
)
const endless = statement(endlessCypher)
const wait = statement(
  'UNWIND range(1, 3000) AS a UNWIND range(1, 700) AS b WITH a, b WHERE a + b = $sum RETURN count(*) AS n',
)
const rows = statement('UNWIND range(1, $most) AS n RETURN n, toString(n) + $pad AS text')
const add = statement('MERGE (p:Party {id: $id}) RETURN p.id AS id', 'write')
const pad = 'x'.repeat(200)

let open: TemporaryGraph | undefined
afterEach(async () => open?.[Symbol.asyncDispose]())

const pidOf = (graph: Graph) => (graph as GrafeoGraph).pid

describe('a statement over its memory limit', () => {
  it('costs the process, and only it fails', async () => {
    open = await temporaryGrafeo({ engineMemoryMb: 300 })
    const { graph } = open
    const before = pidOf(graph)
    await expect(graph.read(bomb, { pad })).rejects.toMatchObject({
      code: 'query-memory',
      next: expect.stringContaining('WAYBILL_ENGINE_MEMORY_MB'),
    })
    await graph.write([step(add, { id: 'a' })])
    expect(pidOf(graph)).not.toBe(before)
    expect(await graph.version()).toBe(1)
  })

  it('does not take the reads and writes beside it along', async () => {
    open = await temporaryGrafeo({ engineMemoryMb: 300 })
    const { graph } = open
    const [failed, read, written] = await Promise.allSettled([
      graph.read(bomb, { pad }),
      graph.read(wait, { sum: 7 }),
      graph.write([step(add, { id: 'a' }), step(wait, { sum: 8 })]),
    ])
    expect(failed).toMatchObject({ reason: { code: 'query-memory' } })
    expect(read).toMatchObject({ value: [{ n: 6 }] })
    expect(written).toMatchObject({ value: [[{ id: 'a' }], [{ n: 7 }]] })
  })
})

describe('a statement over its time limit', () => {
  it('costs the process, and waiting reads and writes are run again', async () => {
    open = await temporaryGrafeo()
    const { graph } = open
    const before = pidOf(graph)
    const [failed, ...others] = await Promise.allSettled([
      graph.read(endless, {}, { timeout: 400 }),
      ...Array.from({ length: 12 }, (_, at) => graph.read(wait, { sum: at })),
      graph.write([step(add, { id: 'a' }), step(wait, { sum: 3 })]),
    ])
    expect(failed).toMatchObject({ reason: { code: 'query-timeout' } })
    expect(others.map((other) => other.status)).toEqual(others.map(() => 'fulfilled'))
    expect(pidOf(graph)).not.toBe(before)
    expect(await graph.version()).toBe(1)
  })

  it('ends a half-read stream of another with a word to begin again', async () => {
    open = await temporaryGrafeo()
    const { graph } = open
    const reader = graph.stream(rows, { most: 400_000, pad })[Symbol.asyncIterator]()
    expect((await reader.next()).done).toBe(false)
    await expect(graph.read(endless, {}, { timeout: 300 })).rejects.toMatchObject({ code: 'query-timeout' })
    const rest = (async () => {
      while (!(await reader.next()).done);
    })()
    await expect(rest).rejects.toMatchObject({ code: 'database-away', next: 'Try again.' })
    expect(await graph.read(rows, { most: 1, pad })).toHaveLength(1)
  })

  it('leaves a cancelled statement no longer than a moment, unless a stream is being read', async () => {
    open = await temporaryGrafeo()
    const { graph } = open
    const before = pidOf(graph)
    const reader = graph.stream(rows, { most: 100_000, pad })[Symbol.asyncIterator]()
    let batch = await reader.next()
    const cancelled = graph.read(endless, {}, { signal: AbortSignal.timeout(50) })
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    await new Promise((resolve) => setTimeout(resolve, 1500))
    let seen = 0
    for (; !batch.done; batch = await reader.next()) seen += batch.value.length
    expect(seen).toBe(100_000)
    await expect.poll(() => pidOf(graph), { timeout: 10_000 }).not.toBe(before)
    expect(await graph.read(rows, { most: 1, pad })).toHaveLength(1)
  })
})

describe('a large answer', () => {
  it('waits in the engine for its reader, not in the server', async () => {
    open = await temporaryGrafeo()
    const { graph } = open
    let seen = 0
    let largest = 0
    const before = resident()
    for await (const batch of graph.stream(rows, { most: 600_000, pad })) {
      seen += batch.length
      if (seen % 100_000 < batch.length) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        largest = Math.max(largest, resident() - before)
      }
    }
    expect(seen).toBe(600_000)
    // The whole answer is 125 MB of text and twice that as values; what a reader holds is a few batches and garbage.
    expect(largest).toBeLessThan(200)
  })
})

/** Resident megabytes of this process. */
const resident = (): number =>
  process.platform === 'linux'
    ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
    : process.memoryUsage.rss() / 1024 / 1024
