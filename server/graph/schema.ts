import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { WaybillError } from '../errors.ts'
import type { Graph } from './graph.ts'
import { graphVersion, recordSchema } from './version.ts'

const folder = join(import.meta.dirname, '../../cypher/schema')

/** The schema this program writes and reads. Raise it together with a file `cypher/schema/<engine>/<n>-….cypher`. */
export const schemaVersion = 1

/** Milliseconds of one change of schema: an index of a large graph takes its time. */
export const definitionTimeout = 600_000

/** Runs one statement by itself, outside a transaction: what a change of schema needs. Must be safe to repeat. */
export type Define = (name: string, cypher: string, params: Record<string, unknown>) => Promise<unknown>

/**
 * Brings the graph's constraints and indexes up to this program's version: the engine's files of each version that the
 * graph has not had yet. Doing it twice, or again after it was cut short, does no harm.
 *
 * @throws WaybillError `data-newer` when a newer Waybill wrote the graph.
 */
export async function applySchema(graph: Pick<Graph, 'engine' | 'read'>, define: Define): Promise<void> {
  const applied = (await graph.read(graphVersion, {}))[0]?.schema ?? 0
  if (applied > schemaVersion) {
    throw new WaybillError(
      'data-newer',
      `The graph was written by a newer Waybill: its schema is ${applied}, this one knows ${schemaVersion}.`,
      { next: 'Start the newer Waybill, or use another data folder or database.' },
    )
  }
  if (applied === schemaVersion) return
  for (const { name, cypher } of schemaFiles(graph.engine.name, applied)) await define(name, cypher, {})
  await define(recordSchema.name, recordSchema.cypher, { schema: schemaVersion })
}

function schemaFiles(engine: Graph['engine']['name'], after: number): { name: string; cypher: string }[] {
  return readdirSync(join(folder, engine))
    .map((file) => ({ file, version: Number.parseInt(file, 10) }))
    .filter(({ version }) => version > after && version <= schemaVersion)
    .sort((a, b) => a.version - b.version || (a.file < b.file ? -1 : 1))
    .map(({ file }) => ({
      name: `schema/${engine}/${file.replace(/\.cypher$/, '')}`,
      cypher: readFileSync(join(folder, engine, file), 'utf8')
        .replaceAll(/^\/\/.*\n/gm, '')
        .trim(),
    }))
}
