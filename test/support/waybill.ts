import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'

const bin = join(import.meta.dirname, '../../bin/waybill.js')

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: Record<string, string>
  /** Standard input. */
  readonly input?: string | Buffer
  /** Working folder: a throw-away one unless given. */
  readonly cwd?: string
  readonly uid?: number
  readonly node?: string
}

/** A clean environment: nothing of the caller's settings decides a test. */
const environment = (env: Record<string, string> = {}) => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  PORT: '0',
  WAYBILL_DEMO: '0',
  ...env,
})

/** A folder that goes when it is disposed of. */
export function temporaryFolder(): { path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

function start(args: readonly string[], options: RunOptions): ChildProcess {
  return spawn(options.node ?? process.execPath, [bin, ...args], {
    env: environment(options.env),
    cwd: options.cwd ?? tmpdir(),
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  })
}

/** Runs a command to its end. */
export async function waybill(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = start(args, options)
  const output = collect(child)
  child.stdin?.on('error', () => {})
  child.stdin?.end(options.input ?? '')
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...output() }
}

export interface Served extends AsyncDisposable {
  readonly address: string
  readonly pid: number
  output(): { stdout: string; stderr: string }
  /** Sends a signal and gives the exit code (null when the signal itself ended it) and the milliseconds it took. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; milliseconds: number }>
}

/** Starts a server and waits for the line with its address. */
export async function served(options: RunOptions = {}, flags: readonly string[] = []): Promise<Served> {
  const child = start(['serve', ...flags], options)
  const output = collect(child)
  const closed = once(child, 'close') as Promise<[number | null]>
  const address = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /ready at (\S+)\n/.exec(output().stdout)?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout?.on('data', look)
    closed.then(() => reject(new Error(`the server did not start: ${output().stderr}`)), reject)
  })
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const began = performance.now()
    child.kill(signal)
    const [code] = await closed
    return { code, milliseconds: performance.now() - began }
  }
  return { address, pid: child.pid ?? 0, output, stop, [Symbol.asyncDispose]: async () => void (await stop('SIGKILL')) }
}

function collect(child: ChildProcess): () => { stdout: string; stderr: string } {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (bytes: Buffer) => (stdout += bytes.toString()))
  child.stderr?.on('data', (bytes: Buffer) => (stderr += bytes.toString()))
  return () => ({ stdout, stderr })
}

/** An installed Node of an earlier version than the sources need, if there is one. */
export function olderNode(): string | undefined {
  const candidates = ['/usr/bin/node', '/usr/local/bin/node', process.env['WAYBILL_OLD_NODE'] ?? '']
  return candidates.find((path) => {
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
    const major = Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 99)
    return major >= 20 && major < 22
  })
}
