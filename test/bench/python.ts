import { execFile, execFileSync, type ExecFileSyncOptions } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const packages = ['numpy', 'ortools', 'networkx']
const bin = process.platform === 'win32' ? 'Scripts' : 'bin'

let ready: string | Error | undefined

/** The Python of an environment of the bench's own, made once, outside the repository, or why there is none. */
function python(): string | Error {
  if (ready !== undefined) return ready
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'waybill', 'bench-python')
  const program = join(folder, bin, 'python')
  try {
    if (!existsSync(join(folder, 'complete'))) {
      console.log(`making a Python environment with ${packages.join(', ')} in ${folder}, once`)
      mkdirSync(join(folder, '..'), { recursive: true })
      const quiet: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'pipe'] }
      execFileSync(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', folder], quiet)
      execFileSync(program, ['-m', 'pip', 'install', '--quiet', ...packages], quiet)
      writeFileSync(join(folder, 'complete'), '')
    }
    return (ready = program)
  } catch (error) {
    const said = String((error as { stderr?: Buffer }).stderr ?? error).trim()
    return (ready = new Error(said.split('\n').at(-1)))
  }
}

/**
 * Runs one of the programs in `peers/` on columns that are written to a file for it.
 *
 * @throws Error that says why it cannot be run, or that it took longer than `seconds`.
 */
export async function runPeer(
  program: string,
  args: (file: string) => string[],
  columns: readonly NodeJS.TypedArray[],
  seconds = 300,
): Promise<Record<string, number>> {
  const runner = python()
  if (runner instanceof Error) throw runner
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
  try {
    const file = join(folder, 'columns')
    for (const column of columns)
      writeFileSync(file, Buffer.from(column.buffer, column.byteOffset, column.byteLength), { flag: 'a' })
    const { stdout } = await promisify(execFile)(runner, [join(import.meta.dirname, 'peers', program), ...args(file)], {
      timeout: seconds * 1000,
    })
    return JSON.parse(stdout) as Record<string, number>
  } catch (error) {
    if ((error as { killed?: boolean }).killed === true) throw new Error(`not done in ${seconds} s`, { cause: error })
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Versions of Python and the packages, for the record. */
export function pythonVersions(): string {
  const runner = python()
  if (runner instanceof Error) return `no Python peers (${runner.message})`
  const show = `import platform, importlib.metadata as m; print('Python', platform.python_version() + ',', ', '.join(f'{p} {m.version(p)}' for p in ${JSON.stringify(packages)}))`
  return execFileSync(runner, ['-c', show], { encoding: 'utf8' }).trim()
}
