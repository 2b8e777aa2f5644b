import type { z } from 'zod'
import { noted } from '../graph/changes.ts'
import type { Graph, Step } from '../graph/graph.ts'
import { step } from '../graph/graph.ts'
import type { Query } from '../graph/query.ts'
import * as s from './graph-statements.ts'
import { referenceLabels } from './graph-values.ts'
import { tieTypes } from './plan.ts'

/** Runs a statement that removes a bounded number of things until it finds none. Each run is a transaction of its own. */
async function removeAll<P extends z.ZodType>(
  graph: Graph,
  query: Query<P, z.ZodType>,
  params: z.input<P>,
  signal: AbortSignal,
  note: Step[] = noted(),
): Promise<void> {
  for (;;) {
    signal.throwIfAborted()
    const [rows] = await graph.write([step(query, params), ...note])
    const removed = (rows?.[0] as { removed?: number } | undefined)?.removed ?? 0
    if (removed === 0) return
  }
}

/**
 * Removes what files of a dataset state now, the files' own records included. Parties that other datasets refer to stay
 * as names. Goes on where it was when it is run again; call `removeOrphans` after the last file.
 */
export async function removeFiles(
  graph: Graph,
  dataset: string,
  files: readonly string[],
  options: { signal: AbortSignal; onFile: (file: string) => void },
): Promise<void> {
  const { signal } = options
  // Ties first: a party whose ties have gone can be told from one that others still refer to.
  for (const file of files) {
    options.onFile(file)
    for (const type of tieTypes) await removeAll(graph, s.tieUndos[type].remove, { file }, signal)
  }
  for (const subject of ['Shipment', 'Listing', 'Party'] as const) {
    for (const file of files) {
      if (subject === 'Party') await removeAll(graph, s.stubReferencedParties, { file, dataset }, signal)
      await removeAll(graph, s.removeNodes[subject], { file }, signal, noted({ file, shrinks: subject === 'Shipment' }))
    }
  }
  for (const file of files) {
    await removeAll(graph, s.removeRecords, { file }, signal)
    await graph.write([step(s.removeDataset, { file }), ...noted()])
  }
}

/** Removes reference nodes and names that nothing refers to any more, and end-user marks that nothing supports. */
export async function removeOrphans(graph: Graph, signal: AbortSignal): Promise<void> {
  await graph.write([step(s.unmarkIdleEndUsers, {}), ...noted()])
  await removeAll(graph, s.removeOrphanParties, {}, signal)
  for (const label of referenceLabels) await removeAll(graph, s.removeOrphans[label], {}, signal)
}
