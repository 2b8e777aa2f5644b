import neo4jDriver from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OwnNeo4j, startNeo4j, whyNoNeo4j } from '../support/neo4j.ts'
import { served, temporaryFolder, waybill } from '../support/waybill.ts'

const line = /^waybill: [^\n]+\n$/

/** Asks until the answer has that status, and gives the milliseconds it took. */
async function until(address: string, status: number, patience: number): Promise<number> {
  const began = performance.now()
  while (performance.now() - began < patience) {
    const { status: now } = await fetch(`${address}/readyz`)
    if (now === status) return performance.now() - began
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`/readyz was not ${status} within ${patience} ms`)
}

/** Restarts the database and waits until it writes: a JVM just started takes connections seconds before it does. */
async function comesBack(neo4j: OwnNeo4j): Promise<void> {
  await neo4j.restart()
  await using driver = neo4jDriver.driver(neo4j.uri, neo4jDriver.auth.basic(neo4j.user, neo4j.password))
  await driver.executeQuery('CREATE (probe:Probe) DELETE probe')
}

describe.skipIf(whyNoNeo4j() !== undefined)('with Neo4j as the graph', { timeout: 240_000 }, () => {
  let neo4j: OwnNeo4j
  beforeAll(async () => {
    neo4j = await startNeo4j()
  })
  afterAll(() => neo4j.stop())

  const settings = (data: string) => ({
    WAYBILL_DATA: data,
    NEO4J_URI: neo4j.uri,
    NEO4J_USER: neo4j.user,
    NEO4J_PASSWORD: neo4j.password,
  })

  it('refuses to start with a wrong password, in one line, and ends with 5', async () => {
    using folder = temporaryFolder()
    for (const command of [['serve'], ['import', import.meta.filename]]) {
      const { code, stdout, stderr } = await waybill(command, {
        env: { ...settings(folder.path), NEO4J_PASSWORD: 'not-the-one' },
      })
      expect(stderr).toMatch(line)
      expect(stderr).toMatch(/NEO4J_PASSWORD/)
      expect(stderr).not.toMatch(/not-the-one/)
      expect({ code, stdout }).toEqual({ code: 5, stdout: '' })
    }
  })

  it('starts while Neo4j is down, says what is missing, and is ready within five seconds of its return', async () => {
    using folder = temporaryFolder()
    await neo4j.signal('SIGKILL')
    await using server = await served({ env: settings(folder.path) })
    const away = await fetch(`${server.address}/readyz`)
    expect(away.status).toBe(503)
    expect(await away.json()).toMatchObject({ code: 'database-away', missing: ['graph'] })
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
    expect((await fetch(`${server.address}/api/v1/status`)).status).toBe(503)
    expect((await fetch(server.address)).status).toBe(200)
    expect(server.output().stderr).toMatch(/^waybill: [^\n]* Waiting for it\.\n$/)

    await comesBack(neo4j)
    expect(await until(server.address, 200, 5_000)).toBeLessThan(5_000)
    const status = (await (await fetch(`${server.address}/api/v1/status`)).json()) as { engine: { name: string } }
    expect(status.engine.name).toBe('neo4j')

    await neo4j.signal('SIGKILL')
    await until(server.address, 503, 15_000)
    await comesBack(neo4j)
    expect(await until(server.address, 200, 5_000)).toBeLessThan(5_000)
    expect(await server.stop()).toMatchObject({ code: 0 })
  })
})

it('ends a command with 5 when Neo4j does not answer', async () => {
  using folder = temporaryFolder()
  const env = { WAYBILL_DATA: folder.path, NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'x' }
  const { code, stderr } = await waybill(['import', import.meta.filename], { env })
  expect(stderr).toMatch(line)
  expect(code).toBe(5)
})
