import type { Config } from '../config.ts'
import { serve } from '../main.ts'
import { exit } from './cli-errors.ts'
import { openLog } from './cli-log.ts'

/** Milliseconds after which closing is given up: what is durable by then is kept, the rest is taken up at the next start. */
const patience = 4_700

/** Serves until it is told to stop. */
export async function serveCommand(config: Config, options: { dev: boolean }): Promise<number> {
  const stop = stopAsked()
  const log = openLog(config)
  const starting = serve(config, log, options)
  const serving = await Promise.race([starting, stop])
  if (serving !== undefined) {
    process.stdout.write(`Waybill is ready at ${serving.address}\n`)
    await stop
  }
  const late = setTimeout(() => {
    log.warn('closing took too long')
    process.exit(exit.failure)
  }, patience)
  await (await starting).close()
  clearTimeout(late)
  return exit.ok
}

/** Settles when a signal asks to stop, or the process that started this one is gone. */
function stopAsked(): Promise<undefined> {
  return new Promise((resolve) => {
    const stop = () => resolve(undefined)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    if (process.connected) {
      process.on('disconnect', stop)
      process.channel?.unref()
    }
  })
}
