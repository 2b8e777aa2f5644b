import { noted } from '../graph/changes.ts'
import type { Graph, Step } from '../graph/graph.ts'
import { step } from '../graph/graph.ts'
import { openRowCheck } from './check-values.ts'
import { isGzip } from './csv-text.ts'
import { GraphBatch, KnownReferences } from './graph-batch.ts'
import * as s from './graph-statements.ts'
import type { Mention, Properties } from './graph-values.ts'
import { openColumns } from './header-columns.ts'
import { datasetFileId } from './import-file.ts'
import type { ImportParts } from './import-file.ts'
import type { JobFile } from './job-store.ts'
import { firstBytes, openTable } from './open-table.ts'
import type { Planned, TieType } from './plan.ts'
import { tieTypes } from './plan.ts'
import { planners } from './planners.ts'
import { removeFiles, removeOrphans } from './remove-files.ts'

/** Which rows of which older file to put back: things by row, and parties that were mere names before. */
interface Former {
  rows: Map<number, string>
  names: Set<string>
}

/**
 * Takes back what a cancelled import wrote: what it changed is put back as the older original has it, what it brought is
 * removed. A file that had been imported before this job cannot be told apart from it and is labelled partial instead.
 *
 * @returns whether everything could be taken back.
 */
export async function rollBack(parts: ImportParts, files: readonly JobFile[], signal: AbortSignal): Promise<boolean> {
  const { graph } = parts
  let whole = true
  const own: JobFile[] = []
  for (const file of files) {
    const begun = file.planned !== null || file.acknowledged.rows > 0
    if (!begun) continue
    if (!file.known) own.push(file)
    else if ((file.planned ?? file.acknowledged).accepted > 0) {
      whole = false
      const id = datasetFileId(file.dataset, file.sha256)
      await graph.write([step(s.finishDataset, { id, properties: { state: 'partial' } }), ...noted()])
    }
  }
  for (const file of own.toReversed()) {
    const id = datasetFileId(file.dataset, file.sha256)
    for (const [older, former] of await findFormer(graph, id)) {
      signal.throwIfAborted()
      const source = await olderFile(parts, file.dataset, older)
      if (source === undefined) {
        whole = false
        continue
      }
      await putBack(parts, source, former, id, signal)
    }
    if (whole) await removeFiles(graph, file.dataset, [id], { signal, onFile: () => undefined })
    else await graph.write([step(s.finishDataset, { id, properties: { state: 'partial' } }), ...noted()])
  }
  await removeOrphans(graph, signal)
  return whole
}

async function findFormer(graph: Graph, file: string): Promise<Map<string, Former>> {
  const formers = new Map<string, Former>()
  const formerOf = (older: string): Former => {
    let former = formers.get(older)
    if (former === undefined) formers.set(older, (former = { rows: new Map(), names: new Set() }))
    return former
  }
  for (const subject of s.nodeSubjects) {
    const newest = new Map<string, { file: string; row: number; importedAt: string }>()
    for await (const rows of graph.stream(s.listChanged[subject], { file })) {
      for (const row of rows) {
        const known = newest.get(row.id)
        if (known === undefined || known.importedAt < row.importedAt) newest.set(row.id, row)
      }
    }
    for (const [id, { file: older, row }] of newest) {
      formerOf(older).rows.set(row, id)
      if (subject === 'Party') formerOf(older).names.add(id)
    }
  }
  for (const type of tieTypes) {
    for await (const rows of graph.stream(s.tieUndos[type].listChanged, { file })) {
      for (const { id, earlier } of rows) {
        const [older, row] = earlier.at(-1)?.split('#') ?? []
        if (older !== undefined) formerOf(older).rows.set(Number(row), id)
      }
    }
  }
  return formers
}

/** How the older file was read, if this data folder imported it and still has it. */
async function olderFile(parts: ImportParts, dataset: string, id: string): Promise<JobFile | undefined> {
  const here = await parts.graph.read(s.findDatasets, { dataset })
  const sha256 = here.find((each) => each.id === id)?.sha256
  if (sha256 === undefined) return undefined
  const kept = await parts.originals.size(sha256).catch(() => undefined)
  return kept === undefined ? undefined : parts.store.fileOf(sha256, dataset)
}

