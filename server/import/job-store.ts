import { randomUUID } from 'node:crypto'
import type { ImportKind } from '../contract/import-kinds.ts'
import type { FileReport, Job, Mapping, Reject } from '../contract/imports.ts'
import { WaybillError } from '../errors.ts'
import type { State } from '../state/state.ts'

/** How many rejects an answer carries; all of them are in the download. */
export const shownRejects = 1000

/** How far a file is: the counts at a batch's end, so that a batch is never counted twice. */
export interface FileProgress {
  /** Number of the last row that is settled. */
  lastRow: number
  rows: number
  accepted: number
  rejected: number
  unchanged: number
  rejectsLength: number
  from: string
  to: string
  /** Rows read with this file before its end; bytes of the stored file read so far. */
  bytes: number
}

export const noProgress: FileProgress = {
  lastRow: 0, rows: 0, accepted: 0, rejected: 0, unchanged: 0, rejectsLength: 0, from: '', to: '', bytes: 0,
} // prettier-ignore

export interface JobFile {
  job: string
  position: number
  dataset: string
  sha256: string
  name: string
  size: number
  kind: ImportKind
  headers: string[]
  mapping: Mapping
  encoding: string
  delimiter: string
  /** Whether the graph knew this very file before the job: then a cancelled job cannot tell what was there before. */
  known: boolean
  done: boolean
  /** The batch that may be in the graph already, and the last one that surely is. */
  planned: FileProgress | null
  acknowledged: FileProgress
}

export interface JobRecord {
  id: string
  kind: Job['kind']
  dataset: string
  state: Job['state']
  stage: string
  cancelling: boolean
  event: number
  totalBytes: number
  problem: Job['problem']
  createdAt: string
  finishedAt: string | null
}

type Row = Record<string, string | number | null>

const fileOf = (row: Row): JobFile => ({
  job: row['job'] as string,
  position: row['position'] as number,
  dataset: row['dataset'] as string,
  sha256: row['sha256'] as string,
  name: row['name'] as string,
  size: row['size'] as number,
  kind: row['kind'] as ImportKind,
  headers: JSON.parse(row['headers'] as string) as string[],
  mapping: JSON.parse(row['mapping'] as string) as Mapping,
  encoding: row['encoding'] as string,
  delimiter: row['delimiter'] as string,
  known: row['known'] === 1,
  done: row['done'] === 1,
  planned: row['planned'] === null ? null : (JSON.parse(row['planned'] as string) as FileProgress),
  acknowledged: row['acknowledged'] === null ? noProgress : (JSON.parse(row['acknowledged'] as string) as FileProgress),
})

const jobOf = (row: Row): JobRecord => ({
  id: row['id'] as string,
  kind: row['kind'] as Job['kind'],
  dataset: row['dataset'] as string,
  state: row['state'] as Job['state'],
  stage: row['stage'] as string,
  cancelling: row['cancelling'] === 1,
  event: row['event'] as number,
  totalBytes: row['total_bytes'] as number,
  problem: row['problem'] === null ? null : (JSON.parse(row['problem'] as string) as Job['problem']),
  createdAt: row['created_at'] as string,
  finishedAt: row['finished_at'] as string | null,
})

