import { WaybillError } from '../../errors.ts'
import type { EngineFailure } from './engine-messages.ts'

const full = /no space left|os error 28|disk full|quota exceeded|os error 122/i
const readOnly = /read-only file system|permission denied|os error (13|30)\b/i

/** What a person is told when the engine cannot open the graph's file. */
export function openingError(failure: EngineFailure): WaybillError {
  const { message } = failure
  const cause = new Error(message)
  if (/cannot be locked|locked/i.test(message)) {
    return new WaybillError('data-locked', 'The graph in the data folder is in use by another Waybill.', {
      next: 'Stop the other one, or give this one a data folder of its own with WAYBILL_DATA.',
      cause,
    })
  }
  if (/damaged|checksum|magic|corrupt|holds files of another database/i.test(message)) {
    return new WaybillError(
      'data-damaged',
      'The graph in the data folder is damaged: its file (graph/waybill.grafeo) or its log does not hold what was written.',
      {
        next: 'Restore the graph folder from a backup, or move it away and import the original files again; they are kept in the originals folder.',
        cause,
      },
    )
  }
  if (full.test(message)) return storageFull(cause)
  if (readOnly.test(message)) {
    return new WaybillError('storage-read-only', 'The graph folder in the data folder cannot be written.', {
      next: 'Make the data folder writable for the user that runs Waybill.',
      cause,
    })
  }
  return new WaybillError('database-away', 'The embedded graph engine could not be started.', {
    next: 'The log says why. Start Waybill again.',
    cause,
  })
}

/** What a person is told when a statement fails in the engine. */
export function statementError(failure: EngineFailure, name: string): WaybillError {
  const cause = new Error(`${failure.status ?? '-----'} ${failure.message}`)
  if (full.test(failure.message)) return storageFull(cause)
  const syntax = failure.status?.startsWith('42') === true
  return new WaybillError(
    'query-failed',
    syntax ? `The statement ${name} is not one the embedded engine can run.` : `The statement ${name} failed.`,
    { next: 'The log holds the engine’s own words.', cause },
  )
}

const storageFull = (cause: Error): WaybillError =>
  new WaybillError('storage-full', 'There is no space left for the graph in the data folder.', {
    next: 'Free some space and try again. Nothing of the last step was kept.',
    cause,
  })

export const timeoutError = (name: string, milliseconds: number): WaybillError =>
  new WaybillError('query-timeout', `The statement ${name} was stopped after ${milliseconds / 1000} s.`, {
    next: 'Ask for less: name more of what you look for, or make paths shorter.',
  })

export const memoryError = (name: string, megabytes: number): WaybillError =>
  new WaybillError('query-memory', `The statement ${name} was stopped: it took the engine over ${megabytes} MB.`, {
    next: 'Ask for less, or raise WAYBILL_ENGINE_MEMORY_MB where the machine has more memory.',
  })

export const cancelledError = (name: string): WaybillError =>
  new WaybillError('cancelled', `The statement ${name} was cancelled.`)

export const restartedError = (name: string): WaybillError =>
  new WaybillError('database-away', `The graph engine was restarted before ${name} was done.`, {
    next: 'Try again.',
  })

export const closedError = (): WaybillError =>
  new WaybillError('database-away', 'The graph is closed.', { next: 'Start Waybill again.' })
