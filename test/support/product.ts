import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Status } from '../../server/contract/status.ts'
import { served, type Served } from './waybill.ts'

/** The product as a user starts it, on a data folder of its own. */
export interface Product extends AsyncDisposable {
  readonly address: string
  /** Kills the server as a crash would; the data stays. */
  kill(): Promise<void>
  /** Starts it again on the same data and port. */
  restart(): Promise<void>
  /** Asks the server and gives the answer's body. @throws Error for anything but a 2xx. */
  call(path: string, body?: unknown): Promise<unknown>
}

/**
 * Starts the product and waits until it can be used: with the demo case loaded, or with an empty graph.
 * It ends with this process, however that ends.
 */
export async function startProduct({
  demo,
  env = {},
}: {
  demo: boolean
  /** What differs from the usual environment, such as the graph's address. */
  env?: Readonly<Record<string, string>>
}): Promise<Product> {
  const data = mkdtempSync(join(tmpdir(), 'waybill-e2e-'))
  const start = (port: string) =>
    served({ env: { ...env, WAYBILL_DATA: data, WAYBILL_DEMO: demo ? '1' : '0', PORT: port } })
  let server: Served | undefined
  const onExit = () => {
    if (server !== undefined) process.kill(server.pid, 'SIGKILL')
    rmSync(data, { recursive: true, force: true })
  }
  process.once('exit', onExit)
  const stop = async (signal: NodeJS.Signals) => {
    const ended = server
    server = undefined
    await ended?.stop(signal)
  }
  const dispose = async () => {
    await stop('SIGTERM')
    process.off('exit', onExit)
    rmSync(data, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    server = await start('0')
    const { address } = server
    const call = callAt(address)
    await untilUsable(call, demo)
    return {
      address,
      call,
      kill: () => stop('SIGKILL'),
      restart: async () => {
        server = await start(new URL(address).port)
        await untilUsable(call, demo)
      },
      [Symbol.asyncDispose]: dispose,
    }
  } catch (error) {
    await dispose()
    throw error
  }
}

/** Asks the server at this address. */
export const callAt =
  (address: string): Product['call'] =>
  async (path, body) => {
    const response = await fetch(
      `${address}${path}`,
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    )
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return response.json()
  }

async function untilUsable(call: Product['call'], demo: boolean): Promise<void> {
  for (const until = Date.now() + 120_000; ; await sleep(100)) {
    const status = (await call('/api/v1/status')) as Status
    const loaded = !demo || (status.demo !== null && status.demoJob === null && status.graph.shipments > 0)
    if (loaded && status.projection.state === 'ready') return
    if (Date.now() > until) throw new Error(`the product is not usable after two minutes: ${JSON.stringify(status)}`)
  }
}
