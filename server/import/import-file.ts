import { setImmediate } from 'node:timers/promises'
import type { Reject } from '../contract/imports.ts'
import { noted } from '../graph/changes.ts'
import type { Graph } from '../graph/graph.ts'
import { step } from '../graph/graph.ts'
import type { Fault, RowCheck } from './check-values.ts'
import { openRowCheck } from './check-values.ts'
import { isGzip } from './csv-text.ts'
import type { CsvBreak, CsvRow } from './csv-rows.ts'
import { findDatasets, finishDataset, keepDataset } from './graph-statements.ts'
import { filled } from './graph-values.ts'
import { openColumns } from './header-columns.ts'
import type { FileProgress, JobFile, JobRecord, JobStore } from './job-store.ts'
import { firstBytes, openTable } from './open-table.ts'
import type { Originals } from './originals.ts'
import type { Planned } from './plan.ts'
import { planners } from './planners.ts'
import { openRejects } from './rejects-file.ts'
import type { RejectsFile } from './rejects-file.ts'
import { RowResolver } from './resolve-rows.ts'

/** Rows of one transaction: enough to make a commit cheap, few enough that a batch takes half a second. */
export const batchSize = 5000
/** A batch is also cut at so many bytes: a file of very long rows must not fill the memory. */
const batchBytes = 8 * 1024 * 1024
/** Every so many rows the place of one is noted, so that a row is found again without reading the file whole. */
const noteEvery = 1000

export interface ImportParts {
  graph: Graph
  originals: Originals
  store: JobStore
  rejectsFolder: string
  /** Rows of one transaction. */
  batchRows: number
}

export interface FileRun {
  file: JobFile
  job: JobRecord
  signal: AbortSignal
  onBytes: (bytes: number) => void
  onBatch: () => void
}

/** Id of the node of a file within a dataset. */
export const datasetFileId = (dataset: string, sha256: string): string => `${dataset}/${sha256.slice(0, 16)}`

interface Pending {
  rows: { csv: CsvRow; planned: Planned | null; faults: readonly Fault[] }[]
  broken: CsvBreak | undefined
}

type NotedReject = Reject & { row: number; fields: readonly string[] }

/**
 * Imports one file, or only counts what would happen. Parsing and planning a batch, looking up what the graph holds of it
 * and writing the batch before it go on side by side. A run that was cut short goes on after the last batch of its journal.
 */
