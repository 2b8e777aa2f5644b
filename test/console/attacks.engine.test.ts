import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createConsole, type Console } from '../../server/console/console.ts'
import { readProcedures } from '../../server/contract/cypher-words.ts'
import { WaybillError } from '../../server/errors.ts'
import { eachEngine } from '../support/engines.ts'
import { fillGraph } from '../support/fill-graph.ts'
import { graphHash } from '../support/graph-hash.ts'
import type { TemporaryGraph } from '../support/graphs.ts'
import { endless } from '../support/statement.ts'
import { attacks, byParameter, different, exhausting, harmless } from './attacks.ts'

const folder = mkdtempSync(join(tmpdir(), 'waybill-attacks-'))
const file = join(folder, 'secret.csv')
writeFileSync(file, 'name,secret\nx,the crown jewels\n')
const files = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')])
const before = files()

let callers = 0
const listener = createServer((socket) => {
  callers++
  socket.destroy()
})
let url = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/x.csv`
})
afterAll(() => {
  listener.close()
  rmSync(folder, { recursive: true, force: true })
})

const armed = (statement: string) => statement.replaceAll('{file}', file).replaceAll('{url}', url)
const params = { file, procedure: 'dbms.components' }

eachEngine(({ name, open }) => {
  let opened: TemporaryGraph
  let console: Console
  /** For what runs until it is stopped. */
  let hasty: Console
  let hash: string
  beforeAll(async () => {
    opened = await open()
    await fillGraph(
      opened.graph,
      `CREATE (a:Party:Company {id: 'd:a', name: 'A'})-[:OWNS {id: 'o', percent: 50}]->(b:Party:Company {id: 'd:b', name: 'B'})`,
    )
    console = createConsole({ graph: opened.graph, seconds: 20 })
    hasty = createConsole({ graph: opened.graph, seconds: 2 })
    hash = await graphHash(opened.graph)
  })
  afterAll(() => opened[Symbol.asyncDispose]())

  it('the corpus holds at least 200 different attacks', () => {
    expect(new Set(attacks).size).toBe(attacks.length)
    expect(different).toBeGreaterThanOrEqual(200)
  })

  it('every attack is refused, and says what and where', async () => {
    const passed: string[] = []
    for (const attack of attacks) {
      const outcome = await console
        .run({ statement: armed(attack), params, limit: 10 })
        .catch((error: unknown) => error)
      if (!(outcome instanceof WaybillError) || outcome.code !== 'query-refused') passed.push(attack)
      else expect(outcome.message.length).toBeGreaterThan(20)
    }
    expect(passed).toEqual([])
  })

  it('past the guard of the text the engine itself refuses or undoes each of them', async () => {
    for (const attack of attacks.filter(
      (each) => !each.includes('PASSWORD') && !/^(STOP|DROP|ALTER) DATABASE|DROP USER/.test(each),
    )) {
      try {
        const rows: unknown[] = []
        const options = { timeout: 2000, procedures: readProcedures }
        for await (const batch of opened.graph.console(armed(attack), params, options)) rows.push(...batch.rows)
        expect(JSON.stringify(rows), attack).not.toContain('crown jewels')
      } catch (error) {
        if (!(error instanceof WaybillError)) throw error
      }
    }
    expect(await graphHash(opened.graph)).toBe(hash)
  })

  it('what only looks like an attack runs, and its text stays text', async () => {
    for (const [statement, given] of harmless) {
      const answer = await console.run({ statement, params: given as Record<string, never>, limit: 10 })
      expect(answer.truncated, statement).toBe(false)
    }
  })

  it('a value given as a parameter stays a value, whatever it says', async () => {
    for (const [statement, given] of byParameter) {
      const armedParams = JSON.parse(armed(JSON.stringify(given))) as Record<string, never>
      const rows = await console
        .run({ statement, params: armedParams, limit: 10 })
        .then((answer) => answer.rows)
        .catch((error: unknown) => error)
      if (rows instanceof WaybillError) expect(rows.code, statement).toBe('query-failed')
      else expect(JSON.stringify(rows), statement).not.toContain('crown jewels')
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('graph, files and the listener are as they were', async () => {
    expect(await graphHash(opened.graph)).toBe(hash)
    expect(files()).toEqual(before)
    expect(callers).toBe(0)
  })

  it('a statement that takes too long is stopped at its time', { timeout: 30_000 }, async () => {
    const began = performance.now()
    await expect(hasty.run({ statement: endless, params: {}, limit: 10 })).rejects.toMatchObject({
      code: 'query-timeout',
    })
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(await opened.graph.version()).toBe(1)
  })

  it('ten million rows are cut at the limit, and say so', async () => {
    const statement = 'UNWIND range(1, 10000000) AS n RETURN n, toString(n) AS text // no limit here'
    const answer = await console.run({ statement, params: {}, limit: 5000 })
    expect(answer).toMatchObject({ truncated: true, stoppedBy: 'rows' })
    expect(answer.rows).toHaveLength(5000)
  })

  it('an answer of more bytes than allowed is cut, and says so', async () => {
    const statement = 'UNWIND range(1, 20000) AS n RETURN reduce(t = "", i IN range(1, 200) | t + "0123456789") AS t'
    const answer = await console.run({
      statement,
      params: {},
      limit: 100_000,
    })
    expect(answer).toMatchObject({ truncated: true, stoppedBy: 'bytes' })
  })

  it('is cancelled when its asker goes', async () => {
    const gone = new AbortController()
    const asked = console.run({ statement: endless, params: {}, limit: 1 }, gone.signal)
    setTimeout(() => gone.abort(), 200)
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
    expect(await opened.graph.version()).toBe(1)
  })

  it('gives nodes, edges and paths by their own ids, with the things in the graph', async () => {
    const statement =
      'MATCH p = (a:Company)-[r:OWNS]->(b) RETURN a, r, p, [b] AS list, {owner: a} AS map, b.name AS name'
    const answer = await console.run({ statement, params: {}, limit: 10 })
    const [a, r, b] = [{ $node: 'd:a' }, { $edge: 'o' }, { $node: 'd:b' }]
    expect(answer.rows).toEqual([[a, r, [a, r, b], [b], { owner: a }, 'B']])
    expect(answer.graph.nodes.map(({ id }) => id).sort()).toEqual(['d:a', 'd:b'])
    expect(answer.graph.edges).toEqual([
      { id: 'o', kind: 'OWNS', from: 'd:a', to: 'd:b', properties: { id: 'o', percent: 50 } },
    ])
    const alone = await console.run({ statement: 'MATCH ()-[r:OWNS]->() RETURN r', params: {}, limit: 10 })
    expect(alone.graph).toEqual(expect.objectContaining({ edges: answer.graph.edges }))
  })

  it('shows a plan by its steps, and one that ran with what each step took', async () => {
    const statement = 'MATCH (a:Company) WHERE a.name = "A" RETURN a.name AS name ORDER BY name LIMIT 3'
    const plan = await console.run({ statement: `EXPLAIN ${statement}`, params: {}, limit: 100 })
    expect(plan.columns).toEqual(['step', 'details'])
    expect(plan.rows.length).toBeGreaterThan(2)
    const profile = await console.run({ statement: `PROFILE ${statement}`, params: {}, limit: 100 })
    expect(profile.columns).toEqual(['step', 'details', 'rows', name === 'grafeo' ? 'ms' : 'db hits'])
    // Each step stands beneath what takes its rows.
    expect(profile.rows.some(([step]) => typeof step === 'string' && /^ {2}\S/.test(step))).toBe(true)
    expect(profile.rows.some(([, , rows]) => rows === 1)).toBe(true)
  })

  it('says where a mistake is', async () => {
    const ask = (statement: string) => console.run({ statement, params: {}, limit: 10 })
    await expect(ask('MATCH (a:Company RETURN a')).rejects.toMatchObject({
      code: 'query-failed',
      message: expect.stringMatching(/^Line 1, column 1[78]: /),
      fields: [{ pointer: '/statement', detail: expect.stringMatching(/^line 1, column 1[78]$/) }],
    })
    await expect(ask('MATCH (a:Company) RETURN b')).rejects.toMatchObject({ message: expect.stringContaining('b') })
    await expect(ask('RETURN $missing')).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ pointer: '/params/missing' }],
    })
    if (name === 'grafeo')
      await expect(ask('MATCH (a:Company|Person) RETURN a')).rejects.toMatchObject({
        next: expect.stringContaining('OR'),
      })
  })

  it(
    'what would take all time or memory ends at a limit that is named, and others go on',
    { timeout: 300_000 },
    async () => {
      for (const statement of exhausting) {
        const began = performance.now()
        const outcome = await hasty.run({ statement, params: {}, limit: 10 }).catch((error: unknown) => error)
        expect(performance.now() - began, statement).toBeLessThan(30_000)
        if (outcome instanceof WaybillError)
          expect(['query-timeout', 'query-memory', 'query-failed'], `${statement}: ${outcome.message}`).toContain(
            outcome.code,
          )
        expect(await opened.graph.version()).toBe(1)
      }
      expect(await graphHash(opened.graph)).toBe(hash)
    },
  )
})
