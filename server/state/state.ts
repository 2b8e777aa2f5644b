import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { WaybillError } from '../errors.ts'
import { stateMigrations } from './state-migrations.ts'
import { storageError } from './storage-errors.ts'

/** Jobs, uploads and whatever else is not graph data, in one SQLite file. Open it once per data folder. */
export interface State {
  readonly db: Database.Database
  /** Runs `work` in one transaction; a full or read-only disk comes out as a `WaybillError`. */
  transact<T>(work: () => T): T
  close(): void
}

/**
 * Opens the state file, making it and its folder or migrating it. Every commit is on disk before the call returns (WAL with
 * `synchronous=FULL`): an acknowledged batch of an import survives a power cut.
 *
 * @throws WaybillError `data-newer`, `storage-read-only`, `storage-full`, or `internal` for a damaged file.
 */
export function openState(file: string): State {
  let db: Database.Database | undefined
  try {
    mkdirSync(dirname(file), { recursive: true })
    db = new Database(file)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('busy_timeout = 5000')
    migrate(db)
  } catch (error) {
    db?.close()
    throw storageError(error, 'the state file (state.db)')
  }
  const open = db
  return {
    db: open,
    transact(work) {
      try {
        return open.transaction(work).immediate()
      } catch (error) {
        throw storageError(error, 'the state file (state.db)')
      }
    },
    close() {
      open.close()
    },
  }
}

function migrate(db: Database.Database): void {
  const version = db.pragma('user_version', { simple: true }) as number
  if (version > stateMigrations.length) {
    throw new WaybillError(
      'data-newer',
      `The data folder was written by a newer Waybill: its state file has version ${version}, this program knows ${stateMigrations.length}.`,
      { next: 'Update Waybill, or set WAYBILL_DATA to another folder.' },
    )
  }
  for (let next = version; next < stateMigrations.length; next += 1) {
    const sql = stateMigrations[next] ?? ''
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${next + 1}`)
    }).immediate()
  }
}
