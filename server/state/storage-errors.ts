import { WaybillError } from '../errors.ts'

const full = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])
const readOnly = new Set([
  'EROFS',
  'EACCES',
  'EPERM',
  'ENOTDIR',
  'EEXIST',
  'SQLITE_READONLY',
  'SQLITE_READONLY_DIRECTORY',
  'SQLITE_READONLY_DBMOVED',
  'SQLITE_READONLY_RECOVERY',
  'SQLITE_READONLY_CANTINIT',
  'SQLITE_CANTOPEN',
])
const damaged = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_CORRUPT_VTAB', 'SQLITE_CORRUPT_INDEX'])

/**
 * Turns what the file system or SQLite threw into an error for people; anything else passes through as it is.
 *
 * @param what the thing being written or read, as a noun phrase ("the state file").
 */
export function storageError(error: unknown, what: string): unknown {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string' || error instanceof WaybillError) return error
  if (full.has(code)) {
    return new WaybillError('storage-full', `The disk is full: ${what} could not be written.`, {
      next: 'Free some space on the disk of the data folder and try again. What was stored before is intact.',
      cause: error,
    })
  }
  if (readOnly.has(code)) {
    return new WaybillError('storage-read-only', `The data folder cannot be written to: ${what} was refused.`, {
      next: 'Give this user the right to write in the data folder, or set WAYBILL_DATA to another folder.',
      cause: error,
    })
  }
  if (damaged.has(code)) {
    return new WaybillError('internal', `The data folder is damaged: ${what} cannot be read as a database.`, {
      next: 'Restore the data folder from a backup. Originals in it are untouched.',
      cause: error,
    })
  }
  return error
}
