import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openGraph } from '../../server/graph/open.ts'
import { eachEngine } from '../support/engines.ts'
import { graphHash } from '../support/graph-hash.ts'
import { grafeoConfig, silent } from '../support/graphs.ts'

const kills = 20
const rows = 4_000
const header = 'id,departed,consignor_id,consignor_name,consignee_id,hs_code,net_weight_kg,port_of_loading'

/** A first file, and a second that repeats half of it, changes some, adds some, contradicts itself and has bad rows. */
const first = [header, ...Array.from({ length: rows / 2 }, (_, i) => line(i, i % 90))]
const second = [
  header,
  ...Array.from({ length: rows }, (_, i) => {
    if (i % 500 === 7) return line(i, -5)
    if (i % 500 === 9) return line(i - 9, 77)
    return line(i, i % 3 === 0 ? 91 : i % 90)
  }),
]
function line(i: number, weight: number): string {
  const port = i % 4 === 0 ? 'DEHAM' : ''
  return `s${i},2023-0${1 + (i % 9)}-1${i % 10},p${i % 97},Firm ${i % 97}${i % 2 === 0 ? ' Ltd' : ''},q${i % 89},8542${10 + (i % 50)},${weight},${port}`
}

interface Ending {
  end: string
  rejects: unknown[]
}

/** Runs the child, to its end or until some milliseconds after it is past a row; gives what it said last. */
function runChild(args: string[], killAfter?: { row: number; wait: number }): Promise<Ending | undefined> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import-child.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let doomed = false
  let ending: Ending | undefined
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  createInterface({ input: child.stdout }).on('line', (text) => {
    if (text.startsWith('end ')) ending = JSON.parse(text.slice(4)) as Ending
    if (killAfter === undefined || doomed || Number(text.split(' ')[1]) < killAfter.row) return
    doomed = true
    setTimeout(() => child.kill('SIGKILL'), killAfter.wait)
  })
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      if (code === 0 || code === null) resolve(ending)
      else reject(new Error(`the child ended with ${code}: ${complaint}`))
    })
  })
}

eachEngine(({ name, open }) => {
  const files = mkdtempSync(join(tmpdir(), 'waybill-kill-'))
  const paths = [join(files, 'first.csv'), join(files, 'second.csv')] as const
  beforeAll(() => {
    writeFileSync(paths[0], first.join('\n'))
    writeFileSync(paths[1], second.join('\n'))
  })
  afterAll(() => rmSync(files, { recursive: true, force: true }))
  const given = inject('neo4j')
  const address = name === 'neo4j' && given !== undefined && !('missing' in given) ? given : undefined
  const neo4j = address === undefined ? [] : [JSON.stringify(address)]

  /** Imports both files, the second of them under fire, and gives what can be compared. */
  const importBoth = async (killed: number) => {
    const made = await open()
    // The child opens the graph itself; only the folder, and with Neo4j the emptied database, is taken from here.
    if (name === 'grafeo') await made.graph.close()
    const folder = made.data
    await runChild([folder, paths[0], ...neo4j])
    let times = 0
    while (times < killed) {
      // Each time a little further, at a moment of its own within a batch or between two.
      const row = Math.floor(((times + Math.random()) * rows) / (killed + 3))
      const ending = await runChild([folder, paths[1], ...neo4j], { row, wait: Math.random() * 20 })
      if (ending !== undefined) throw new Error(`it ended after ${times} kills already`)
      times += 1
    }
    const ending = await runChild([folder, paths[1], ...neo4j])
    const graph = name === 'grafeo' ? await openGraph({ config: grafeoConfig(folder), log: silent }) : made.graph
    const hash = await graphHash(graph)
    if (graph !== made.graph) await graph.close()
    const rejects = readdirSync(join(folder, 'rejects')).map((file) =>
      readFileSync(join(folder, 'rejects', file), 'utf8'),
    )
    await made[Symbol.asyncDispose]()
    return { ending, hash, rejects }
  }

  it(
    `ends in the same graph and the same report when it is killed ${kills} times in the middle of an import`,
    { timeout: 900_000 },
    async () => {
      const calm = await importBoth(0)
      expect(calm.ending).toMatchObject({ end: 'done', rows, rejected: expect.any(Number) as number })
      const disturbed = await importBoth(kills)
      expect(disturbed.ending).toEqual(calm.ending)
      expect(disturbed.rejects).toEqual(calm.rejects)
      expect(disturbed.hash).toBe(calm.hash)
    },
  )
})
