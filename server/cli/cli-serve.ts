import type { Config } from '../config.ts'
import { api } from '../contract/api.ts'
import { Problem } from '../contract/problem.ts'
import { serve } from '../main.ts'
import { exit } from './cli-errors.ts'
import { openCommandLog } from './cli-log.ts'

/** Milliseconds after which closing is given up: what is durable by then is kept, the rest is taken up at the next start. */
const patience = 4_700

/** Serves until it is told to stop. */
export async function serveCommand(config: Config, options: { dev: boolean }): Promise<number> {
  const stop = stopAsked()
  // What keeps the server from starting is said in one line; the log begins when it is up.
  const log = openCommandLog(config)
  const starting = serve(config, log, options)
  const serving = await Promise.race([starting, stop])
  if (serving !== undefined) {
    process.stdout.write(`Waybill is ready at ${serving.address}\n`)
    log.level = config.log
    await sayWhatIsMissing(serving.address)
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

/** A line for whoever waits for the page of a server whose database is away. */
async function sayWhatIsMissing(address: string): Promise<void> {
  const answer = await fetch(new URL(api.getReady.path, address)).catch(() => undefined)
  if (answer === undefined || answer.ok) return
  const problem = Problem.safeParse(await answer.json())
  if (problem.success) process.stderr.write(`waybill: ${problem.data.detail} Waiting for it.\n`)
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
