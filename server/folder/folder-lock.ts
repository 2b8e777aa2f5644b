import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { WaybillError } from '../errors.ts'

const Holder = z.object({
  pid: z.int(),
  /** What the holder does: `serve`, `import`, `trace` … */
  command: z.string(),
  /** Where the server answers; null until it listens, and for commands that do not. */
  address: z.string().nullable(),
  since: z.string(),
})
/** Who holds a data folder. */
export type Holder = z.infer<typeof Holder>

export interface FolderLock {
  /** Puts the server's address into `waybill.lock`, where commands find it. */
  announce(address: string): void
  /** Lets go of the folder. Safe to call twice. */
  release(): void
}

const note = (folder: string) => join(folder, 'waybill.lock')

/**
 * Takes the data folder for this process. The lock itself is the operating system's, on `lock.db`: it ends with the
 * process however that ends, so that neither a kill nor a reused process id leaves it behind. `waybill.lock` beside it
 * only says who holds it.
 *
 * @throws WaybillError `data-locked` within a second, naming the holder.
 */
export function takeLock(folder: string, command: string): FolderLock {
  const database = new Database(join(folder, 'lock.db'), { timeout: 400 })
  try {
    database.exec('BEGIN IMMEDIATE')
  } catch (error) {
    database.close()
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error
    throw lockedError(folder, readHolder(folder))
  }
  const holder: Holder = { pid: process.pid, command, address: null, since: new Date().toISOString() }
  write(folder, holder)
  let held = true
  return {
    announce: (address) => write(folder, { ...holder, address }),
    release: () => {
      if (!held) return
      held = false
      rmSync(note(folder), { force: true })
      database.exec('ROLLBACK')
      database.close()
    },
  }
}

/** What `waybill.lock` says; undefined when it says nothing. Only of worth while the lock is taken. */
export function readHolder(folder: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(note(folder), 'utf8')))
  } catch {
    return undefined
  }
}

function write(folder: string, holder: Holder): void {
  const draft = `${note(folder)}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(holder)}\n`)
  renameSync(draft, note(folder))
}

function lockedError(folder: string, holder: Holder | undefined): WaybillError {
  const who =
    holder === undefined
      ? 'another process'
      : `process ${holder.pid} (waybill ${holder.command}${holder.address === null ? '' : `, ${holder.address}`})`
  return new WaybillError('data-locked', `The data folder ${folder} is held by ${who}.`, {
    next:
      holder?.address == null
        ? 'Wait until it is done or stop it, or set WAYBILL_DATA to another folder.'
        : `Open ${holder.address}, stop that server, or set WAYBILL_DATA to another folder.`,
  })
}
