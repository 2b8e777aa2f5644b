import { parentPort, workerData } from 'node:worker_threads'
import { buildProjection } from './projection-build.ts'
import { loadBlock, saveBlock } from './projection-file.ts'
import type { MovementRow, OwnerRow, PartyRow, Transformation } from './projection.ts'
import { ProjectionWriter } from './projection-writer.ts'

/**
 * A thread that makes one projection and ends: from its file, or from rows that are sent to it, which it then saves.
 * Rows are turned into columns and sorted here, so that the thread that serves people never waits for it.
 */
export type ToProjectionWorker =
  | { kind: 'load' }
  | { kind: 'parties'; rows: Omit<PartyRow, 'listings'>[] }
  | { kind: 'listings'; rows: { party: string; from: string | null; until: string | null }[] }
  | { kind: 'owners'; rows: OwnerRow[] }
  | { kind: 'identities'; rows: { a: string; b: string }[] }
  | { kind: 'transformations'; rows: Transformation[] }
  | { kind: 'movements'; rows: MovementRow[] }
  | { kind: 'build' }

export type FromProjectionWorker =
  /** A batch of rows was taken in. */
  | { kind: 'taken' }
  | { kind: 'block'; block: SharedArrayBuffer; movements: number; orphans: number }
  | { kind: 'useless'; reason: string }
  /** The file is written, or why not. */
  | { kind: 'saved'; problem: string | null }

export interface ProjectionTask {
  file: string
  version: number
  store: string
}

const task = workerData as ProjectionTask
const port = parentPort!
const say = (message: FromProjectionWorker) => port.postMessage(message)
const writer = new ProjectionWriter()

port.on('message', (message: ToProjectionWorker) => {
  if (message.kind === 'load') return load()
  if (message.kind === 'build') return build()
  if (message.kind === 'parties') for (const row of message.rows) writer.addParty(row)
  else if (message.kind === 'listings') for (const row of message.rows) writer.addListing(row)
  else if (message.kind === 'owners') for (const row of message.rows) writer.addOwner(row)
  else if (message.kind === 'identities') for (const row of message.rows) writer.addIdentity(row)
  else if (message.kind === 'transformations') for (const row of message.rows) writer.addTransformation(row)
  else for (const row of message.rows) writer.addMovement(row)
  say({ kind: 'taken' })
})

function load(): void {
  const loaded = loadBlock(task.file, task)
  if ('useless' in loaded) return say({ kind: 'useless', reason: loaded.useless })
  say({ kind: 'block', block: loaded.block, movements: 0, orphans: 0 })
}

function build(): void {
  const { block, movements } = buildProjection(writer.raw(), task.version, task.store)
  say({ kind: 'block', block, movements: movements.count, orphans: writer.orphans })
  try {
    saveBlock(block, task.file)
    say({ kind: 'saved', problem: null })
  } catch (error) {
    say({ kind: 'saved', problem: (error as NodeJS.ErrnoException).code ?? 'unknown error' })
  }
}
