import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { version } from './config.ts'
import { WaybillError } from './errors.ts'
import type { Features } from './features.ts'
import { type Folder, openFolder } from './folder/folder.ts'
import { uploadLimit } from './import/originals.ts'
import { demoState, loadDemo } from './serve/serve-demo.ts'
import { holdFeatures } from './serve/serve-features.ts'
import { endAnswers, listen, refuseOpenBind } from './serve/serve-listen.ts'
import { builtPages, devPages, type Pages } from './serve/serve-pages.ts'

/** Loaded when the address is taken, so that a refusal to start does not wait for the engines to load. */
const openFeatures = async (config: Config, log: Logger): Promise<Features> =>
  (await import('./features.ts')).openFeatures(config, log)

/** Milliseconds between two tries to reach a database that is away. */
const pause = 1_000
/** Milliseconds that answers under way get when the server closes. */
const patience = 1_500

/** A running server. */
export interface Serving {
  readonly address: string
  /** Ends event streams, lets answers finish, pauses imports and lets go of the data. Safe to call twice. */
  close(): Promise<void>
}

/**
 * Starts the whole product: data folder, address, pages, graph and features. It is up when this returns; where Neo4j
 * does not answer yet, `/readyz` says so until it does.
 *
 * @throws WaybillError with what stops it: another holder of the data, a port in use, a refused login …
 */
export async function serve(config: Config, log: Logger, options: { dev: boolean }): Promise<Serving> {
  refuseOpenBind(config.host)
  const folder = openFolder(config.data, { command: 'serve', demo: config.demo })
  const closing = new AbortController()
  const server = createServer()
  const holder = holdFeatures(() => openFeatures(config, log))
  let pages: Pages | undefined
  let closed: Promise<void> | undefined
  const close = () =>
    (closed ??= (async () => {
      closing.abort()
      await Promise.all([endAnswers(server, patience), holder.close(), pages?.close()])
      folder.lock.release()
    })())

  try {
    pages = options.dev ? await devPages(server) : builtPages()
    const app = createApp({
      services: () => {
        const features = holder.features()
        return { ...features, demo: demoState(folder, features) }
      },
      host: config.host,
      version,
      limits: { upload: uploadLimit },
      log,
      closing: closing.signal,
      client: pages.handler,
      ...(pages.nonce === undefined ? {} : { devNonce: pages.nonce }),
    })
    server.on('request', app)
    const address = await listen(server, config)
    folder.lock.announce(address)
    const [features] = await Promise.all([holder.open(), pages.build()])
    begin(folder, features, log, closing.signal).catch((error: unknown) => {
      if (!closing.signal.aborted) log.error({ err: error }, 'imports were not taken up')
    })
    return { address, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What goes on in the background once the graph answers: imports that were cut short, and the demo case. */
async function begin(folder: Folder, features: Features, log: Logger, closing: AbortSignal): Promise<void> {
  await features.importer.resume()
  for (;;) {
    try {
      await features.graph.ready()
      features.tracer.refresh()
      features.searcher.refresh()
      void features.watches.check()
      return await loadDemo(folder, features, log)
    } catch (error) {
      if (!(error instanceof WaybillError) || error.code !== 'database-away') throw error
      await sleep(pause, undefined, { signal: closing })
    }
  }
}
