import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const never = ['test/e2e/**', '**/node_modules/**']

export default defineConfig({
  test: {
    // Far more than any takes: on a busy machine a test may be slow, and only one that hangs should end by this.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    // For every process and thread that the tests start; the command sets it by itself.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'waybill') },
    setupFiles: ['test/support/no-warnings.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [...never, '**/*.engine.test.ts'],
        },
      },
      {
        // One after the other: they share one Neo4j, whose Community edition has one database.
        extends: true,
        test: {
          name: 'engine',
          include: ['test/**/*.engine.test.ts'],
          exclude: never,
          fileParallelism: false,
          globalSetup: ['test/support/neo4j-setup.ts'],
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
