import type { Graph } from '../graph/graph.ts'
import type { ProjectionFileRow, ProjectionHeader } from './projection-header.ts'
import { filesQuery, journalQuery } from './trace-queries.ts'

/** A state of the graph, as it notes its own changes. */
export interface GraphJournal {
  readonly version: number
  /** What changed after version v is told by the files if v is at least this. */
  readonly knownSince: number
  readonly files: readonly (ProjectionFileRow & { changed: number; shrunk: number })[]
}

export async function readJournal(graph: Graph): Promise<GraphJournal> {
  const [state] = await graph.read(journalQuery, {})
  const { version, noted, gap } = state ?? { version: 0, noted: -1, gap: 0 }
  const files = await graph.read(filesQuery, {})
  files.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { version, knownSince: noted === version ? gap : version, files }
}

export const filesOf = ({ files }: GraphJournal): ProjectionFileRow[] =>
  files.map(({ id, dataset, born }) => ({ id, dataset, born }))

/** What to read to bring a projection up to date. */
export interface ProjectionChanges {
  /** Files whose movements are to be read. */
  readonly files: string[]
  /** Datasets whose movements in the projection go first. */
  readonly replaced: string[]
}

/** What has changed since a projection was made; null when the graph cannot tell. */
export function changesSince(
  made: Pick<ProjectionHeader, 'version' | 'files'>,
  journal: GraphJournal,
): ProjectionChanges | null {
  if (made.version < journal.knownSince || made.version > journal.version) return null
  const now = new Map(journal.files.map((file) => [file.id, file]))
  const replaced = new Set<string>()
  for (const { id, dataset, born } of made.files) if (now.get(id)?.born !== born) replaced.add(dataset)
  for (const { dataset, shrunk } of journal.files) if (shrunk > made.version) replaced.add(dataset)
  const files = journal.files.filter(({ dataset, changed }) => replaced.has(dataset) || changed > made.version)
  return { files: files.map(({ id }) => id), replaced: [...replaced] }
}