async function putBack(
  parts: ImportParts,
  older: JobFile,
  former: Former,
  cancelled: string,
  signal: AbortSignal,
): Promise<void> {
  const { graph, originals } = parts
  const source = { dataset: older.dataset, file: datasetFileId(older.dataset, older.sha256) }
  const planner = planners[older.kind].open(source)
  const check = openRowCheck(openColumns(older.headers, older.kind, older.mapping))
  const references = new KnownReferences()
  const names = new Map<string, { mention: Mention; row: number; line: number }>()
  const stubs = planner.subject === 'Party' ? new Set<string>() : former.names
  let rows: Planned[] = []

  const write = async (): Promise<void> => {
    const batch = new GraphBatch(source.file, references)
    for (const planned of rows) planned.write(batch, 'changed')
    const steps = [...batch.steps(), ...forgetSteps(batch.changed(), cancelled)]
    if (steps.length > 0) await graph.write([...steps, ...noted({ file: source.file })])
    rows = []
  }
  const gzip = isGzip(await firstBytes(originals, older.sha256))
  for await (const chunk of openTable(originals, older, { gzip })) {
    signal.throwIfAborted()
    for (const csv of chunk.rows) {
      if (!former.rows.has(csv.row) && stubs.size === 0) continue
      check.begin(csv.fields)
      const planned = csv.row === 0 ? null : planner.plan(csv, check)
      if (planned === null) continue
      for (const mention of planned.mentions) {
        if (stubs.has(mention.id)) names.set(mention.id, better(names.get(mention.id), mention, csv))
      }
      if (former.rows.get(csv.row) === planned.id) rows.push(planned)
      if (rows.length === parts.batchRows) await write()
    }
  }
  await write()
  const back = [...names].map(([id, named]) => ({ id, properties: stubProperties(source, id, named) }))
  for (let at = 0; at < back.length; at += parts.batchRows) {
    const some = back.slice(at, at + parts.batchRows)
    const refs = some.map(({ id, properties }) => ({
      id,
      row: Number(properties['row']),
      line: Number(properties['line']),
    }))
    const ids = some.map(({ id }) => id)
    await graph.write([
      step(s.dropPartyEdges, { ids }),
      step(s.stubParties, { rows: some }),
      step(s.unmarkEndUsers, { ids }),
      step(s.retireSources.Party, { ids }),
      step(s.recordSources.Party, { file: source.file, rows: refs }),
      ...noted(),
    ])
  }
}

function forgetSteps(changed: ReadonlyMap<TieType, readonly s.TieRow[]>, cancelled: string): Step[] {
  return [...changed].map(([type, ties]) =>
    step(s.tieUndos[type].forget, {
      file: `${cancelled}#`,
      rows: ties.map(({ from, to, properties }) => ({ from, to, id: properties['id'] as string })),
    }),
  )
}

type Named = { mention: Mention; row: number; line: number }

/** The same choice of name as at the import: the first in order of letters; the row is the first that names the party. */
function better(known: Named | undefined, mention: Mention, csv: { row: number; line: number }): Named {
  if (known === undefined) return { mention, row: csv.row, line: csv.line }
  const name =
    known.mention.name === '' || (mention.name !== '' && mention.name < known.mention.name)
      ? mention.name
      : known.mention.name
  const country =
    known.mention.country === '' || (mention.country !== '' && mention.country < known.mention.country)
      ? mention.country
      : known.mention.country
  return { ...known, mention: { ...mention, name, country } }
}

const stubProperties = (
  source: { dataset: string; file: string },
  id: string,
  { mention, row, line }: Named,
): Properties => ({
  id,
  name: mention.name || id.slice(source.dataset.length + 1),
  stub: true,
  dataset: source.dataset,
  file: source.file,
  row,
  line,
  ...(mention.country === '' ? {} : { country: mention.country }),
})
