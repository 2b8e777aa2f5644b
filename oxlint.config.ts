import { defineConfig, type OxlintOverride } from 'oxlint'

type Pattern = { group: string[]; message: string }

const ban = (group: string[], message: string): Pattern => ({ group, message })
const within = (folders: readonly string[]) => folders.map((folder) => `**/${folder}/**`)
const override = (files: string[], ...patterns: (Pattern | undefined)[]): OxlintOverride => ({
  files,
  rules: {
    'eslint/no-restricted-imports': ['error', { patterns: patterns.filter((pattern) => pattern !== undefined) }],
  },
})

const engines = ban(['neo4j-driver', '@grafeo-db/**'], 'Only server/graph knows a graph engine.')
const express = ban(['express', 'express/**', 'helmet'], 'Only app.ts, http/ and serve/ know Express.')
const noClient = ban(['**/client/**'], 'The server knows nothing of the client.')
const features = ['trace', 'import', 'search', 'explore', 'console', 'queries', 'cases', 'status', 'evidence']
const areas = ['cli', 'serve', 'http', ...features, 'state', 'folder', 'graph']
const tops = ['**/main.ts', '**/app.ts', '**/features.ts', '**/feature-alone.ts']

/** An area of the server may import itself, the contract, errors and what is named here, and nothing above it. */
const area = (name: string, may: readonly string[], why: string, knows: readonly Pattern[] = []) =>
  override(
    [`server/${name}/**`],
    ban([...within(areas.filter((other) => other !== name && !may.includes(other))), ...tops], why),
    ...[engines, express, noClient].filter((pattern) => !knows.includes(pattern)),
  )

const cytoscape = ban(['cytoscape', 'cytoscape-*'], 'Only client/canvas touches Cytoscape.')
const contractAlone = ban(
  ['**/server/**', '!**/server/contract/**'],
  'Of the server the client knows the contract alone.',
)
const screens = ['trace', 'explore', 'search', 'data', 'console', 'cases', 'evidence']

/** A part of the client may not import the folders named here. */
const part = (name: string, not: readonly string[], why: string) =>
  override([`client/${name}/**`], ban(within(not), why), contractAlone, name === 'canvas' ? undefined : cytoscape)

/** Who may import whom. The last override that fits a file counts. */
const imports = [
  override(['server/contract/**'], ban(['../**', '*', '!zod', '!./*'], 'The contract imports zod alone.')),
  override(
    ['server/errors.ts', 'server/config.ts'],
    ban([...within(areas), ...tops], 'errors.ts and config.ts stand below everything but the contract.'),
  ),
  area('graph', [], 'server/graph imports drivers and errors alone.', [engines]),
  area('state', [], 'server/state stands below the features.'),
  area('folder', [], 'server/folder stands below the features.'),
  ...features.map((name) =>
    area(
      name,
      ['graph', 'state'],
      'A feature imports contract, graph, state and errors: not HTTP, not another feature.',
    ),
  ),
  area('http', ['graph', 'status'], 'server/http is handed the features; it opens none.', [express]),
  override(
    ['server/app.ts'],
    ban(
      [...within(areas.filter((name) => name !== 'http')), '**/main.ts', '**/features.ts', '**/feature-alone.ts'],
      'The app is handed its parts.',
    ),
    engines,
    noClient,
  ),
  override(
    ['server/features.ts', 'server/feature-alone.ts'],
    ban([...within(['cli', 'serve', 'http']), '**/main.ts', '**/app.ts'], 'What opens features knows no HTTP.'),
    engines,
    express,
    noClient,
  ),
  override(
    ['server/serve/**', 'server/main.ts'],
    ban(within(['cli']), 'What serves knows nothing of the command line.'),
    engines,
    noClient,
  ),
  override(['server/cli/**'], engines, express, noClient),

  override(['client/*'], contractAlone, cytoscape),
  part('ui', [...screens, 'api', 'canvas', 'workspace', 'contract'], 'client/ui knows no domain.'),
  part('api', [...screens, 'canvas', 'workspace'], 'client/api imports the contract alone.'),
  part('canvas', screens, 'client/canvas knows no feature.'),
  part('workspace', screens, 'client/workspace stands below the features.'),
  ...screens.map((name) =>
    part(
      name,
      screens.filter((other) => other !== name),
      'A feature of the client imports api, canvas, ui, workspace and the contract: not another feature.',
    ),
  ),
]

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'node', 'promise', 'react', 'jsx-a11y', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['dist', 'dist.*'],
  options: { typeAware: true },
  rules: {
    'import/no-cycle': 'error',
    'node/no-process-env': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/await-thenable': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // The new JSX transform needs no React in scope.
    'react/react-in-jsx-scope': 'off',
    // Express 5 takes promises.
    'oxc/no-async-endpoint-handlers': 'off',
    // Library edges and parsed rows need assertions; `no-explicit-any` keeps them honest.
    'typescript/no-unsafe-type-assertion': 'off',
    // It misjudges index access, where the compiler wants the assertion.
    'typescript/no-unnecessary-type-assertion': 'off',
    'typescript/no-unnecessary-type-parameters': 'off',
    'typescript/consistent-return': 'off',
    // Interfaces here are made of closures, not of classes that need `this`.
    'typescript/unbound-method': 'off',
    // Taking a string apart by code points is what is meant where it is done.
    'typescript/no-misused-spread': 'off',
    'unicorn/consistent-function-scoping': 'off',
    // Sorting an array that was made on the same line copies nothing twice.
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    // Workers and child processes have no origin.
    'unicorn/require-post-message-target-origin': 'off',
    'import/no-named-as-default-member': 'off',
    'promise/always-return': 'off',
    'promise/no-promise-in-callback': 'off',
    'eslint/no-shadow': 'off',
    'eslint/no-underscore-dangle': 'off',
    // A loop that waits for what a callback changes looks endless to it; control characters are what some checks look for.
    'eslint/no-unmodified-loop-condition': 'off',
    'eslint/no-control-regex': 'off',
    // Helpers assert too, and an assertion may carry a word of its own.
    'vitest/expect-expect': 'off',
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'vitest/no-conditional-expect': 'off',
  },
  overrides: [
    ...imports,
    {
      files: ['server/config.ts', 'bin/**', 'test/**', 'seed/**', '*.config.ts'],
      rules: { 'node/no-process-env': 'off' },
    },
  ],
})