export async function importFile(parts: ImportParts, run: FileRun): Promise<void> {
  const { graph, store } = parts
  const { file, job, signal } = run
  const dryRun = job.kind === 'dry-run'
  const columns = openColumns(file.headers, file.kind, file.mapping)
  const source = { dataset: file.dataset, file: datasetFileId(file.dataset, file.sha256) }
  const { open, ties } = planners[file.kind]
  const planner = open(source)
  const check = openRowCheck(columns)
  const here = await graph.read(findDatasets, { dataset: file.dataset }, { signal })
  const former = here.find((each) => each.id === source.file)
  const begun = file.planned !== null || file.acknowledged.rows > 0
  if (!dryRun && !begun) store.setKnown(file, former !== undefined)
  const resolver = await RowResolver.open(graph, source, planner, { dryRun, types: ties, signal })
  const rejects = await openRejects(parts.rejectsFolder, job.id, file.position, {
    headers: file.headers,
    delimiter: file.delimiter,
    length: file.acknowledged.rejectsLength,
  })

  let acknowledged = file.acknowledged
  let settled = file.acknowledged
  let interrupted = file.planned
  // Rows settled before a crash are read again only where a later row may contradict one that wrote nothing.
  const replay = begun && here.some((each) => each.id !== source.file)
  const resumeAfter = acknowledged.lastRow
  let writing: Promise<unknown> = Promise.resolve()
  let bytes = 0
  let places: { row: number; line: number; offset: number }[] = []

  const settle = async (pending: Pending): Promise<void> => {
    signal.throwIfAborted()
    const good = pending.rows.flatMap((row) => (row.planned === null ? [] : [row.planned]))
    const resolved = await resolver.resolve(good, { signal })
    const last = pending.broken?.row ?? pending.rows.at(-1)?.csv.row ?? 0
    if (last <= resumeAfter) return
    const contradictions = new Map(resolved.contradicted.map(({ row, fault }) => [row, fault]))
    const refused: NotedReject[] = []
    let next: FileProgress = { ...settled, lastRow: last, bytes }
    for (const { csv, planned, faults } of pending.rows) {
      next.rows += 1
      const contradiction = planned === null ? undefined : contradictions.get(csv.row)
      const all = contradiction === undefined ? faults : [contradiction]
      if (all.length > 0) refused.push(rejectOf(csv, all))
      else if (planned?.day !== undefined) {
        if (next.from === '' || planned.day < next.from) next.from = planned.day
        if (planned.day > next.to) next.to = planned.day
      }
    }
    if (pending.broken !== undefined) {
      const { row, line, code, reason } = pending.broken
      next.rows += 1
      refused.push({ row, line, code, reason, columns: [], fields: [] })
    }
    next.accepted += resolved.accepted
    next.unchanged += resolved.unchanged
    next.rejected += refused.length
    // A batch that was on its way when the process died is counted as it was planned then: what it wrote looks unchanged now.
    if (interrupted !== null && interrupted.lastRow === last) next = { ...interrupted }
    interrupted = null
    next.rejectsLength = await appendRejects(rejects, refused, settled.rejectsLength)
    const steps = dryRun ? [] : resolved.batch.steps()

    await writing
    acknowledged = settled
    const listed = refused.map(({ row, line, code, reason, columns: names }) => ({
      row,
      line,
      code,
      reason,
      columns: names,
    }))
    store.note(file, { planned: next, acknowledged, rejects: listed, places })
    run.onBatch()
    places = []
    settled = next
    if (steps.length > 0) {
      writing = graph.write([
        step(keepDataset, { id: source.file, properties: datasetProperties(file, job) }),
        ...steps,
        ...noted({ file: source.file }),
      ])
      // The failure is dealt with where the promise is awaited; until then it must not count as unhandled.
      writing.catch(() => undefined)
    }
    resolver.forget()
  }

  try {
    let pending: Pending = { rows: [], broken: undefined }
    const gzip = isGzip(await firstBytes(parts.originals, file.sha256))
    const onBytes = (count: number): void => {
      bytes += count
      run.onBytes(count)
    }
    for await (const chunk of openTable(parts.originals, file, { gzip, onBytes })) {
      signal.throwIfAborted()
      for (const csv of chunk.rows) {
        if (csv.row === 0) continue
        if (csv.row % noteEvery === 1) places.push({ row: csv.row, line: csv.line, offset: csv.offset })
        if (csv.row <= resumeAfter && !replay) continue
        const planned = readRow(csv, check, () => planner.plan(csv, check))
        pending.rows.push({ csv, planned, faults: planned === null ? check.faults : [] })
        const begin = pending.rows[0]?.csv.offset ?? csv.offset
        if (csv.row % parts.batchRows === 0 || csv.end - begin > batchBytes) {
          await settle(pending)
          pending = { rows: [], broken: undefined }
        }
      }
      pending.broken = chunk.broken
      // Requests to the server are answered between chunks.
      await setImmediate()
    }
    if (pending.rows.length > 0 || pending.broken !== undefined) await settle(pending)
    await writing
    if (!dryRun && (settled.accepted > 0 || (former !== undefined && former.state !== 'complete'))) {
      await graph.write([step(finishDataset, { id: source.file, properties: outcome(settled, job) }), ...noted()])
    }
    store.finishFile(file, { ...settled, bytes: file.size })
    run.onBatch()
  } finally {
    await writing.catch(() => undefined)
    await rejects.close()
  }
}

function readRow(csv: CsvRow, check: RowCheck, plan: () => Planned | null): Planned | null {
  check.begin(csv.fields)
  const { headers } = check.columns
  const { fields } = csv
  const beyond = fields.length > headers.length && fields.slice(headers.length).some((field) => field !== '')
  if (fields.length < headers.length || beyond) {
    const lines = fields.reduce((sum, field) => sum + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 1)
    const spans = lines > 1 ? ` It spans ${lines} lines: a quote may be missing its end.` : ''
    check.fault('ragged-row', `The row has ${fields.length} columns, the header has ${headers.length}.${spans}`)
    return null
  }
  const nul = fields.findIndex((field) => field.includes('\0'))
  if (nul >= 0) {
    check.fault(
      'nul-byte',
      `The column ${headers[nul] ?? nul + 1} holds a NUL byte, which no text has: the file is damaged.`,
    )
    return null
  }
  return plan()
}

function rejectOf(csv: CsvRow, faults: readonly Fault[]): NotedReject {
  return {
    row: csv.row,
    line: csv.line,
    code: faults[0]?.code ?? '',
    reason: faults.map((fault) => fault.reason).join(' '),
    columns: [...new Set(faults.flatMap((fault) => fault.columns))],
    fields: csv.fields,
  }
}

const appendRejects = (
  rejects: RejectsFile,
  refused: readonly NotedReject[],
  length: number,
): Promise<number> | number =>
  refused.length === 0
    ? length
    : rejects.append(refused.map(({ line, reason, fields }) => ({ reason: `line ${line}: ${reason}`, fields })))

const datasetProperties = (file: JobFile, job: JobRecord) => ({
  id: datasetFileId(file.dataset, file.sha256),
  dataset: file.dataset,
  name: file.name,
  sha256: file.sha256,
  kind: file.kind,
  size: file.size,
  importedAt: job.createdAt,
})

const outcome = (progress: FileProgress, job: JobRecord) => ({
  state: 'complete',
  job: job.id,
  rows: progress.rows,
  accepted: progress.accepted,
  rejected: progress.rejected,
  unchanged: progress.unchanged,
  ...filled({ from: progress.from, to: progress.to }),
})
