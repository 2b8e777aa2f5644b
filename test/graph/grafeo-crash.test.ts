import { fork, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GrafeoGraph } from '../../server/graph/grafeo/grafeo-graph.ts'
import { step, type Graph } from '../../server/graph/graph.ts'
import { openGraph } from '../../server/graph/open.ts'
import { grafeoConfig, silent } from '../support/graphs.ts'
import { statement } from '../support/statement.ts'

const addBatch = statement(
  'MERGE (p:Party {id: $party}) WITH p UNWIND $ids AS id CREATE (p)-[:CONSIGNED]->(:Shipment {id: id}) RETURN count(*) AS n',
  'write',
)
const batch = (at: number) =>
  step(addBatch, { party: `p${at}`, ids: Array.from({ length: 200 }, (_, n) => `s${at}-${n}`) })
const perParty = statement('MATCH (p:Party)-[:CONSIGNED]->(s:Shipment) RETURN p.id AS id, count(s) AS n ORDER BY id')

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'waybill-crash-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const open = () => openGraph({ config: grafeoConfig(data), log: silent })
const database = () => join(data, 'graph', 'waybill.grafeo')
const pidOf = (graph: Graph) => (graph as GrafeoGraph).pid!

describe('the engine’s process', () => {
  it('is killed twenty times in the middle of writes, and each write is kept once and answered', async () => {
    const graph = await open()
    for (let round = 0; round < 20; round++) {
      const writes = Array.from({ length: 4 }, (_, at) => graph.write([batch(round * 4 + at)]))
      // Awaited too: kills left over from earlier rounds would hit one opening after another until it is given up.
      const killed = sleep(1 + ((round * 7) % 40)).then(() => process.kill(pidOf(graph), 'SIGKILL'))
      const [answers] = await Promise.all([Promise.all(writes), killed])
      for (const answer of answers) expect(answer).toEqual([[{ n: 200 }]])
    }
    const rows = await graph.read(perParty, {})
    expect(rows).toHaveLength(80)
    expect(rows.every((row) => row.n === 200)).toBe(true)
    await graph.close()
  })

  it('keeps what was acknowledged when the server itself is killed, and the next start waits for its engine', async () => {
    for (let round = 0; round < 5; round++) {
      const server = fork(join(import.meta.dirname, 'writing-server.ts'), [data, String(round)], { execArgv: [] })
      let acknowledged = 0
      await new Promise<void>((resolve) => {
        server.on('message', (count: number) => {
          acknowledged = count
          if (count === 5) server.kill('SIGKILL')
        })
        server.on('exit', () => resolve())
      })
      expect(acknowledged).toBeGreaterThanOrEqual(5)
      const graph = await open()
      const [row] = await graph.read(statement('MATCH (s:Shipment {round: $round}) RETURN count(s) AS n'), { round })
      expect(row?.n).toBeGreaterThanOrEqual(acknowledged * 100)
      expect(Number(row?.n) % 100).toBe(0)
      await graph.close()
    }
  })
})

describe('the data folder', () => {
  it('is refused to a second instance within a second, and free again after the first', async () => {
    const first = await open()
    await expect(open()).rejects.toMatchObject({ code: 'data-locked', next: expect.stringContaining('WAYBILL_DATA') })
    await first.close()
    const second = await open()
    await second.close()
  })

  it('is not blocked by what a killed server left behind', async () => {
    const first = await open()
    await first.write([batch(0)])
    await first.close()
    const gone = spawn(process.execPath, ['-e', '0'])
    await new Promise((resolve) => gone.on('exit', resolve))
    writeFileSync(join(data, 'graph', 'owner.json'), JSON.stringify({ pid: gone.pid, host: 'elsewhere' }))
    const second = await open()
    expect(await second.read(perParty, {})).toHaveLength(1)
    await second.close()
  })

  it.each([
    ['the file cut short', () => truncateSync(database(), 5000)],
    ['the file emptied', () => truncateSync(database(), 0)],
    ['a bit of the file flipped', () => flip(database())],
  ])('is reported as damaged with %s', async (_, damage) => {
    const graph = await open()
    for (let at = 0; at < 20; at++) await graph.write([batch(at)])
    await graph.close()
    damage()
    await expect(open()).rejects.toMatchObject({ code: 'data-damaged', message: expect.stringContaining('damaged') })
  })

  it.each([
    ['cut short', (log: string) => truncateSync(log, 20_000)],
    ['taken away', (log: string) => rmSync(log)],
  ])('is reported as damaged with the log %s', async (_, damage) => {
    const graph = await open()
    for (let at = 0; at < 20; at++) await graph.write([batch(at)])
    const closed = graph.close()
    process.kill(pidOf(graph), 'SIGKILL')
    await closed
    const logs = readdirSync(`${database()}.wal`).filter((name) => name.endsWith('.log'))
    for (const name of logs) damage(join(`${database()}.wal`, name))
    await expect(open()).rejects.toMatchObject({ code: 'data-damaged' })
  })
})

/** Flips every thousandth byte from the first quarter on: some of the file holds an older image that nobody reads. */
function flip(file: string): void {
  const bytes = readFileSync(file)
  for (let at = bytes.length >> 2; at < bytes.length; at += 1000) bytes[at]! ^= 0xff
  writeFileSync(file, bytes)
}
