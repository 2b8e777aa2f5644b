#!/usr/bin/env node
// Plain JavaScript that any Node from 18 on can read: it finds a Node that runs the TypeScript sources and hands over.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const entry = join(root, 'server', 'cli', 'cli.ts')

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const runsTypeScript = (major === 22 && minor >= 18) || major >= 24

/** The Node that comes with the dependencies, as an optional package per platform. */
function bundledNode() {
  const require = createRequire(join(root, 'package.json'))
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    try {
      const found = join(dirname(require.resolve(`${name}/package.json`)), 'bin', file)
      if (existsSync(found)) return found
    } catch {
      // Not the package of this platform.
    }
  }
  return undefined
}

// What was compiled once is kept beside the packages, since reading the sources is most of a start; threads and the
// engine's process learn of the folder by this variable. Where it cannot be written, everything is compiled as ever.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'waybill')

// npm passes a signal on to its shell, which dies of it and tells nobody: this process notices that it was left alone.
if (process.env.npm_lifecycle_event !== undefined) {
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}

if (runsTypeScript) {
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
  await import(pathToFileURL(entry).href)
} else {
  const node = bundledNode()
  if (node === undefined) {
    console.error(
      `waybill: Node ${process.versions.node} cannot run Waybill, and no newer Node is in node_modules. ` +
        'Run `npm ci` again (with optional packages), or install Node 24.',
    )
    process.exit(1)
  }
  // The channel tells the child when this process dies by a signal that it cannot pass on.
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`waybill: ${node} cannot be started (${error.code ?? error.message}). Run \`npm ci\` again.`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}
