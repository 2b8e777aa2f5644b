import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// All tests: first those that fill every core, then side by side the two parts that go file by file, the engine tests
// (they share one Neo4j) and the browser tests. Ends with 1 when any part fails.

const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '..', 'vitest.mjs')

/** Runs one part; what it says comes as it is said, or whole at its end, so that two parts do not speak at once. */
function run(part: string, args: readonly string[], says: 'at once' | 'at its end' = 'at once'): Promise<boolean> {
  const child = spawn(process.execPath, [vitest, 'run', ...args], {
    stdio: ['ignore', says === 'at once' ? 'inherit' : 'pipe', says === 'at once' ? 'inherit' : 'pipe'],
    env: { ...process.env, WAYBILL_TESTS: part, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  })
  const said: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said))
      resolve(code === 0)
    })
  })
}

const unit = await run('unit', ['--project', 'unit'])
const both = await Promise.all([
  run('engine', ['--project', 'engine']),
  run('e2e', ['--config', 'vitest.e2e.config.ts'], 'at its end'),
])
if (!unit || both.includes(false)) process.exitCode = 1
