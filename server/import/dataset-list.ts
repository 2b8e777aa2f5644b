import type { Dataset } from '../contract/imports.ts'
import type { Graph } from '../graph/graph.ts'
import { countParties, countShipments, listDatasets } from './graph-statements.ts'

/** Lists the datasets. Counting reads the whole graph, so the counts are kept until the graph changes. */
export function createDatasetList(graph: Graph): () => Promise<Dataset[]> {
  let kept: { version: number; list: Promise<Dataset[]> } | undefined

  const list = async (): Promise<Dataset[]> => {
    const [files, parties, shipments] = await Promise.all([
      graph.read(listDatasets, {}),
      graph.read(countParties, {}),
      graph.read(countShipments, {}),
    ])
    const countOf = (counts: readonly { dataset: string | null; count: number }[], id: string): number =>
      counts.find((each) => each.dataset === id)?.count ?? 0
    const byId = Map.groupBy(files, (file) => file.dataset)
    return [...byId]
      .map(([id, own]) => ({
        id,
        parties: countOf(parties, id),
        shipments: countOf(shipments, id),
        files: own
          .sort((a, b) =>
            a.importedAt < b.importedAt ? 1 : a.importedAt > b.importedAt ? -1 : a.name < b.name ? -1 : 1,
          )
          .map(
            ({ name, from, to, sha256, kind, size, rows, accepted, rejected, unchanged, job, importedAt, state }) => ({
              sha256,
              kind,
              size,
              rows,
              accepted,
              rejected,
              unchanged,
              job,
              importedAt,
              state,
              file: name,
              period: from === null || to === null ? null : { from, to },
            }),
          ),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  return async () => {
    const version = await graph.version()
    if (kept?.version !== version) {
      const fresh = { version, list: list() }
      kept = fresh
      fresh.list.catch(() => (kept = undefined))
    }
    return kept.list
  }
}
