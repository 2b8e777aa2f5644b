import { parentPort, workerData } from 'node:worker_threads'
import { advanceProjection } from './projection-advance.ts'
import { buildProjection } from './projection-build.ts'
import { loadBlock, saveBlock } from './projection-file.ts'
import type { ProjectionOrigin } from './projection-header.ts'
import { openProjection } from './projection-open.ts'
import type { MovementRow, OwnerRow, PartyRow, SharedProjection, Transformation } from './projection.ts'
import { ProjectionWriter } from './projection-writer.ts'

/**
 * A thread that makes one projection and ends: from its file, from rows that are sent to it, or from an older one and
 * the rows that have changed. What it made of rows it then saves.
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
  /** Makes it of an older one's block and the rows sent: all parties, and movements that have changed. */
  | { kind: 'advance'; block: SharedArrayBuffer; replaced: string[] }

export type FromProjectionWorker =
  /** A batch of rows was taken in. */
  | { kind: 'taken' }
  | { kind: 'block'; block: SharedArrayBuffer; movements: number; orphans: number }
  | { kind: 'useless'; reason: string }
  /** The file is written, or why not. */
  | { kind: 'saved'; problem: string | null }

export interface ProjectionTask extends ProjectionOrigin {
  file: string
}

const { file, ...origin } = workerData as ProjectionTask
const port = parentPort!
const say = (message: FromProjectionWorker) => port.postMessage(message)
const writer = new ProjectionWriter()

port.on('message', (message: ToProjectionWorker) => {
  if (message.kind === 'load') return load()
  if (message.kind === 'build') return give(buildProjection(writer.raw(), origin))
  if (message.kind === 'advance') return advance(message)
  if (message.kind === 'parties') for (const row of message.rows) writer.addParty(row)
  else if (message.kind === 'listings') for (const row of message.rows) writer.addListing(row)
  else if (message.kind === 'owners') for (const row of message.rows) writer.addOwner(row)
  else if (message.kind === 'identities') for (const row of message.rows) writer.addIdentity(row)
  else if (message.kind === 'transformations') for (const row of message.rows) writer.addTransformation(row)
  else for (const row of message.rows) writer.addMovement(row)
  say({ kind: 'taken' })
})

function load(): void {
  const loaded = loadBlock(file, origin)
  if ('useless' in loaded) return say({ kind: 'useless', reason: loaded.useless })
  say({ kind: 'block', block: loaded.block, movements: 0, orphans: 0 })
}

function advance({ block, replaced }: Extract<ToProjectionWorker, { kind: 'advance' }>): void {
  const made = advanceProjection(openProjection(block), writer.raw(), new Set(replaced), origin)
  if (made === null) say({ kind: 'useless', reason: 'parties of movements that did not change are gone or apart' })
  else give(made)
}

function give({ block, movements }: SharedProjection): void {
  say({ kind: 'block', block, movements: movements.count, orphans: writer.orphans })
  try {
    saveBlock(block, file)
    say({ kind: 'saved', problem: null })
  } catch (error) {
    say({ kind: 'saved', problem: (error as NodeJS.ErrnoException).code ?? 'unknown error' })
  }
}
