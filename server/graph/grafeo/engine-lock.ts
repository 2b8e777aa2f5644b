import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

const nameOf = (folder: string) => join(folder, 'owner.json')

/** Says which server has the folder open. The lock itself is the system's, on the database file. */
export const writeLock = (folder: string): void =>
  writeFileSync(nameOf(folder), JSON.stringify({ pid: process.pid, host: hostname() }))

export const removeLock = (folder: string): void => rmSync(nameOf(folder), { force: true })

/** Whether the server that wrote the lock last still runs, as far as this machine can tell. */
export function lockOwner(folder: string): 'gone' | 'running' {
  try {
    const owner = JSON.parse(readFileSync(nameOf(folder), 'utf8')) as { pid: number; host: string }
    if (owner.host !== hostname()) return 'running'
    process.kill(owner.pid, 0)
    return 'running'
  } catch (error) {
    // EPERM: it runs, under another user.
    return (error as NodeJS.ErrnoException).code === 'ESRCH' ? 'gone' : 'running'
  }
}
