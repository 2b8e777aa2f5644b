import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildClient } from '../server/serve/serve-build.ts'

/*
 * Runs the unit and the engine tests beside each other. The engine tests run one after the other, since they share one
 * Neo4j, and vitest by itself begins with them when the rest is done: one core would have little to do for half of the
 * time. What the engine tests say is printed after the rest.
 */

const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
const reports = process.env['WAYBILL_REPORTS']

const start = (project: string, output: 'inherit' | 'pipe') => {
  const report =
    reports === undefined
      ? []
      : ['--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, `${project}.json`)}`]
  return spawn(process.execPath, [vitest, 'run', '--project', project, ...report, ...process.argv.slice(2)], {
    stdio: ['ignore', output, output],
  })
}

// Else whichever test first needs the pages builds them while others read them: a bundle has the page that checks it.
await buildClient()

const unit = start('unit', 'inherit')
const engine = start('engine', 'pipe')
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => [unit, engine].forEach((child) => child.kill(signal)))

const said: Buffer[] = []
for (const stream of [engine.stdout, engine.stderr]) stream?.on('data', (bytes: Buffer) => said.push(bytes))

const codes = await Promise.all(
  [unit, engine].map((child) => new Promise<number | null>((resolve) => child.on('close', resolve))),
)
process.stdout.write(Buffer.concat(said))
process.exitCode = codes.every((code) => code === 0) ? 0 : 1
