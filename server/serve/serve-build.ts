import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WaybillError } from '../errors.ts'

const root = join(import.meta.dirname, '../..')

/** The folder of the built client. */
export const clientFolder = join(root, 'dist')

/** Everything that the built client is made of. */
const sources = [
  'client',
  'server/contract',
  'package-lock.json',
  'vite.config.ts',
  // The page that checks bundles has the engine in it.
  'vite.verify.ts',
  'server/errors.ts',
  'server/verify-parts.ts',
  'server/evidence',
  'server/import',
  'server/trace',
  'seed/reference',
]

/** Whether the built client is made of the sources as they are now. */
export async function clientIsFresh(): Promise<boolean> {
  const stamp = await readFile(join(clientFolder, '.stamp'), 'utf8').catch(() => '')
  return stamp !== '' && stamp === (await fingerprint())
}

/**
 * Builds the client if it is not built or is older than its sources. The new one takes the old one's place when it is
 * whole, so that a build that is stopped half-way, or two at once, leave no broken client behind.
 *
 * @throws WaybillError `internal` with the builder's first words when the sources cannot be built.
 */
export async function buildClient(): Promise<void> {
  const stamp = await fingerprint()
  if ((await readFile(join(clientFolder, '.stamp'), 'utf8').catch(() => '')) === stamp) return
  const draft = `${clientFolder}.${process.pid}`
  const old = `${draft}.old`
  try {
    await runVite(draft)
    await writeFile(join(draft, '.stamp'), stamp)
    await rename(clientFolder, old).catch(() => {})
    await rename(draft, clientFolder)
  } finally {
    await rm(draft, { recursive: true, force: true })
    await rm(old, { recursive: true, force: true })
  }
}

/** A process of its own: the bundler's memory goes when it is done. */
async function runVite(folder: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--outDir', folder, '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (words += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code === 0) return
  const reason = words
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '')
  throw new WaybillError('internal', `The pages could not be built: ${reason ?? `the builder ended with ${code}`}`, {
    next: 'Run `npm ci` and `npm run build` to see why.',
  })
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources) {
    const path = join(root, source)
    for (const file of await filesBelow(path))
      hash
        .update(file)
        .update('\0')
        .update(await readFile(file))
        .update('\0')
  }
  return hash.digest('hex')
}

/** The file itself, or every file below the folder, in order. */
async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) return [path]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
