import neo4j from 'neo4j-driver'
import { connect, createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step, type Graph } from '../../server/graph/graph.ts'
import { openGraph } from '../../server/graph/open.ts'
import { schemaVersion } from '../../server/graph/schema.ts'
import { graphVersion } from '../../server/graph/version.ts'
import { grafeoConfig, silent } from '../support/graphs.ts'
import { startNeo4j, whyNoNeo4j, type OwnNeo4j } from '../support/neo4j.ts'
import { statement } from '../support/statement.ts'

const add = statement('MERGE (p:Party {id: $id}) RETURN p.id AS id', 'write')
const parties = statement('MATCH (p:Party) RETURN p.id AS id ORDER BY id')
const one = statement('RETURN 1 AS n')

const missing = whyNoNeo4j()

describe.skipIf(missing !== undefined)(
  `a Neo4j that fails${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    let own: OwnNeo4j
    beforeAll(async () => {
      own = await startNeo4j()
    })
    afterAll(() => own.stop())

    const open = (
      address: { uri?: string; user?: string; password?: string; database?: string } = {},
    ): Promise<Graph> =>
      openGraph({
        config: {
          ...grafeoConfig('/nowhere'),
          querySeconds: 5,
          neo4j: { uri: own.uri, user: own.user, password: own.password, database: undefined, ...address },
        },
        log: silent,
      })

    it('refuses a wrong password at once, with a clear message and few attempts', async () => {
      let connections = 0
      await using proxy = await counting(own.uri, () => connections++)
      await expect(open({ uri: proxy.uri, password: 'wrong' })).rejects.toMatchObject({
        code: 'database-refused',
        message: expect.stringContaining('password'),
        next: expect.stringContaining('NEO4J_PASSWORD'),
      })
      expect(connections).toBeLessThanOrEqual(2)
    })

    it('says so when the database of that name does not exist', async () => {
      await expect(open({ database: 'nosuch' })).rejects.toMatchObject({
        code: 'database-refused',
        next: expect.stringContaining('NEO4J_DATABASE'),
      })
    })

    it('works through the neo4j scheme, with a database by name', async () => {
      const graph = await open({ uri: own.uri.replace('bolt:', 'neo4j:'), database: 'neo4j' })
      expect(await graph.write([step(add, { id: 'a' })])).toEqual([[{ id: 'a' }]])
      expect(await graph.read(parties, {})).toContainEqual({ id: 'a' })
      await graph.close()
    })

    it('refuses to write over a graph of a newer Waybill', async () => {
      const graph = await open()
      await graph.write([step(statement('MATCH (w:Waybill) SET w.schema = w.schema + 1', 'write'), {})])
      await expect(open()).rejects.toMatchObject({ code: 'data-newer' })
      await graph.write([step(statement('MATCH (w:Waybill) SET w.schema = w.schema - 1', 'write'), {})])
      expect((await graph.read(graphVersion, {}))[0]?.schema).toBe(schemaVersion)
      await graph.close()
    })

    it('is waited for when it is killed, and goes on where it was', { timeout: 240_000 }, async () => {
      const graph = await open()
      await graph.write([step(add, { id: 'b' })])
      await own.signal('SIGKILL')
      await expect(graph.read(one, {}, { timeout: 2000 })).rejects.toMatchObject({ code: 'database-away' })
      const late = await open()
      await expect(late.read(one, {}, { timeout: 1000 })).rejects.toMatchObject({ code: 'database-away' })
      const returned = own.restart()
      await Promise.all([graph.ready(180_000), late.ready(180_000), returned])
      expect(await graph.write([step(add, { id: 'c' })])).toEqual([[{ id: 'c' }]])
      expect(await late.read(parties, {})).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }])
      await Promise.all([graph.close(), late.close()])
    })

    it('is given up on when it stands still, and used again when it goes on', async () => {
      const graph = await open()
      await graph.read(one, {})
      await own.signal('SIGSTOP')
      try {
        const reads = Array.from({ length: 10 }, () => graph.read(one, {}, { timeout: 1000 }))
        for (const read of await Promise.allSettled(reads)) {
          expect(read).toMatchObject({ status: 'rejected', reason: { code: 'database-away' } })
        }
        const writing = graph.write([step(add, { id: 'd' })], { timeout: 1000 })
        await expect(writing).rejects.toMatchObject({ code: 'database-away' })
      } finally {
        await own.signal('SIGCONT')
      }
      await graph.ready(30_000)
      expect(await graph.read(one, {})).toEqual([{ n: 1 }])
      await graph.close()
    })

    it('is not left with statements running that were cancelled', async () => {
      const graph = await open()
      const endless = statement(
        'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a + b = -1 RETURN count(*) AS n',
      )
      const cancelled = graph.read(endless, {}, { signal: AbortSignal.timeout(300), timeout: 60_000 })
      await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
      await expect.poll(() => running(own), { timeout: 5000 }).toBe(0)
      const streaming = (async () => {
        for await (const batch of graph.stream(endless, {}, { timeout: 300 })) expect(batch).toEqual([])
      })()
      await expect(streaming).rejects.toMatchObject({ code: 'query-timeout' })
      await expect.poll(() => running(own), { timeout: 5000 }).toBe(0)
      await graph.close()
    })
  },
)

/** Transactions that run an endless statement. */
async function running({ uri, user, password }: OwnNeo4j): Promise<number> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  try {
    const { records } = await driver.executeQuery(
      "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'range(1, 1000000)' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*) AS n",
    )
    return Number(records[0]?.get('n'))
  } finally {
    await driver.close()
  }
}

/** A way to Neo4j that counts the connections made over it. */
async function counting(uri: string, on: () => void): Promise<AsyncDisposable & { uri: string }> {
  const { hostname, port } = new URL(uri)
  const server: Server = createServer((client) => {
    on()
    const upstream = connect(Number(port), hostname)
    client.pipe(upstream).pipe(client)
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    uri: `bolt://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    async [Symbol.asyncDispose]() {
      server.close()
    },
  }
}
