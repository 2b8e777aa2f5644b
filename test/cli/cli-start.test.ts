import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { type Ran, served, temporaryFolder, waybill } from '../support/waybill.ts'

/** One line that a person can act on, on stderr alone. */
function refused({ code, stdout, stderr }: Ran, exit: number, ...words: RegExp[]): void {
  expect(stderr).toMatch(/^waybill: [^\n]+\n$/)
  expect(stderr).not.toMatch(/node_modules|\.ts:\d|Error:/)
  for (const word of words) expect(stderr).toMatch(word)
  expect({ code, stdout }).toEqual({ code: exit, stdout: '' })
}

describe('a server', () => {
  it('prints one line when it is up, answers, and closes within five seconds of being told to', async () => {
    using folder = temporaryFolder()
    await using server = await served({ env: { WAYBILL_DATA: folder.path } })
    expect(server.output()).toEqual({ stdout: `Waybill is ready at ${server.address}\n`, stderr: '' })
    expect(await (await fetch(`${server.address}/readyz`)).json()).toEqual({ ok: true, missing: [] })
    const page = await fetch(`${server.address}/some/place?q=1`, { headers: { Accept: 'text/html' } })
    expect(await page.text()).toContain('<div id="root">')
    const { code, milliseconds } = await server.stop()
    expect(code).toBe(0)
    expect(milliseconds).toBeLessThan(5_000)
    expect(server.output()).toEqual({ stdout: `Waybill is ready at ${server.address}\n`, stderr: '' })
    expect(existsSync(join(folder.path, 'waybill.lock'))).toBe(false)
    expect(JSON.parse(readFileSync(join(folder.path, 'waybill.json'), 'utf8'))).toMatchObject({ format: 1 })
  })

  it('closes in time although a client keeps its connection and an event stream open', async () => {
    using folder = temporaryFolder()
    await using server = await served({ env: { WAYBILL_DATA: folder.path } })
    const kept = createServer()
    const { hostname, port } = new URL(server.address)
    const { connect } = await import('node:net')
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /api/v1/')
    await new Promise((resolve) => socket.once('data', resolve))
    const { code, milliseconds } = await server.stop('SIGINT')
    expect(code).toBe(0)
    expect(milliseconds).toBeLessThan(5_000)
    kept.close()
  })

  it('is refused on data that another one holds, within a second, and told who that is', async () => {
    using folder = temporaryFolder()
    const env = { WAYBILL_DATA: folder.path }
    await using first = await served({ env })
    refused(await waybill(['serve'], { env }), 1, new RegExp(`process ${first.pid} `), new RegExp(first.address))
    expect((await fetch(`${first.address}/readyz`)).status).toBe(200)
  })

  it('starts on data whose last server was killed, whoever has its process id now', async () => {
    using folder = temporaryFolder()
    const env = { WAYBILL_DATA: folder.path }
    const killed = await served({ env })
    await killed.stop('SIGKILL')
    const lock = join(folder.path, 'waybill.lock')
    const holder = JSON.parse(readFileSync(lock, 'utf8')) as object
    writeFileSync(lock, JSON.stringify({ ...holder, pid: process.pid }))
    await using next = await served({ env })
    expect((await fetch(`${next.address}/readyz`)).status).toBe(200)
  })
})

describe('a start is refused in one line', () => {
  it('when the port is in use', async () => {
    using folder = temporaryFolder()
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const port = String((other.address() as AddressInfo).port)
    refused(await waybill(['serve'], { env: { WAYBILL_DATA: folder.path, PORT: port } }), 1, new RegExp(port), /PORT/)
    refused(await waybill(['serve', '--port', port], { env: { WAYBILL_DATA: folder.path } }), 1, new RegExp(port))
    other.close()
  })

  it.each(['0.0.0.0', '::', '192.0.2.1', 'example.org'])('when others could reach it at %s', async (host) => {
    using folder = temporaryFolder()
    const env = { WAYBILL_DATA: join(folder.path, 'data'), HOST: host }
    refused(await waybill(['serve'], { env }), 1, /no login/, /HOST/)
    expect(existsSync(env.WAYBILL_DATA)).toBe(false)
  })

  it('when the data folder belongs to a newer version', async () => {
    using folder = temporaryFolder()
    writeFileSync(join(folder.path, 'waybill.json'), '{"format":2}')
    for (const command of [['serve'], ['import', import.meta.filename]])
      refused(await waybill(command, { env: { WAYBILL_DATA: folder.path } }), 1, /format 2/, /newer|version/)
    expect(readFileSync(join(folder.path, 'waybill.json'), 'utf8')).toBe('{"format":2}')
  })

  it('when the data folder says nothing that can be read', async () => {
    using folder = temporaryFolder()
    writeFileSync(join(folder.path, 'waybill.json'), '{"format":')
    refused(await waybill(['serve'], { env: { WAYBILL_DATA: folder.path } }), 1, /waybill\.json.*damaged/)
  })

  it('when a file is where the data folder should be', async () => {
    using folder = temporaryFolder()
    writeFileSync(join(folder.path, 'data'), 'mine')
    refused(await waybill(['serve'], { env: { WAYBILL_DATA: join(folder.path, 'data') } }), 1, /something else/)
    expect(readFileSync(join(folder.path, 'data'), 'utf8')).toBe('mine')
  })

  it.skipIf(process.platform === 'win32')('when the data folder cannot be written to', async () => {
    using folder = temporaryFolder()
    const data = join(folder.path, 'data')
    mkdirSync(data, { mode: 0o555 })
    const { chmodSync } = await import('node:fs')
    chmodSync(folder.path, 0o755)
    // Root may write anywhere; another user may not.
    const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {}
    refused(await waybill(['serve'], { env: { WAYBILL_DATA: data }, ...uid }), 1, /cannot be written/)
    refused(
      await waybill(['import', import.meta.filename], { env: { WAYBILL_DATA: data }, ...uid }),
      1,
      /cannot be written/,
    )
  })
})
