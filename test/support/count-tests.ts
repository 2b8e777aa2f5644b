import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// Adds up vitest's JSON reports in a folder, and what else was tried (`name=exit code`), into the line `.ci/run` ends in.
const [folder = '', ...tried] = process.argv.slice(2)
const total = { passed: 0, failed: 0, skipped: 0 }

for (const name of existsSync(folder) ? readdirSync(folder) : []) {
  const report = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, number>
  total.passed += report['numPassedTests'] ?? 0
  total.failed += report['numFailedTests'] ?? 0
  total.skipped += (report['numPendingTests'] ?? 0) + (report['numTodoTests'] ?? 0)
}
for (const one of tried) {
  if (one.endsWith('=0')) total.passed++
  else total.failed++
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
