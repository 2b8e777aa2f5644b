import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const reports = process.env.WAYBILL_REPORTS

// One file after the other: each has a browser and a server of its own, and there may be two cores.
export default defineConfig({
  test: {
    name: 'e2e',
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    globalSetup: ['test/e2e/demo-setup.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // A busy machine may take longer than the usual second to show what a click did.
    expect: { poll: { timeout: 20_000 } },
    reporters: reports === undefined ? ['default'] : ['default', ['json', { outputFile: join(reports, 'e2e.json') }]],
    setupFiles: ['test/support/no-warnings.ts'],
  },
})