/** Jobs, their files and their journal, in the state file. Every call that changes something is durable when it returns. */
export function createJobStore(state: State) {
  const { db } = state
  const sql = {
    job: db.prepare('SELECT * FROM jobs WHERE id = ?'),
    jobs: db.prepare('SELECT * FROM jobs ORDER BY number DESC LIMIT 100'),
    open: db.prepare("SELECT * FROM jobs WHERE state IN ('waiting', 'running', 'paused') ORDER BY number"),
    insertJob: db.prepare(
      `INSERT INTO jobs (id, number, kind, dataset, state, stage, total_bytes, created_at)
       VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM jobs), ?, ?, 'waiting', 'waiting', ?, ?)`,
    ),
    insertFile: db.prepare(
      `INSERT INTO job_files (job, position, dataset, sha256, name, size, kind, headers, mapping, encoding, delimiter)
       VALUES (@job, @position, @dataset, @sha256, @name, @size, @kind, @headers, @mapping, @encoding, @delimiter)`,
    ),
    files: db.prepare('SELECT * FROM job_files WHERE job = ? ORDER BY position'),
    filesOf: db.prepare(
      `SELECT job_files.* FROM job_files JOIN jobs ON jobs.id = job_files.job AND jobs.kind = 'import'
       WHERE job_files.sha256 = ? AND job_files.dataset = ? ORDER BY jobs.number DESC LIMIT 1`,
    ),
    change: db.prepare(
      `UPDATE jobs SET state = @state, stage = @stage, cancelling = @cancelling, problem = @problem,
       finished_at = @finishedAt, event = event + 1 WHERE id = @id`,
    ),
    touch: db.prepare('UPDATE jobs SET event = event + 1 WHERE id = ?'),
    progress: db.prepare('UPDATE job_files SET planned = ?, acknowledged = ? WHERE job = ? AND position = ?'),
    known: db.prepare('UPDATE job_files SET known = ? WHERE job = ? AND position = ?'),
    done: db.prepare('UPDATE job_files SET done = 1, planned = NULL, acknowledged = ? WHERE job = ? AND position = ?'),
    reject: db.prepare('INSERT OR REPLACE INTO job_rejects VALUES (?, ?, ?, ?, ?, ?, ?)'),
    rejects: db.prepare(
      'SELECT line, code, reason, columns FROM job_rejects WHERE job = ? AND position = ? ORDER BY row LIMIT ?',
    ),
    rejectCount: db.prepare('SELECT count(*) AS count FROM job_rejects WHERE job = ? AND position = ?'),
    index: db.prepare('INSERT OR IGNORE INTO row_index VALUES (?, ?, ?, ?)'),
    before: db.prepare(
      'SELECT row, line, offset FROM row_index WHERE sha256 = ? AND row <= ? ORDER BY row DESC LIMIT 1',
    ),
  }
  const job = (id: string): JobRecord => {
    const row = sql.job.get(id) as Row | undefined
    if (row === undefined) throw new WaybillError('not-found', `There is no job ${id.slice(0, 60)}.`)
    return jobOf(row)
  }
  const files = (id: string): JobFile[] => (sql.files.all(id) as Row[]).map(fileOf)

  return {
    job,
    jobs: (): JobRecord[] => (sql.jobs.all() as Row[]).map(jobOf),
    unfinished: (): JobRecord[] => (sql.open.all() as Row[]).map(jobOf),
    files,
    /** The file as the newest import into a dataset read it; undefined when this data folder never imported it. */
    fileOf(sha256: string, dataset: string): JobFile | undefined {
      const row = sql.filesOf.get(sha256, dataset) as Row | undefined
      return row === undefined ? undefined : fileOf(row)
    },
    create(
      kind: Job['kind'],
      dataset: string,
      list: readonly Omit<JobFile, 'job' | 'position' | 'dataset' | 'known' | 'done' | 'planned' | 'acknowledged'>[],
    ): string {
      const id = randomUUID()
      state.transact(() => {
        const bytes = list.reduce((sum, file) => sum + file.size, 0)
        sql.insertJob.run(id, kind, dataset, bytes, new Date().toISOString())
        list.forEach((file, position) =>
          sql.insertFile.run({
            ...file,
            job: id,
            position,
            dataset,
            headers: JSON.stringify(file.headers),
            mapping: JSON.stringify(file.mapping),
          }),
        )
      })
      return id
    },
    change(
      id: string,
      changes: Partial<Pick<JobRecord, 'state' | 'stage' | 'cancelling' | 'problem' | 'finishedAt'>>,
    ): void {
      state.transact(() => {
        const next = { ...job(id), ...changes }
        sql.change.run({
          id,
          state: next.state,
          stage: next.stage,
          cancelling: next.cancelling ? 1 : 0,
          problem: next.problem === null ? null : JSON.stringify(next.problem),
          finishedAt: next.finishedAt,
        })
      })
    },
    setKnown(file: JobFile, known: boolean): void {
      state.transact(() => sql.known.run(known ? 1 : 0, file.job, file.position))
    },
    /** One commit per batch: what is now surely in the graph, what is about to be, its rejects and where its rows stand. */
    note(
      file: JobFile,
      note: {
        planned: FileProgress | null
        acknowledged: FileProgress
        rejects: readonly (Reject & { row: number })[]
        places: readonly { row: number; line: number; offset: number }[]
      },
    ): void {
      state.transact(() => {
        sql.progress.run(
          note.planned === null ? null : JSON.stringify(note.planned),
          JSON.stringify(note.acknowledged),
          file.job,
          file.position,
        )
        let room = shownRejects + 1
        if (note.rejects.length > 0) {
          room -= (sql.rejectCount.get(file.job, file.position) as { count: number }).count
        }
        for (const reject of note.rejects.slice(0, Math.max(0, room))) {
          const { row, line, code, reason, columns } = reject
          sql.reject.run(file.job, file.position, row, line, code, reason, JSON.stringify(columns))
        }
        for (const place of note.places) sql.index.run(file.sha256, place.row, place.line, place.offset)
        sql.touch.run(file.job)
      })
    },
    finishFile(file: JobFile, progress: FileProgress): void {
      state.transact(() => {
        sql.done.run(JSON.stringify(progress), file.job, file.position)
        sql.touch.run(file.job)
      })
    },
    /** The nearest noted place at or before a row. */
    placeBefore: (sha256: string, row: number): { row: number; line: number; offset: number } | undefined =>
      sql.before.get(sha256, row) as { row: number; line: number; offset: number } | undefined,
    /** What became of a file so far, with at most `most` of its rejects. */
    report(file: JobFile, most = shownRejects): FileReport {
      const rows = sql.rejects.all(file.job, file.position, most + 1) as Row[]
      const { acknowledged, planned } = file
      const shown = planned ?? acknowledged
      return {
        file: file.name,
        sha256: file.sha256,
        kind: file.kind,
        rows: shown.rows,
        accepted: shown.accepted,
        rejected: shown.rejected,
        unchanged: shown.unchanged,
        rejects: rows.slice(0, most).map((row) => ({
          line: row['line'] as number,
          code: row['code'] as string,
          reason: row['reason'] as string,
          columns: JSON.parse(row['columns'] as string) as string[],
        })),
        rejectsTruncated: rows.length > most,
      }
    },
  }
}

export type JobStore = ReturnType<typeof createJobStore>
