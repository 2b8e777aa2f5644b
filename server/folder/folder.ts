import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { WaybillError } from '../errors.ts'
import { type FolderLock, takeLock } from './folder-lock.ts'

/** The folder's format that this version writes. A folder of a newer one is refused, never guessed at. */
export const folderFormat = 1

/** `wanted`: to be loaded when the engine answers; `loaded`: its import was started once and is never started again. */
const demoStates = ['wanted', 'loaded', 'none'] as const
type DemoState = (typeof demoStates)[number]

const Marker = z.looseObject({ format: z.int().min(1), demo: z.enum(demoStates).default('none') })
type Marker = z.infer<typeof Marker>

/** The data folder while this process holds it. */
export interface Folder {
  readonly path: string
  readonly lock: FolderLock
  demo(): DemoState
  setDemo(state: DemoState): void
}

/**
 * Makes the data folder where it is missing, takes its lock and reads its format.
 *
 * @param options.demo whether a new folder shall be filled with the demo case.
 * @throws WaybillError `data-locked`, `data-newer`, `storage-read-only`, `storage-full`.
 */
export function openFolder(path: string, options: { command: string; demo: boolean }): Folder {
  let lock: FolderLock
  try {
    makeFolder(path)
    probe(path)
    lock = takeLock(path, options.command)
  } catch (error) {
    throw folderError(path, error)
  }
  try {
    let marker = readMarker(path)
    if (marker === undefined) {
      marker = { format: folderFormat, demo: options.demo ? 'wanted' : 'none' }
      writeMarker(path, marker)
    }
    let known = marker
    return {
      path,
      lock,
      demo: () => known.demo,
      setDemo: (demo) => writeMarker(path, (known = { ...known, demo })),
    }
  } catch (error) {
    lock.release()
    throw folderError(path, error)
  }
}

/**
 * Makes a folder and those it lies in. Node's own way of doing so never ends where the system calls a folder missing
 * although what it lies in is there, as under /proc.
 */
function makeFolder(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    if (code(error) === 'EEXIST' && statSync(path).isDirectory()) return
    if (code(error) !== 'ENOENT' || existsSync(dirname(path))) throw error
    makeFolder(dirname(path))
    makeFolder(path)
  }
}

const markerFile = (path: string) => join(path, 'waybill.json')

/**
 * Reads `waybill.json`; undefined where there is none.
 *
 * @throws WaybillError `data-newer`; `file-unusable` when the file is damaged.
 */
export function readMarker(path: string): Marker | undefined {
  let text: string
  try {
    text = readFileSync(markerFile(path), 'utf8')
  } catch (error) {
    if (code(error) === 'ENOENT') return undefined
    throw error
  }
  let parsed: ReturnType<typeof Marker.safeParse>
  try {
    parsed = Marker.safeParse(JSON.parse(text))
  } catch {
    parsed = Marker.safeParse(undefined)
  }
  if (!parsed.success)
    throw new WaybillError('file-unusable', `The file waybill.json in the data folder ${path} is damaged.`, {
      next: `Where nothing else in the folder was changed, put {"format":${folderFormat}} into it; otherwise restore the folder.`,
    })
  if (parsed.data.format > folderFormat)
    throw new WaybillError(
      'data-newer',
      `The data folder ${path} has format ${parsed.data.format}; this version of Waybill knows formats up to ${folderFormat}.`,
      { next: 'Start the version of Waybill that wrote it, or set WAYBILL_DATA to another folder.' },
    )
  return parsed.data
}

/** A file that is renamed into place when it is whole and on disk, so that a crash leaves the old one or the new one. */
function writeMarker(path: string, marker: Marker): void {
  const draft = `${markerFile(path)}.draft`
  const file = openSync(draft, 'w')
  try {
    writeSync(file, `${JSON.stringify(marker)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, markerFile(path))
}

/** SQLite words a read-only folder in several ways; a plain file tells it in one. */
function probe(path: string): void {
  const file = join(path, `.probe-${process.pid}`)
  closeSync(openSync(file, 'w'))
  rmSync(file)
}

const code = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

function folderError(path: string, error: unknown): unknown {
  if (error instanceof WaybillError) return error
  switch (code(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
      return new WaybillError('storage-read-only', `The data folder ${path} cannot be written to.`, {
        next: 'Give this user the right to write there, or set WAYBILL_DATA to another folder.',
        cause: error,
      })
    case 'EEXIST':
    case 'ENOTDIR':
    case 'ENOENT':
      return new WaybillError('storage-read-only', `The data folder ${path} cannot be made: something else is there.`, {
        next: 'Set WAYBILL_DATA to a folder.',
        cause: error,
      })
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return new WaybillError('storage-read-only', `The data folder ${path.slice(0, 120)}… cannot be made there.`, {
        next: 'Set WAYBILL_DATA to a folder with a shorter path, and without links that lead in a circle.',
        cause: error,
      })
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return new WaybillError('storage-full', `There is no room left for the data folder ${path}.`, {
        next: 'Free some space, or set WAYBILL_DATA to a folder on another disk.',
        cause: error,
      })
    default:
      return error
  }
}
