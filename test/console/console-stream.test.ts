import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createConsole } from '../../server/console/console.ts'
import { api } from '../../server/contract/api.ts'
import { CypherLine, consoleRows } from '../../server/contract/console.ts'
import { WaybillError } from '../../server/errors.ts'
import type { ConsoleBatch, Graph } from '../../server/graph/graph.ts'
import { answerOf, post, problemOf } from '../support/http.ts'
import { smallCase, type SmallCase } from '../support/small-case.ts'

let app: SmallCase
beforeAll(async () => {
  app = await smallCase()
})
afterAll(() => app[Symbol.asyncDispose]())

const path = '/api/v1/cypher/rows'
const ask = (body: unknown) => fetch(`${app.origin}${path}`, post(body))

/** Every line of an answer, held against the contract. */
async function linesOf(response: Response): Promise<CypherLine[]> {
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
  const text = await response.text()
  expect(text.endsWith('\n')).toBe(true)
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => {
      const value: unknown = JSON.parse(line)
      expect(CypherLine.parse(value)).toEqual(value)
      return value as CypherLine
    })
}

describe('a streamed answer', () => {
  it('is the same as the whole one, its things each once', async () => {
    const question = { statement: 'MATCH (a:Party)-[r:CONSIGNED]->(s) RETURN a, r, s ORDER BY s.id' }
    const lines = await linesOf(await ask(question))
    const whole = await answerOf(api.postCypher, await fetch(`${app.origin}/api/v1/cypher`, post(question)))
    expect(lines[0]).toEqual({ line: 'columns', columns: ['a', 'r', 's'] })
    expect(lines.at(-1)).toMatchObject({ line: 'end', truncated: false })
    const rows = lines.flatMap((line) => (line.line === 'rows' ? [line] : []))
    expect(rows.flatMap((line) => line.rows)).toEqual(whole.rows)
    expect(rows.flatMap((line) => line.graph.nodes)).toEqual(whole.graph.nodes)
    expect(rows.flatMap((line) => line.graph.edges)).toEqual(whole.graph.edges)
    expect(whole.rows).toHaveLength(3)
  })

  it('tells its columns also where there are no rows, and is a plain problem where it fails before the first', async () => {
    const lines = await linesOf(await ask({ statement: 'MATCH (p:Party {id: "nobody"}) RETURN p.name AS name' }))
    expect(lines).toMatchObject([
      { line: 'columns', columns: ['name'] },
      { line: 'end', truncated: false },
    ])
    await problemOf(await ask({ statement: 'MATCH (n) SET n.x = 1' }), 'query-refused')
    await problemOf(await ask({ statement: 'MATCH (n RETURN n' }), 'query-failed')
  })

  it('comes in many lines and says where a limit cut it', async () => {
    const statement = 'UNWIND range(1, 200000) AS n RETURN n, toString(n) AS text'
    const lines = await linesOf(await ask({ statement, limit: consoleRows.most }))
    const rows = lines.flatMap((line) => (line.line === 'rows' ? line.rows : []))
    expect(lines.length).toBeGreaterThan(20)
    expect(rows).toHaveLength(consoleRows.most)
    expect(rows.at(-1)).toEqual([consoleRows.most, String(consoleRows.most)])
    expect(lines.at(-1)).toMatchObject({ line: 'end', truncated: true, stoppedBy: 'rows' })
  })

  it('is made no faster than it is read, and ends with its reader', async () => {
    let made = 0
    const ended = Promise.withResolvers<void>()
    const graph: Pick<Graph, 'console'> = {
      async *console() {
        try {
          for (; made < 10_000; made++) yield { columns: ['x'], rows: [['x'.repeat(100_000)]] } satisfies ConsoleBatch
        } finally {
          ended.resolve()
        }
      },
    }
    const before = app.features.console
    const slow = createConsole({ graph: graph as Graph, seconds: 60 })
    Object.assign(app.features, { console: slow })
    try {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const body = JSON.stringify({ statement: 'RETURN 1 AS x', limit: consoleRows.most })
        const sent = request(
          { port: app.port, path, method: 'POST', headers: { 'Content-Type': 'application/json' } },
          resolve,
        )
        sent.on('error', reject)
        sent.end(body)
      })
      // What neither side takes any more stays unmade: the reader has read nothing yet.
      let seen = -1
      await expect
        .poll(
          () => {
            const still = seen === made
            seen = made
            return still
          },
          { interval: 300, timeout: 20_000 },
        )
        .toBe(true)
      expect(made).toBeLessThan(200)
      response.destroy()
      await ended.promise
    } finally {
      Object.assign(app.features, { console: before })
    }
  })

  it('that fails between two rows ends with its problem', async () => {
    const graph: Pick<Graph, 'console'> = {
      async *console() {
        yield { columns: ['x'], rows: [[1]] }
        throw new WaybillError('database-away', 'The database went away.')
      },
    }
    const before = app.features.console
    Object.assign(app.features, { console: createConsole({ graph: graph as Graph, seconds: 60 }) })
    try {
      const lines = await linesOf(await ask({ statement: 'RETURN 1 AS x' }))
      expect(lines.map(({ line }) => line)).toEqual(['columns', 'rows', 'problem'])
      expect(lines.at(-1)).toMatchObject({ problem: { code: 'database-away', status: 503 } })
    } finally {
      Object.assign(app.features, { console: before })
    }
  })
})

describe('a parameter of the wrong kind', () => {
  const refused = async (statement: string, params: Record<string, unknown>) => {
    const response = await fetch(`${app.origin}/api/v1/cypher`, post({ statement, params }))
    return problemOf(response, 'invalid')
  }

  it('is refused with its name, its place and what it must be', async () => {
    const list = await refused('MATCH (p:Party) WHERE p.country IN $countries RETURN p', { countries: 'DE' })
    expect(list.detail).toMatch(/^\$countries stands behind IN and must be a list; it is "DE"\./)
    expect(list.errors).toEqual([{ pointer: '/params/countries', detail: 'must be a list' }])
    expect((await refused('UNWIND $xs AS x RETURN x', { xs: 5 })).errors?.[0]?.pointer).toBe('/params/xs')
    for (const n of ['three', 2.5, -1, null])
      expect((await refused('MATCH (p:Party) RETURN p LIMIT $n', { n })).errors?.[0]?.detail).toMatch(/whole number/)
  })

  it('is not refused where the statement makes of it what it needs', async () => {
    for (const [statement, params] of [
      ['UNWIND $xs AS x RETURN x', { xs: null }],
      ['UNWIND $map.list AS x RETURN x', { map: { list: [1] } }],
      ['MATCH (p:Party) WHERE p.country IN $xs + ["DE"] RETURN p', { xs: 'FR' }],
      ['MATCH (p:Party) RETURN p.limit AS x, $n AS n LIMIT 1', { n: 'three' }],
    ] as const)
      expect((await fetch(`${app.origin}/api/v1/cypher`, post({ statement, params }))).status, statement).toBe(200)
  })
})
